/**
 * A whole copy of a casefile in slices, so that the program answers between them: gigabytes of photographs take a while.
 * The copy may have another key. Nothing may write to the source meanwhile (long-write.ts sees to that).
 */
import { createHash } from 'node:crypto';
import { connect, type Db, type Statement } from './connection.ts';
import type { FileKey } from './crypto.ts';
import { damaged } from './errors.ts';
import { fsyncFile, sizeOf } from './files.ts';
import { tablesOf, type Tables } from './schema.ts';

/** Rows of a slice. Some tables hold whole files in pieces. */
const ROWS = 2000;
const ROWS_OF: Record<string, number> = { evidence_chunks: 8, thumbnails: 32 };
/** Bytes after which the disk is made to keep what it was given, so that it never has much to do at once. */
const FLUSH = 16 * 1024 * 1024;
/** Share of the time that writing takes; the rest is reading back. */
const WRITING = 0.6;

type Value = string | bigint | number | Buffer | null;

export interface SlicedCopySource {
  db: Db;
  path: string;
}

/**
 * Copies every row, reads the copy back and compares.
 * @param key of the copy; `null` = without encryption
 * @param onWritten told when the copy is written, before it is compared
 * @returns yields the share done. Whatever goes wrong, the copy must then be removed by the caller.
 * @throws DAMAGED when the copy is not the same
 */
export function* slicedCopy(
  source: SlicedCopySource,
  target: string,
  key: FileKey | null,
  onWritten: () => void,
): Generator<number, void> {
  const whole = Math.max(1, sizeOf(source.path));
  const digests = new Map<string, string>();
  let done = 0;
  for (const bytes of writeRows(source.db, target, key, digests)) {
    done += bytes;
    yield Math.min(1, done / whole) * WRITING;
  }
  fsyncFile(target);
  onWritten();
  done = 0;
  for (const bytes of compareRows(target, key, digests)) {
    done += bytes;
    yield WRITING + Math.min(1, done / whole) * (1 - WRITING);
  }
}

/** Yields the bytes of each slice. */
function* writeRows(source: Db, target: string, key: FileKey | null, digests: Map<string, string>): Generator<number> {
  const copy = connect(target, key, { create: true });
  try {
    // Until it has its name the copy may be lost at any time; it is flushed before that.
    copy.pragma('journal_mode=OFF');
    copy.pragma('synchronous=OFF');
    for (const name of ['application_id', 'user_version'])
      copy.pragma(`${name}=${Number(source.pragma(name, { simple: true }))}`);
    const schema = tablesOf(source);
    for (const table of schema.tables) copy.exec(table.sql);
    let unflushed = 0;
    for (const { name } of schema.tables) {
      const insert = insertInto(copy, name, columnsOf(source, name));
      const digest = createHash('sha256');
      for (const rows of slices(source, name)) {
        copy.exec('BEGIN');
        for (const row of rows) insert.run(...row);
        copy.exec('COMMIT');
        const bytes = digestRows(digest, rows);
        unflushed += bytes;
        if (unflushed > FLUSH) {
          fsyncFile(target);
          unflushed = 0;
        }
        yield bytes;
      }
      digests.set(name, digest.digest('hex'));
    }
    finishSchema(copy, schema);
  } finally {
    copy.close();
  }
}

/** Triggers that keep rows from being changed come after the rows. */
function finishSchema(copy: Db, { others }: Tables): void {
  for (const { sql } of others) copy.exec(sql);
}

/** Every row is read, so the authentication code of every page they lie on is checked. */
function* compareRows(path: string, key: FileKey | null, digests: ReadonlyMap<string, string>): Generator<number> {
  const copy = connect(path, key, { readonly: true });
  try {
    for (const [name, expected] of digests) {
      const digest = createHash('sha256');
      for (const rows of slices(copy, name)) yield digestRows(digest, rows);
      if (digest.digest('hex') !== expected) throw damaged(path, '复制出的案卷与原案卷不一致，已放弃这份副本。', name);
    }
  } finally {
    copy.close();
  }
}

interface Column {
  name: string;
  /** Place in the primary key, from 1; 0 outside it. */
  pk: number;
}

const columnsOf = (db: Db, table: string): Column[] => db.pragma(`table_info('${table}')`) as Column[];

const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(',');

function insertInto(db: Db, table: string, columns: readonly Column[]) {
  const places = columns.map(() => '?').join(',');
  return db.prepare(`INSERT INTO "${table}" (${listed(columns.map(({ name }) => name))}) VALUES (${places})`);
}

/** All rows of a table in the order of its primary key, a slice at a time; no statement stays open in between. */
function* slices(db: Db, table: string): Generator<Value[][]> {
  const columns = columnsOf(db, table);
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const at = keys.map((key) => columns.indexOf(key));
  const select = `SELECT ${listed(columns.map(({ name }) => name))} FROM "${table}"`;
  if (keys.length === 0) {
    yield db.prepare(select).raw().safeIntegers().all() as Value[][];
    return;
  }
  const order = listed(keys.map(({ name }) => name));
  const limit = ROWS_OF[table] ?? ROWS;
  const rowsFrom = (where: string): Statement =>
    db.prepare<unknown[]>(`${select} ${where} ORDER BY ${order} LIMIT ${limit}`).raw().safeIntegers();
  let rows = rowsFrom('').all() as Value[][];
  const next = rowsFrom(`WHERE (${order}) > (${keys.map(() => '?').join(',')})`);
  while (rows.length > 0) {
    yield rows;
    const last = rows.at(-1) as Value[];
    rows = next.all(...at.map((i) => last[i])) as Value[][];
  }
}

/** @returns bytes of the rows, about */
function digestRows(digest: ReturnType<typeof createHash>, rows: readonly Value[][]): number {
  let bytes = 0;
  for (const row of rows) {
    for (const value of row) {
      const data = Buffer.isBuffer(value) ? value : Buffer.from(String(value));
      digest.update(`${typeof value}${data.length}:`).update(data);
      bytes += data.length;
    }
  }
  return bytes;
}
