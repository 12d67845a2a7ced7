/** Filings of a register: keeping a snapshot, comparing with the last approved one, writing the comparison (表1-7). */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { answerKey, type AnswerValue, type RowPresence } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import { type ChangeResult, WorkbenchError } from '../../core/contract.ts';
import type { filingCalls } from '../../core/contract/filing.ts';
import { addMonths, daysBetween } from '../../core/duty/day.ts';
import { UnknownYear, type WorkCalendar } from '../../core/duty/work-calendar.ts';
import { sharedViews, type SubjectState } from '../../core/form/evaluate.ts';
import { compile } from '../../core/form/expression.ts';
import type { Location } from '../../core/form/finding.ts';
import { isDate } from '../../core/form/formats.ts';
import { indexPack, type RowHolder } from '../../core/form/pack.ts';
import type { ChangeRule, Register } from '../../core/form/schema/register.ts';
import type { Comparison } from '../../core/register/filing-compare.ts';
import { cellFor, reportRows, type ReportRow } from '../../core/register/filing-report.ts';
import type { FilingChanges, FilingClock } from '../../core/register/filing-results.ts';
import { type ViewScope, viewOf } from '../../core/register/filing-view.ts';
import { snapshotLines } from '../../core/register/filing.ts';
import { refuseUnknownSubject } from './answers.ts';
import { putRows } from './composed-rows.ts';
import { evaluateOpen, plainAnswers } from './evaluation.ts';
import type { Handlers } from './handlers.ts';
import { localDate } from './local-date.ts';
import type { OpenCasefile, Session } from './session.ts';

const compress = promisify(gzip);

/** Everything about one register with a rule about changes, as of now. */
interface Case {
  open: OpenCasefile;
  state: SubjectState;
  register: Register;
  rule: ChangeRule;
  comparison: Comparison;
  context: Record<string, unknown>;
  today: string;
  calendar: WorkCalendar;
}

function caseOf({ open, options, calendars }: Session, subject: string, question: string): Case {
  refuseUnknownSubject(open, subject);
  const register = open.registers.register(question);
  const today = localDate(options.now());
  const evaluation = evaluateOpen(open, today);
  const state = evaluation.subjects.get(subject);
  const comparison = open.registerStates.comparison(subject, question);
  const rule = register.change;
  if (!rule || !comparison || !state)
    throw new WorkbenchError('BAD_INPUT', `「${register.label}」没有变更规则，不能登记和比较。`, '请选择另一份台账。');
  const shared = sharedViews(indexPack(open.pack.pack), [...evaluation.subjects.values()]);
  const context = { q: state.view, ...shared, today };
  return { open, state, register, rule, comparison, context, today, calendar: calendars.calendar };
}

function locationOf({ open, state }: Case, question: string | undefined): Location | null {
  const entry = question === undefined ? undefined : indexPack(open.pack.pack).questions.get(question);
  return entry ? { subject: state.subject.id, form: entry.form.id, question: entry.question.id } : null;
}

function holderOf({ open }: Case, question: string): RowHolder {
  const found = indexPack(open.pack.pack).questions.get(question)?.question;
  if (found?.type === 'table' || found?.type === 'register') return found;
  throw new WorkbenchError('PACK', '规范包没有写明放在哪张表里。', '请检查规范包。', question);
}

function scopeOf({ open, state, register, rule, comparison }: Case): ViewScope {
  const key = register.key ?? '';
  const rows = new Map(
    open.registerStates.rows(state.subject.id, register.id).map(({ id, view }) => [String(view[key] ?? ''), id]),
  );
  const { pack } = open.pack;
  return { pack, register, rule, groupBy: comparison.groupBy, rowOf: (given) => rows.get(given) ?? '' };
}

function clockOf(found: Case): FilingClock {
  const { rule, comparison, context, today, calendar } = found;
  const expression = rule.occurred === undefined ? undefined : compile(rule.occurred);
  const value = expression?.evaluate(context);
  const at = locationOf(found, expression?.references.find(({ root }) => root === 'q')?.name);
  const base = { occurred: '', due: '', aim: '', daysLeft: null, months: rule.months, at };
  if (!comparison.change?.triggered) return { ...base, state: 'none' };
  if (!isDate(value)) return { ...base, state: 'waiting' };
  const due = addMonths(value, rule.months);
  const daysLeft = daysBetween(today, due);
  const state = daysLeft < 0 ? 'overdue' : 'due';
  return { ...base, state, occurred: value, due, aim: aimOf(due, calendar), daysLeft };
}

function aimOf(due: string, calendar: WorkCalendar): string {
  try {
    return calendar.nearestWorkday(due, -1);
  } catch (error) {
    if (error instanceof UnknownYear) return '';
    throw error;
  }
}

function changesOf(found: Case): FilingChanges {
  const { state, register, rule, comparison } = found;
  const { baseline, filings, notes, change } = comparison;
  const clock = clockOf(found);
  const scope = scopeOf(found);
  const none = { count: 0, rows: [] };
  const shown = change
    ? viewOf(scope, change)
    : {
        ...{ triggered: false, reasons: [], groupLabels: [], total: null, groups: [] },
        ...{ added: none, removed: none, cells: { ...none, triggering: 0 } },
      };
  const at = locationOf(found, rule.report?.into);
  const report =
    at && rule.report && change
      ? { at, label: holderOf(found, rule.report.into).label, rows: reportRows(scope, change, clock).length }
      : null;
  return {
    subject: state.subject.id,
    question: register.id,
    filings,
    records: locationOf(found, rule.baseline?.table),
    baseline: baseline
      ? { row: baseline.row, date: baseline.date, file: plainFile(baseline.file), rows: baseline.snapshot.header.rows }
      : null,
    notes,
    percent: rule.percent,
    ...shown,
    clock,
    report,
    source: rule.source,
  };
}

