/** The log of one open casefile as this device writes it: put, undo, redo, and where its chain ends. */
import type { AnswerValue } from '../../core/answer/answer.ts';
import type { ChangeAction, Edit } from '../../core/answer/change.ts';
import { UndoTracker } from '../../core/answer/undo.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { appendBatch, type Appended, type BatchPlan, presentHeads } from './append.ts';
import {
  batchAt,
  type BatchRow,
  batchesOf,
  type ChangeRow,
  changesOf,
  lastSeq,
  NO_TIP,
  readTip,
  type Tip,
  toValue,
  valueBefore,
} from './changes.ts';
import { type Db, transaction } from './connection.ts';
import type { CasefileContext } from './context.ts';
import type { Names } from './names.ts';

export interface PutResult {
  /** What became of the touched answers; `null` = cleared. Untouched ones are left out. */
  changed: { subject: string; question: string; row: string; column: string; value: AnswerValue | null }[];
  canUndo: boolean;
  canRedo: boolean;
  revision: number;
}

/** How far back undo reaches after reopening. Any later stretch of a log is a sound log of its own. */
const UNDO_DEPTH = 10_000;

export class Journal {
  readonly #db: Db;
  readonly #names: Names;
  #tip!: Tip;
  #tracker!: UndoTracker;
  #revision = 0;
  /** After a failed write: what is really on the disk must be read again before the next one. */
  #stale = false;

  constructor(db: Db, names: Names, device: string) {
    this.#db = db;
    this.#names = names;
    this.#reread(device);
  }

  get revision(): number {
    return this.#revision;
  }

  state(): Omit<PutResult, 'changed'> {
    const { undo, redo } = this.#tracker.state();
    return { canUndo: undo !== '', canRedo: redo !== '', revision: this.#revision };
  }

  put(context: CasefileContext, edits: readonly Edit[], reason: string, action: ChangeAction): PutResult {
    edits.forEach(checkEdit);
    return this.#append(context, { edits, action, reason, reverts: null });
  }

  /** The same in slices; see `#appendInSlices`. */
  putInSlices(
    context: CasefileContext,
    edits: readonly Edit[],
    reason: string,
    action: ChangeAction,
  ): Generator<number, PutResult> {
    edits.forEach(checkEdit);
    return this.#appendInSlices(context, { edits, action, reason, reverts: null });
  }

  undo(context: CasefileContext): PutResult {
    return this.#revert(context, 'undo', this.#tracker.state().undo);
  }

  redo(context: CasefileContext): PutResult {
    return this.#revert(context, 'redo', this.#tracker.state().redo);
  }

  #revert(context: CasefileContext, action: 'undo' | 'redo', target: string): PutResult {
    if (!target) return { changed: [], ...this.state() };
    const reverts = batchAt(this.#db, Number(target));
    const own = changesOf(this.#db, reverts).filter((change) => this.#isOurs(context, change));
    const edits = own.map((change) => ({
      ...this.#key(change),
      value: action === 'undo' ? valueBefore(this.#db, change) : toValue(change.value),
    }));
    const result = this.#append(context, { edits, action, reason: '', reverts });
    if (result.changed.length > 0) return result;
    this.#tracker.drop(target);
    throw new WorkbenchError(
      'CONFLICT',
      '这一步修改的内容之后又在另一台电脑上改过，不能直接撤销或重做。',
      '可以在该题的历史记录中查看各次修改，再手工填写需要的值。',
    );
  }

  /** Undo must not silently take away what another device has put there since. */
  #isOurs(context: CasefileContext, change: ChangeRow): boolean {
    const heads = presentHeads(this.#db, this.#names, { ...this.#key(change), value: null });
    return heads.every((head) => this.#names.text(head.device) === context.device);
  }

  #key(change: ChangeRow): Omit<Edit, 'value'> {
    return {
      subject: this.#names.text(change.subject),
      question: this.#names.text(change.question),
      row: this.#names.text(change.row),
      column: this.#names.text(change.col),
    };
  }

  #append(context: CasefileContext, plan: BatchPlan): PutResult {
    if (this.#stale) this.#reread(context.device);
    try {
      const append = (): Appended => toTheEnd(appendBatch(this.#db, this.#names, context, this.#tip, plan));
      return this.#appended(transaction(this.#db, append));
    } catch (error) {
      this.#stale = true;
      throw error;
    }
  }

  /**
   * One transaction held open between slices: whoever runs it lets nobody else write meanwhile. Leaving it before its
   * end, by an error or on purpose, takes all of it back, and so does the end of the program.
   */
  *#appendInSlices(context: CasefileContext, plan: BatchPlan): Generator<number, PutResult> {
    if (this.#stale) this.#reread(context.device);
    let appended: Appended | undefined;
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const written = yield* appendBatch(this.#db, this.#names, context, this.#tip, plan);
      this.#db.exec('COMMIT');
      appended = written;
    } finally {
      if (!appended) this.#takeBack();
    }
    return this.#appended(appended);
  }

  #takeBack(): void {
    this.#stale = true;
    // Numbers of names that are gone with the rest.
    this.#names.forget();
    if (this.#db.open && this.#db.inTransaction) this.#db.exec('ROLLBACK');
  }

  #appended({ batch, changed, tip }: Appended): PutResult {
    this.#tip = tip;
    this.#revision = tip.seq === 0 ? this.#revision : Math.max(this.#revision, tip.seq);
    if (batch) this.#tracker.push(toStep(batch));
    return { changed, ...this.state() };
  }

  #reread(device: string): void {
    this.#names.forget();
    this.#tracker = new UndoTracker();
    this.#tip = NO_TIP;
    this.#revision = lastSeq(this.#db);
    const number = this.#names.find(device);
    const steps: BatchRow[] = [];
    if (number !== undefined) {
      this.#tip = readTip(this.#db, number);
      for (const batch of batchesOf(this.#db, number)) if (steps.push(batch) >= UNDO_DEPTH) break;
    }
    for (const batch of steps.reverse()) this.#tracker.push(toStep(batch));
    this.#stale = false;
  }
}

function toTheEnd<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function toStep(batch: BatchRow): { batch: string; action: ChangeAction; reverts: string } {
  return { batch: String(batch.batch), action: batch.action, reverts: String(batch.reverts) };
}

/** The doors check shapes; this guards what the log itself rests on, whoever calls. */
function checkEdit(edit: Edit): void {
  const ids = [edit.subject, edit.question, edit.row, edit.column];
  const finite = typeof edit.value !== 'number' || Number.isFinite(edit.value);
  if (finite && edit.value !== undefined && edit.subject && edit.question && !ids.some((id) => id.includes('/')))
    return;
  throw new WorkbenchError(
    'BAD_INPUT',
    '答案的编号或数值不合规则，没有保存。',
    '请重新填写；若反复出现，请联系技术支持。',
    JSON.stringify(edit),
  );
}
