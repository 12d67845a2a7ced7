/** Imports under way, in memory only: what was found in which file. Forgotten when closed, applied, or too many. */
import type { RegisterRow } from '../../core/answer/answer.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { NamedSubject } from '../../core/form/parse.ts';
import type {
  ColumnMapping,
  DiffCounts,
  DiffGroup,
  DiffRow,
  HeaderSpan,
  SkippedRow,
} from '../../core/register/import-model.ts';
import type { ImportResult, UnreadPlace } from '../../core/register/import-results.ts';

/** A comparison may hold a hundred thousand rows. */
const MAX_KEPT = 2;

export interface ComparedData {
  groups: Record<DiffGroup, DiffRow[]>;
  counts: DiffCounts;
  skipped: SkippedRow[];
  problems: string[];
  /** The register's rows as they were compared. */
  rows: ReadonlyMap<string, RegisterRow>;
  key: string[];
  mapping: ColumnMapping[];
}

export interface ImportFile {
  id: string;
  subject: string;
  question: string;
  path: string;
  sheet: number;
  header: HeaderSpan | null;
  /** Where its mapping is remembered. */
  place: { home: string; pack: string; register: string; header: string };
  subjects: NamedSubject[];
}

export class Importing {
  readonly file: ImportFile;
  compared: ComparedData | undefined;
  #applied: ImportResult | undefined;
  #unread: UnreadPlace[] | undefined;

  constructor(file: ImportFile) {
    this.file = file;
  }

  /** @throws WorkbenchError CONFLICT before the comparison has ended */
  needCompared(): ComparedData {
    if (this.compared) return this.compared;
    throw new WorkbenchError('CONFLICT', '还没有比较出差异。', '请先开始比较，等它完成。');
  }

  /** It is written: what was compared is no longer needed. */
  finish(applied: ImportResult): void {
    this.#applied = applied;
    this.take(undefined);
  }

  /** @throws WorkbenchError CONFLICT before it has been written */
  needApplied(): ImportResult {
    if (this.#applied) return this.#applied;
    throw new WorkbenchError('CONFLICT', '这次导入还没有写入。', '请先应用，等它完成。');
  }

  /** Cells that could not be read, in the order of the file. */
  unread(): UnreadPlace[] {
    const { groups } = this.needCompared();
    this.#unread ??= Object.values(groups)
      .flat()
      .flatMap(({ fileRow, key, unread = [] }) => unread.map((cell) => ({ ...cell, fileRow, key })))
      .sort((a, b) => a.fileRow - b.fileRow);
    return this.#unread;
  }

  take(compared: ComparedData | undefined): void {
    this.compared = compared;
    this.#unread = undefined;
  }
}

export class Imports {
  readonly #known = new Map<string, Importing>();

  add(file: ImportFile): void {
    this.#known.set(file.id, new Importing(file));
    for (const id of this.#known.keys()) {
      if (this.#known.size <= MAX_KEPT) break;
      this.#known.delete(id);
    }
  }

  /** @throws WorkbenchError NOT_FOUND */
  find(id: string): Importing {
    const found = this.#known.get(id);
    if (found) return found;
    throw new WorkbenchError('NOT_FOUND', '找不到这次导入，可能已经关闭。', '请重新选择文件。');
  }

  remove(id: string): void {
    this.#known.delete(id);
  }
}
