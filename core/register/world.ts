/**
 * All registers of a casefile as one: rows composed from their sources, links followed, numbers added up – each register
 * after those it reads. What nothing has touched is kept, down to the single row.
 */
import { canonicalJson } from '../answer/change.ts';
import type { RegisterRow } from '../answer/answer.ts';
import { type Evaluation, sharedViews, type SubjectState } from '../form/evaluate.ts';
import { indexPack } from '../form/pack.ts';
import type { Pack, QuestionOf } from '../form/pack-schema.ts';
import type { RowView } from '../form/view.ts';
import type { RegisterState } from './call-results.ts';
import { type Composition, RowComposer } from './compose.ts';
import { type CheckedRow, RegisterChecker } from './check-rows.ts';
import { registerOrder } from './dependencies.ts';
import { linkColumns, type LinkTarget, linkTarget } from './link-rows.ts';
import { outsideText, stampOf } from './outside.ts';
import { type ComposedRow, orderedIds } from './register.ts';
import { expressionsOf } from './row-maker.ts';
import { lookThrough, outsideOf, registerView } from './state.ts';
import { TableRows } from './table-rows.ts';

type Register = QuestionOf<'register'>;
type Context = Record<string, unknown>;

/** Rows as they are stored. */
export interface StoredRegister {
  rows: ReadonlyMap<string, RegisterRow>;
  /** In their order. */
  ids: readonly string[];
  /** Another number after each change. */
  version: number;
}

export interface WorldOptions {
  pack: Pack;
  stored(subject: string, question: string): StoredRegister;
  /** What follows from the rows beside their numbers: how they compare with the last filing. */
  finish?(
    register: Register,
    subject: string,
    context: Context,
    views: () => readonly RowView[],
  ): Partial<RegisterState>;
}

interface Kept {
  context: Context;
  checker: RegisterChecker;
  composer: RowComposer | undefined;
  composition: Composition;
  /** What it was composed from, and what its state was reckoned from. */
  composedFrom: string;
  stored: number;
  reckonedFrom: string;
  outside: string;
  generation: number;
  version: number;
  views: readonly RowView[] | undefined;
  state: RegisterState | undefined;
}

export class RegisterWorld {
  readonly #options: WorldOptions;
  readonly #kept = new Map<string, Kept>();
  readonly #tables = new TableRows();
  #count = 0;

  constructor(options: WorldOptions) {
    this.#options = options;
  }

  /**
   * The states of registers that are asked, in steps that can be interrupted. Nothing else may be asked of the world
   * between two steps but {@link take}.
   * @param only these and no others; by default all
   */
  *update(evaluation: Evaluation, today: string, only?: ReadonlySet<string>): Generator<void, RegisterState[], void> {
    const { pack } = this.#options;
    const shared = sharedViews(indexPack(pack), [...evaluation.subjects.values()]);
    const states: RegisterState[] = [];
    for (const state of evaluation.subjects.values()) {
      const { registers } = registerOrder(pack, state.subject.kind);
      if (registers.length === 0) continue;
      const q: Context = { ...state.view };
      for (const { id } of registers) q[id] = null;
      const context: Context = { q, ...shared, today };
      for (const register of registers) {
        if (only && !only.has(register.id)) continue;
        const key = `${state.subject.id}/${register.id}`;
        if (!state.visible.has(register.id)) {
          this.#kept.delete(key);
          continue;
        }
        const reckoned = yield* this.#one(register, state, { ...context, q: { ...q } });
        q[register.id] = registerView(reckoned);
        states.push(reckoned);
      }
    }
    return states;
  }

  /** As of the last update; `undefined` for a register that is not asked. */
  composition(subject: string, question: string): (Composition & { generation: number }) | undefined {
    const kept = this.#kept.get(`${subject}/${question}`);
    return kept && { ...kept.composition, generation: kept.generation };
  }

  /** Rows in their order, as looked at. */
  checked(subject: string, question: string): CheckedRow[] {
    const kept = this.#kept.get(`${subject}/${question}`);
    if (!kept) return [];
    const { rows, ids } = kept.composition;
    return ids.flatMap((id) => {
      const row = rows.get(id);
      return row ? [kept.checker.check(id, row)] : [];
    });
  }

  /** Rows in their order as expressions read them. */
  views(subject: string, question: string): readonly RowView[] {
    const kept = this.#kept.get(`${subject}/${question}`);
    if (!kept) return [];
    return (kept.views ??= this.checked(subject, question).map(({ view }) => view));
  }

  /** Rows that link columns of a register may name. */
  links(subject: string, register: Register): LinkTarget[] {
    const { pack } = this.#options;
    const context = this.#kept.get(`${subject}/${register.id}`)?.context ?? {};
    return linkColumns(register).map((column) =>
      linkTarget(pack, register, column, this.views(subject, column.register), context),
    );
  }

