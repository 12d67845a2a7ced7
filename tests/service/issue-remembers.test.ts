/** An issue made from a record still says what it is about when the record is marked otherwise. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SUBJECT } from '../../core/answer/answer.ts';
import { openDesk, type Desk } from './desk.ts';

const FORM = `id: main
title: 表
subject: thing
sections:
  - id: s
    title: s
    questions:
      - { id: name, type: text, label: 名称 }
      - id: records
        type: register
        label: 记录
        columns: [{ id: no, type: text, label: 编号 }, { id: result, type: text, label: 结论 }, { id: finding, type: text, label: 问题 }]
      - id: issues
        type: register
        label: 问题台账
        rows:
          - { id: rec, from: rows, question: records, when: source.result == "fail", given: { no: source.no }, presets: [{ set: { problem: source.finding } }] }
        columns: [{ id: no, type: text, label: 编号 }, { id: problem, type: text, label: 问题 }, { id: owner, type: text, label: 责任人 }]
`;
let packs: string;
let desk: Desk;
let subject: string;
beforeEach(async () => {
  packs = mkdtempSync(join(tmpdir(), 'packs-'));
  mkdirSync(join(packs, 'p/forms'), { recursive: true });
  writeFileSync(join(packs, 'p/forms/main.yaml'), FORM);
  const manifest = `format: 1\nid: p\nversion: 1.0.0\ntitle: t\nauthority: t\nforms: [forms/main.yaml]\n`;
  const subjects = `subjects:\n  - { kind: thing, title: 对象, single: true, nameQuestion: name, forms: [main] }\n`;
  writeFileSync(join(packs, 'p/pack.yaml'), manifest + subjects);
  desk = openDesk({ packsDirs: [packs] });
  const made = await desk.call('casefile.create', {
    path: desk.path('a'),
    packId: 'p',
    enterpriseName: '甲',
    passphrase: null,
  });
  subject = made.state.answers.find(({ question }) => question === SUBJECT)?.subject ?? '';
  await put('records', 'r1', { no: 'A01', result: 'fail', finding: '没有双因素' }, 'a0');
});
afterEach(async () => {
  await desk.clear();
  rmSync(packs, { recursive: true });
});

const put = (question: string, row: string, cells: Record<string, string | null>, order?: string) =>
  desk.call('register.put', { subject, question, edits: [{ row, cells, ...(order ? { order } : {}) }] });
const issues = async () => {
  const { rows } = await desk.call('register.rows', { subject, question: 'issues', from: 0, count: 10 });
  return rows.map(({ id, cells, gone }) => ({ id, cells, ...(gone ? { gone } : {}) }));
};
const ID = 'rec~r1';

it('nobody worked on it: it goes with its record', async () => {
  expect(await issues()).toEqual([{ id: ID, cells: { no: 'A01', problem: '没有双因素' } }]);
  await put('records', 'r1', { result: 'pass' });
  expect(await issues()).toEqual([]);
});

it('somebody worked on it: it stays with all it said, and lives again with its record', async () => {
  await put('issues', ID, { owner: '乙' });
  await put('records', 'r1', { finding: '没有双因素，共 3 台' });
  expect((await issues())[0]?.cells).toEqual({ no: 'A01', problem: '没有双因素，共 3 台', owner: '乙' });
  await put('issues', ID, { owner: '丙' });
  await put('records', 'r1', { result: 'pass', finding: '复测通过' });
  const gone = [{ id: ID, cells: { no: 'A01', problem: '没有双因素，共 3 台', owner: '丙' }, gone: true }];
  expect(await issues()).toEqual(gone);
  await put('issues', ID, { owner: '丁' });
  expect((await issues())[0]?.cells).toEqual({ ...gone[0]?.cells, owner: '丁' });
  await put('records', 'r1', { result: null, no: null, finding: null });
  expect((await issues())[0]?.cells).toEqual({ ...gone[0]?.cells, owner: '丁' });
  await put('records', 'r1', { result: 'fail', no: 'A01', finding: '又没有了' });
  expect(await issues()).toEqual([{ id: ID, cells: { no: 'A01', problem: '又没有了', owner: '丁' } }]);
});

it('goes whole into the next year’s casefile', async () => {
  await put('issues', ID, { owner: '乙' });
  await desk.call('casefile.renew', { path: desk.path('b'), passphrase: null });
  await put('records', 'r1', { result: null });
  expect(await issues()).toEqual([{ id: ID, cells: { no: 'A01', problem: '没有双因素', owner: '乙' }, gone: true }]);
});
