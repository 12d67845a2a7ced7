/**
 * Everything computed from the answers: what is asked, what is required, computed values, findings, progress. Pure.
 *
 * Rules may depend on each other across subjects, so visibility and computed values are settled by repeating a cheap
 * pass until nothing changes. A pack whose rules chase each other in a circle stops after {@link MAX_PASSES} passes.
 */
import { type Answer, type Answers, type Subject, subjectsOf } from '../answer/answer.ts';
import { ALGORITHMS } from '../assess/algorithms.ts';
import { canonicalJson } from '../answer/change.ts';
import { checkSubject, type CheckScope } from './check.ts';
import { compile, holds } from './expression.ts';
import { bySeverity, type Finding } from './finding.ts';
import { roundHalfUp } from './functions.ts';
import { type OpenNeed, openNeeds } from './needs.ts';
import { indexPack, type PackIndex, type QuestionEntry } from './pack.ts';
import type { Pack, Question, QuestionOf } from './pack-schema.ts';
import type { RegisterState } from '../register/call-results.ts';
import { registerView } from '../register/state.ts';
import type { Lookups } from './schema/library.ts';
import { groupAnswers, readQuestion, type RowView } from './view.ts';

const MAX_PASSES = 10;

export interface FormProgress {
  form: string;
  /** Visible questions that must be answered, and how many of them are. */
  required: number;
  answered: number;
  /** Required answers and cells still missing, as findings: an empty form is unfinished, not wrong. */
  missing: number;
  /** Other findings of level error, and of level warning, in this form. */
  errors: number;
  warnings: number;
}

export interface SubjectState {
  subject: Subject;
  /** From the kind's name question; falls back to the kind's title. */
  name: string;
  /**
   * What expressions see as `q`: question id → plain value, hidden and unanswered ones `null`. Choices are option ids
   * (free text under `<id>_other`), tables are lists of `{_id, column…}`, contacts are objects, computed values included.
   */
  view: Record<string, unknown>;
  /** Ids of visible questions; sections as `section:<id>`. */
  visible: Set<string>;
  required: Set<string>;
  findings: Finding[];
  progress: Map<string, FormProgress>;
  /** What must be answered first: by form and register, only those with something open. */
  needs: Map<string, OpenNeed[]>;
}

export interface Evaluation {
  subjects: Map<string, SubjectState>;
  /** All findings, most severe first. */
  findings: Finding[];
}

interface Working {
  state: SubjectState;
  entries: QuestionEntry[];
  raw: Record<string, unknown>;
  context: Record<string, unknown>;
}

/**
 * @param today `YYYY-MM-DD`, the clock of the caller.
 * @param registers what registers add up to: their rows are not among the answers
 */
export function evaluateCasefile(
  pack: Pack,
  answers: Answers,
  today: string,
  registers: readonly RegisterState[] = [],
): Evaluation {
  const index = indexPack(pack);
  const grouped = groupAnswers(answers);
  const registerMap = new Map(registers.map((state) => [`${state.subject}/${state.question}`, state]));
  const working = subjectsOf(answers)
    .filter((subject) => index.kinds.has(subject.kind))
    .map((subject) => startSubject(index, subject, grouped.get(subject.id) ?? new Map(), registerMap));
  const states = working.map((w) => w.state);
  // Live objects: each pass sees what the one before has settled.
  const shared = sharedViews(index, states);
  for (const subject of working) subject.context = { q: subject.state.view, ...shared, today };
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    let changed = false;
    for (const subject of working) changed = settle(pack, subject) || changed;
    if (!changed) break;
  }
  const scope: CheckScope = { index, subjects: states, answers, registers: registerMap };
  const findings: Finding[] = [];
  for (const { state, entries, context } of working) {
    state.needs = openNeeds(
      index,
      state.subject,
      states.map(({ subject }) => subject),
      context,
    );
    checkSubject(scope, state, entries, context);
    findings.push(...state.findings);
  }
  return { subjects: new Map(states.map((state) => [state.subject.id, state])), findings: findings.sort(bySeverity) };
}