const plainFile = ({ sha256, name }: { sha256: string; name: string }): { sha256: string; name: string } => ({
  sha256,
  name,
});

/** The next order after the rows a table has. */
function lastOrder(open: OpenCasefile, subject: string, question: string): string | null {
  let last: string | null = null;
  for (const answer of plainAnswers(open).values()) {
    if (answer.subject !== subject || answer.question !== question || !answer.row || answer.column) continue;
    const { order } = answer.value as RowPresence;
    if (last === null || order > last) last = order;
  }
  return last;
}

function tableRow(
  at: { subject: string; question: string; row: string; order: string },
  cells: [string, AnswerValue][],
): Edit[] {
  const { subject, question, row, order } = at;
  return [
    { ...answerKey(subject, question, row), value: { order } },
    ...cells.map(([column, value]): Edit => ({ ...answerKey(subject, question, row, column), value })),
  ];
}

/** Cells of one row of 表1-7, by column id. */
function reportCells(found: Case, into: RowHolder, row: ReportRow): [string, AnswerValue][] {
  const pack = found.open.pack.pack;
  return Object.entries(found.rule.report?.columns ?? {}).flatMap(([name, id]): [string, AnswerValue][] => {
    const column = into.columns.find((candidate) => candidate.id === id);
    const value = column && cellFor({ pack }, column, row[name as keyof ReportRow]);
    return value === undefined ? [] : [[id, value]];
  });
}

function writeTable(found: Case, question: string, rows: [string, AnswerValue][][], newId: () => string): ChangeResult {
  const { open, state } = found;
  const subject = state.subject.id;
  const present = [...plainAnswers(open).values()].filter(
    (answer) => answer.subject === subject && answer.question === question && answer.row && !answer.column,
  );
  const gone = present.map(({ row }): Edit => ({ ...answerKey(subject, question, row), value: null }));
  const orders = generateNKeysBetween(null, null, rows.length);
  const fresh = rows.flatMap((cells, i) =>
    tableRow({ subject, question, row: newId(), order: orders[i] ?? '' }, cells),
  );
  return open.casefile.put([...gone, ...fresh], { reason: REPORT });
}

function writeRegister(
  found: Case,
  question: string,
  rows: [string, AnswerValue][][],
  newId: () => string,
): ChangeResult {
  const { open, state } = found;
  const subject = state.subject.id;
  const gone = open.registers.order(subject, question).map((row) => ({ row, remove: true as const }));
  const orders = generateNKeysBetween(null, null, rows.length);
  const fresh = rows.map((cells, i) => ({
    row: newId(),
    order: orders[i],
    cells: Object.fromEntries(cells) as Record<string, never>,
  }));
  const written = { subject, question, edits: [...gone, ...fresh], reason: REPORT, today: found.today };
  const { changed, ...rest } = putRows(open, written);
  return { ...rest, changed: changed.map(({ row, value }) => ({ ...answerKey(subject, question, row), value })) };
}

const REPORT = '按变化情况生成变更对照';

export const filingHandlers: Handlers<typeof filingCalls> = {
  'filing.record': async (session, { subject, question }) => {
    const found = caseOf(session, subject, question);
    const { open, register, rule, today } = found;
    const { baseline: where } = rule;
    if (!where) throw new WorkbenchError('PACK', '规范包没有写明备案记录放在哪里，没有登记。', '请检查规范包。');
    const rows = open.registerStates.rows(subject, question);
    if (rows.length === 0)
      throw new WorkbenchError('NOT_READY', `「${register.label}」还没有行，没有登记。`, '请先填写台账。');
    const lines = snapshotLines(register, { pack: open.pack.pack, date: today, rows });
    const bytes = await compress(Buffer.from([...lines].join('\n'), 'utf8'));
    // The file first: a row may cite only what is there. Killed in between, a file nobody cites is left, and no row.
    const { sha256, name } = open.casefile.evidence.add(`备案快照_${register.label}_${today}.jsonl.gz`, bytes);
    const row = session.options.newId();
    const order = generateKeyBetween(lastOrder(open, subject, where.table), null);
    const edits = tableRow({ subject, question: where.table, row, order }, [
      ...Object.entries(where.set ?? {}),
      [where.date, today],
      [where.file, [{ sha256, name }]],
    ]);
    return { ...open.casefile.put(edits, { reason: '登记本次提交' }), row, file: { sha256, name } };
  },
  'filing.changes': (session, { subject, question }) => changesOf(caseOf(session, subject, question)),
  'filing.report': (session, { subject, question }) => {
    const found = caseOf(session, subject, question);
    const { change } = found.comparison;
    const { report } = found.rule;
    if (!report || !change)
      throw new WorkbenchError('NOT_READY', '没有可以比较的基准，不能生成变更对照。', found.comparison.notes.join(''));
    const into = holderOf(found, report.into);
    const rows = reportRows(scopeOf(found), change, clockOf(found)).map((row) => reportCells(found, into, row));
    const write = into.type === 'register' ? writeRegister : writeTable;
    const result = write(found, report.into, rows, session.options.newId);
    return { ...result, question: report.into, rows: rows.length };
  },
};
