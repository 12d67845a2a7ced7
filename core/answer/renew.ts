/**
 * The next year's casefile from this year's: facts stay, what belongs to the past period goes, and rows keep what last
 * year said about them where the pack asks for it. Ids of subjects and rows stay, so that years can be compared.
 */
import { generateNKeysBetween } from 'fractional-indexing';
import { isFileList } from '../evidence/evidence.ts';
import { compile, holds } from '../form/expression.ts';
import { isFilled } from '../form/functions.ts';
import { indexPack, type PackIndex } from '../form/pack.ts';
import type { Pack, Question, QuestionOf } from '../form/pack-schema.ts';
import type { Renewal } from '../form/schema/renewal.ts';
import type { RowView } from '../form/view.ts';
import { originOf } from '../register/origin.ts';
import {
  type Answers,
  type AnswerValue,
  CASEFILE,
  type CellValue,
  EVIDENCE,
  type RegisterRow,
  SUBJECT,
  subjectsOf,
} from './answer.ts';
import type { Edit } from './change.ts';

/** A row as it is stored (nothing for one that only its source makes), where it stands, and as expressions read it. */
export interface RenewRow {
  id: string;
  order: string;
  stored: RegisterRow | undefined;
  view: RowView;
}

export interface RenewInput {
  /** Of the next year; it brings the rules. */
  pack: Pack;
  /** This year's answers but the rows of registers. */
  answers: Answers;
  rows(subject: string, question: string): readonly RenewRow[];
  /** What expressions read of a subject's answers of this year: `q`. */
  view(subject: string): Record<string, unknown>;
}

export interface Renewed {
  edits: Edit[];
  /** SHA-256 of files that what is carried over cites. */
  files: Set<string>;
  counts: {
    /** Questions carried over, left behind, and unknown to the next year's pack. */
    kept: number;
    cleared: number;
    unknown: number;
    /** Rows of registers. */
    rows: number;
    dropped: number;
  };
}

const NO_RULES: Renewal = { clear: [], clearForms: [], keep: [], registers: [], take: {}, fill: [] };

/** Ids of the questions whose answers stay behind. */
export function clearedQuestions(pack: Pack): Set<string> {
  const { clear, clearForms, keep, registers, take, fill } = pack.renewal ?? NO_RULES;
  const cleared = new Set(clear);
  for (const { question, form } of indexPack(pack).questions.values())
    if (clearForms.includes(form.id)) cleared.add(question.id);
  for (const id of [...keep, ...registers.map(({ question }) => question)]) cleared.delete(id);
  for (const id of [...Object.keys(take), ...fill.map(({ into }) => into)]) cleared.add(id);
  return cleared;
}

export function renewAnswers(input: RenewInput): Renewed {
  const index = indexPack(input.pack);
  const cleared = clearedQuestions(input.pack);
  const renewed: Renewed = {
    edits: [],
    files: new Set(),
    counts: { kept: 0, cleared: 0, unknown: 0, rows: 0, dropped: 0 },
  };
  const told = { kept: new Set<string>(), cleared: new Set<string>(), unknown: new Set<string>() };
  for (const { subject, question, row, column, value } of input.answers.values()) {
    if (subject === CASEFILE) continue;
    const fate = fateOf(index, cleared, question === EVIDENCE ? row : question);
    if (question !== SUBJECT && question !== EVIDENCE) told[fate].add(`${subject}/${question}`);
    if (fate !== 'kept') continue;
    citeFiles(renewed.files, value);
    renewed.edits.push({ subject, question, row, column, value });
  }
  const rules = input.pack.renewal ?? NO_RULES;
  for (const { id, kind } of subjectsOf(input.answers))
    for (const { question } of index.questionsOfKind.get(kind) ?? []) {
      if (question.type === 'register' && !cleared.has(question.id))
        renewRows(renewed, question, id, rules, input.rows(id, question.id));
      const fill = rules.fill.find(({ into }) => into === question.id);
      if (fill) fillRows(renewed, question, fill, id, input.rows(id, fill.from));
      const taken = rules.take[question.id];
      if (taken !== undefined) takeAnswer(renewed, id, question.id, compile(taken).evaluate({ q: input.view(id) }));
    }
  for (const fate of ['kept', 'cleared', 'unknown'] as const) renewed.counts[fate] = told[fate].size;
  return renewed;
}

