/**
 * The file a casefile holds open, and the one gate to it: nothing reads a closed file, and nothing writes while many rows
 * are being written or where the file may not be written. Saving under another name or changing the passphrase puts
 * another file in its place; whoever keeps hold of this object does not notice.
 */
import { WorkbenchError } from '../../core/contract.ts';
import { makeBackup } from './backup.ts';
import type { CasefileContext } from './context.ts';
import { guard, translate } from './errors.ts';
import { EvidenceRecords } from './evidence-records.ts';
import { Journal } from './journal.ts';
import { LongWrite } from './long-write.ts';
import { Names } from './names.ts';
import type { OpenFile } from './open.ts';

export class HeldFile {
  #file!: OpenFile;
  #names!: Names;
  #journal!: Journal;
  #records!: EvidenceRecords;
  readonly context: CasefileContext;
  readonly long = new LongWrite();
  /** Sentences about what happened to it here, beside the one it was opened with. */
  notices: string[] = [];

  constructor(file: OpenFile, context: CasefileContext) {
    this.context = { ...context };
    this.#take(file);
  }

  get file(): OpenFile {
    return this.#file;
  }

  get names(): Names {
    return this.#names;
  }

  get journal(): Journal {
    return this.#journal;
  }

  get records(): EvidenceRecords {
    return this.#records;
  }

  get path(): string {
    return this.#file.path;
  }

  get isOpen(): boolean {
    return this.#file.db.open;
  }

  get readOnly(): boolean {
    return this.#file.readOnly;
  }

  /** What the user should know about this opening; '' when nothing. */
  get notice(): string {
    return [this.#file.notice, ...this.notices].filter(Boolean).join('\n');
  }

  /** @throws NO_CASEFILE when closed; what the work throws, as a `WorkbenchError` */
  read<T>(work: () => T): T {
    if (!this.isOpen) throw closedError();
    return guard(this.path, work);
  }

  /** @throws also CONFLICT, READ_ONLY */
  write<T>(work: () => T): T {
    return this.read(() => {
      this.long.refuseOthers();
      if (!this.readOnly) return work();
      throw new WorkbenchError(
        'READ_ONLY',
        '案卷是只读打开的，不能修改。',
        this.notice || '请另存为一份新的案卷后再修改。',
      );
    });
  }

  /** What went wrong in work that outlives one call, as the user should see it. */
  explain(error: unknown, path = this.path): unknown {
    return this.isOpen ? translate(error, path) : closedError();
  }

  switchTo(file: OpenFile): void {
    const old = this.#file;
    this.#take(file);
    old.close();
  }

  /** A full disk must not keep anybody from his casefile, but he should know. */
  tryBackup(): void {
    try {
      makeBackup(this.#file, this.context.now());
    } catch (error) {
      const known = translate(error, this.path);
      this.notices.push(`没有能够自动备份：${known instanceof Error ? known.message : String(known)}`);
    }
  }

  close(): void {
    guard(this.path, () => this.#file.close());
  }

  #take(file: OpenFile): void {
    this.#names = new Names(file.db);
    this.#journal = new Journal(file.db, this.#names, this.context.device);
    this.#records = new EvidenceRecords(file.db, this.#names, this.#journal);
    this.#file = file;
  }
}

function closedError(): WorkbenchError {
  return new WorkbenchError('NO_CASEFILE', '案卷已经关闭。', '请重新打开案卷。');
}
