/** One SQLite connection with the casefile's settings. No table is known here. */
import Database from 'better-sqlite3';
import type { FileKey } from './crypto.ts';

export type Db = Database.Database;
export type Statement = Database.Statement<unknown[]>;

/** How long SQLite waits for a lock (ms): another program's short look at the file should not fail an opening. */
const LOCK_WAIT = 300;

export function keyLiteral(fileKey: FileKey): string {
  return `"x'${fileKey.key.toString('hex')}${fileKey.salt.toString('hex')}'"`;
}

export function useCipher(db: Db): void {
  db.pragma(`cipher='sqlcipher'`);
  db.pragma('legacy=4');
}

/** Nothing is read yet: a wrong key or a lock shows at the first statement. */
export function connect(path: string, fileKey: FileKey | null, options: { create?: boolean; readonly?: boolean }): Db {
  const db = new Database(path, {
    fileMustExist: !options.create,
    readonly: options.readonly ?? false,
    timeout: LOCK_WAIT,
  });
  if (fileKey) {
    useCipher(db);
    db.pragma(`key=${keyLiteral(fileKey)}`);
  }
  // Before the first read, so that WAL needs no shared-memory file and the lock is ours until we close.
  db.pragma('locking_mode=EXCLUSIVE');
  db.pragma('temp_store=MEMORY');
  db.pragma('trusted_schema=OFF');
  return db;
}

/** Pages kept in memory are pages not decrypted again (KiB). Reads the file, so only after the key has proved itself. */
export function useLargeCache(db: Db): void {
  db.pragma('cache_size=-65536');
}

/** Every commit is on the disk when it returns. */
export function useWal(db: Db): void {
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=FULL');
  // A WAL that once held a large piece of evidence shrinks again.
  db.pragma('journal_size_limit=16777216');
  db.exec('BEGIN IMMEDIATE; COMMIT');
}

/**
 * At rest a casefile is a single file in rollback mode: it can be copied alone and read from write-protected media.
 * When that fails (full disk), the WAL stays and is taken up at the next opening: nothing is lost.
 */
export function closeConnection(db: Db): void {
  if (!db.open) return;
  try {
    if (db.inTransaction) db.exec('ROLLBACK');
    const mayWrite = !db.readonly && db.pragma('query_only', { simple: true }) === 0;
    if (mayWrite && db.pragma('journal_mode', { simple: true }) === 'wal') db.pragma('journal_mode=DELETE');
  } catch {
    // see above
  }
  db.close();
}

const statements = new WeakMap<Db, Map<string, Statement>>();

/** Prepares each SQL text once per connection. */
export function sql(db: Db, text: string): Statement {
  let known = statements.get(db);
  if (!known) statements.set(db, (known = new Map()));
  let statement = known.get(text);
  if (!statement) known.set(text, (statement = db.prepare(text)));
  return statement;
}

type Runner = Database.Transaction<(work: () => void) => void>;
const runners = new WeakMap<Db, Runner>();

/** All or nothing. The wrapper is made once per connection: making it costs as much as a small statement. */
export function transaction<T>(db: Db, work: () => T): T {
  let runner = runners.get(db);
  if (!runner) runners.set(db, (runner = db.transaction((inner: () => void) => inner())));
  let result: { value: T } | undefined;
  runner(() => void (result = { value: work() }));
  return result!.value;
}

export function userVersion(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Protects a file that is only to be looked at from our own mistakes. */
export function forbidWriting(db: Db): void {
  db.pragma('query_only=ON');
}

/**
 * A complete, compacted copy with the same key. `backup()` refuses encrypted files in this build.
 * A file that is only to be looked at may be copied all the same, which SQLite counts as writing.
 */
export function copyInto(db: Db, target: string): void {
  const forbidden = db.pragma('query_only', { simple: true }) === 1;
  if (forbidden) db.pragma('query_only=OFF');
  try {
    sql(db, 'VACUUM INTO ?').run(target);
  } finally {
    if (forbidden) forbidWriting(db);
  }
}
