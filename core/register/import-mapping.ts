/** Which column of a customer's table is which of a register: by heading, by what was chosen before, by its values. */
import { measureOf } from '../blank/unit.ts';
import { isFilled } from '../form/functions.ts';
import { FORMATS } from '../form/formats.ts';
import type { Column } from '../form/pack-schema.ts';
import { optionsOf } from '../form/pack.ts';
import type { Register } from '../form/schema/register.ts';
import type { ColumnMapping, FileCell, FileColumn, FileRow, MappingProposal } from './import-model.ts';
import { type ColumnNames, type NameScore, QUALIFIED } from './import-names.ts';
import { unitChoiceOf } from './import-read.ts';
import { isUnit, unitFactor } from './import-unit.ts';
import { type CellReader, cellReader, cellText, isBlank, type ValueContext } from './import-value.ts';

/** Values of a column that are looked at. */
const SAMPLE = 200;
const ENOUGH = 0.5;
/** Less than a heading that clearly names a column. */
const BY_UNIT = 0.68;
/** A heading that clearly names some column. */
const CLEAR = 0.75;
/** A heading that is the very name of its column. */
const EXACT = 0.96;
const NEVER: ReadonlySet<Column['type']> = new Set(['computed', 'attachment']);

interface Candidate {
  file: FileColumn;
  column: Column;
  score: number;
  reason: string;
}

const HOW: Record<NameScore['how'], (name: string) => string> = {
  same: () => '表头与列名相同',
  synonym: (name) => `表头是「${name}」，与列名同义`,
  alike: (name) => `表头与「${name}」相近`,
};

export interface MappingInput {
  register: Register;
  names: ColumnNames;
  context: ValueContext;
  columns: readonly FileColumn[];
  /** Data rows to judge values by. */
  rows: readonly FileRow[];
  /** What a person chose for a table with the same headings. */
  remembered?: readonly ColumnMapping[] | undefined;
}

export function proposeMapping(input: MappingInput): MappingProposal[] {
  const { register, columns, remembered } = input;
  if (remembered) return applyRemembered(register, columns, remembered);
  const candidates = columns.flatMap((file) => candidatesOf(input, file)).sort((a, b) => b.score - a.score);
  const chosen = new Map<number, Candidate>();
  const taken = new Set<string>();
  for (const candidate of candidates) {
    if (chosen.has(candidate.file.at) || taken.has(candidate.column.id)) continue;
    chosen.set(candidate.file.at, candidate);
    taken.add(candidate.column.id);
  }
  const proposals = columns.map((file) => proposalOf(file, chosen.get(file.at), candidates));
  return withUnitColumns(input, proposals);
}

function proposalOf(file: FileColumn, found: Candidate | undefined, all: readonly Candidate[]): MappingProposal {
  if (!found) {
    const rival = all.find((candidate) => candidate.file.at === file.at);
    const reason = rival
      ? `「${rival.column.label}」已对应更合适的一列`
      : file.labels.length === 0
        ? '没有表头，也看不出是哪一列'
        : '没有认出相应的列，可自己选';
    return { at: file.at, column: null, score: 0, reason };
  }
  const { column, score, reason } = found;
  if (NEVER.has(column.type))
    return {
      at: file.at,
      column: null,
      score,
      reason: column.type === 'computed' ? '由系统计算，不导入' : '附件不能从表格导入',
    };
  const unit = column.type === 'number' ? file.unit : '';
  return { at: file.at, column: column.id, score, reason, ...(unit === '' ? {} : { unit }) };
}

export function applyRemembered(
  register: Register,
  columns: readonly FileColumn[],
  remembered: readonly ColumnMapping[],
): MappingProposal[] {
  return columns.map(({ at }) => {
    const known = remembered.find((each) => each.at === at);
    const exists = register.columns.some(({ id }) => id === known?.column);
    if (!known || !exists)
      return {
        at,
        column: null,
        score: 0,
        reason: known?.column === null ? '上次没有导入这一列' : '没有认出相应的列，可自己选',
      };
    return { ...known, score: 1, reason: '与上次导入同样表头的文件一致' };
  });
}

