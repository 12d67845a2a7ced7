/**
 * A casefile (案卷): one enterprise × one campaign, one SQLite file. The only way in for the rest of the program;
 * every method that writes returns when the data is on the disk, and throws a `WorkbenchError` otherwise.
 */
import { resolve } from 'node:path';
import type { Answer, EvidenceFile, EvidenceSource, RegisterRow } from '../../core/answer/answer.ts';
import type { ChangeAction, Edit } from '../../core/answer/change.ts';
import { type BackupInfo, type HistoryEntry, type VerifyReport, WorkbenchError } from '../../core/contract.ts';
import { backUpEvidence, listBackups, makeBackup, needsBackup } from './backup.ts';
import { readHistory } from './history.ts';
import { copyBackup, copyToNew } from './copy.ts';
import type { CasefileContext, CasefileMeta, Unlock } from './context.ts';
import { createFile } from './create.ts';
import { type FileKey, newFileKey, unlockKey } from './crypto.ts';
import { guard, translate } from './errors.ts';
import { addEvidence, evidenceBytes, getEvidence } from './evidence.ts';
import { type AddedEvidence, EvidenceRecords } from './evidence-records.ts';
import { readAnswers, readRegister } from './heads.ts';
import { Journal, type PutResult } from './journal.ts';
import { isLight } from './light-copy.ts';
import { headerOf } from './lock.ts';
import { LongWrite, type LongWriteOptions } from './long-write.ts';
import { readMeta } from './meta.ts';
import { Names } from './names.ts';
import { backupFolderName } from './names-on-disk.ts';
import { openFile, type OpenFile } from './open.ts';
import { closeAndReplace, rekeyedCopy, type RekeyStep, reopen } from './rekey.ts';
import { readSmallPicture, type SmallPicture, writeSmallPicture } from './small-pictures.ts';
import { verify, verifySteps, type VerifyStep } from './verify.ts';

const HISTORY_LIMIT = 200;
const LIGHT = '这是一份备份，佐证文件的内容另存在备份文件夹中。请在原案卷的“备份与安全”中恢复，得到完整的案卷。';

export class Casefile {
  #file: OpenFile;
  #names: Names;
  #journal: Journal;
  #records: EvidenceRecords;
  #context: CasefileContext;
  #notices: string[] = [];
  readonly #long = new LongWrite();

  private constructor(file: OpenFile, context: CasefileContext) {
    this.#file = file;
    this.#context = { ...context };
    this.#names = new Names(file.db);
    this.#journal = new Journal(file.db, this.#names, context.device);
    this.#records = new EvidenceRecords(file.db, this.#names, this.#journal);
  }

  /**
   * @param opts.passphrase `null` = deliberately without encryption
   * @returns the recovery code to print, '' without encryption
   * @throws EXISTS, DISK
   */
  static create(
    path: string,
    opts: { passphrase: string | null; meta: Omit<CasefileMeta, 'createdAt'>; context: CasefileContext },
  ): { casefile: Casefile; recoveryCode: string } {
    const full = resolve(path);
    return guard(full, () => {
      const { fileKey, recoveryCode } = keyOf(opts.passphrase);
      createFile(full, fileKey, opts.meta, opts.context);
      const unlock = fileKey ?? ({ none: true } as const);
      const file = openFile(full, { unlock, context: opts.context, purpose: 'edit' });
      return { casefile: new Casefile(file, opts.context), recoveryCode };
    });
  }

  /** Makes a backup first when the file has changed since the last one. */
  static open(path: string, opts: { unlock: Unlock; context: CasefileContext; readOnly?: boolean }): Casefile {
    const full = resolve(path);
    return guard(full, () => {
      const file = openFile(full, {
        unlock: opts.unlock,
        context: opts.context,
        purpose: opts.readOnly ? 'view' : 'edit',
      });
      try {
        const casefile = new Casefile(file, opts.context);
        // Of a newer program's file it must show now whether it can be read at all.
        if (file.readOnly) casefile.answers();
        else {
          casefile.#backupOnOpen();
          casefile.#records.recordMissing(casefile.#context);
          if (isLight(file.db)) casefile.#notices.push(LIGHT);
        }
        return casefile;
      } catch (error) {
        file.close();
        throw file.notice && file.readOnly ? unreadable(error, full, file.notice) : error;
      }
    });
  }

  /** @throws NOT_FOUND, NOT_A_CASEFILE, DAMAGED (empty or cut off) */
  static isEncrypted(path: string): boolean {
    const full = resolve(path);
    return guard(full, () => headerOf(full).encrypted);
  }

  /**
   * Writes the backup as a new casefile and opens it; never overwrites.
   * Reading the backup page by page also proves that all of it can be read.
   */
  static restore(backupPath: string, targetPath: string, opts: { unlock: Unlock; context: CasefileContext }): Casefile {
    const [backup, target] = [resolve(backupPath), resolve(targetPath)];
    const source = guard(backup, () => openFile(backup, { ...opts, purpose: 'copy' }));
    try {
      guard(target, () => copyBackup(source, target));
    } finally {
      source.close();
    }
    const unlock = source.fileKey ?? ({ none: true } as const);
    return guard(target, () => {
      const casefile = new Casefile(openFile(target, { ...opts, unlock, purpose: 'edit' }), opts.context);
      const { ok, problems } = casefile.verify();
      if (!ok) casefile.#notices.push(`恢复出的案卷有 ${problems.length} 处问题：${problems[0]}`);
      return casefile;
    });
  }

