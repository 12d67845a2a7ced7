/** A converted table against a register: row by row, cell by cell, before anything changes. */
import { canonicalJson } from '../answer/change.ts';
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import { countsOf, type DiffTotals } from './import-counts.ts';
import { KeyIndex, keyText, shownKey } from './import-key.ts';
import type { CellChange, DiffCounts, DiffGroup, DiffRow, ReadRow, UnreadCell } from './import-model.ts';
import type { RegisterRows } from './register.ts';

/** Excel keeps no longer text; a longer one of ours comes back cut. */
const LONGEST_CELL = 32_767;

export interface DiffInput {
  /** Columns of the register that {@link ReadRow.values} stand for. */
  columns: readonly string[];
  /** Columns that name a row; all of them among `columns`. */
  key: readonly string[];
  /** yes/no column of rows a person has reviewed. */
  reviewed: string | undefined;
  rows: RegisterRows;
  ids: readonly string[];
  /** Columns of a row that its source prints: the file may say what it likes. */
  printed?: ((id: string) => ReadonlySet<string>) | undefined;
  /** May rows be added and, of those that come from elsewhere, taken away? */
  takesNew?: boolean | undefined;
  isKept?: ((id: string) => boolean) | undefined;
  /** A key's part as people read it. */
  show: (column: string, value: CellValue) => string;
}

const sameText = (a: string, b: string): boolean =>
  a === b || (a.length >= LONGEST_CELL && b.length > a.length && b.startsWith(a)) || tidy(a) === tidy(b);
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** Whether a value read from a file says what the register says already. */
export function sameValue(ours: CellValue | undefined, theirs: CellValue | null): boolean {
  if (ours === theirs || (ours === undefined && theirs === null)) return true;
  if (ours === undefined || theirs === null) return false;
  if (typeof ours === 'string' && typeof theirs === 'string') return sameText(theirs, ours);
  if (typeof ours !== 'object' || typeof theirs !== 'object') return false;
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    // A set: the order in which options were ticked says nothing.
    const sorted = (list: readonly unknown[]): string => list.map(canonicalJson).sort().join();
    return ours.length === theirs.length && sorted(ours) === sorted(theirs);
  }
  return canonicalJson(ours) === canonicalJson(theirs);
}

export class RegisterDiff {
  readonly groups: Record<DiffGroup, DiffRow[]> = {
    added: [],
    changed: [],
    reviewed: [],
    emptied: [],
    unchanged: [],
    missing: [],
    rejected: [],
  };
  readonly #input: DiffInput;
  readonly #index: KeyIndex;
  readonly #keyAt: readonly number[];
  /** Key → the row of the file that came first with it. */
  readonly #seen = new Map<string, DiffRow>();
  readonly #matched = new Set<string>();
  readonly #totals: DiffTotals = { keyless: 0, repeated: 0 };

  constructor(input: DiffInput) {
    this.#input = input;
    this.#index = new KeyIndex(input.key);
    this.#keyAt = input.key.map((column) => input.columns.indexOf(column));
    for (const id of input.ids) {
      const row = input.rows.get(id);
      if (row) this.#index.add(id, row);
    }
  }

  take(rows: readonly ReadRow[]): void {
    for (const row of rows) this.#one(row);
  }

