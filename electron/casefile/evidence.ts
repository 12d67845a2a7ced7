/** Tables `evidence` and `evidence_chunks`: files by the SHA-256 of the bytes that are stored. */
import { createHash, hash } from 'node:crypto';
import { WorkbenchError } from '../../core/contract.ts';
import { type Db, sql, transaction } from './connection.ts';
import { cleanName, mimeOf, refuseUnfit } from './mime.ts';
import { type Removed, stripLocation } from './strip-location.ts';

const CHUNK_BYTES = 256 * 1024;

export interface EvidenceInfo {
  /** Lower-case hex, of the stored bytes (after location was removed) */
  sha256: string;
  name: string;
  mime: string;
  bytes: number;
}

/** A file as it came in. */
export interface StoredEvidence extends EvidenceInfo {
  removed: ReadonlySet<Removed>;
  /** As the camera wrote it, or '' */
  takenAt: string;
}

interface EvidenceRow {
  evidence: number;
  sha256: Uint8Array;
  name: string;
  mime: string;
  bytes: number;
}

/** The same bytes are stored once, whatever they are called. @throws EVIDENCE */
export function addEvidence(db: Db, name: string, bytes: Uint8Array, now: Date): StoredEvidence {
  const clean = cleanName(name);
  refuseUnfit(clean, bytes);
  const mime = mimeOf(clean, bytes);
  const { bytes: stored, removed, takenAt } = stripLocation(clean, mime, bytes);
  const sha256 = hash('sha256', stored, 'buffer');
  if (!find(db, sha256)) transaction(db, () => insert(db, { sha256, name: clean, mime, stored, now }));
  return { sha256: sha256.toString('hex'), name: clean, mime, bytes: stored.length, removed, takenAt };
}

function insert(db: Db, file: { sha256: Buffer; name: string; mime: string; stored: Uint8Array; now: Date }): void {
  const { lastInsertRowid } = sql(
    db,
    'INSERT INTO evidence (sha256, name, mime, bytes, added_at) VALUES (?, ?, ?, ?, ?)',
  ).run(file.sha256, file.name, file.mime, file.stored.length, file.now.getTime());
  const chunk = sql(db, 'INSERT INTO evidence_chunks (evidence, part, data) VALUES (?, ?, ?)');
  for (let at = 0, part = 0; at < file.stored.length; at += CHUNK_BYTES, part++) {
    chunk.run(lastInsertRowid, part, file.stored.subarray(at, at + CHUNK_BYTES));
  }
}

function find(db: Db, sha256: Uint8Array): EvidenceRow | undefined {
  return sql(db, 'SELECT * FROM evidence WHERE sha256 = ?').get(sha256) as EvidenceRow | undefined;
}

function* chunksOf(db: Db, evidence: number): IterableIterator<Uint8Array> {
  const rows = sql(db, 'SELECT data FROM evidence_chunks WHERE evidence = ? ORDER BY part').iterate(evidence);
  for (const row of rows as IterableIterator<{ data: Uint8Array }>) yield row.data;
}

/** @throws NOT_FOUND, EVIDENCE when the stored bytes are no longer what they were */
export function getEvidence(db: Db, sha256: string): { sha256: string; name: string; mime: string; data: Uint8Array } {
  const row = find(db, Buffer.from(sha256, 'hex'));
  if (!row) throw new WorkbenchError('NOT_FOUND', '案卷中没有这个佐证文件。', '请重新添加该文件。', sha256);
  const data = Buffer.concat([...chunksOf(db, row.evidence)]);
  if (hash('sha256', data) !== sha256) {
    throw new WorkbenchError('EVIDENCE', `佐证文件已损坏：${row.name}`, '请重新添加原文件，或从备份恢复案卷。', sha256);
  }
  return { sha256, name: row.name, mime: row.mime, data };
}

/** Files whose bytes do not match their hash. Reads one chunk at a time and yields the bytes read after each file. */
export function* damagedEvidence(db: Db): Generator<number, { count: number; damaged: string[] }> {
  const rows = sql(db, 'SELECT * FROM evidence').all() as EvidenceRow[];
  const damaged: string[] = [];
  for (const row of rows) {
    const digest = createHash('sha256');
    for (const chunk of chunksOf(db, row.evidence)) digest.update(chunk);
    if (!digest.digest().equals(row.sha256)) damaged.push(row.name);
    yield row.bytes;
  }
  return { count: rows.length, damaged };
}

/** Bytes of all files together. */
export function evidenceBytes(db: Db): number {
  const { total } = sql(db, 'SELECT coalesce(sum(bytes), 0) AS total FROM evidence').get() as { total: number };
  return total;
}

/** Every file of the table, oldest first. */
export function storedFiles(db: Db): (EvidenceInfo & { addedAt: number })[] {
  const rows = sql(db, 'SELECT * FROM evidence ORDER BY evidence').all() as (EvidenceRow & { added_at: number })[];
  return rows.map(({ sha256, name, mime, bytes, added_at: addedAt }) => {
    return { sha256: Buffer.from(sha256).toString('hex'), name, mime, bytes, addedAt };
  });
}

export function hasEvidence(db: Db, sha256: string): boolean {
  return find(db, Buffer.from(sha256, 'hex')) !== undefined;
}
