/**
 * A copy of a casefile without the bytes of its evidence: of six gigabytes of photographs nothing changes from one
 * opening to the next, and ten whole copies would fill the disk. The bytes are kept beside it, once (evidence-store.ts).
 */
import { connect, type Db, sql, transaction } from './connection.ts';
import type { FileKey } from './crypto.ts';
import { tablesOf } from './schema.ts';

const APART = 'evidenceApart';
/** Made again when they are asked for. */
const LEFT_OUT = new Set(['evidence_chunks', 'thumbnails']);

export function lightCopy(source: Db, fileKey: FileKey | null, target: string): void {
  const copy = connect(target, fileKey, { create: true });
  try {
    // The file is flushed as a whole before it gets its name; until then it may be lost.
    copy.pragma('journal_mode=MEMORY');
    copy.pragma('synchronous=OFF');
    for (const name of ['application_id', 'user_version'])
      copy.pragma(`${name}=${Number(source.pragma(name, { simple: true }))}`);
    transaction(source, () => transaction(copy, () => copyTables(source, copy)));
  } finally {
    copy.close();
  }
}

function copyTables(source: Db, copy: Db): void {
  const { tables, others } = tablesOf(source);
  for (const table of tables) copy.exec(table.sql);
  for (const { name } of tables) if (!LEFT_OUT.has(name)) copyRows(source, copy, name);
  // Triggers that keep rows from being changed come after the rows.
  for (const other of others) copy.exec(other.sql);
  copy.prepare('INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)').run(APART, '1');
}

function copyRows(source: Db, copy: Db, table: string): void {
  const columns = (source.pragma(`table_info('${table}')`) as { name: string }[]).map(({ name }) => `"${name}"`);
  const places = columns.map(() => '?').join(',');
  const insert = copy.prepare(`INSERT INTO "${table}" (${columns.join(',')}) VALUES (${places})`);
  const rows = source
    .prepare(`SELECT ${columns.join(',')} FROM "${table}"`)
    .raw()
    .safeIntegers()
    .iterate();
  for (const row of rows as IterableIterator<unknown[]>) insert.run(...row);
}

/** Whether the bytes of its evidence are kept elsewhere. */
export function isLight(db: Db): boolean {
  return sql(db, 'SELECT value FROM meta WHERE key = ?').get(APART) !== undefined;
}

export function markWhole(db: Db): void {
  sql(db, 'DELETE FROM meta WHERE key = ?').run(APART);
}
