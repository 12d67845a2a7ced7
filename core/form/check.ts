/** Findings of one subject: required, formats, limits, and the pack's own checks. */
import type { Answers, AttachmentItem } from '../answer/answer.ts';
import type { SubjectState } from './evaluate.ts';
import { checkCell } from './check-value.ts';
import { fillText, holds } from './expression.ts';
import type { Finding, Location } from './finding.ts';
import { isFilled } from './functions.ts';
import { columnOf, type PackIndex, type QuestionEntry, type RowHolder } from './pack.ts';
import type { Check, Level, Option, Question, QuestionOf } from './pack-schema.ts';
import type { RowView } from './view.ts';
import type { RegisterState } from '../register/call-results.ts';
import { registerFindings } from '../register/state.ts';

/** Words on a format are a sentence of their own; limits go on from the label. */
const colonBefore = (rule: string): string => (rule === 'format' ? '：' : '');

export interface CheckScope {
  index: PackIndex;
  subjects: SubjectState[];
  answers: Answers;
  /** By `subject/question`. */
  registers: ReadonlyMap<string, RegisterState>;
}

type Context = Record<string, unknown>;
type Add = (finding: Omit<Finding, 'id'> & { rule: string }) => void;

export function checkSubject(scope: CheckScope, state: SubjectState, entries: QuestionEntry[], context: Context): void {
  const add: Add = ({ rule, ...finding }) => {
    const { subject, question, row = '', column = '' } = finding.at;
    state.findings.push({ id: `${rule}@${subject}/${question}/${row}/${column}`, ...finding });
  };
  for (const entry of entries)
    if (state.visible.has(entry.question.id)) checkQuestion(scope, state, entry, context, add);
  for (const check of scope.index.pack.checks) {
    if (check.subject !== state.subject.kind || !state.visible.has(check.at)) continue;
    const at = locate(scope, state, check.at);
    if (at && holds(check.when, context)) add(checkFinding(scope, state, check, at, context));
  }
  countProgress(state, entries);
}

function locate(scope: CheckScope, state: SubjectState, question: string): Location | undefined {
  const entry = scope.index.questions.get(question);
  if (!entry) return undefined;
  const kind = entry.form.subject;
  const owner = kind === state.subject.kind ? state : scope.subjects.find((other) => other.subject.kind === kind);
  return owner && { subject: owner.subject.id, form: entry.form.id, question };
}

/** The other places of a check; of one for each row, its columns are meant before questions. */
function alsoPlaces(
  scope: CheckScope,
  state: SubjectState,
  { also = [] }: Check,
  at: Location,
  table?: RowHolder,
): Location[] {
  return also.flatMap((id) =>
    table && columnOf(table, id) ? { ...at, column: id } : (locate(scope, state, id) ?? []),
  );
}

function checkFinding(
  scope: CheckScope,
  state: SubjectState,
  check: Check,
  at: Location,
  context: Context,
  table?: RowHolder,
): Omit<Finding, 'id'> & { rule: string } {
  const also = alsoPlaces(scope, state, check, at, table);
  return {
    rule: check.id,
    level: check.level,
    kind: 'check',
    message: fillText(check.message, context),
    at,
    check: check.id,
    ...(also.length ? { also } : {}),
    ...(check.source ? { source: check.source } : {}),
  };
}

