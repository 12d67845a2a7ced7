import { describe, expect, it } from 'vitest';
import { emptyHash, withContent } from '../../electron/document/sheet/row-hash.ts';
import { rereadStreamed } from '../../electron/document/sheet/stream-reread.ts';
import type { Content } from '../../electron/document/sheet/stream-plan.ts';
import { openZip, setText, textOf, writeZip } from '../../electron/document/zip.ts';
import { catalogueTemplate, renderRows } from './register-support.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const ROWS: Content[][] = [
  ['甲', 1],
  ['乙', 2.5],
  [null, null],
  ['_x0041_', -1e-7],
];

/** As the writer remembers them. */
const written = () => ({
  planned: { block: { at: 4, height: 1, place: '目录' }, sheet: { name: '目录' } },
  hashes: Uint32Array.from(ROWS, (row) => row.reduce<number>(withContent, emptyHash())),
  lines: [{ offset: 0, cells: [1, 2].map((column) => ({ plan: { cell: { column } } })) }],
});

async function reread(change: (xml: string) => string) {
  const { bytes } = await renderRows(await catalogueTemplate(['{{名称}}', '{{数量}}']), ['名称', '数量'], ROWS);
  const parts = openZip(bytes);
  setText(parts, SHEET, change(textOf(parts, SHEET)));
  const found = await rereadStreamed(writeZip(parts), [], new Map([[SHEET, [written()]]]), () => undefined);
  return found.map(({ where, expected, found: text }) => [where, expected, text]);
}

describe('reading rows back', () => {
  it('finds all of them as they were meant', async () => {
    expect(await reread((xml) => xml)).toEqual([]);
  });

  it.each([
    ['a changed text', (xml: string) => xml.replace('>乙<', '>丙<'), [['目录!5:5', '第 2 行的内容', '丙，2.5']]],
    [
      'a changed number',
      (xml: string) => xml.replace('<v>2.5<', '<v>2.6<'),
      [['目录!5:5', '第 2 行的内容', '乙，2.6']],
    ],
    [
      'a number that became text',
      (xml: string) => xml.replace(/(r="B4"[^>]*><v>)1</, '$1一<'),
      [['目录!4:4', '第 1 行的内容', '甲，一']],
    ],
    ['an emptied cell', (xml: string) => xml.replace('<v>2.5</v>', ''), [['目录!5:5', '第 2 行的内容', '乙，']]],
    ['a lost row', (xml: string) => xml.replace(/<row r="7".*?<\/row>/s, ''), [['目录!7:7', '第 4 行的内容', '，']]],
    [
      'a filled empty row',
      (xml: string) => xml.replace(/(<row r="6"[^>]*>)<c r="A6"( s="\d+")?\/>/, '$1<c r="A6"><v>7</v></c>'),
      [['目录!6:6', '第 3 行的内容', '7，']],
    ],
  ])('notices %s', async (_what, change, expected) => {
    expect(await reread(change)).toEqual(expected);
  });
});
