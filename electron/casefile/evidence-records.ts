/** The casefile's own answers about its files: number, who, when, what was taken out. They can be neither undone nor cleared. */
import { CASEFILE, type EvidenceFile, type EvidenceSource, FILE } from '../../core/answer/answer.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { fileKey } from '../../core/evidence/evidence.ts';
import { presentHeads } from './append.ts';
import type { CasefileContext } from './context.ts';
import type { Db } from './connection.ts';
import { type EvidenceInfo, storedFiles, type StoredEvidence } from './evidence.ts';
import { readRegister } from './heads.ts';
import type { Journal, PutResult } from './journal.ts';
import type { Names } from './names.ts';
import type { Removed } from './strip-location.ts';

export interface AddedEvidence extends EvidenceInfo {
  /** See {@link EvidenceFile.number}. */
  number: number;
  /** In Chinese. */
  removed: string[];
  /** The casefile had this file already. */
  known: boolean;
  /** What the record changed. */
  change: PutResult;
}

const REMOVED: Record<Removed, string> = {
  location: '拍摄位置',
  device: '拍摄设备等附加信息',
  attached: '图片之后附带的数据',
};

/** Every file's record by SHA-256. */
export function readFileRecords(db: Db, names: Names): Map<string, EvidenceFile> {
  const records: ReadonlyMap<string, unknown> = readRegister(db, names, CASEFILE, FILE);
  return records as Map<string, EvidenceFile>;
}

export class EvidenceRecords {
  readonly #db: Db;
  readonly #names: Names;
  readonly #journal: Journal;
  #last: number | undefined;

  constructor(db: Db, names: Names, journal: Journal) {
    this.#db = db;
    this.#names = names;
    this.#journal = journal;
  }

  /** By SHA-256. */
  all(): Map<string, EvidenceFile> {
    return readFileRecords(this.#db, this.#names);
  }

  /** Gives a stored file its number, unless it has one. */
  record(context: CasefileContext, stored: StoredEvidence, from: EvidenceSource): AddedEvidence {
    const { sha256, name, mime, bytes, takenAt } = stored;
    const removed = [...stored.removed].map((what) => REMOVED[what]);
    const info = { sha256, name, mime, bytes, removed };
    const known = this.#one(sha256);
    if (known) {
      const { revision, canUndo, canRedo } = this.#journal.state();
      return { ...info, number: known.number, known: true, change: { changed: [], revision, canUndo, canRedo } };
    }
    const number = this.#next();
    const file: EvidenceFile = {
      number,
      name,
      mime,
      bytes,
      by: context.author,
      at: context.now().toISOString(),
      from: from === 'file' && takenAt !== '' ? 'photo' : from,
      ...(takenAt ? { takenAt: isoTime(takenAt) } : {}),
      ...(removed.length > 0 ? { removed } : {}),
    };
    const change = this.#put(context, [[sha256, file]], '添加佐证');
    this.#last = number;
    return { ...info, number, known: false, change };
  }

  /** Numbers for files that came in before there were numbers, or whose record a crash prevented; in order of arrival. */
  recordMissing(context: CasefileContext): void {
    const known = this.all();
    const missing = storedFiles(this.#db).filter(({ sha256 }) => !known.has(sha256));
    if (missing.length === 0) return;
    let number = this.#next() - 1;
    const records = missing.map(({ sha256, name, mime, bytes, addedAt }): [string, EvidenceFile] => {
      number += 1;
      // Who brought it in was not written down at the time.
      return [sha256, { number, name, mime, bytes, by: '', at: new Date(addedAt).toISOString(), from: 'file' }];
    });
    this.#put(context, records, '佐证编号');
    this.#last = number;
  }

  /** @throws NOT_FOUND */
  setCaption(context: CasefileContext, sha256: string, caption: string): PutResult {
    const known = this.#one(sha256);
    if (!known) throw new WorkbenchError('NOT_FOUND', '案卷中没有这个佐证文件。', '请刷新窗口。', sha256);
    const { caption: _old, ...rest } = known;
    const value: EvidenceFile = caption === '' ? rest : { ...rest, caption };
    return this.#journal.put(context, [{ ...fileKey(sha256), value }], '佐证说明', 'edit');
  }

  #one(sha256: string): EvidenceFile | undefined {
    const value = presentHeads(this.#db, this.#names, { ...fileKey(sha256), value: null })[0]?.value;
    return value ? (JSON.parse(value) as EvidenceFile) : undefined;
  }

  /** Records are never cleared, so the greatest number present is the greatest ever given. */
  #next(): number {
    if (this.#last === undefined) {
      this.#last = 0;
      for (const { number } of this.all().values()) this.#last = Math.max(this.#last, number);
    }
    return this.#last + 1;
  }

  #put(context: CasefileContext, records: readonly [sha256: string, file: EvidenceFile][], reason: string): PutResult {
    const edits = records.map(([sha256, value]) => ({ ...fileKey(sha256), value }));
    // Undo takes back what a person answered; a file that is there keeps its number.
    return this.#journal.put(context, edits, reason, 'create');
  }
}

/** `2026:03:01 09:30:00` → `2026-03-01T09:30:00` */
function isoTime(takenAt: string): string {
  const [date = '', time = ''] = takenAt.split(' ');
  return `${date.replaceAll(':', '-')}T${time}`;
}