function checkQuestion(scope: CheckScope, state: SubjectState, entry: QuestionEntry, context: Context, add: Add): void {
  const { question, form } = entry;
  const value = state.view[question.id];
  const at: Location = { subject: state.subject.id, form: form.id, question: question.id };
  const error = (
    rule: string,
    kind: Finding['kind'],
    message: string,
    place: Location = at,
    level: Level = 'error',
  ): void => add({ rule, level, kind, message, at: place });

  const required = question.required === true || (!!question.requiredWhen && holds(question.requiredWhen, context));
  if (required) state.required.add(question.id);
  if (required && !isAnswered(question, value)) error('required', 'required', requiredMessage(question));
  for (const problem of checkCell(
    scope.index.pack,
    question,
    value,
    state.view[`${question.id}_other`],
    offered(context),
  )) {
    error(problem.rule, problem.kind, `「${question.label}」${colonBefore(problem.rule)}${problem.message}`);
  }
  if (question.type === 'contact') checkContact(question, value as Record<string, unknown>, required, at, error);
  if (question.type === 'attachment') checkAttachments(question, (value ?? []) as AttachmentItem[], at, error);
  if (question.type === 'reference') checkReference(scope, question.label, value, at, error);
  if (question.type === 'register') {
    const known = scope.registers.get(`${state.subject.id}/${question.id}`);
    if (known) {
      const also = (check: Check, row: Location): Location[] => alsoPlaces(scope, state, check, row, question);
      state.findings.push(...registerFindings(question, at, known.problems, also));
    }
  }
  if (question.type === 'table') checkTable(scope, state, question, (value ?? []) as RowView[], at, context, add);
  for (const check of question.checks ?? [])
    if (holds(check.when, { ...context, self: value }))
      add(checkFinding(scope, state, check, at, { ...context, self: value }));
}

/** An option whose own condition has become false is still in the answer, but no longer on offer. */
function offered(context: Context): (option: Option) => boolean {
  return (option) => !option.visibleWhen || holds(option.visibleWhen, context);
}

type Report = (rule: string, kind: Finding['kind'], message: string, place?: Location, level?: Level) => void;

function requiredMessage(question: Question): string {
  if (question.type === 'attachment') return `请为「${question.label}」添加文件`;
  if (question.type === 'table' || question.type === 'register') return `「${question.label}」至少填写一行`;
  if (question.type === 'choice' || question.type === 'multi' || question.type === 'yesno')
    return `请选择「${question.label}」`;
  return `请填写「${question.label}」`;
}

const CONTACT_LABELS: Record<string, string> = {
  name: '姓名',
  department: '部门',
  title: '职务',
  phone: '办公电话',
  mobile: '手机',
  email: '邮箱',
};

function checkContact(
  question: QuestionOf<'contact'>,
  value: Context | null,
  required: boolean,
  at: Location,
  report: Report,
): void {
  const started = isFilled(value);
  for (const { field, required: needed } of question.fields) {
    const text = value?.[field];
    const label = `「${question.label}」的${CONTACT_LABELS[field] ?? field}`;
    const place = { ...at, column: field };
    // A wholly empty required contact is one finding, not one per field.
    if (needed && (required || started) && started && !isFilled(text))
      report('required', 'required', `请填写${label}`, place);
    if (field !== 'phone' && field !== 'mobile' && field !== 'email') continue;
    for (const problem of checkCell(null, { type: 'text', id: field, label, format: field }, text, null))
      report(problem.rule, problem.kind, `${label}：${problem.message}`, place);
  }
}

function checkAttachments(
  question: QuestionOf<'attachment'>,
  items: AttachmentItem[],
  at: Location,
  report: Report,
): void {
  if (question.min && items.length > 0 && items.length < question.min)
    report('min-files', 'format', `「${question.label}」至少需要 ${question.min} 个文件，现有 ${items.length} 个`);
  if (question.max && items.length > question.max)
    report('max-files', 'format', `「${question.label}」最多 ${question.max} 个文件，现有 ${items.length} 个`);
  if (question.caption && items.some((item) => !item.caption?.trim()))
    report('caption', 'format', `「${question.label}」有图片没有写说明，图题会是空的`, at, 'warning');
}

function checkReference(scope: CheckScope, label: string, value: unknown, at: Location, report: Report): void {
  const wanted = Array.isArray(value) ? value : isFilled(value) ? [value] : [];
  if (wanted.some((id) => !scope.subjects.some((other) => other.subject.id === id)))
    report('reference', 'unknown-option', `「${label}」引用的对象已被删除，请重新选择`, at);
}

