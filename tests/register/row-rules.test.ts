/** What a pack may get wrong about rows from elsewhere: one sentence each, at a line of the file. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadPack } from '../../electron/pack/load.ts';

const PACK = path.join(import.meta.dirname, '../fixtures/packs/register-rows');
let folder: string;
beforeAll(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'row-rules-'))));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function problemsWith(file: string, from: string, to: string): string[] {
  const copy = path.join(folder, 'pack');
  fs.rmSync(copy, { recursive: true, force: true });
  fs.cpSync(PACK, copy, { recursive: true });
  const full = path.join(copy, file);
  const text = fs.readFileSync(full, 'utf8');
  expect(text).toContain(from);
  fs.writeFileSync(full, text.replace(from, to));
  const { problems } = loadPack(copy);
  expect(problems.every(({ line }) => line > 0)).toBe(true);
  return problems.map(({ message }) => message);
}

const FORM = 'forms/main.yaml';
describe('a pack', () => {
  it.each<[what: string, file: string, from: string, to: string, said: string]>([
    ['library', FORM, 'library: points', 'library: poinst', '没有编号为“poinst”的条目库'],
    ['field of an item', FORM, 'no: item.id, domain', 'no: item.number, domain', '条目库的条目没有字段“number”'],
    ['source', FORM, 'question: gear', 'question: gaer', '没有编号为“gaer”的问题'],
    ['column of the source', FORM, 'name: source.name', 'name: source.title', '表格「设备」没有列“title”'],
    ['column of the object', FORM, 'object.class in', 'object.klass in', '表格「资产」没有列“klass”'],
    ['column given', FORM, 'problem: source.finding', 'trouble: source.finding', '没有编号为“trouble”的列'],
    [
      'computed column given',
      FORM,
      'name: source.name }',
      "name: source.name, risk: '1' }",
      '计算列“risk”不能由来源给出',
    ],
    ['linked register', FORM, 'label: 对象, register: assets', 'label: 对象, register: gear', '类型应为 register'],
    [
      'column shown of a link',
      FORM,
      'label: 资产, register: assets, show: [no, name]',
      'label: 资产, register: assets, show: [nr]',
      '没有编号为“nr”的列',
    ],
    ['column behind a link', FORM, 'row.asset_row.risk', 'row.asset_row.danger', '表格「资产」没有列“danger”'],
    ['option of a mark', FORM, "'4': na", "'4': none", '没有选项“none”'],
    ['option of a score', FORM, 'fail: 0 }', 'failed: 0 }', '没有选项“failed”'],
    [
      'number of a register',
      FORM,
      'q.records.result.open > 0',
      'q.records.results.open > 0',
      '没有汇总或得分“results”',
    ],
    ['look-up', FORM, 'lookup.grade', 'lookup.grades', '没有编号为“grades”的查找表'],
    ['item twice', 'libraries/points.yaml', 'id: A02', 'id: A01', '条目编号“A01”重复'],
    [
      'circle of rows',
      FORM,
      'question: gear',
      'question: fixes',
      '台账之间不能绕成圈：「资产」 → 「整改」 → 「评测记录」 → 「资产」',
    ],
    [
      'circle by way of a question',
      FORM,
      'row.tested == true }',
      'row.tested == true && q.rate > 1 }',
      '台账之间不能绕成圈',
    ],
  ])('says so of a wrong %s', (_what, file, from, to, said) => {
    expect(problemsWith(file, from, to).join('\n')).toContain(said);
  });
});