function candidatesOf(input: MappingInput, file: FileColumn): Candidate[] {
  const { register, names } = input;
  const values = sampleOf(input.rows, file.at);
  const named = names.scores(file.labels);
  const isNamed = [...named.values()].some(({ score }) => score >= CLEAR);
  const isCounter = /^(?:序号|行号|no\.?|#)$/iu.test((file.labels.at(-1) ?? '').normalize('NFKC').trim());
  return register.columns.flatMap((column): Candidate[] => {
    const name = named.get(column.id);
    // What is never imported is only recognised, not proposed.
    if ((isCounter || NEVER.has(column.type) || isAnyNumber(register, column, name)) && name?.how === 'alike')
      return [];
    // Reading the values as every column's would take seconds; only where they can decide are they read.
    if (!name && (isNamed || (named.size > 0 && !mayShareUnit(input, column, file)))) return [];
    const fit = NEVER.has(column.type) || values.length === 0 ? 0.5 : fitOf(input, column, file, values);
    if (name) {
      const score = name.score * (name.how === 'alike' ? 0.6 + 0.4 * fit : 0.85 + 0.15 * fit);
      const note = fit < 0.5 && values.length > 0 ? '，但多数内容读不成这一列的值' : '';
      // Likeness alone says little of a column whose values cannot be read as such.
      const isDoubtful = name.how === 'alike' && values.length >= 3 && fit < 0.3;
      return score >= (isDoubtful ? CLEAR : ENOUGH)
        ? [{ file, column, score, reason: HOW[name.how](name.name) + note }]
        : [];
    }
    const byUnit = sameUnit(input, column, file, fit);
    if (byUnit !== '' && !isNamed) return [{ file, column, score: BY_UNIT, reason: byUnit }];
    const reason = tellingValues(column, values, fit);
    // A heading that names something else outweighs values that happen to fit.
    const trust = file.labels.length === 0 ? 0.6 : 0.52;
    return reason === '' || named.size > 0 ? [] : [{ file, column, score: trust, reason }];
  });
}

/** 「编号」 of a register's key is no word for 「插件编号」: rows would be known by the number of something else. */
const isAnyNumber = ({ key }: Register, { id }: Column, name: NameScore | undefined): boolean =>
  id === key && name !== undefined && [...name.name].length <= 2;

/** 「数据量（万条）」 of a register whose first column in 条 is 记录条数. */
function mayShareUnit({ context, register }: MappingInput, column: Column, file: FileColumn): boolean {
  if (column.type !== 'number' || file.unit === '') return false;
  const heading = file.labels.join('');
  const qualified = QUALIFIED.exec(column.label)?.[0];
  if (!/[数量]|规模/u.test(heading) || (qualified !== undefined && !heading.includes(qualified))) return false;
  const own = unitChoiceOf(context, register, column)?.units.map(({ unit }) => unit) ?? [];
  const { of } = measureOf(file.unit);
  return of !== '' && [...own, ...(column.unit ? [column.unit] : [])].some((unit) => measureOf(unit).of === of);
}

const sameUnit = (input: MappingInput, column: Column, file: FileColumn, fit: number): string =>
  fit >= 0.8 && mayShareUnit(input, column, file) ? `表头的单位与「${column.label}」相同` : '';

function sampleOf(rows: readonly FileRow[], at: number): FileCell[] {
  const values: FileCell[] = [];
  for (const { cells } of rows) {
    const cell = cells[at] ?? null;
    if (cell === null || cellText(cell).trim() === '' || (typeof cell === 'string' && isBlank(cell, true))) continue;
    values.push(cell);
    if (values.length >= SAMPLE) break;
  }
  return values;
}

const readers = new WeakMap<ValueContext, Map<string, CellReader>>();
function readerOf(context: ValueContext, column: Column): CellReader {
  let known = readers.get(context);
  if (!known) readers.set(context, (known = new Map()));
  let reader = known.get(column.id);
  if (!reader) known.set(column.id, (reader = cellReader(column, context)));
  return reader;
}

/** 0–1: how many of the values can be read as the column's. */
function fitOf(input: MappingInput, column: Column, file: FileColumn, values: readonly FileCell[]): number {
  const read = readerOf(input.context, column);
  const format = column.type === 'text' && column.format ? FORMATS[column.format] : undefined;
  // An amount whose unit has a column of its own takes any.
  const unit = column.type === 'number' && !column.unit ? '' : file.unit;
  // Most columns repeat few words.
  const known = new Map<FileCell, boolean>();
  const fits = (cell: FileCell): boolean => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const result = read(cell, {}, unit);
    const isFit = 'value' in result && isFilled(result.value) && (!format || format.test(String(result.value)));
    known.set(cell, isFit);
    return isFit;
  };
  const share = values.filter(fits).length / values.length;
  return dependsOnRow(input, column) ? Math.max(share, 0.7) : share;
}

/** Sub-categories are only read beside their category. */
const dependsOnRow = ({ context }: MappingInput, column: Column): boolean =>
  (column.type === 'choice' || column.type === 'multi') &&
  optionsOf(context.pack, column).some(({ visibleWhen }) => visibleWhen !== undefined);

/** Values that tell a column by themselves: words of its options, credit codes, mail addresses. */
function tellingValues(column: Column, values: readonly FileCell[], fit: number): string {
  const distinct = new Set(values.map(cellText));
  if (fit < 0.8 || values.length < 3) return '';
  if ((column.type === 'choice' || column.type === 'multi') && distinct.size >= 2) {
    const words = [...distinct].filter((text) => /\p{L}{2}/u.test(text));
    return words.length >= 2 ? `内容都是「${column.label}」的选项` : '';
  }
  const telling = column.type === 'text' && ['creditCode', 'email', 'mobile'].includes(column.format ?? '');
  return telling ? `内容都符合「${column.label}」的格式` : '';
}

/** A column of units beside a column of numbers: it is read with them, or is the register's own column of units. */
function withUnitColumns(input: MappingInput, proposals: readonly MappingProposal[]): MappingProposal[] {
  const result = [...proposals];
  input.columns.forEach(({ at }, i) => {
    const [proposal, after] = [result[i], result[i + 1]];
    const column = input.register.columns.find(({ id }) => id === proposal?.column);
    const next = input.columns[i + 1];
    if (!proposal || !after || column?.type !== 'number' || next?.at !== at + 1 || after.score >= EXACT) return;
    const isNamed = /单位|unit/iu.test(next.labels.at(-1) ?? '') || next.labels.length === 0;
    const texts = sampleOf(input.rows, next.at).map(cellText);
    if (!isNamed || texts.length === 0 || !texts.every((text) => isUnit(text))) return;
    const own = unitChoiceOf(input.context, input.register, column)?.column;
    const reason = `「${column.label}」的单位`;
    if (own === undefined && !texts.every((text) => unitFactor(text, column.unit ?? '') !== undefined)) return;
    result[i + 1] = { at: next.at, column: own ?? null, score: 1, reason };
    if (own === undefined) result[i] = { ...proposal, unitAt: next.at };
  });
  return result;
}

/** What two tables with the same headings have in common, whatever stands above or below. */
export const headerText = (columns: readonly FileColumn[]): string =>
  columns.map(({ at, labels }) => `${at}:${labels.join('/')}`).join('\n');