function startSubject(
  index: PackIndex,
  subject: Subject,
  answers: Map<string, Answer[]>,
  registers: ReadonlyMap<string, RegisterState>,
): Working {
  const entries = index.questionsOfKind.get(subject.kind) ?? [];
  const raw: Record<string, unknown> = {};
  for (const { question } of entries) {
    if (question.type === 'register') raw[question.id] = registerView(registers.get(`${subject.id}/${question.id}`));
    else readQuestion(raw, question, answers.get(question.id));
  }
  const kind = index.kinds.get(subject.kind);
  const given = kind ? raw[kind.nameQuestion] : null;
  const name = typeof given === 'string' && given.trim() ? given.trim() : (kind?.title ?? subject.kind);
  const state: SubjectState = {
    subject,
    name,
    view: { ...raw, _id: subject.id, _name: name },
    visible: new Set(),
    required: new Set(),
    findings: [],
    progress: new Map(),
    needs: new Map(),
  };
  return { state, entries, raw, context: {} };
}

/** What expressions see beside `q`: the one subject of a single kind, and all of each kind, as live views; look-up tables. */
export interface SharedViews {
  one: Record<string, unknown>;
  all: Record<string, unknown[]>;
  lookup: Lookups;
}

export function sharedViews(index: PackIndex, states: readonly SubjectState[]): SharedViews {
  const shared: SharedViews = { one: {}, all: {}, lookup: index.pack.lookups ?? {} };
  for (const kind of index.pack.subjects) {
    const views = states.filter((state) => state.subject.kind === kind.kind).map((state) => state.view);
    shared.all[kind.kind] = views;
    if (kind.single) shared.one[kind.kind] = views[0] ?? {};
  }
  return shared;
}

/** One pass over one subject. @returns whether anything changed. */
function settle(pack: Pack, working: Working): boolean {
  const { state, entries, raw, context } = working;
  let changed = false;
  for (const { question, section } of entries) {
    const sectionShown = mark(
      state.visible,
      `section:${section.id}`,
      !section.visibleWhen || holds(section.visibleWhen, context),
    );
    const shown = sectionShown.on && (!question.visibleWhen || holds(question.visibleWhen, context));
    const marked = mark(state.visible, question.id, shown);
    changed ||= sectionShown.changed || marked.changed;
    if (question.type === 'computed') {
      const value = shown ? computeQuestion(pack, question, context) : null;
      if (canonicalJson(value ?? null) !== canonicalJson(state.view[question.id] ?? null)) {
        state.view[question.id] = value ?? null;
        changed = true;
      }
      continue;
    }
    if (marked.changed || !shown) {
      state.view[question.id] = shown ? raw[question.id] : null;
      const other = `${question.id}_other`;
      if (other in raw) state.view[other] = shown ? raw[other] : null;
    }
    if (question.type === 'table' && shown)
      changed = computeColumns(question, state.view[question.id], context) || changed;
  }
  return changed;
}

function mark(set: Set<string>, id: string, on: boolean): { on: boolean; changed: boolean } {
  if (set.has(id) === on) return { on, changed: false };
  if (on) set.add(id);
  else set.delete(id);
  return { on, changed: true };
}

function computeQuestion(pack: Pack, question: QuestionOf<'computed'>, context: Record<string, unknown>): unknown {
  if (question.algorithm) {
    const { name, scale, inputs } = question.algorithm;
    const table = pack.scales.find((candidate) => candidate.id === scale);
    const values: Record<string, unknown> = {};
    for (const [input, source] of Object.entries(inputs)) values[input] = compile(source).evaluate(context);
    return table ? (ALGORITHMS[name]?.run(table, values) ?? null) : null;
  }
  return question.expression ? rounded(compile(question.expression).evaluate(context), question.decimals) : null;
}

function computeColumns(
  table: Extract<Question, { type: 'table' }>,
  rows: unknown,
  context: Record<string, unknown>,
): boolean {
  const computed = table.columns.filter((column) => column.type === 'computed');
  if (!computed.length || !Array.isArray(rows)) return false;
  let changed = false;
  for (const row of rows as RowView[]) {
    const rowContext = { ...context, row, rows };
    for (const column of computed) {
      const value = rounded(compile(column.expression).evaluate(rowContext), column.decimals) ?? null;
      if (value === row[column.id]) continue;
      row[column.id] = value;
      changed = true;
    }
  }
  return changed;
}

function rounded(value: unknown, decimals: number | undefined): unknown {
  if (typeof value !== 'number') return value ?? null;
  if (!Number.isFinite(value)) return null;
  return decimals === undefined ? value : roundHalfUp(value, decimals);
}
