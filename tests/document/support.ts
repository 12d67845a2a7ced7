/** Small tagged templates and models for the document tests, and ways to look into what came out. */
import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import type { DocumentModel, PlaceValue, PlaceValues } from '../../core/document/model.ts';
import type { Location } from '../../core/form/finding.ts';
import { lintDocument, renderDocument, type Rendered } from '../../electron/document/index.ts';
import { openZip, textOf } from '../../electron/document/zip.ts';

export const text = (value: string, from?: Location): PlaceValue => ({
  kind: 'text',
  text: value,
  ...(from ? { from } : {}),
});
export const longtext = (...paragraphs: string[]): PlaceValue => ({ kind: 'longtext', paragraphs });
export const number = (value: number): PlaceValue => ({ kind: 'number', number: value, text: String(value) });
export const date = (value: string, shown = value): PlaceValue => ({ kind: 'date', date: value, text: shown });
export const check = (on: boolean): PlaceValue => ({ kind: 'check', on });
export const flag = (on: boolean): PlaceValue => ({ kind: 'flag', on });
export const rows = (...list: PlaceValues[]): PlaceValue => ({ kind: 'rows', rows: list });

export function model(values: PlaceValues, more: Partial<DocumentModel> = {}): DocumentModel {
  return {
    document: 'grading-report',
    title: '定级报告',
    subject: 's1',
    template: 'template.docx',
    format: 'docx',
    fileName: '《定级报告》_某公司_某平台_20250301.docx',
    values,
    draft: false,
    date: '2025-03-01',
    empty: [],
    unplaced: [],
    findings: [],
    ...more,
  };
}

export const run = (value: string, more: object = {}): TextRun => new TextRun({ text: value, ...more });
export const p = (...runs: (string | TextRun)[]): Paragraph =>
  new Paragraph({ children: runs.map((each) => (typeof each === 'string' ? run(each) : each)) });
export const cell = (value: string, more: object = {}): TableCell => new TableCell({ children: [p(value)], ...more });
export const table = (...lines: string[][]): Table =>
  new Table({ rows: lines.map((line) => new TableRow({ children: line.map((value) => cell(value)) })) });

const serif = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '仿宋' };

/** A .docx with the styles the engine looks for. */
export async function word(children: FileChild[], more: Partial<ISectionOptions> = {}): Promise<Uint8Array> {
  return wordOf([{ children, ...more }]);
}

export async function wordOf(sections: ISectionOptions[]): Promise<Uint8Array> {
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: serif, size: 32 }, paragraph: { spacing: { line: 560, lineRule: 'exact' } } },
      },
      paragraphStyles: [
        { id: 'Caption', name: 'caption', paragraph: { alignment: AlignmentType.CENTER } },
        { id: 'Heading1', name: 'heading 1', paragraph: { outlineLevel: 0, keepNext: true } },
        { id: 'Heading2', name: 'heading 2', paragraph: { outlineLevel: 1, keepNext: true } },
        { id: 'TOC1', name: 'toc 1' },
        { id: 'TOC2', name: 'toc 2', paragraph: { indent: { left: 420 } } },
      ],
    },
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

export const header = (value: string): { default: Header } => ({ default: new Header({ children: [p(value)] }) });
export const footer = (value: string): { default: Footer } => ({
  default: new Footer({ children: [p(value, new TextRun({ children: [PageNumber.CURRENT] }))] }),
});

function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(12 + data.length);
  out.writeUInt32BE(data.length, 0);
  out.write(type, 4, 'latin1');
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + data.length)), 8 + data.length);
  return out;
}

/** A real PNG in one colour that depends on `seed`; `padding` bytes make it larger without more pixels. */
export function png(seed: number, width = 320, height = 180, padding = 0): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 40 + ((seed * 37) % 200))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => line)));
  const noise = Buffer.alloc(padding);
  for (let i = 0, s = seed + 1; i < padding; i += 1) {
    s = (s * 1_103_515_245 + 12_345) >>> 0;
    noise[i] = s >>> 16;
  }
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const parts = [
    signature,
    chunk('IHDR', head),
    chunk('IDAT', pixels),
    chunk('teSt', noise),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat(parts));
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

export function pictures(files: Uint8Array[], captions: string[] = []) {
  const byHash = new Map(files.map((bytes) => [sha256(bytes), bytes]));
  const images = files.map((bytes, i) => ({
    sha256: sha256(bytes),
    name: `图${i + 1}.png`,
    caption: captions[i] ?? '',
  }));
  const value: PlaceValue = { kind: 'images', images, widthMm: 140, heightMm: 90 };
  const evidence = (hash: string): Uint8Array => {
    const bytes = byHash.get(hash);
    if (!bytes) throw new Error('no such evidence');
    return bytes;
  };
  return { value, evidence, byHash };
}

export const noEvidence = (): Uint8Array => {
  throw new Error('no evidence in this test');
};

/** Renders, and lints the result on the way. */
export async function render(
  template: Uint8Array,
  values: PlaceValues,
  more: Partial<DocumentModel> = {},
  evidence: (hash: string) => Uint8Array = noEvidence,
): Promise<Rendered> {
  const rendered = await renderDocument({ model: model(values, more), template, evidence });
  const problems = lintDocument(rendered.bytes, more.format ?? 'docx');
  if (problems.length > 0) throw new Error(`lint: ${problems.join('; ')}`);
  return rendered;
}

export const partText = (bytes: Uint8Array, part: string): string => textOf(openZip(bytes), part);
export const body = (bytes: Uint8Array): string => partText(bytes, 'word/document.xml');
/** Text of each paragraph of the body, tags removed. */
export const paragraphs = (bytes: Uint8Array): string[] =>
  [...body(bytes).matchAll(/<w:p[ >].*?<\/w:p>|<w:p\/>/gs)].map(([xml]) =>
    xml.replace(/<w:instrText.*?<\/w:instrText>/g, '').replace(/<[^>]*>/g, ''),
  );
