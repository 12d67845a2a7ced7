/**
 * The bytes of evidence beside the backups, each file once, encrypted with the casefile's own key. Files are only ever
 * added. After a change of the passphrase there is a new store: backups keep the passphrase of their time.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type Db, sql, transaction } from './connection.ts';
import type { FileKey } from './crypto.ts';
import { sizeOf } from './files.ts';
import { headerOf } from './lock.ts';

const TABLES = `
CREATE TABLE IF NOT EXISTS files (
  file INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE
) STRICT;
CREATE TABLE IF NOT EXISTS parts (
  chunk INTEGER PRIMARY KEY,
  file INTEGER NOT NULL REFERENCES files,
  part INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (file, part)
) STRICT;
`;
const NAME = /^evidence-(plain|[0-9a-f]{32})\.iovfiles$/;

const nameFor = (salt: Buffer | null): string => `evidence-${salt ? salt.toString('hex') : 'plain'}.iovfiles`;

export function storePath(folder: string, fileKey: FileKey | null): string {
  return join(folder, nameFor(fileKey?.salt ?? null));
}

interface FileRow {
  evidence: number;
  sha256: Buffer;
  bytes: number;
}

/** Adds files that are missing, up to about `budget` bytes. @returns bytes still missing */
export function addToStore(source: Db, store: string, fileKey: FileKey | null, budget: number): number {
  const db = openStore(store, fileKey);
  try {
    const known = new Set((sql(db, 'SELECT sha256 FROM files').all() as FileRow[]).map(({ sha256 }) => hex(sha256)));
    const all = sql(source, 'SELECT evidence, sha256, bytes FROM evidence ORDER BY evidence').all() as FileRow[];
    const missing = all.filter(({ sha256 }) => !known.has(hex(sha256)));
    let left = missing.reduce((sum, { bytes }) => sum + bytes, 0);
    for (let spent = 0; missing.length > 0 && spent < budget;) {
      const file = missing.shift()!;
      transaction(db, () => addFile(source, db, file));
      spent += file.bytes;
      left -= file.bytes;
    }
    return left;
  } finally {
    db.close();
  }
}

function addFile(source: Db, db: Db, { evidence, sha256 }: FileRow): void {
  const { lastInsertRowid } = sql(db, 'INSERT INTO files (sha256) VALUES (?)').run(sha256);
  const parts = sql(source, 'SELECT part, data FROM evidence_chunks WHERE evidence = ? ORDER BY part').iterate(
    evidence,
  );
  const insert = sql(db, 'INSERT INTO parts (file, part, data) VALUES (?, ?, ?)');
  for (const { part, data } of parts as IterableIterator<{ part: number; data: Buffer }>)
    insert.run(lastInsertRowid, part, data);
}

/** Puts back the bytes a light copy lacks, as far as the store has them. */
export function fillFromStore(copyPath: string, store: string, fileKey: FileKey | null): void {
  if (sizeOf(store) === 0) return;
  const copy = connect(copyPath, fileKey, {});
  const db = openStore(store, fileKey);
  try {
    const files = copy.prepare('SELECT evidence, sha256 FROM evidence').all() as FileRow[];
    const parts = db.prepare('SELECT part, data FROM parts JOIN files USING (file) WHERE sha256 = ? ORDER BY part');
    const insert = copy.prepare('INSERT INTO evidence_chunks (evidence, part, data) VALUES (?, ?, ?)');
    for (const { evidence, sha256 } of files)
      transaction(copy, () => {
        for (const { part, data } of parts.iterate(sha256) as IterableIterator<{ part: number; data: Buffer }>)
          insert.run(evidence, part, data);
      });
  } finally {
    db.close();
    copy.close();
  }
}

function openStore(path: string, fileKey: FileKey | null): Db {
  const db = connect(path, fileKey, { create: true });
  try {
    db.pragma('synchronous=FULL');
    db.exec(TABLES);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Stores of a former passphrase go with the last backup that needs them. */
export function removeUnusedStores(folder: string, backups: readonly string[], current: string): void {
  const used = new Set([current]);
  for (const backup of backups) {
    const { encrypted, salt } = headerOf(backup);
    used.add(join(folder, nameFor(encrypted ? salt : null)));
  }
  for (const file of readdirSync(folder))
    if (NAME.test(file) && !used.has(join(folder, file))) rmSync(join(folder, file), { force: true });
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
