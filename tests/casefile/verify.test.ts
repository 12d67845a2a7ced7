import type Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { Casefile } from '../../electron/casefile/index.ts';
import { edit, newCasefile, PLAIN, withRaw } from './support.ts';

let path: string;
let context: Parameters<typeof Casefile.open>[1]['context'];

beforeEach(() => {
  const made = newCasefile();
  ({ path, context } = made);
  made.casefile.put([edit('name', '申江智联'), edit('level', 3)]);
  made.casefile.put([edit('level', 2)]);
  made.casefile.put([edit('level', 3)]);
  const { sha256, name } = made.casefile.evidence.add('制度.txt', Buffer.from('网络安全管理制度'));
  made.casefile.put([edit('files', [{ sha256, name }])]);
  made.casefile.close();
});

function problemsAfter(tamper: (db: Database.Database) => void): string[] {
  withRaw(path, (db) => {
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
    expect(triggers.length).toBe(6);
    for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
    db.pragma('foreign_keys=OFF');
    tamper(db);
  });
  const casefile = Casefile.open(path, { unlock: PLAIN, context });
  try {
    const report = casefile.verify();
    expect(report.ok).toBe(report.problems.length === 0);
    return report.problems;
  } finally {
    casefile.close();
  }
}

test('an untouched file is in order', () => {
  expect(problemsAfter(() => {})).toEqual([]);
});

test('the triggers refuse to rewrite history', () => {
  withRaw(path, (db) => {
    for (const table of ['changes', 'batches', 'names']) {
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('append-only');
    }
    expect(() => db.exec("UPDATE changes SET value = '1'")).toThrow('append-only');
    expect(() => db.exec('UPDATE batches SET at = 0')).toThrow('append-only');
    expect(() => db.exec("UPDATE names SET text = 'x'")).toThrow('append-only');
  });
});

describe('tampering behind the program is found', () => {
  test.each<[string, string, string | RegExp]>([
    ['a value', "UPDATE changes SET value = '1' WHERE seq = 3", /第 3 条修改.*校验值不符/],
    ['a value cleared', 'UPDATE changes SET value = NULL WHERE seq = 1', /第 1 条修改.*校验值不符/],
    ['who', "UPDATE names SET text = '李某' WHERE text = '张工'", /校验值不符/],
    ['when', 'UPDATE batches SET at = at - 86400000 WHERE batch = 2', /第 3 条修改.*校验值不符/],
    ['why', "UPDATE batches SET reason = '补' WHERE batch = 1", /第 1 条修改.*校验值不符/],
    ['to which question', "UPDATE names SET text = 'other' WHERE text = 'level'", /校验值不符/],
    ['the parent', 'UPDATE changes SET parents = 2 WHERE seq = 4', /校验值不符/],
    ['a lost change in the middle', 'DELETE FROM changes WHERE seq = 3', /缺少第 3 至 3 条修改记录/],
    ['a lost end', 'DELETE FROM heads WHERE seq = 6; DELETE FROM changes WHERE seq = 6', /末尾缺少第 6 至 6 条/],
    ['a lost batch', 'DELETE FROM batches WHERE batch = 2', /找不到所属的批次/],
    ['a head pointing back', 'UPDATE heads SET seq = 2 WHERE seq = 4', /当前答案与修改记录不一致/],
    ['a missing head', 'DELETE FROM heads WHERE seq = 1', /没有列入当前答案/],
    ['a repeated id', 'UPDATE changes SET id = (SELECT id FROM changes WHERE seq = 1) WHERE seq = 2', /编号与另一条/],
    ['evidence bytes', "UPDATE evidence_chunks SET data = x'00'", /佐证文件“制度.txt”的内容与校验值不符/],
    ['lost evidence', 'DELETE FROM evidence_chunks; DELETE FROM evidence', /引用的佐证“制度.txt”不在案卷中/],
  ])('%s', (_what, sql, expected) => {
    expect(problemsAfter((db) => db.exec(sql)).join('\n')).toMatch(expected);
  });

  test('a change that is forged with a right hash of its own breaks the chain after it', () => {
    const problems = problemsAfter((db) => {
      db.exec('UPDATE changes SET hash = randomblob(32) WHERE seq = 2');
    });
    expect(problems.filter((text) => text.includes('校验值不符')).length).toBe(2);
  });

  test('a damaged structure', () => {
    const problems = problemsAfter((db) => {
      db.unsafeMode();
      db.pragma('writable_schema=ON');
      db.exec("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'evidence_chunks'");
    });
    expect(problems.join()).toMatch(/文件结构|读取失败/);
  });
});
