/** Registers of the open casefile: rows in memory once they are needed, edits merged into whole rows, numbers over all. */
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { RegisterChange, RegisterPage, RowEdit } from '../../core/register/call-results.ts';
import { orderedIds, type RegisterRows } from '../../core/register/register.ts';
import type { Casefile } from '../casefile/casefile.ts';
import type { AreaHandlers } from './handlers.ts';
import { refuseUnknownSubject } from './answers.ts';
import { registerStates } from './evaluation.ts';
import { localDate } from './local-date.ts';

interface Loaded {
  rows: Map<string, RegisterRow>;
  /** Row ids in order; `undefined` after a change that may have moved them. */
  order: string[] | undefined;
}

/** One casefile's registers. Memory holds what was asked for; the file holds the truth. */
export class Registers {
  readonly #casefile: Casefile;
  readonly #pack: Pack;
  readonly #loaded = new Map<string, Loaded>();
  #revision: number;

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

  put(subject: string, question: string, edits: readonly RowEdit[], reason: string): RegisterChange {
    const register = this.register(question);
    const { rows } = this.#load(subject, question);
    const merged = edits.map((edit): Edit => ({
      subject,
      question,
      row: edit.row,
      column: '',
      value: mergedRow(register, rows, edit),
    }));
    const { changed, ...state } = this.#casefile.put(merged, { reason });
    this.take(changed);
    return { changed: changed.map(({ row, value }) => ({ row, value: value as RegisterRow | null })), ...state };
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
    }
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
    const fresh: Loaded = { rows: this.#casefile.register(subject, question), order: undefined };
    this.#loaded.set(key, fresh);
    return fresh;
  }
}

function mergedRow(register: QuestionOf<'register'>, rows: RegisterRows, edit: RowEdit): RegisterRow | null {
  if (edit.remove) return null;
  const before = rows.get(edit.row);
  const order = edit.order ?? before?.order;
  if (order === undefined)
    throw new WorkbenchError('CONFLICT', '要修改的行已经不在台账中，没有保存。', '请刷新窗口后重试。', edit.row);
  const cells: Record<string, CellValue> = { ...before?.cells };
  for (const [column, value] of Object.entries(edit.cells ?? {})) {
    if (!register.columns.some(({ id }) => id === column))
      throw new WorkbenchError('BAD_INPUT', '台账没有这一列，没有保存。', '请刷新窗口后重试。', column);
    if (value === null) delete cells[column];
    else cells[column] = value;
  }
  // In the order of the columns, so that equal rows are written alike however they were filled.
  const inOrder = register.columns.flatMap(({ id }) => (cells[id] === undefined ? [] : [[id, cells[id]] as const]));
  return { order, cells: Object.fromEntries(inOrder) };
}

export const registerHandlers: Omit<AreaHandlers<'register'>, `register.import${string}`> = {
  'register.rows': ({ open }, { subject, question, from, count }): RegisterPage => {
    const { casefile, registers } = open;
    const rows = registers.rows(subject, question);
    const ids = registers.order(subject, question);
    const { revision } = casefile.state();
    const page = ids.slice(from, from + count).flatMap((id) => {
      const row = rows.get(id);
      return row ? [{ id, ...row }] : [];
    });
    return { total: ids.length, revision, rows: page };
  },
  'register.put': ({ open }, { subject, question, edits, reason = '' }) => {
    refuseUnknownSubject(open, subject);
    return open.registers.put(subject, question, edits, reason);
  },
  'register.state': ({ open, options }) => registerStates(open, localDate(options.now())),
};