function checkTable(
  scope: CheckScope,
  state: SubjectState,
  table: QuestionOf<'table'>,
  rows: RowView[],
  at: Location,
  context: Context,
  add: Add,
): void {
  const own = rows.filter((row) => !row['_fixed']);
  const report: Report = (rule, kind, message, place = at, level = 'error') =>
    add({ rule, level, kind, message, at: place });
  if (table.minRows && rows.length < table.minRows && rows.length > 0)
    report('min-rows', 'format', `「${table.label}」至少 ${table.minRows} 行，现有 ${rows.length} 行`);
  if (table.maxRows && own.length > table.maxRows)
    report('max-rows', 'format', `「${table.label}」最多 ${table.maxRows} 行，现有 ${own.length} 行`);
  rows.forEach((row, index) => {
    const rowContext: Context = { ...context, row, rows, index: index + 1 };
    const name = `「${table.label}」第 ${index + 1} 行`;
    for (const column of table.columns) {
      const place = { ...at, row: row._id, column: column.id };
      const required = column.required === true || (!!column.requiredWhen && holds(column.requiredWhen, rowContext));
      if (required && !isFilled(row[column.id]))
        report('required', 'required', `${name}缺少「${column.label}」`, place);
      for (const problem of checkCell(
        scope.index.pack,
        column,
        row[column.id],
        row[`${column.id}_other`],
        offered(rowContext),
      ))
        report(
          problem.rule,
          problem.kind,
          `${name}「${column.label}」${colonBefore(problem.rule)}${problem.message}`,
          place,
        );
      if (column.type === 'reference') checkReference(scope, column.label, row[column.id], place, report);
    }
    for (const check of table.rowChecks ?? []) {
      if (!holds(check.when, rowContext)) continue;
      const place = { ...at, row: row._id, ...(check.at ? { column: check.at } : {}) };
      const finding = checkFinding(scope, state, check, place, rowContext, table);
      add({ ...finding, message: `${name}：${finding.message}` });
    }
  });
  checkUnique(table, rows, at, report);
}

function checkUnique(table: QuestionOf<'table'>, rows: RowView[], at: Location, report: Report): void {
  for (const column of table.columns) {
    if (!column.unique) continue;
    const seen = new Map<string, number>();
    rows.forEach((row, index) => {
      const value = row[column.id];
      if (!isFilled(value)) return;
      const text = String(value).trim();
      const first = seen.get(text);
      if (first === undefined) seen.set(text, index + 1);
      else
        report(
          'unique',
          'format',
          `「${table.label}」第 ${index + 1} 行「${column.label}」与第 ${first} 行重复（${text}）`,
          {
            ...at,
            row: row._id,
            column: column.id,
          },
        );
    });
  }
}

/** Answered enough to count: contacts by their needed fields, tables by a row the user has put something into. */
export function isAnswered(question: Question, value: unknown): boolean {
  if (question.type === 'table') {
    const rows = (value ?? []) as RowView[];
    const printed = new Map((question.fixedRows ?? []).map((row) => [row.id, row.cells]));
    return rows.some((row) =>
      question.columns.some((c) => isFilled(row[c.id]) && printed.get(row._id)?.[c.id] === undefined),
    );
  }
  if (question.type === 'register') return ((value as { count?: number } | null)?.count ?? 0) > 0;
  return isFilled(value);
}

function countProgress(state: SubjectState, entries: QuestionEntry[]): void {
  const missing = new Set(state.findings.filter((f) => f.kind === 'required').map((f) => f.at.question));
  for (const { question, form } of entries) {
    let progress = state.progress.get(form.id);
    if (!progress)
      state.progress.set(
        form.id,
        (progress = { form: form.id, required: 0, answered: 0, missing: 0, errors: 0, warnings: 0 }),
      );
    if (!state.required.has(question.id)) continue;
    progress.required += 1;
    if (!missing.has(question.id)) progress.answered += 1;
  }
  for (const finding of state.findings) {
    const progress = state.progress.get(finding.at.form);
    if (progress && finding.at.subject === state.subject.id) {
      if (finding.kind === 'required') progress.missing += 1;
      else if (finding.level === 'error') progress.errors += 1;
      if (finding.level === 'warning') progress.warnings += 1;
    }
  }
}