  /** After the last row. */
  finish(): DiffCounts {
    const { ids, rows, key } = this.#input;
    for (const id of ids) {
      const row = rows.get(id);
      if (!row || this.#matched.has(id) || this.#input.isKept?.(id)) continue;
      this.groups.missing.push({ fileRow: 0, id, key: this.#shown(key.map((column) => row.cells[column])) });
    }
    // Rows with one key that say different things: which one is right only a person knows.
    const twice = new Set([...this.#seen.values()].filter(({ reason }) => reason !== undefined));
    if (twice.size > 0)
      for (const group of ['added', 'changed', 'reviewed', 'emptied', 'unchanged'] as const)
        this.groups[group] = this.groups[group].filter((row) => !twice.has(row));
    for (const row of twice) this.groups.rejected.push(row);
    this.groups.rejected.sort((a, b) => a.fileRow - b.fileRow);
    return countsOf(this.groups, this.#totals);
  }

  #shown(values: readonly (CellValue | null | undefined)[]): string {
    return shownKey(values, (value, i) => this.#input.show(this.#input.key[i] ?? '', value));
  }

  #one(read: ReadRow): void {
    const keyValues = this.#keyAt.map((at) => read.values[at] ?? null);
    const key = keyText(keyValues);
    const base: DiffRow = {
      fileRow: read.row,
      id: '',
      key: this.#shown(keyValues),
      ...(read.hidden ? { hidden: true as const } : {}),
    };
    const badKey = read.unread?.find(({ column }) => this.#input.key.includes(column));
    if (badKey) return this.#reject(base, `用来对应行的「${badKey.text || '空'}」读不出来：${badKey.reason}`);
    if (!read.values.some((value) => value !== null) && !read.unread) return this.#reject(base, '对应的各列都是空的');
    if (key === '') {
      if (this.#input.takesNew === false) return this.#reject(base, NO_NEW);
      this.#totals.keyless += 1;
      return this.#push('added', this.#added(base, read));
    }
    const ids = this.#index.find(key);
    for (const id of ids) this.#matched.add(id);
    const before = this.#seen.get(key);
    if (!before && ids.length > 1) return this.#reject(base, `台账里有 ${ids.length} 行是同一编号，不知道对应哪一行`);
    const [id = ''] = ids;
    const row = this.#input.rows.get(id);
    if (!row && this.#input.takesNew === false) return this.#reject(base, NO_NEW);
    const compared = row ? this.#compared({ ...base, id }, read, row) : this.#added(base, read);
    if (before) return this.#again(before, compared);
    this.#seen.set(key, compared);
    this.#push(this.#groupOf(compared, row), compared);
  }

  #push(group: DiffGroup, row: DiffRow): void {
    this.groups[group].push(row);
  }

  #reject(row: DiffRow, reason: string): void {
    this.groups.rejected.push({ ...row, reason });
  }

  /** The same key a second time: nothing where both say the same, else neither is taken. */
  #again(first: DiffRow, second: DiffRow): void {
    if (saying(first) === saying(second)) {
      this.#totals.repeated += 1;
      return this.#reject(second, `与文件第 ${first.fileRow} 行完全相同，只取一次`);
    }
    first.reason ??= `编号与文件第 ${second.fileRow} 行重复而内容不同，不知道以哪行为准`;
    this.#reject(second, `编号与文件第 ${first.fileRow} 行重复而内容不同，不知道以哪行为准`);
  }

  #added(base: DiffRow, read: ReadRow): DiffRow {
    const cells: RegisterRow['cells'] = {};
    this.#input.columns.forEach((column, i) => {
      const value = read.values[i];
      if (value !== null && value !== undefined) cells[column] = value;
    });
    for (const { column, text, keep } of read.unread ?? []) if (keep && text !== '') cells[column] = text;
    return { ...base, cells, ...(read.unread ? { unread: read.unread } : {}) };
  }

  #compared(base: DiffRow, read: ReadRow, row: RegisterRow): DiffRow {
    const changes: CellChange[] = [];
    const erased: CellChange[] = [];
    const printed = this.#input.printed?.(base.id);
    const unreadAt = new Map(
      read.unread?.flatMap((cell) => (printed?.has(cell.column) ? [] : [[cell.column, cell] as const])),
    );
    this.#input.columns.forEach((column, i) => {
      const ours = row.cells[column];
      const theirs = read.values[i] ?? null;
      // What has found the row is the same but for its spelling.
      if (unreadAt.has(column) || this.#input.key.includes(column) || printed?.has(column)) return;
      if (sameValue(ours, theirs) || (typeof ours === 'string' && read.raw?.[i] === ours)) return;
      if (theirs === null) erased.push({ column, from: ours ?? null, to: null });
      else changes.push({ column, from: ours ?? null, to: theirs });
    });
    const unread = [...unreadAt.values()].filter((cell) => !isOurs(cell, row));
    for (const { column, text, keep } of unread)
      if (keep && text !== '' && row.cells[column] === undefined) changes.push({ column, from: null, to: text });
    const { reviewed } = this.#input;
    return {
      ...base,
      ...(reviewed !== undefined && row.cells[reviewed] === true ? { reviewed: true as const } : {}),
      ...(changes.length > 0 ? { changes } : {}),
      ...(erased.length > 0 ? { erased } : {}),
      ...(unread.length > 0 ? { unread } : {}),
    };
  }

  #groupOf(compared: DiffRow, row: RegisterRow | undefined): DiffGroup {
    if (!row) return 'added';
    if (!compared.changes) return compared.erased ? 'emptied' : 'unchanged';
    return compared.reviewed ? 'reviewed' : 'changed';
  }
}

const NO_NEW = '台账的行由规范包给出，没有这一行，也不能另加';

/** Text the register itself has kept because it could not be read. */
const isOurs = ({ column, text }: UnreadCell, row: RegisterRow): boolean => {
  const ours = row.cells[column];
  return typeof ours === 'string' && tidy(ours) === tidy(text);
};

const saying = ({ cells, changes, erased, unread }: DiffRow): string =>
  canonicalJson({ cells: cells ?? {}, changes: changes ?? [], erased: erased ?? [], unread: unread ?? [] });
