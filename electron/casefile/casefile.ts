/**
 * A casefile (案卷): one enterprise × one campaign, one SQLite file. The only way in for the rest of the program;
 * every method that writes returns when the data is on the disk, and throws a `WorkbenchError` otherwise.
 */
import { resolve } from 'node:path';
import type { Answer, RegisterRow } from '../../core/answer/answer.ts';
import type { ChangeAction, Edit } from '../../core/answer/change.ts';
import type { HistoryEntry, VerifyReport } from '../../core/contract.ts';
import { CasefileBackups } from './casefile-backups.ts';
import { CasefileEvidence } from './casefile-evidence.ts';
import { readHistory } from './history.ts';
import type { CasefileMeta, Unlock } from './context.ts';
import { createHeld, type NewCasefile, openHeld, type Opening, restoreHeld } from './entrance.ts';
import { guard } from './errors.ts';
import { readAnswers, readRegister } from './heads.ts';
import type { HeldFile } from './held-file.ts';
import type { PutResult } from './journal.ts';
import { headerOf } from './lock.ts';
import { atOnce, type LongWriteOptions } from './long-write.ts';
import { readMeta } from './meta.ts';
import { changePassphrase, type PassphraseChange } from './passphrase.ts';
import type { RekeyStep } from './rekey.ts';
import { saveAs } from './save-as.ts';
import { verify, verifySteps, type VerifyStep } from './verify.ts';

const HISTORY_LIMIT = 200;

interface PutOptions {
  reason?: string;
  action?: ChangeAction;
}

export class Casefile {
  readonly #held: HeldFile;
  readonly evidence: CasefileEvidence;
  readonly backups: CasefileBackups;

  private constructor(held: HeldFile) {
    this.#held = held;
    this.evidence = new CasefileEvidence(held);
    this.backups = new CasefileBackups(held);
  }

  /** @returns the recovery code to print, '' without encryption. @throws EXISTS, DISK */
  static create(path: string, opts: NewCasefile): { casefile: Casefile; recoveryCode: string } {
    const [held, recoveryCode] = createHeld(resolve(path), opts);
    return { casefile: new Casefile(held), recoveryCode };
  }

  /** Makes a backup first when the file has changed since the last one. */
  static open(path: string, opts: Opening & { readOnly?: boolean }): Casefile {
    return new Casefile(openHeld(resolve(path), opts));
  }

  /** @throws NOT_FOUND, NOT_A_CASEFILE, DAMAGED (empty or cut off) */
  static isEncrypted(path: string): boolean {
    const full = resolve(path);
    return guard(full, () => headerOf(full).encrypted);
  }

  /** Writes the backup as a new casefile and opens it; never overwrites. */
  static restore(backupPath: string, targetPath: string, opts: Opening): Casefile {
    return new Casefile(restoreHeld(resolve(backupPath), resolve(targetPath), opts));
  }

  get path(): string {
    return this.#held.path;
  }

  get isOpen(): boolean {
    return this.#held.isOpen;
  }

  get encrypted(): boolean {
    return this.#held.file.fileKey !== null;
  }

  get readOnly(): boolean {
    return this.#held.readOnly;
  }

  /** What the user should know about this opening; '' when nothing. */
  get notice(): string {
    return this.#held.notice;
  }

  setAuthor(author: string): void {
    this.#held.context.author = author;
  }

  meta(): CasefileMeta {
    return this.#held.read(() => readMeta(this.#held.file.db));
  }

  /** The present answers by `keyText`; cleared ones are absent. `registers`: questions to leave out, see {@link register}. */
  answers(registers?: ReadonlySet<string>): Map<string, Answer> {
    return this.#held.read(() => readAnswers(this.#held.file.db, this.#held.names, registers));
  }

  /** The rows of one register by row id. */
  register(subject: string, question: string): Map<string, RegisterRow> {
    return this.#held.read(() => readRegister(this.#held.file.db, this.#held.names, subject, question));
  }

  /** One batch: all or nothing. An edit equal to the present answer makes no change. */
  put(edits: Edit[], { reason = '', action = 'edit' }: PutOptions = {}): PutResult {
    return this.#held.write(() => this.#held.journal.put(this.#held.context, edits, reason, action));
  }

