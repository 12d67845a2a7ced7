/**
 * What the blank bench fills: a form of any size as an office would send it, and from any blank the template that a tag
 * engine needs, with tags where our places are.
 */
import { strToU8, zipSync } from 'fflate';
import { findByLabel } from '../core/blank/find-place.ts';
import { type BlankPlace, type FillRow, type FillValue, UNTOUCHABLE } from '../core/blank/place.ts';
import { fillWordBlank } from '../electron/blank/word/index.ts';
import { openZip, setText, textOf, writeZip } from '../electron/document/zip.ts';

export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const FONT =
  '<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体" w:hint="eastAsia"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>';
const LINE = '<w:pPr><w:spacing w:line="360" w:lineRule="auto"/><w:jc w:val="left"/></w:pPr>';
const run = (text: string): string => `<w:r>${FONT}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (text: string, properties = LINE): string => `<w:p>${properties}${text === '' ? '' : run(text)}</w:p>`;
const tc = (text: string, width: number): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${p(text)}</w:tc>`;
const tr = (cells: string[]): string =>
  `<w:tr><w:trPr><w:trHeight w:val="567"/></w:trPr>${cells.map((text) => tc(text, 2000)).join('')}</w:tr>`;
const tbl = (rows: string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid/>${rows.join('')}</w:tbl>`;

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function docx(body: string): Uint8Array {
  const files = {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `${XML}<w:document ${NS}><w:body>${body}<w:sectPr/></w:body></w:document>`,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** Label/blank cells of one page: six rows of two pairs, and one choice. */
export const PLACES_PER_PAGE = 13;
export const COLUMNS = ['序号', '设备名称', '型号', '用途', '数量', '备注'];
const LABELS = [
  '名称',
  '编号',
  '负责人',
  '电话',
  '所在地点',
  '投入日期',
  '供应单位',
  '版本',
  '用途',
  '等级',
  '审批人',
  '备注',
];

function page(number: number): string {
  const pairs = times(6, (row) => tr([`${LABELS[row * 2]}${number}`, '', `${LABELS[row * 2 + 1]}${number}`, '']));
  const choice = tr([`是否联网${number}`, '□是  □否', '', '']).replace(
    /(<w:tc>(?:(?!<\/w:tc>).)*<\/w:tc>){2}<\/w:tr>$/s,
    '</w:tr>',
  );
  const print = '填写本页前请阅读填表说明，所填内容应当与系统的实际情况一致，不得遗漏。'.repeat(4);
  return `${p(`第${number}章 系统${number}基本情况`)}${p(print)}${tbl([...pairs, choice])}${p(print)}<w:p><w:r><w:br w:type="page"/></w:r></w:p>`;
}

/** `pages` pages of label/blank cells and a table that prints one empty row. */
export const buildForm = (pages: number): Uint8Array =>
  docx(times(pages, (i) => page(i + 1)).join('') + p('设备清单') + tbl([tr(COLUMNS), tr(COLUMNS.map(() => ''))]));

export interface Job {
  blank: Uint8Array;
  name: string;
  /** For us: by label where one place has it, else by address. */
  values: Record<string, FillValue>;
  /** For tag engines: the same texts by tag. */
  data: Record<string, unknown>;
  /** Texts written, those of table rows included. */
  count: number;
  docxtemplater: Uint8Array;
  docxTemplates: Uint8Array;
}

const TICKED = /[☑☒]/g;
const TEXTS = new Set<BlankPlace['kind']>([
  'cell',
  'after-label',
  'underline',
  'hint',
  'placeholder',
  'sdt-text',
  'sdt-bound',
  'bookmark',
  'text-box',
]);
const keyOf = (place: BlankPlace, places: BlankPlace[]): string => {
  const path = place.label.join(' / ');
  const found = path === '' ? [] : findByLabel(path, places);
  return found.length === 1 && found[0] === place ? path : place.id;
};

interface Draft {
  values: Record<string, FillValue>;
  data: Record<string, unknown>;
  /** What stands in a place of the template, by place; for the two engines' loops. */
  tags: { place: string; value: FillValue }[];
  loops: { place: string; one: FillRow[]; three: FillRow[] }[];
  count: number;
}

const tag = (name: string): string => `{{${name}}}`;
const nameOf = (label: string[]): string => label.join(' / ');

/** Each printed row by its own tags where as many values come as rows are printed, else one row in a loop. */
function draftRows(draft: Draft, place: BlankPlace, key: string, rows: number, number: number): void {
  const names = (place.columns ?? []).filter(({ kind }) => TEXTS.has(kind)).map(({ label }) => nameOf(label));
  if (names.length === 0 || new Set(names).size < names.length) return;
  const text = (row: number, column: number): string => `内容${row + 1}-${column + 1}`;
  const made = times(rows, (r) => Object.fromEntries(names.map((name, c) => [name, text(r, c)])));
  draft.values[key] = made;
  draft.count += rows * names.length;
  if (rows === place.rows) {
    const tagged = times(rows, (r) => Object.fromEntries(names.map((name, c) => [name, tag(`r${number}_${r}_${c}`)])));
    draft.tags.push({ place: place.id, value: tagged });
    made.forEach((_, r) => names.forEach((_name, c) => (draft.data[`r${number}_${r}_${c}`] = text(r, c))));
    return;
  }
  draft.data[`rows${number}`] = times(rows, (r) => Object.fromEntries(names.map((_, c) => [`c${c}`, text(r, c)])));
  const [first = '', last = ''] = [names[0], names.at(-1)];
  const loop: FillRow = Object.fromEntries(names.map((name, c) => [name, tag(`c${c}`)]));
  loop[first] = `{{#rows${number}}}${String(loop[first])}`;
  loop[last] = `${String(loop[last])}{{/rows${number}}}`;
  const inner: FillRow = Object.fromEntries(names.map((name, c) => [name, tag(`$row.c${c}`)]));
  const three = [{ [first]: tag(`FOR row IN rows${number}`) }, inner, { [first]: tag('END-FOR row') }];
  draft.loops.push({ place: place.id, one: [loop], three });
}

/** @param rows rows for each table; as many as are printed when left out */
export function makeJob(blank: Uint8Array, name: string, places: BlankPlace[], rows?: number): Job {
  const draft: Draft = { values: {}, data: {}, tags: [], loops: [], count: 0 };
  for (const [number, place] of places.entries()) {
    if (UNTOUCHABLE.has(place.kind)) continue;
    const key = keyOf(place, places);
    if (place.kind === 'row') {
      draftRows(draft, place, key, rows ?? place.rows ?? 1, number);
      continue;
    }
    const option = place.options?.[0]?.label;
    if (/^(?:tick|sdt-check)/.test(place.kind) && option !== undefined) {
      draft.values[key] = place.options?.length === 1 ? true : option;
      draft.tags.push({ place: place.id, value: place.options?.length === 1 ? true : option });
    } else if (TEXTS.has(place.kind)) {
      const text = `某某智能网联汽车${number}`.slice(0, place.limit);
      draft.values[key] = text;
      draft.data[`f${number}`] = text;
      draft.tags.push({ place: place.id, value: tag(`f${number}`) });
    } else continue;
    draft.count += 1;
  }
  const loops = (shape: 'one' | 'three'): Draft['tags'] =>
    draft.loops.map((loop) => ({ place: loop.place, value: loop[shape] }));
  const template = (shape: 'one' | 'three'): Uint8Array =>
    withTicks(fillWordBlank(blank, [...draft.tags, ...loops(shape)]).bytes, draft.data);
  const { values, data, count } = draft;
  return { blank, name, values, count, docxtemplater: template('one'), docxTemplates: template('three'), data };
}

/** A tick is a tag, too. */
function withTicks(bytes: Uint8Array, data: Record<string, unknown>): Uint8Array {
  const parts = openZip(bytes);
  let count = 0;
  const xml = textOf(parts, 'word/document.xml').replace(TICKED, (box) => {
    count += 1;
    data[`t${count}`] = box;
    return tag(`t${count}`);
  });
  setText(parts, 'word/document.xml', xml);
  return writeZip(parts);
}
