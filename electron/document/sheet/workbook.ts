/** What the filling steps need to know of a workbook's small parts. */
import { WorkbenchError } from '../../../core/contract.ts';
import { unescapeXml } from '../text.ts';
import { attribute, findElements } from '../xml.ts';
import { textOf, type Parts } from '../zip.ts';
import { readTextStyles, type TextStyle } from './row-height.ts';

export interface SheetPart {
  name: string;
  /** `xl/worksheets/sheet1.xml` */
  part: string;
}

export interface Workbook {
  sheets: SheetPart[];
  /** Text of each shared string. */
  strings: string[];
  /** Cell styles (`s=`) that show a date. */
  dateStyles: Set<number>;
  /** Wrapping and type size by cell style (`s=`). */
  textStyles: TextStyle[];
  /** Days are counted from 1904. */
  date1904: boolean;
}

export const WORKBOOK = 'xl/workbook.xml';

const notExcel = (detail: string): WorkbenchError =>
  new WorkbenchError(
    'TEMPLATE',
    '模板不是可用的 Excel 工作簿（.xlsx）。',
    '请在 Excel 中打开模板，另存为 .xlsx 后再试。',
    detail,
  );

/** Target of each relationship of `part`, as a part name. */
export function relations(parts: Parts, part: string): Map<string, { type: string; target: string }> {
  const found = new Map<string, { type: string; target: string }>();
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const xml = textOf(parts, `${folder}_rels/${part.slice(folder.length)}.rels`);
  for (const [tag] of xml.matchAll(/<Relationship\b[^>]*>/g)) {
    const target = unescapeXml(attribute(tag, 'Target') ?? '');
    const type = (attribute(tag, 'Type') ?? '').replace(/^.*\//, '');
    found.set(attribute(tag, 'Id') ?? '', { type, target: resolve(folder, target) });
  }
  return found;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of (folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Visible text of a string item or inline string; phonetic readings are not part of it. */
export function richText(xml: string): string {
  const plain = xml.replace(/<rPh\b.*?<\/rPh>/gs, '');
  return [...plain.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)].map((match) => decode(match[1] ?? '')).join('');
}

/** `_x000D_` is Excel's own way to write characters XML cannot. */
const decode = (text: string): string =>
  unescapeXml(text).replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58]);

/** A custom format is a date when y, m or d stands in it outside of quotes, colours and escapes. */
export function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '');
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
}

function readDateStyles(styles: string): Set<number> {
  const custom = new Map<number, string>();
  for (const [tag] of styles.matchAll(/<numFmt\b[^>]*>/g)) {
    custom.set(Number(attribute(tag, 'numFmtId')), unescapeXml(attribute(tag, 'formatCode') ?? ''));
  }
  const found = new Set<number>();
  const cellXfs = /<cellXfs\b.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '';
  for (const [index, [tag]] of [...cellXfs.matchAll(/<xf\b[^>]*>/g)].entries()) {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    const code = custom.get(id);
    if (code === undefined ? BUILT_IN_DATES.has(id) : isDateFormat(code)) found.add(index);
  }
  return found;
}

/** @throws WorkbenchError TEMPLATE */
export function readWorkbook(parts: Parts): Workbook {
  const workbook = textOf(parts, WORKBOOK);
  if (!/<workbook\b/.test(workbook)) throw notExcel('no <workbook> element');
  const targets = relations(parts, WORKBOOK);
  const sheets: SheetPart[] = [];
  for (const [tag] of workbook.matchAll(/<sheet\b[^>]*>/g)) {
    const target = targets.get(attribute(tag, 'r:id') ?? '');
    if (target?.type !== 'worksheet') continue;
    const name = unescapeXml(attribute(tag, 'name') ?? '');
    if (!/<worksheet\b/.test(textOf(parts, target.target))) throw notExcel(`${target.target}: no <worksheet> element`);
    sheets.push({ name, part: target.target });
  }
  if (sheets.length === 0) throw notExcel('no worksheet');
  const shared = textOf(parts, 'xl/sharedStrings.xml');
  const strings = findElements(shared, ['si']).map((item) => richText(shared.slice(item.innerStart, item.innerEnd)));
  const date1904 = /<workbookPr\b[^>]*\sdate1904="(?:1|true)"/.test(workbook);
  const styles = textOf(parts, 'xl/styles.xml');
  return { sheets, strings, dateStyles: readDateStyles(styles), textStyles: readTextStyles(styles), date1904 };
}
