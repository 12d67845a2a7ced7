/** Table `meta`: what the casefile is and which pack it was made with. */
import type { CasefileMeta } from './context.ts';
import { type Db, sql, transaction } from './connection.ts';

const KEYS = ['packId', 'packVersion', 'packDigest', 'createdAt', 'appVersion'] as const;

/** @param casefileId globally unique; copies of one casefile share it, which is how they find each other again. */
export function writeMeta(db: Db, meta: CasefileMeta, casefileId: string): void {
  transaction(db, () => {
    for (const key of KEYS) put(db, key, meta[key]);
    put(db, 'casefileId', casefileId);
  });
}

function put(db: Db, key: string, value: string): void {
  sql(db, 'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(
    key,
    value,
  );
}

function get(db: Db, key: string): string {
  const found = sql(db, 'SELECT value FROM meta WHERE key = ?').get(key) as { value: string } | undefined;
  return found?.value ?? '';
}

export function readMeta(db: Db): CasefileMeta {
  return {
    packId: get(db, 'packId'),
    packVersion: get(db, 'packVersion'),
    packDigest: get(db, 'packDigest'),
    createdAt: get(db, 'createdAt'),
    appVersion: get(db, 'appVersion'),
  };
}
