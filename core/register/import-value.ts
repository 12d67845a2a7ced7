/** A cell of a customer's table → the value a register's column holds. What cannot be read says why. */
import type { CellValue, ChoiceValue } from '../answer/answer.ts';
import type { Synonyms } from '../blank/match-synonyms.ts';
import { saysYes } from '../blank/option.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import { type NamedSubject, parseValue, parseYesNo } from '../form/parse.ts';
import { ChoiceReader } from './import-choice.ts';
import { dateOfNumber, dateOfText } from './import-date.ts';
import type { FileCell, ImportOptions } from './import-model.ts';
import { convert, parseQuantity, unitInLabel } from './import-unit.ts';

export type ReadCell =
  | { value: CellValue | null; raw?: string; note?: 'rounded' | 'serial' | 'damaged'; unit?: string }
  /** `keep`: the text may stand in the register for a person to correct. */
  | { problem: string; text: string; keep: boolean };

export interface ValueContext {
  pack: Pack;
  synonyms: Synonyms;
  subjects: NamedSubject[];
  options: ImportOptions;
}

/** Reads one column; `unit`: of its plain numbers. `row`: the row so far, for dependent options. */
export type CellReader = (cell: FileCell, row: Record<string, unknown>, unit: string) => ReadCell;

const EMPTY: ReadCell = { value: null };
/** Beyond it a spreadsheet has cut digits off. */
const EXACT = 1e15;
const CUT_TEXT = /^\s*\d(?:\.\d+)?E\+(?:1[1-9]|[2-9]\d)\s*$/iu;

const unread = (problem: string, text: string, keep = true): ReadCell => ({ problem, text, keep });
const damaged = (text: string): ReadCell =>
  unread(`「${text}」：长数字被表格软件改成了科学计数，后几位已经丢失，请按原文填写`, text, false);

const ERRORS: Record<string, string> = {
  '#REF!': '引用的单元格已不存在',
  '#N/A': '查找不到',
  '#VALUE!': '公式的数据类型不对',
  '#DIV/0!': '除数为零',
  '#NAME?': '公式名称不认识',
  '#NUM!': '公式的数值无效',
  '#NULL!': '公式的区域不相交',
  '#SPILL!': '公式的结果放不下',
};
const errorCell = (code: string): ReadCell =>
  unread(`单元格出错（${code}：${ERRORS[code] ?? '公式错误'}）`, code, false);

/** What a cell says as text. */
export function cellText(cell: FileCell): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return cell.kind === 'date' ? cell.iso.replace('T', ' ') : cell.code;
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return String(cell);
}

/** Some programs write errors and the marks of text as plain text. */
const ERROR_TEXT = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/u;

export function cellReader(column: Column, context: ValueContext): CellReader {
  const read = typeReader(column, context);
  const isText = column.type === 'text' || column.type === 'longtext';
  return (cell, row, unit) => {
    if (cell === null) return EMPTY;
    if (typeof cell === 'object' && cell.kind === 'error') return errorCell(cell.code);
    if (typeof cell === 'string') {
      if (cell.trim() === '') return EMPTY;
      if (cell.charCodeAt(0) === 35 && ERROR_TEXT.test(cell)) return errorCell(cell);
    }
    const result = read(cell, row, unit);
    // 「无」 may be an option's label or mean no; only where it means nothing it is an empty cell.
    return typeof cell === 'string' && ('problem' in result || isText) && isBlank(cell, isText)
      ? { value: null, raw: cell }
      : result;
  };
}

/** What people write into a cell that has nothing to say. */
const STROKES = /^[/\\—–−-]{1,4}$/u;
const NOTHING = /^(?:无|暂无|没有|空|未知|不详|不适用|不涉及|n\/?a|none|null|nil)$/iu;
/** Words may be what a text says, strokes never are. */
export function isBlank(cell: string, isText: boolean): boolean {
  if (cell.length > 8) return false;
  const plain = cell.normalize('NFKC').trim();
  return STROKES.test(plain) || (!isText && NOTHING.test(plain));
}

type Filled = Exclude<FileCell, null>;
type TypeReader = (cell: Filled, row: Record<string, unknown>, unit: string) => ReadCell;

function typeReader(column: Column, context: ValueContext): TypeReader {
  switch (column.type) {
    case 'text':
    case 'longtext':
      return (cell) => readText(cell, column.type === 'longtext');
    case 'number':
      return (cell, _, unit) => readNumber(cell, column, unit);
    case 'date':
      return (cell) => readDate(cell, context.options);
    case 'yesno':
      return readYesNo;
    case 'choice':
      return choiceReader(column, context);
    case 'multi':
      return multiReader(column, context);
    case 'reference':
    case 'link':
      return (cell) => {
        const parsed = parseValue(context.pack, column, cellText(cell), context.subjects);
        if (!('problem' in parsed)) return { value: parsed.value as CellValue };
        const where = `「${cellText(cell)}」在引用的台账里没有，或不止一行；这一格留空`;
        return unread(column.type === 'link' ? where : parsed.problem, cellText(cell), false);
      };
    default:
      return (cell) => unread('这一列不能导入', cellText(cell), false);
  }
}