function fateOf(index: PackIndex, cleared: ReadonlySet<string>, question: string): 'kept' | 'cleared' | 'unknown' {
  if (question === SUBJECT) return 'kept';
  if (!index.questions.has(question)) return 'unknown';
  return cleared.has(question) ? 'cleared' : 'kept';
}

function renewRows(
  renewed: Renewed,
  register: QuestionOf<'register'>,
  subject: string,
  { registers }: Renewal,
  rows: readonly RenewRow[],
): void {
  const rule = registers.find(({ question }) => question === register.id);
  for (const { id, order, stored, view } of rows) {
    if (rule?.drop !== undefined && holds(rule.drop, { row: view })) {
      renewed.counts.dropped += 1;
      continue;
    }
    const source = originOf(register, id)?.source;
    const cells = renewedCells(register, rule, stored, view);
    // The record an issue came from may be cleared: the issue remembers what it said.
    const was = source?.from === 'rows' ? printedCells(register, rule, stored, view) : {};
    // A row that its source makes anew and that holds nothing of its own need not be stored.
    if (Object.keys(cells).length + Object.keys(was).length === 0 && (!stored || source)) continue;
    for (const value of [...Object.values(cells), ...Object.values(was)]) citeFiles(renewed.files, value);
    renewed.counts.rows += 1;
    const value = { order, cells, ...(Object.keys(was).length > 0 ? { was } : {}) };
    renewed.edits.push({ subject, question: register.id, row: id, column: '', value });
  }
}

type Rule = Renewal['registers'][number] | undefined;
type Cells = RegisterRow['cells'];

function renewedCells(
  register: QuestionOf<'register'>,
  rule: Rule,
  stored: RegisterRow | undefined,
  view: RowView,
): Cells {
  const cells: Cells = {};
  for (const { id, type } of register.columns) {
    const from = rule?.copy[id];
    const value = from === undefined ? stored?.cells[id] : view[from];
    if (type === 'computed' || !isFilled(value) || (from === undefined && rule?.clear.includes(id))) continue;
    cells[id] = value as CellValue;
  }
  return cells;
}

function printedCells(
  register: QuestionOf<'register'>,
  rule: Rule,
  stored: RegisterRow | undefined,
  view: RowView,
): Cells {
  const cells: Cells = {};
  for (const { id, type } of register.columns) {
    if (type === 'computed' || stored?.cells[id] !== undefined || rule?.clear.includes(id) || id in (rule?.copy ?? {}))
      continue;
    const value = writtenAs(view, id);
    if (isFilled(value)) cells[id] = value as CellValue;
  }
  return cells;
}

/** As a cell is stored: a choice with free text is two entries of a view. */
function writtenAs(view: RowView, column: string): unknown {
  const [value, other] = [view[column], view[`${column}_other`]];
  return typeof value === 'string' && typeof other === 'string' ? { option: value, other } : value;
}

/** Only plain values: what cannot be known from last year's answers is left for a person. */
function takeAnswer(renewed: Renewed, subject: string, question: string, value: unknown): void {
  if (!isFilled(value) || !['string', 'number', 'boolean'].includes(typeof value)) return;
  renewed.edits.push({ subject, question, row: '', column: '', value: value as string | number | boolean });
}

function fillRows(
  renewed: Renewed,
  { type }: Question,
  { into, when, columns, set }: Renewal['fill'][number],
  subject: string,
  rows: readonly RenewRow[],
): void {
  const taken = rows.filter(({ view }) => when === undefined || holds(when, { row: view }));
  const orders = generateNKeysBetween(null, null, taken.length);
  taken.forEach(({ view }, i) => {
    const at = { subject, question: into, row: `last${i + 1}` };
    const order = orders[i] ?? '';
    const cells: Cells = { ...set };
    for (const [column, from] of Object.entries(columns)) {
      const value = view[from];
      if (!isFilled(value)) continue;
      citeFiles(renewed.files, value as CellValue);
      cells[column] = value as CellValue;
    }
    if (type === 'register') {
      renewed.counts.rows += 1;
      renewed.edits.push({ ...at, column: '', value: { order, cells } });
      return;
    }
    renewed.edits.push({ ...at, column: '', value: { order } });
    for (const [column, value] of Object.entries(cells)) renewed.edits.push({ ...at, column, value });
  });
}

function citeFiles(files: Set<string>, value: AnswerValue): void {
  if (isFileList(value)) for (const { sha256 } of value) files.add(sha256);
}