  get path(): string {
    return this.#file.path;
  }

  get isOpen(): boolean {
    return this.#file.db.open;
  }

  get encrypted(): boolean {
    return this.#file.fileKey !== null;
  }

  get readOnly(): boolean {
    return this.#file.readOnly;
  }

  /** What the user should know about this opening; '' when nothing. */
  get notice(): string {
    return [this.#file.notice, ...this.#notices].filter(Boolean).join('\n');
  }

  setAuthor(author: string): void {
    this.#context.author = author;
  }

  meta(): CasefileMeta {
    return this.#do(() => readMeta(this.#file.db));
  }

  /** The present answers by `keyText`; cleared ones are absent. `registers`: questions to leave out, see {@link register}. */
  answers(registers?: ReadonlySet<string>): Map<string, Answer> {
    return this.#do(() => readAnswers(this.#file.db, this.#names, registers));
  }

  /** The rows of one register by row id. */
  register(subject: string, question: string): Map<string, RegisterRow> {
    return this.#do(() => readRegister(this.#file.db, this.#names, subject, question));
  }

  /** One batch: all or nothing. An edit equal to the present answer makes no change. */
  put(edits: Edit[], opts: { reason?: string; action?: ChangeAction } = {}): PutResult {
    return this.#write(() => this.#journal.put(this.#context, edits, opts.reason ?? '', opts.action ?? 'edit'));
  }

  /**
   * The same for many rows: the program goes on answering between slices. Reads give the answers of before until it ends.
   * @throws CANCELLED, CONFLICT while another one is under way; nothing is written then
   */
  async putInSlices(
    edits: readonly Edit[],
    opts: { reason?: string; action?: ChangeAction } & LongWriteOptions = {},
  ): Promise<PutResult> {
    const steps = this.#write(() =>
      this.#journal.putInSlices(this.#context, edits, opts.reason ?? '', opts.action ?? 'edit'),
    );
    try {
      return await this.#long.run(steps, opts);
    } catch (error) {
      throw this.#file.db.open ? translate(error, this.path) : closedError();
    }
  }

  /** A write in slices is under way. */
  get isWriting(): boolean {
    return this.#long.isRunning;
  }

  /** Resolves when no write in slices is under way: until then every other write is refused. */
  idle(): Promise<void> {
    return this.#long.idle();
  }

  /** Takes back this device's last batch not yet taken back. Nothing to undo: nothing changes. @throws CONFLICT */
  undo(): PutResult {
    return this.#write(() => this.#journal.undo(this.#context));
  }

  redo(): PutResult {
    return this.#write(() => this.#journal.redo(this.#context));
  }

  state(): { canUndo: boolean; canRedo: boolean; revision: number } {
    const state = this.#journal.state();
    return this.readOnly ? { ...state, canUndo: false, canRedo: false } : state;
  }

  /** Newest first; rows and cells of a table included. */
  history(subject: string, question: string, limit = HISTORY_LIMIT): HistoryEntry[] {
    return this.#do(() => readHistory(this.#file.db, this.#names, subject, question, limit));
  }