  /**
   * The same for many rows: the program goes on answering between slices. Reads give the answers of before until it ends.
   * @throws CANCELLED, CONFLICT while another one is under way; nothing is written then
   */
  async putInSlices(
    edits: readonly Edit[],
    { reason = '', action = 'edit', ...opts }: PutOptions & LongWriteOptions = {},
  ): Promise<PutResult> {
    const held = this.#held;
    return this.#inSlices(
      held.write(() => held.journal.putInSlices(held.context, edits, reason, action)),
      opts,
    );
  }

  /** A write in slices is under way. */
  get isWriting(): boolean {
    return this.#held.long.isRunning;
  }

  /** Resolves when no write in slices is under way: until then every other write is refused. */
  idle(): Promise<void> {
    return this.#held.long.idle();
  }

  /** Takes back this device's last batch not yet taken back. Nothing to undo: nothing changes. @throws CONFLICT */
  undo(): PutResult {
    return this.#held.write(() => this.#held.journal.undo(this.#held.context));
  }

  redo(): PutResult {
    return this.#held.write(() => this.#held.journal.redo(this.#held.context));
  }

  state(): { canUndo: boolean; canRedo: boolean; revision: number } {
    const state = this.#held.journal.state();
    return this.readOnly ? { ...state, canUndo: false, canRedo: false } : state;
  }

  /** Newest first; rows and cells of a table included. */
  history(subject: string, question: string, limit = HISTORY_LIMIT): HistoryEntry[] {
    return this.#held.read(() => readHistory(this.#held.file.db, this.#held.names, subject, question, limit));
  }

  /** Copies everything, history included, with the same passphrase, and goes on with the new file. */
  saveAs(path: string): void {
    const target = resolve(path);
    this.#held.long.refuseOthers();
    guard(target, () => atOnce(saveAs(this.#held, target)));
  }

  /** The same beside other work. @throws CANCELLED, CONFLICT too; there is no copy then, and this file stays open */
  async saveAsInSlices(path: string, opts: LongWriteOptions = {}): Promise<void> {
    const target = resolve(path);
    await this.#inSlices(saveAs(this.#held, target), opts, target);
  }

  /**
   * @returns the new recovery code, '' without encryption; the old one no longer opens this file
   * @throws WRONG_PASSPHRASE, WRONG_RECOVERY_CODE, PASSPHRASE_NEEDED, DISK; the file is then as it was
   */
  changePassphrase(current: Unlock, next: string | null, atStep?: (step: RekeyStep) => void): { recoveryCode: string } {
    return this.#held.write(() => ({ recoveryCode: atOnce(changePassphrase(this.#held, { current, next, atStep })) }));
  }

  /** The same beside other work. @throws CANCELLED, CONFLICT too; the file is then as it was */
  async changePassphraseInSlices(
    change: PassphraseChange,
    opts: LongWriteOptions = {},
  ): Promise<{ recoveryCode: string }> {
    const steps = this.#held.write(() => changePassphrase(this.#held, change));
    return { recoveryCode: await this.#inSlices(steps, opts) };
  }

  async #inSlices<T>(steps: Generator<number, T>, opts: LongWriteOptions, path?: string): Promise<T> {
    try {
      return await this.#held.long.run(steps, opts);
    } catch (error) {
      throw this.#held.explain(error, path);
    }
  }

  /** Structure, hash chains, parents, present answers, evidence. Reads everything: seconds on a large casefile. */
  verify(): VerifyReport {
    const held = this.#held;
    held.long.refuseOthers();
    return held.read(() => verify(held.file.db, held.names, held.path));
  }

  /** The same a step at a time, so that the program answers in between; edits made meanwhile do not disturb it. */
  *verifyInSteps(): Generator<VerifyStep, VerifyReport> {
    const held = this.#held;
    const steps = held.read(() => verifySteps(held.file.db, held.names, held.path));
    for (;;) {
      held.long.refuseOthers();
      const step = held.read(() => steps.next());
      if (step.done) return step.value;
      yield step.value;
    }
  }

  /** A write in slices that is under way is taken back. */
  close(): void {
    this.#held.close();
  }
}
