/** Packs a workbook whose sheets hold streams: rows are drawn, written and packed side by side, never all in memory. */
import { Blocks } from '../../workbook/write/sheet-writer.ts';
import type { BlockDeflater } from '../../workbook/write/block-deflater.ts';
import { ZipFile } from '../../workbook/write/zip-file.ts';
import { MemoryOutput } from '../memory-file.ts';
import type { RowReader } from '../row-batches.ts';
import { type Parts, textOf } from '../zip.ts';
import { STREAM_MARK } from './fill-sheet.ts';
import type { StreamRows } from './stream-rows.ts';

/** As electron/workbook packs. */
const LEVEL = 6;

/** Streams of each sheet part, in the order of their marks. */
export type SheetStreams = ReadonlyMap<string, readonly StreamRows[]>;

/** @param onRows told how many rows have been written, of all sheets; may throw to end the work */
export async function packStreamed(
  parts: Parts,
  streams: SheetStreams,
  rows: RowReader,
  onRows: (count: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const output = new MemoryOutput();
  const zip = new ZipFile(output, { level: LEVEL });
  let written = 0;
  const onBatch = (count: number): void => onRows((written += count));
  for (const [name, content] of parts) {
    const own = streams.get(name);
    if (!own) await zip.add(name, content);
    else await zip.stream(name, 0, (deflater) => packSheet(textOf(parts, name), own, rows, deflater, onBatch));
  }
  await zip.finish();
  return output.whole();
}

async function packSheet(
  xml: string,
  streams: readonly StreamRows[],
  rows: RowReader,
  deflater: BlockDeflater,
  onBatch: (count: number) => void,
): Promise<Buffer> {
  const blocks = new Blocks(deflater);
  for (const [i, piece] of xml.split(STREAM_MARK).entries()) {
    const stream = i === 0 ? undefined : streams[i - 1];
    if (stream) await packRows(stream, rows, blocks, onBatch);
    await blocks.put(piece);
  }
  await blocks.send();
  return Buffer.alloc(0);
}

async function packRows(
  stream: StreamRows,
  rows: RowReader,
  blocks: Blocks,
  onBatch: (count: number) => void,
): Promise<void> {
  const { source, count, columns } = stream.planned.block.value;
  for await (const cells of rows(source, count)) {
    const length = columns.length > 0 ? cells.length / columns.length : 0;
    for (let i = 0; i < length; i += 1) {
      stream.write(blocks.text, cells, i * columns.length);
      if (blocks.full) await blocks.send();
    }
    onBatch(length);
  }
}
