/** This year's casefile goes into the next year's through the calls. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Answer, SUBJECT } from '../../core/answer/answer.ts';
import { fileKey } from '../../core/evidence/evidence.ts';
import { openDesk, type Desk } from './desk.ts';

const FORM = `id: main
title: 表
subject: thing
sections:
  - id: s
    title: s
    questions:
      - { id: name, type: text, label: 名称 }
      - { id: report_no, type: text, label: 报告编号 }
      - { id: photos, type: attachment, label: 照片 }
      - { id: old_photos, type: attachment, label: 去年的照片 }
      - id: issues
        type: register
        label: 问题
        key: no
        columns:
          - { id: no, type: text, label: 编号 }
          - { id: state, type: text, label: 状态 }
          - { id: result, type: text, label: 结果 }
          - { id: last, type: text, label: 上年结果 }
`;
const RENEWAL = `clear: [report_no, old_photos]
registers:
  - { question: issues, clear: [result], copy: { last: result }, drop: row.state == "done" }
`;
let packs: string;
let desk: Desk;
beforeEach(() => {
  packs = mkdtempSync(join(tmpdir(), 'packs-'));
  const folder = join(packs, 'renew');
  mkdirSync(join(folder, 'forms'), { recursive: true });
  writeFileSync(join(folder, 'forms/main.yaml'), FORM);
  writeFileSync(join(folder, 'renewal.yaml'), RENEWAL);
  const manifest = `format: 1\nid: renew\nversion: 1.0.0\ntitle: t\nauthority: t\nforms: [forms/main.yaml]\nrenewal: renewal.yaml\n`;
  const subjects = `subjects:\n  - { kind: thing, title: 对象, single: true, nameQuestion: name, forms: [main] }\n`;
  writeFileSync(join(folder, 'pack.yaml'), manifest + subjects);
  desk = openDesk({ packsDirs: [packs] });
});
afterEach(async () => {
  await desk.clear();
  rmSync(packs, { recursive: true });
});

const add = async (name: string) => {
  const data = Buffer.from(`content of ${name}`).toString('base64');
  return desk.call('evidence.add', { name, data });
};

async function thisYear(): Promise<{ subject: string; kept: string; left: string }> {
  const path = desk.path('2025');
  const { state } = await desk.call('casefile.create', {
    path,
    packId: 'renew',
    enterpriseName: '甲',
    passphrase: null,
  });
  const subject = state.answers.find(({ question }) => question === SUBJECT)?.subject ?? '';
  const left = await add('old.txt');
  const kept = await add('new.txt');
  const put = (question: string, value: Answer['value']) => ({ subject, question, row: '', column: '', value });
  await desk.call('answer.put', {
    edits: [
      put('report_no', 'BG-2025'),
      put('photos', [{ sha256: kept.sha256, name: kept.name }]),
      put('old_photos', [{ sha256: left.sha256, name: left.name }]),
    ],
  });
  const cells = (no: string, state: string, result: string) => ({ no, state, result });
  await desk.call('register.put', {
    subject,
    question: 'issues',
    edits: [
      { row: 'r1', order: 'a0', cells: cells('1', 'open', '不符合') },
      { row: 'r2', order: 'a1', cells: cells('2', 'done', '不符合') },
      { row: 'r3', order: 'a2', cells: cells('3', 'open', '') },
    ],
  });
  return { subject, kept: kept.sha256, left: left.sha256 };
}

it('is planned without writing, then made and opened; this year’s stays as it was', async () => {
  const { subject, kept, left } = await thisYear();
  const before = await desk.call('casefile.current', {});
  const plan = await desk.call('casefile.renewPlan', {});
  expect(plan).toMatchObject({ kept: 2, cleared: 2, unknown: 0, rows: 2, dropped: 1, files: 1, packId: 'renew' });

  const { state, recoveryCode } = await desk.call('casefile.renew', {
    path: desk.path('2026'),
    passphrase: 'pass phrase 2026',
  });
  expect(recoveryCode).not.toBe('');
  expect(state).toMatchObject({ name: '2026', encrypted: true, canUndo: false });
  const answers = new Map(state.answers.map((answer) => [`${answer.question}/${answer.row}`, answer.value]));
  expect(answers.get('name/')).toBe('甲');
  expect(answers.has('report_no/')).toBe(false);
  expect(answers.get(`${fileKey(kept).question}/${kept}`)).toMatchObject({ number: 1, name: 'new.txt' });
  expect(answers.has(`${fileKey(left).question}/${left}`)).toBe(false);
  const page = await desk.call('register.rows', { subject, question: 'issues', from: 0, count: 10 });
  expect(page.rows.map(({ id, cells }) => [id, cells])).toEqual([
    ['r1', { no: '1', state: 'open', last: '不符合' }],
    ['r3', { no: '3', state: 'open' }],
  ]);
  const history = await desk.call('answer.history', { subject, question: 'name' });
  expect(history[0]?.reason).toMatch(/2025\.iovcase」延续/);
  expect((await desk.call('casefile.verify', {})).ok).toBe(true);

  const old = await desk.call('casefile.open', { path: desk.path('2025.iovcase') });
  expect(old.answers).toEqual(before?.answers);
});

it('an existing file is not written over, a short passphrase leaves nothing behind', async () => {
  await thisYear();
  writeFileSync(desk.path('2026.iovcase'), 'mine');
  expect((await desk.fail('casefile.renew', { path: desk.path('2026'), passphrase: null })).message).toMatch(
    /已经存在/,
  );
  await desk.fail('casefile.renew', { path: desk.path('2027'), passphrase: '' });
  expect(existsSync(desk.path('2027.iovcase'))).toBe(false);
  expect((await desk.call('casefile.current', {}))?.name).toBe('2025');
});
