import { hash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { appendBatch } from '../../electron/casefile/append.ts';
import { NO_TIP } from '../../electron/casefile/changes.ts';
import { closeConnection, connect } from '../../electron/casefile/connection.ts';
import { APPLICATION_ID } from '../../electron/casefile/header.ts';
import { Casefile, listBackups } from '../../electron/casefile/index.ts';
import { writeMeta } from '../../electron/casefile/meta.ts';
import { migrate, migrations, SCHEMA_VERSION } from '../../electron/casefile/migrations/index.ts';
import { Names } from '../../electron/casefile/names.ts';
import { tempDir } from '../support/index.ts';
import { edit, failure, makeContext, META, newCasefile, PLAIN, valueOf, withRaw } from './support.ts';

/** A file as the program wrote it when `version` was its newest, with real rows. */
function oldFile(version: number): { path: string; rows: unknown[]; heads: unknown[] } {
  const path = join(tempDir('casefile-'), '旧案卷.iovcase');
  const context = makeContext();
  const db = connect(path, null, { create: true });
  db.pragma(`application_id=${APPLICATION_ID}`);
  // The writer of today keeps heads; a version 1 file has none, so that table goes again after writing.
  migrate(db, undefined, Math.max(version, 2));
  writeMeta(db, { ...META, createdAt: '2026-01-01T00:00:00.000Z' }, 'casefile-1');
  const names = new Names(db);
  const put = (tip: typeof NO_TIP, value: string): typeof NO_TIP => {
    const edits = [edit('q', value), edit('t', value, 'r1', 'c1')];
    const written = appendBatch(db, names, context, tip, { edits, action: 'edit', reason: '', reverts: null }).next();
    if (!written.done) throw new Error('two edits are one slice');
    return written.value.tip;
  };
  put(put(NO_TIP, '一'), '二');
  const rows = db.prepare('SELECT * FROM changes').all();
  const heads = db.prepare('SELECT * FROM heads').all();
  if (version < 2) {
    db.exec('DROP TABLE heads');
    db.pragma(`user_version=${version}`);
  }
  closeConnection(db);
  return { path, rows, heads };
}

describe('each migration, before and after, on real rows', () => {
  test('no migration is without a test', () => {
    expect(migrations.map((step) => step.version)).toEqual([1, 2, 3, 4]);
  });

  test('1: a new file gets the log', () => {
    const db = connect(':memory:', null, { create: true });
    migrate(db, undefined, 1);
    expect(db.prepare('SELECT count(*) AS n FROM changes').get()).toEqual({ n: 0 });
    expect(db.prepare('SELECT * FROM names').all()).toEqual([{ name: 0, text: '' }]);
    db.close();
  });

  test('2: heads are built from the changes there are', () => {
    const { path, rows, heads } = oldFile(1);
    withRaw(path, (db) => {
      expect(() => db.prepare('SELECT * FROM heads').all()).toThrow('no such table');
      expect(db.pragma('user_version', { simple: true })).toBe(1);
      migrate(db, undefined, 2);
      expect(db.prepare('SELECT * FROM heads').all()).toEqual(heads);
      expect(db.prepare('SELECT * FROM changes').all()).toEqual(rows);
    });
  });

  test('3: evidence tables come, everything else stays', () => {
    const { path, rows, heads } = oldFile(2);
    withRaw(path, (db) => {
      expect(() => db.prepare('SELECT * FROM evidence').all()).toThrow('no such table');
      migrate(db, undefined, 3);
      expect(db.prepare('SELECT * FROM evidence').all()).toEqual([]);
      expect(db.prepare('SELECT * FROM heads').all()).toEqual(heads);
      expect(db.prepare('SELECT * FROM changes').all()).toEqual(rows);
    });
  });

  test('4: small pictures come, evidence stays and gets numbers in the order it came', () => {
    const { path } = oldFile(3);
    withRaw(path, (db) => {
      const add = db.prepare(
        "INSERT INTO evidence (sha256, name, mime, bytes, added_at) VALUES (?, ?, 'text/plain', 1, ?)",
      );
      for (const [i, text] of ['一', '二'].entries()) {
        const { lastInsertRowid } = add.run(hash('sha256', text, 'buffer'), `${text}.txt`, i * 1000);
        const chunk = db.prepare('INSERT INTO evidence_chunks (evidence, part, data) VALUES (?, 0, ?)');
        chunk.run(lastInsertRowid, Buffer.from(text));
      }
      expect(() => db.prepare('SELECT * FROM thumbnails').all()).toThrow('no such table');
    });
    const casefile = Casefile.open(path, { unlock: PLAIN, context: makeContext('device-b') });
    const files = [...casefile.evidence.all().values()].map(({ number, name, by, at }) => ({ number, name, by, at }));
    expect(files).toEqual([
      { number: 1, name: '一.txt', by: '', at: '1970-01-01T00:00:00.000Z' },
      { number: 2, name: '二.txt', by: '', at: '1970-01-01T00:00:01.000Z' },
    ]);
    expect(casefile.evidence.add('三.txt', Buffer.from('三'))).toMatchObject({ number: 3, known: false });
    expect(casefile.evidence.add('again.txt', Buffer.from('一'))).toMatchObject({ number: 1, known: true });
    expect(casefile.verify().problems).toEqual([]);
    casefile.close();
  });

  test.each([1, 2])('opening a version %i file brings it up to date and keeps a backup of each step', (version) => {
    const { path } = oldFile(version);
    const context = makeContext();
    const casefile = Casefile.open(path, { unlock: PLAIN, context });
    expect(valueOf(casefile, 'q')).toBe('二');
    expect(valueOf(casefile, 't', 'r1', 'c1')).toBe('二');
    expect(casefile.history('s1', 'q').map((entry) => entry.value)).toEqual(['二', '一']);
    expect(casefile.verify().problems).toEqual([]);
    casefile.evidence.add('a.txt', Buffer.from('a'));
    casefile.close();
    const backups = listBackups(path);
    expect(backups.length).toBe(SCHEMA_VERSION - version);
    expect(withRaw(backups.at(-1)!.path, (db) => db.pragma('user_version', { simple: true }))).toBe(version);
    const target = join(tempDir('restore-'), '恢复.iovcase');
    const restored = Casefile.restore(backups.at(-1)!.path, target, { unlock: PLAIN, context });
    expect(valueOf(restored, 'q')).toBe('二');
    restored.close();
  });

  test('a migration that fails leaves the file as it was', () => {
    const { path, rows } = oldFile(1);
    withRaw(path, (db) => db.exec('CREATE TABLE heads (wrong TEXT)'));
    expect(() => Casefile.open(path, { unlock: PLAIN, context: makeContext() })).toThrow();
    withRaw(path, (db) => {
      expect(db.pragma('user_version', { simple: true })).toBe(1);
      expect(db.prepare('SELECT * FROM changes').all()).toEqual(rows);
      db.exec('DROP TABLE heads');
    });
    const casefile = Casefile.open(path, { unlock: PLAIN, context: makeContext() });
    expect(valueOf(casefile, 'q')).toBe('二');
    casefile.close();
  });
});

describe('a file from a newer program', () => {
  test('opens read-only, with a sentence, and is not touched', () => {
    const { casefile, path, context, folder } = newCasefile();
    casefile.put([edit('q', '值')]);
    casefile.close();
    withRaw(path, (db) => {
      db.pragma(`user_version=${SCHEMA_VERSION + 1}`);
      db.exec('CREATE TABLE from_the_future (x)');
    });
    const before = readdirSync(folder);
    const newer = Casefile.open(path, { unlock: PLAIN, context });
    expect(newer.readOnly).toBe(true);
    expect(newer.notice).toContain('更新版本');
    expect(valueOf(newer, 'q')).toBe('值');
    expect(newer.state()).toMatchObject({ canUndo: false });
    const refused = failure(() => newer.put([edit('q', 'x')]));
    expect(refused.code).toBe('READ_ONLY');
    expect(refused.advice).toContain('升级程序');
    expect(failure(() => newer.evidence.add('a.txt', Buffer.from('a'))).code).toBe('READ_ONLY');
    expect(failure(() => newer.changePassphrase(PLAIN, 'x')).code).toBe('READ_ONLY');
    const copy = join(tempDir('newer-'), '副本.iovcase');
    newer.saveAs(copy);
    expect(newer).toMatchObject({ path: copy, readOnly: true });
    newer.close();
    expect(readdirSync(folder)).toEqual(before);
    expect(withRaw(path, (db) => db.pragma('user_version', { simple: true }))).toBe(SCHEMA_VERSION + 1);
  });

  test('that cannot even be read says so', () => {
    const { casefile, path, context } = newCasefile();
    casefile.put([edit('q', '值')]);
    casefile.close();
    withRaw(path, (db) => {
      db.exec('ALTER TABLE heads RENAME TO tips');
      db.pragma(`user_version=${SCHEMA_VERSION + 5}`);
    });
    expect(failure(() => Casefile.open(path, { unlock: PLAIN, context })).code).toBe('NEWER_CASEFILE');
  });
});
