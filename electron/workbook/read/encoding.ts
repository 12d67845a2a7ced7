/** How a .csv is written: encoding and separator, found out from its content. */
import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';
import type { TableFile } from './model.ts';
import { refuse } from './refusal.ts';

type Encoding = NonNullable<TableFile['encoding']>;
type Separator = NonNullable<TableFile['separator']>;

const CHUNK = 1 << 20;
const SAMPLE = 1 << 16;

export async function* bytesOf(file: FileHandle): AsyncGenerator<Buffer> {
  for (let at = 0; ;) {
    const buffer = Buffer.allocUnsafe(CHUNK);
    const { bytesRead } = await file.read(buffer, 0, CHUNK, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** Bytes at the end that begin a UTF-8 character whose rest is in the next piece. */
function openEnd(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}

/** Text in GBK is practically never valid UTF-8, so the whole file is asked. */
async function isAllUtf8(file: FileHandle): Promise<boolean> {
  let rest = Buffer.alloc(0);
  for await (const chunk of bytesOf(file)) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const open = openEnd(bytes);
    if (!isUtf8(bytes.subarray(0, bytes.length - open))) return false;
    rest = Buffer.from(bytes.subarray(bytes.length - open));
  }
  // A file cut off in the middle of its last character is still UTF-8.
  return true;
}

/** @throws WorkbenchError WORKBOOK when the file is no text */
export async function encodingOf(file: FileHandle): Promise<Encoding> {
  const sample = Buffer.alloc(SAMPLE);
  const { bytesRead } = await file.read(sample, 0, SAMPLE, 0);
  const head = sample.subarray(0, bytesRead);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const notText = (detail: string): Error =>
    refuse(
      '这个文件既不是 Excel 工作簿，也不是 .csv 文本。',
      '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
      detail,
    );
  if (head.includes(0)) throw notText('NUL');
  if (await isAllUtf8(file)) return 'utf-8';
  // GB18030 gives nearly every pair of bytes a meaning; other files show themselves by what has none.
  const text = new TextDecoder('gb18030').decode(head, { stream: true });
  const strange = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if (strange > Math.max(2, text.length / 100)) throw notText(`${strange} of ${text.length}`);
  return 'gb18030';
}

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

/** Number of separators outside quotes, line by line. */
function countsOf(lines: readonly string[], separator: string): number[] {
  return lines.map((line) => line.replace(/"[^"]*"/g, '').split(separator).length - 1);
}

/** The separator that divides most lines into the same number of columns. @param text the beginning of the file */
export function separatorOf(text: string): Separator {
  const named = /^sep=([,;\t])/i.exec(text)?.[1];
  if (named) return named as Separator;
  const lines = text
    .replace(/"[^"]*"/g, '""')
    .split(/\r\n?|\n/)
    .slice(0, 200)
    .filter((line) => line.trim() !== '');
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  let best: Separator = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const counts = countsOf(whole, separator).filter((count) => count > 0);
    const frequency = new Map<number, number>();
    for (const count of counts) frequency.set(count, (frequency.get(count) ?? 0) + 1);
    const score = Math.max(0, ...Array.from(frequency, ([count, times]) => times * Math.min(count, 20)));
    if (score > bestScore) [best, bestScore] = [separator, score];
  }
  return best;
}
