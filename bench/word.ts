/**
 * A Word report of 300 fields, 500 table rows and 40 photographs of 200 KB: filled, and filled and read back. Against
 * the least any filler has to do (unzip, replace strings, zip: no loops, no locations, no checks) and against the
 * template engine alone with its usual zip settings.
 */
import { createHash } from 'node:crypto';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import Docxtemplater from 'docxtemplater';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import PizZip from 'pizzip';
import type { DocumentModel, PlaceValue, PlaceValues } from '../core/document/model.ts';
import { renderDocument } from '../electron/document/index.ts';
import { drawingXml } from '../electron/document/word/drawing-xml.ts';
import { png } from '../tests/document/support.ts';
import { type BenchRow, median } from './types.ts';

const FIELDS = 300;
const ROWS = 500;
const COLUMNS = 8;
const PICTURES = 40;
const PICTURE_BYTES = 200_000;
const ROUNDS = 9;

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

async function buildTemplate(): Promise<Uint8Array> {
  const cells = times(COLUMNS, (c) => {
    const open = c === 0 ? '{{#rows}}' : '';
    const close = c === COLUMNS - 1 ? '{{/rows}}' : '';
    return new TableCell({ children: [new Paragraph(`${open}{{c${c}}}${close}`)] });
  });
  const children = [
    ...times(FIELDS, (i) => new Paragraph(`第 ${i} 项：{{f${i}}}`)),
    new Table({ rows: [new TableRow({ children: cells })] }),
    new Paragraph('{{%pictures}}'),
  ];
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

const fieldText = (i: number): string => `第 ${i} 项内容：上海某智能网联汽车科技有限公司车联网平台`;
const cellText = (row: number, column: number): string => `单元 ${row}-${column} 核心交换机`;

interface Sample {
  template: Uint8Array;
  pictures: Map<string, Uint8Array>;
  model: DocumentModel;
}

async function buildSample(): Promise<Sample> {
  const files = times(PICTURES, (i) => png(i, 800, 600, PICTURE_BYTES - 2500));
  const pictures = new Map(files.map((bytes) => [createHash('sha256').update(bytes).digest('hex'), bytes]));
  const values: PlaceValues = {};
  const text = (value: string): PlaceValue => ({ kind: 'text', text: value });
  for (let i = 0; i < FIELDS; i++) values[`f${i}`] = text(fieldText(i));
  const row = (r: number): PlaceValues => Object.fromEntries(times(COLUMNS, (c) => [`c${c}`, text(cellText(r, c))]));
  values['rows'] = { kind: 'rows', rows: times(ROWS, row) };
  const images = [...pictures.keys()].map((sha256, i) => ({ sha256, name: `${i}.png`, caption: `拓扑图 ${i}` }));
  values['pictures'] = { kind: 'images', images, widthMm: 150, heightMm: 100 };
  const model: DocumentModel = {
    document: 'bench',
    title: '定级报告',
    subject: 's',
    template: 'bench.docx',
    format: 'docx',
    fileName: 'bench.docx',
    values,
    draft: false,
    date: '2025-03-01',
    empty: [],
    unplaced: [],
    findings: [],
  };
  return { template: await buildTemplate(), pictures, model };
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

/** Knows this template by heart; what it leaves out is everything a person would thank for. */
function floor({ template, pictures }: Sample): Uint8Array {
  const parts = unzipSync(template);
  let xml = strFromU8(parts['word/document.xml'] as Uint8Array);
  const row = /<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>/s.exec(xml)?.[0] ?? '';
  const cloned = times(ROWS, (r) =>
    row.replace(/\{\{[#/]rows\}\}/g, '').replace(/\{\{c(\d)\}\}/g, (_tag, c: string) => cellText(r, Number(c))),
  );
  const names = [...pictures.keys()];
  const drawings = names.map((_, i) => {
    const size = { type: 'png', width: 800, height: 600, turn: 0 } as const;
    return `<w:p><w:r>${drawingXml(`rIdP${i}`, size, 150, 100, '').replace('id="0"', `id="${i + 1}"`)}</w:r></w:p>`;
  });
  xml = xml
    .replace(row, () => cloned.join(''))
    .replace(/<w:p>(?:(?!<\/w:p>).)*\{\{%pictures\}\}.*?<\/w:p>/s, () => drawings.join(''))
    .replace(/\{\{f(\d+)\}\}/g, (_tag, i: string) => fieldText(Number(i)));
  const relations = strFromU8(parts['word/_rels/document.xml.rels'] as Uint8Array);
  const lines = names.map((_, i) => `<Relationship Id="rIdP${i}" Type="${RELATION}" Target="media/p${i}.png"/>`);
  parts['word/document.xml'] = strToU8(xml);
  parts['word/_rels/document.xml.rels'] = strToU8(
    relations.replace('</Relationships>', `${lines.join('')}</Relationships>`),
  );
  const files: Zippable = {};
  for (const [name, bytes] of Object.entries(parts)) files[name] = [bytes, { level: 6 }];
  for (const [i, name] of names.entries())
    files[`word/media/p${i}.png`] = [pictures.get(name) as Uint8Array, { level: 0 }];
  return zipSync(files);
}

function engineAlone({ template, pictures }: Sample): Uint8Array {
  const zip = new PizZip(template);
  const engine = new Docxtemplater(zip, {
    delimiters: { start: '{{', end: '}}' },
    paragraphLoop: true,
    nullGetter: () => '',
  });
  engine.render({
    ...Object.fromEntries(times(FIELDS, (i) => [`f${i}`, fieldText(i)])),
    rows: times(ROWS, (r) => Object.fromEntries(times(COLUMNS, (c) => [`c${c}`, cellText(r, c)]))),
  });
  for (const [i, name] of [...pictures.keys()].entries())
    zip.file(`word/media/p${i}.png`, pictures.get(name) as Uint8Array);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Milliseconds until the file's bytes are there, and until they have been read back. */
async function ours({ template, pictures, model }: Sample): Promise<{ filled: number; reread: number }> {
  const start = performance.now();
  let filled = 0;
  const evidence = (sha256: string): Uint8Array => pictures.get(sha256) as Uint8Array;
  const onProgress = (_fraction: number, step: string): void => {
    if (step === '读回核对') filled = performance.now() - start;
  };
  const { report } = await renderDocument({ model, template, evidence, onProgress });
  const expected = FIELDS + ROWS * COLUMNS + PICTURES;
  if (report.placed.length !== expected) throw new Error(`placed ${report.placed.length} of ${expected}`);
  return { filled, reread: performance.now() - start };
}

function time(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export async function run(): Promise<BenchRow[]> {
  const sample = await buildSample();
  const measured = { floor: [] as number[], engine: [] as number[], filled: [] as number[], reread: [] as number[] };
  for (let round = 0; round < ROUNDS + 2; round++) {
    const ownTimes = await ours(sample);
    const floorTime = time(() => floor(sample));
    const engineTime = time(() => engineAlone(sample));
    if (round < 2) continue;
    measured.floor.push(floorTime);
    measured.engine.push(engineTime);
    measured.filled.push(ownTimes.filled);
    measured.reread.push(ownTimes.reread);
  }
  const [floorTime, engineTime] = [median(measured.floor), median(measured.engine)];
  const [filled, reread] = [median(measured.filled), median(measured.reread)];
  const row = (name: string, own: number, other: number, aim: string): BenchRow => ({
    name: `Word, ${FIELDS} fields + ${ROWS} rows + ${PICTURES} pictures: ${name}`,
    ours: own,
    other,
    unit: 'ms',
    ratio: own / other,
    aim,
  });
  return [
    row('filled / raw zip-and-replace', filled, floorTime, '≤ 3×'),
    row('filled and read back / raw zip-and-replace', reread, floorTime, '≤ 4×'),
    row('filled and read back / docxtemplater alone', reread, engineTime, '–'),
  ];
}
