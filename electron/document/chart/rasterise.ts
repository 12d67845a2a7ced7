/**
 * SVG → PNG with the font that is shipped, so that the same chart gives the same bytes on every system and no font of
 * the machine is asked for.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { WorkbenchError } from '../../../core/contract.ts';
import { PLAIN_FONT } from '../../../core/chart/text.ts';

/** Sharp on paper: hatched by the printer, grey resolves no finer. */
const DOTS_PER_INCH = 240;
const MM_PER_INCH = 25.4;
const FONT_FILE = path.join('resources', 'fonts', 'chart.ttf');

/** From source, from `out/main` and from its chunks the font lies a few levels up. */
function findFont(from: string): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const file = path.join(folder, FONT_FILE);
    if (fs.existsSync(file)) return file;
    if (path.dirname(folder) === folder) throw new Error(`no ${FONT_FILE} above ${from}`);
  }
}

function failed(error: unknown): WorkbenchError {
  return new WorkbenchError(
    'INTERNAL',
    '文书中的图表无法绘制，没有写出文件。',
    '程序自带的字体或绘图部件缺失或损坏，请重新安装本程序。',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
}

let ready: Promise<Uint8Array> | undefined;

/** Once in a process; what comes back is the font. */
function prepare(): Promise<Uint8Array> {
  ready ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
    await initWasm(fs.readFileSync(file));
    return fs.readFileSync(findFont(import.meta.dirname));
  })();
  return ready;
}

/** @throws WorkbenchError INTERNAL when the drawing library or the font is missing */
export async function rasterise(svg: string, widthMm: number): Promise<Uint8Array> {
  try {
    const font = await prepare();
    const image = new Resvg(svg, {
      font: { fontBuffers: [font], defaultFontFamily: PLAIN_FONT, loadSystemFonts: false },
      fitTo: { mode: 'width', value: Math.round((widthMm / MM_PER_INCH) * DOTS_PER_INCH) },
    });
    const rendered = image.render();
    // The bytes live in the library's memory until they are copied.
    const bytes = new Uint8Array(rendered.asPng());
    rendered.free();
    image.free();
    return bytes;
  } catch (error) {
    throw failed(error);
  }
}
