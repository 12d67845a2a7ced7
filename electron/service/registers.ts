/** Registers of the open casefile: rows in memory once they are needed, edits merged into whole rows, numbers over all. */
import type { RegisterRow } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { registerCalls } from '../../core/contract/register.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { RegisterChange, RegisterPage, RowEdit } from '../../core/register/call-results.ts';
import { mergedRow } from '../../core/register/merge-row.ts';
import { type ComposedRow, orderedIds, type RegisterRows } from '../../core/register/register.ts';
import { packState } from '../../core/register/transit.ts';
import type { StoredRegister } from '../../core/register/world.ts';
import type { Casefile } from '../casefile/casefile.ts';
import type { PutResult } from '../casefile/journal.ts';
import type { Handlers } from './handlers.ts';
import { refuseUnknownSubject } from './answers.ts';
import { composed, putRows } from './composed-rows.ts';
import { registerStates, settled } from './evaluation.ts';
import { localDate } from './local-date.ts';

interface Loaded {
  rows: Map<string, RegisterRow>;
  /** Row ids in order; `undefined` after a change that may have moved them. */
  order: string[] | undefined;
  version: number;
}

/** What the register shows of a row at present; see `RegisterStates.row`. */
export type RowShown = (id: string) => ComposedRow | undefined;

/** One casefile's registers as stored. Memory holds what was asked for; the file holds the truth. */
export class Registers {
  readonly #casefile: Casefile;
  readonly #pack: Pack;
  readonly #loaded = new Map<string, Loaded>();
  #revision: number;
  #version = 0;

  constructor(casefile: Casefile, pack: Pack) {
    this.#casefile = casefile;
    this.#pack = pack;
    this.#revision = casefile.state().revision;
  }

  rows(subject: string, question: string): RegisterRows {
    return this.#load(subject, question).rows;
  }

  order(subject: string, question: string): readonly string[] {
    const loaded = this.#load(subject, question);
    return (loaded.order ??= orderedIds(loaded.rows));
  }

  stored(subject: string, question: string): StoredRegister {
    const { rows, version } = this.#load(subject, question);
    return { rows, ids: this.order(subject, question), version };
  }

  /**
   * Only what a person writes is stored; what a row's source prints or proposes is not.
   * @throws WorkbenchError BAD_INPUT, CONFLICT
   */
  put(subject: string, question: string, edits: readonly RowEdit[], reason: string, shown: RowShown): PutResult {
    const register = this.register(question);
    const { rows } = this.#load(subject, question);
    const merged = edits.map((edit): Edit => ({
      subject,
      question,
      row: edit.row,
      column: '',
      value: mergedRow(register, rows.get(edit.row), edit, shown),
    }));
    const result = this.#casefile.put(merged, { reason });
    this.take(result.changed);
    return result;
  }

  /** Brings memory to what was just written: own edits, undo, redo, imports. */
  take(changed: readonly Edit[]): void {
    this.#revision = this.#casefile.state().revision;
    for (const { subject, question, row, value } of changed) {
      const loaded = this.#loaded.get(`${subject}/${question}`);
      if (!loaded) continue;
      const before = loaded.rows.get(row);
      const now = value as RegisterRow | null;
      if (now === null) loaded.rows.delete(row);
      else loaded.rows.set(row, now);
      if (before?.order !== now?.order) loaded.order = undefined;
      loaded.version = ++this.#version;
    }
  }

  isRegister(question: string): boolean {
    return indexPack(this.#pack).questions.get(question)?.question.type === 'register';
  }

  /** @throws WorkbenchError BAD_INPUT */
  register(question: string): QuestionOf<'register'> {
    const found = indexPack(this.#pack).questions.get(question)?.question;
    if (found?.type === 'register') return found;
    throw new WorkbenchError('BAD_INPUT', '规范包里没有这个台账，没有保存。', '请刷新窗口后重试。', question);
  }

  #load(subject: string, question: string): Loaded {
    this.register(question);
    const { revision } = this.#casefile.state();
    // Somebody wrote past this memory: what is kept may be old.
    if (revision !== this.#revision) this.#loaded.clear();
    this.#revision = revision;
    const key = `${subject}/${question}`;
    const known = this.#loaded.get(key);
    if (known) return known;
    const rows = this.#casefile.register(subject, question);
    const fresh: Loaded = { rows, order: undefined, version: ++this.#version };
    this.#loaded.set(key, fresh);
    return fresh;
  }
}

export const registerHandlers: Handlers<typeof registerCalls> = {
  'register.rows': ({ open, options }, { subject, question, from, count }): RegisterPage => {
    open.registers.register(question);
    const { rows, ids, generation } = composed(open, subject, question, localDate(options.now()));
    const { revision } = open.casefile.state();
    const page = ids.slice(from, from + count).flatMap((id) => {
      const row = rows.get(id);
      return row ? [{ id, ...row }] : [];
    });
    return { total: ids.length, revision, rows: page, generation };
  },
  'register.put': ({ open, options }, { subject, question, edits, reason = '' }): RegisterChange => {
    refuseUnknownSubject(open, subject);
    return putRows(open, { subject, question, edits, reason, today: localDate(options.now()) });
  },
  'register.state': async ({ open, options }, { known = [] }) => {
    const met = new Set(known);
    const states = await registerStates(open, localDate(options.now()));
    return states.map((state) => packState(state, met));
  },
  'register.links': ({ open, options }, { subject, question }) => {
    const register = open.registers.register(question);
    settled(open, localDate(options.now()), question);
    return open.registerStates.links(subject, register);
  },
};