/** A mark that says: this is text, although it begins with a digit or sign. */
const APOSTROPHE = /^'(?=[=+\-@\d\t])/u;
const UNTIDY = /[\r\n\t]|^[\s']|\s$/u;

function readText(cell: Filled, isLong: boolean): ReadCell {
  if (typeof cell === 'number')
    return Number.isInteger(cell) && Math.abs(cell) >= EXACT ? damaged(cell.toExponential(4)) : { value: String(cell) };
  if (typeof cell !== 'string') return { value: cellText(cell) };
  if (CUT_TEXT.test(cell)) return damaged(cell.trim());
  if (!UNTIDY.test(cell)) return { value: cell };
  const plain = cell.replace(APOSTROPHE, '');
  const value = isLong ? plain.replace(/\r\n?/g, '\n').trimEnd() : plain.replace(/[\r\n\t]+/g, ' ').trim();
  return value === '' ? EMPTY : { value, raw: cell };
}

function readNumber(cell: Filled, column: Column & { type: 'number' }, unit: string): ReadCell {
  const target = { unit: column.unit ?? unitInLabel(column.label), decimals: column.decimals };
  if (typeof cell === 'boolean' || typeof cell === 'object')
    return unread(`「${cellText(cell)}」不是数字`, cellText(cell));
  const given = typeof cell === 'number' ? { value: cell, unit: '' } : parseQuantity(cell);
  if ('problem' in given) return unread(given.problem, String(cell));
  const from = given.unit === '' ? unit : given.unit;
  const isScale = /^[十百千万亿]{1,2}$/u.test(given.unit) && unit !== '';
  const amount = isScale ? convert(given.value, given.unit, { unit: '' }) : given;
  if ('problem' in amount) return unread(amount.problem, String(cell));
  const result = convert(amount.value, isScale ? unit : from, target);
  if ('problem' in result) return unread(result.problem, String(cell));
  return { value: result.value, ...(result.rounded ? { note: 'rounded' as const } : {}) };
}

function readDate(cell: Filled, options: ImportOptions): ReadCell {
  if (typeof cell === 'object' && cell.kind === 'date')
    return /^\d{4}-\d{2}-\d{2}/.test(cell.iso)
      ? { value: cell.iso.slice(0, 10) }
      : unread(`「${cell.iso}」只有时间，没有日期`, cell.iso);
  const result = typeof cell === 'number' ? dateOfNumber(cell, options) : dateOfText(cellText(cell), options);
  if ('problem' in result) return unread(result.problem, cellText(cell));
  return { value: result.value, ...(result.serial ? { note: 'serial' as const } : {}) };
}

const readYesNo: TypeReader = (cell) => {
  if (typeof cell === 'boolean') return { value: cell };
  const text = cellText(cell);
  const parsed = parseYesNo(text);
  if (!('problem' in parsed)) return { value: parsed.value };
  const yes = saysYes(text.replace(/^\d\s*[-—.、:：]\s*/u, ''));
  return yes === undefined ? unread(parsed.problem, text) : { value: yes };
};

const notOffered = (text: string): string => `「${text}」不在选项中`;

function choiceReader(column: Column, context: ValueContext): TypeReader {
  const reader = new ChoiceReader(context.pack, column, context.synonyms);
  return (cell, row) => {
    const text = cellText(cell);
    const found = reader.one(text, row);
    if (found !== undefined) return { value: found };
    if (context.options.unknownAsOther && reader.other)
      return { value: { option: reader.other.id, other: text.trim() } };
    return unread(notOffered(text.trim()), text);
  };
}

function multiReader(column: Column, context: ValueContext): TypeReader {
  const reader = new ChoiceReader(context.pack, column, context.synonyms);
  return (cell, row) => {
    const text = cellText(cell);
    const { found, unknown } = reader.several(text, row);
    if (unknown.length === 0) return { value: found.length > 0 ? found : null };
    const { other } = reader;
    if (!context.options.unknownAsOther || !other) return unread(notOffered(unknown.join('」「')), text);
    const rest: ChoiceValue = { option: other.id, other: unknown.join('、') };
    return { value: [...found.filter((choice) => typeof choice === 'string' && choice !== other.id), rest] };
  };
}