  /** Brings single rows up to what is stored now. @returns what became of them */
  take(subject: string, question: string, ids: readonly string[]): { row: string; value: ComposedRow | null }[] {
    const kept = this.#kept.get(`${subject}/${question}`);
    const stored = this.#options.stored(subject, question);
    const known = (id: string): ComposedRow | undefined =>
      kept?.composer ? kept.composer.one(id, stored.rows.get(id)) : stored.rows.get(id);
    const changed = ids.map((row) => ({ row, value: known(row) ?? null }));
    if (!kept) return changed;
    kept.views = undefined;
    if (!kept.composer) {
      kept.composition = stored;
      return changed;
    }
    const rows = kept.composition.rows as Map<string, ComposedRow>;
    let moved = false;
    for (const { row, value } of changed) {
      const before = rows.get(row);
      moved ||= before?.order !== value?.order;
      if (value) rows.set(row, value);
      else rows.delete(row);
    }
    if (moved) kept.composition = { rows, ids: orderedIds(rows) };
    kept.stored = stored.version;
    return changed;
  }

  *#one(register: Register, { subject }: SubjectState, context: Context): Generator<void, RegisterState, void> {
    const key = `${subject.id}/${register.id}`;
    const stored = this.#options.stored(subject.id, register.id);
    const kept = this.#kept.get(key) ?? this.#start(register, subject.id, context);
    this.#kept.set(key, kept);
    kept.context = context;
    this.#compose(kept, register, subject.id, context, stored);
    const outside = outsideOf(register, context);
    const { baseline } = register.change ?? {};
    const filings = baseline ? canonicalJson((context['q'] as Context)[baseline.table] ?? null) : '';
    const reads = [...this.#readVersions(register, subject.id)];
    const from = canonicalJson([outside, stored.version, kept.generation, filings, reads]);
    if (kept.state && kept.reckonedFrom === from) return kept.state;
    if (kept.outside !== outside) kept.checker.renew(context);
    kept.outside = outside;
    kept.views = undefined;
    const { rows, ids } = kept.composition;
    const round = ++this.#count;
    kept.version = round;
    const { views, ...looked } = yield* lookThrough(this.#options.pack, kept.checker, register, rows, ids);
    // Somebody else has reckoned or written meanwhile: what was seen may be of two minds, so it is not kept.
    const isUndisturbed =
      kept.version === round && this.#options.stored(subject.id, register.id).version === stored.version;
    kept.views = isUndisturbed ? views : undefined;
    kept.reckonedFrom = isUndisturbed ? from : '';
    kept.state = {
      subject: subject.id,
      question: register.id,
      ...looked,
      generation: kept.generation,
      version: kept.version,
      ...this.#options.finish?.(register, subject.id, context, () => this.views(subject.id, register.id)),
    };
    return kept.state;
  }

  #start(register: Register, subject: string, context: Context): Kept {
    const { pack } = this.#options;
    const keys = new Map(linkColumns(register).map((column) => [column.register, `${subject}/${column.register}`]));
    const view = (other: string, id: string): RowView | undefined => {
      const kept = this.#kept.get(keys.get(other) ?? '');
      const row = kept?.composition.rows.get(id);
      return row && kept?.checker.check(id, row).view;
    };
    return {
      context,
      checker: new RegisterChecker(pack, register, context, { view }),
      composer: register.rows && new RowComposer(pack, register),
      composition: { rows: new Map(), ids: [] },
      composedFrom: '',
      stored: -1,
      reckonedFrom: '',
      outside: '',
      generation: 0,
      version: 0,
      views: undefined,
      state: undefined,
    };
  }

  #compose(kept: Kept, register: Register, subject: string, context: Context, stored: StoredRegister): void {
    const { composer } = kept;
    if (!composer) {
      kept.composition = stored;
      return;
    }
    const rowsOf = (question: string): readonly RowView[] => this.#rowsOf(subject, question, context);
    const sources = (register.rows ?? []).map((source) => {
      const question = source.from === 'rows' ? source.question : source.per?.question;
      const rows = question === undefined ? 0 : stampOf(rowsOf(question));
      return [rows, outsideText(expressionsOf(source), context)];
    });
    const from = canonicalJson(sources);
    if (kept.composedFrom === from && kept.stored === stored.version) return;
    kept.composedFrom = from;
    kept.stored = stored.version;
    kept.composition = composer.compose({ context, rowsOf }, stored.rows);
    kept.generation = ++this.#count;
  }

  #rowsOf(subject: string, question: string, context: Context): readonly RowView[] {
    const holder = indexPack(this.#options.pack).questions.get(question)?.question;
    if (holder?.type === 'register') return this.views(subject, question);
    return this.#tables.same(`${subject}/${question}`, (context['q'] as Context)[question]);
  }

  /** Of the registers whose rows are linked. */
  *#readVersions(register: Register, subject: string): Iterable<number> {
    for (const column of register.columns)
      if (column.type === 'link') yield this.#kept.get(`${subject}/${column.register}`)?.version ?? 0;
  }
}