  /** @throws EVIDENCE when empty, over 200 MB, runnable, or an image whose location cannot be removed */
  addEvidence(name: string, bytes: Uint8Array, from: EvidenceSource = 'file'): AddedEvidence {
    return this.#write(() => {
      const stored = addEvidence(this.#file.db, name, bytes, this.#context.now());
      return this.#records.record(this.#context, stored, from);
    });
  }

  /** Every file by its SHA-256. */
  evidence(): Map<string, EvidenceFile> {
    return this.#do(() => this.#records.all());
  }

  /** Bytes of all files together. */
  evidenceBytes(): number {
    return this.#do(() => evidenceBytes(this.#file.db));
  }

  /** @throws NOT_FOUND */
  setEvidenceCaption(sha256: string, caption: string): PutResult {
    return this.#write(() => this.#records.setCaption(this.#context, sha256, caption));
  }

  /** `undefined` when it has not been made yet. */
  smallPicture(sha256: string, size: number): SmallPicture | undefined {
    return this.#do(() => readSmallPicture(this.#file.db, sha256, size));
  }

  /** Keeps it for the next time; where nothing may be written just now, it is made again then. */
  keepSmallPicture(sha256: string, size: number, picture: SmallPicture): void {
    if (this.readOnly || this.#long.isRunning || !this.#file.db.open) return;
    this.#do(() => writeSmallPicture(this.#file.db, sha256, size, picture));
  }

  /** @throws NOT_FOUND, EVIDENCE (damaged) */
  getEvidence(sha256: string): { sha256: string; name: string; mime: string; data: Uint8Array } {
    return this.#do(() => getEvidence(this.#file.db, sha256));
  }

  /** Copies everything, history included, with the same passphrase, and goes on with the new file. */
  saveAs(path: string): void {
    const target = resolve(path);
    this.#long.refuseOthers();
    guard(target, () => {
      copyToNew(this.#file, target);
      const unlock = this.#file.fileKey ?? ({ none: true } as const);
      this.#switchTo(openFile(target, { unlock, context: this.#context, purpose: 'edit' }));
    });
  }

  /**
   * @param next `null` removes the encryption
   * @param atStep told how far it is
   * @returns the new recovery code, '' without encryption; the old one no longer opens this file
   * @throws WRONG_PASSPHRASE, WRONG_RECOVERY_CODE, PASSPHRASE_NEEDED, DISK; the file is then as it was
   */
  changePassphrase(
    current: Unlock,
    next: string | null,
    atStep: (step: RekeyStep) => void = () => {},
  ): { recoveryCode: string } {
    return this.#write(() => {
      const old = this.#file;
      if (old.fileKey) unlockKey(old.fileKey.salt, current);
      const { fileKey, recoveryCode } = keyOf(next);
      const temporary = rekeyedCopy(old, fileKey, atStep);
      try {
        closeAndReplace(old, temporary, atStep);
      } finally {
        this.#switchTo(reopen(old, fileKey, this.#context));
      }
      this.#notices = old.fileKey || !fileKey ? [] : [this.#openBackupsNotice()];
      this.#tryBackup();
      return { recoveryCode };
    });
  }

  /** @throws DISK */
  backup(): BackupInfo {
    this.#long.refuseOthers();
    return this.#do(() => makeBackup(this.#file, this.#context.now()));
  }

  /**
   * Backs up some of the evidence that is not in any backup yet; call it again and again beside other work.
   * @returns bytes that are left. @throws DISK
   */
  backUpEvidence(budget: number): number {
    if (this.readOnly || this.#long.isRunning) return 0;
    return this.#do(() => backUpEvidence(this.#file, budget));
  }

  /** Newest first. */
  listBackups(): BackupInfo[] {
    return this.#do(() => listBackups(this.path));
  }

  /** Structure, hash chains, parents, present answers, evidence. Reads everything: seconds on a large casefile. */
  verify(): VerifyReport {
    this.#long.refuseOthers();
    return this.#do(() => verify(this.#file.db, this.#names, this.path));
  }

  /** The same a step at a time, so that the program answers in between; edits made meanwhile do not disturb it. */
  *verifyInSteps(): Generator<VerifyStep, VerifyReport> {
    const steps = this.#do(() => verifySteps(this.#file.db, this.#names, this.path));
    for (;;) {
      this.#long.refuseOthers();
      const step = this.#do(() => steps.next());
      if (step.done) return step.value;
      yield step.value;
    }
  }

  /** A write in slices that is under way is taken back. */
  close(): void {
    guard(this.path, () => this.#file.close());
  }

  #do<T>(work: () => T): T {
    if (!this.#file.db.open) throw closedError();
    return guard(this.path, work);
  }

  #write<T>(work: () => T): T {
    return this.#do(() => {
      this.#long.refuseOthers();
      if (!this.readOnly) return work();
      throw new WorkbenchError(
        'READ_ONLY',
        '案卷是只读打开的，不能修改。',
        this.notice || '请另存为一份新的案卷后再修改。',
      );
    });
  }

  #switchTo(file: OpenFile): void {
    const old = this.#file;
    this.#names = new Names(file.db);
    this.#journal = new Journal(file.db, this.#names, this.#context.device);
    this.#records = new EvidenceRecords(file.db, this.#names, this.#journal);
    this.#file = file;
    old.close();
  }

  #backupOnOpen(): void {
    if (needsBackup(this.#file, this.#context.now())) this.#tryBackup();
  }

  /** A full disk must not keep anybody from his casefile, but he should know. */
  #tryBackup(): void {
    try {
      makeBackup(this.#file, this.#context.now());
    } catch (error) {
      const known = translate(error, this.path);
      this.#notices.push(`没有能够自动备份：${known instanceof Error ? known.message : String(known)}`);
    }
  }

  #openBackupsNotice(): string {
    if (listBackups(this.path).length === 0) return '';
    return `设置口令之前的备份没有加密，仍在「${backupFolderName(this.path)}」中；确认不再需要后请自行删除。`;
  }
}

function keyOf(passphrase: string | null): { fileKey: FileKey | null; recoveryCode: string } {
  return passphrase === null ? { fileKey: null, recoveryCode: '' } : newFileKey(passphrase);
}

function closedError(): WorkbenchError {
  return new WorkbenchError('NO_CASEFILE', '案卷已经关闭。', '请重新打开案卷。');
}

/** A file from a newer program may differ too much even to be shown. */
function unreadable(error: unknown, path: string, notice: string): unknown {
  const known = translate(error, path);
  if (known instanceof WorkbenchError) return known;
  const detail = error instanceof Error ? error.message : String(error);
  return new WorkbenchError('NEWER_CASEFILE', '案卷由更新版本的程序保存，本程序无法读取。', notice, detail);
}
