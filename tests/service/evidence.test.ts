import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AttachmentItem } from '../../core/answer/answer.ts';
import { evidenceKey } from '../../core/evidence/evidence.ts';
import { readImageInfo } from '../../electron/document/image-size.ts';
import { png } from '../support/pictures.ts';
import { openDesk, type Desk } from './desk.ts';
import { EVIDENCE_PACK, evidencePack } from './evidence-pack.ts';

let folder: string;
let desk: Desk;
let subject: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  desk = openDesk({ packsDirs: [await evidencePack(folder)] });
  ({ subject } = await desk.create(EVIDENCE_PACK, 'correct horse battery staple'));
});
afterEach(async () => {
  await desk.clear();
  rmSync(folder, { recursive: true });
});

async function add(name: string, bytes: Uint8Array): Promise<AttachmentItem> {
  const { sha256, name: kept } = await desk.call('evidence.add', { name, data: Buffer.from(bytes).toString('base64') });
  return { sha256, name: kept };
}

const cite = (question: string, row: string, value: AttachmentItem[] | null) =>
  desk.call('answer.put', { edits: [{ ...evidenceKey(subject, question, row), value }] });

/** Three files cited in every way there is, the first one five times. */
async function fill(): Promise<{ one: AttachmentItem; two: AttachmentItem; three: AttachmentItem }> {
  const one = await add('机房.png', png(3000, 1200));
  const two = await add('制度.txt', Buffer.from('制度'));
  const three = await add('没人引用.txt', Buffer.from('没人引用'));
  await desk.call('answer.put', {
    edits: [
      { subject, question: 'photos', row: '', column: '', value: [{ ...one, caption: '机房全景' }] },
      { subject, question: 'rooms', row: 'r1', column: '', value: { order: 'a0' } },
      { subject, question: 'rooms', row: 'r1', column: 'room', value: '一号机房' },
      { subject, question: 'rooms', row: 'r1', column: 'proof', value: [one] },
    ],
  });
  await desk.call('register.put', {
    subject,
    question: 'records',
    edits: [
      { row: 'x1', order: 'a0', cells: { no: 'A01', proof: [one] } },
      { row: 'x2', order: 'a1', cells: { no: 'A02' } },
    ],
  });
  await cite('name', '', [one, two]);
  await cite('records', 'x1', [two]);
  await cite('rooms', 'r1', [one]);
  return { one, two, three };
}

it('any answer, row and cell cites files; undo takes back the citation, never the file', async () => {
  const { one } = await fill();
  const list = await desk.call('evidence.list', {});
  expect(list.map(({ label, name, title, cited }) => [label, name, title, cited.map(({ text }) => text)])).toEqual([
    ['E-001', '机房.png', '机房全景', ['企业名称', '现场照片', '机房 · 一号机房', '机房 · 一号机房', '评测记录 · A01']],
    ['E-002', '制度.txt', '制度', ['企业名称', '评测记录 · A01']],
    ['E-003', '没人引用.txt', '没人引用', []],
  ]);
  expect(list[0]?.cited[3]).toMatchObject({ question: 'rooms', row: 'r1', column: '' });
  const undone = await desk.call('answer.undo', {});
  expect(undone.changed).toEqual([{ ...evidenceKey(subject, 'rooms', 'r1'), value: null }]);
  expect((await desk.call('evidence.list', {}))[0]?.cited).toHaveLength(4);
  await desk.call('answer.redo', {});
  // A row that is gone cites nothing; when it comes back, so do its citations.
  await desk.call('register.put', { subject, question: 'records', edits: [{ row: 'x1', remove: true }] });
  expect((await desk.call('evidence.list', {})).map(({ cited }) => cited.length)).toEqual([4, 1, 0]);
  await desk.call('answer.undo', {});
  const history = await desk.call('answer.history', { subject, question: '$evidence' });
  expect(history.map(({ row, column }) => [row, column])).toContainEqual(['records', 'x1']);
  // A caption of the file itself wins, for every place that cites it.
  await desk.call('evidence.caption', { sha256: one.sha256, caption: '机房（东侧）' });
  expect((await desk.call('evidence.list', {}))[0]?.title).toBe('机房（东侧）');
  expect(await desk.call('casefile.verify', {})).toMatchObject({ ok: true, evidence: 3 });
});

it('what cites nothing sensible is refused', async () => {
  const item = await add('a.txt', Buffer.from('a'));
  const put = (edit: object) =>
    desk.fail('answer.put', { edits: [{ ...evidenceKey(subject, 'name'), value: [item], ...edit }] });
  expect((await put({ row: 'no_such_question' })).message).toContain('没有这个问题');
  expect((await put({ value: '文字' })).message).toContain('一组文件');
  expect((await put({ subject: 'nobody' })).code).toBe('NOT_FOUND');
  const record = await desk.fail('answer.put', {
    edits: [{ subject: '$casefile', question: '$file', row: item.sha256, column: '', value: null }],
  });
  expect(record.code).toBe('BAD_INPUT');
});

it(
  'small pictures are made once and kept inside the casefile; what is broken has none',
  { timeout: 60_000 },
  async () => {
    const big = await add('大图.png', png(9000, 6000));
    const headless = 'ffd8ffe000104a46494600010100000100010000ffda0008010100003f00aabbffd9';
    const broken = await add('坏.jpg', Buffer.from(headless, 'hex'));
    const text = await add('a.txt', Buffer.from('a'));
    const small = await desk.call('evidence.thumbnail', { sha256: big.sha256 });
    expect(readImageInfo(Buffer.from(small.data, 'base64'))).toMatchObject({ type: 'jpeg', width: 240, height: 160 });
    expect(await desk.call('evidence.thumbnail', { sha256: big.sha256 })).toEqual(small);
    expect(await desk.call('evidence.thumbnail', { sha256: text.sha256 })).toEqual({ mime: '', data: '' });
    expect((await desk.call('evidence.thumbnail', { sha256: broken.sha256 })).data).toBe('');
    expect((await desk.fail('evidence.thumbnail', { sha256: '0'.repeat(64) })).code).toBe('NOT_FOUND');
  },
);

it('a document numbers, lists and shows the files its forms cite', { timeout: 60_000 }, async () => {
  const { one } = await fill();
  await cite('elsewhere', '', [await add('别的表.txt', Buffer.from('别的表'))]);
  const items = ['report', 'list'].map((document) => ({ document, subject }));
  const job = await desk.ended(await desk.call('document.export', { items, folder: desk.path('out'), draft: true }));
  expect(job.error).toBeUndefined();
  const parts = unzipSync(readFileSync(job.reports.find(({ path }) => path.endsWith('.docx'))!.path));
  const words = new TextDecoder()
    .decode(parts['word/document.xml'])
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|');
  expect(words).toContain('甲公司 见 E-001、E-002');
  expect(words).toContain('|A01|E-001、E-002|A02|/|');
  expect(words).toContain(`|E-001|机房全景|企业名称；现场照片；机房 · 一号机房；评测记录 · A01|${one.sha256}|`);
  expect(words).not.toContain('E-003');
  const media = Object.entries(parts).filter(([name]) => name.startsWith('word/media/'));
  expect(media.map(([, bytes]) => readImageInfo(bytes))).toMatchObject([{ type: 'png', width: 1200, height: 480 }]);
  const sheet = unzipSync(readFileSync(job.reports.find(({ path }) => path.endsWith('.xlsx'))!.path));
  const text = Object.values(sheet)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('');
  for (const word of ['E-001', 'E-003', '没人引用.txt', '未引用', 'E-004']) expect(text).toContain(word);
});

it('files are written out under their numbers, and the check tells how far it is', async () => {
  const { one, two } = await fill();
  const input = { sha256: [two.sha256, one.sha256, two.sha256], folder: desk.path('佐证') };
  expect((await desk.call('evidence.export', input)).files).toEqual(['E-002 制度.txt', 'E-001 机房.png']);
  expect((await desk.call('evidence.export', input)).files).toEqual(['E-002 制度（2）.txt', 'E-001 机房（2）.png']);
  expect(readdirSync(desk.path('佐证'))).toHaveLength(4);
  expect(readFileSync(desk.path('佐证/E-002 制度.txt'), 'utf8')).toBe('制度');
  const started = await desk.call('casefile.verifyStart', {});
  expect(started).toMatchObject({ kind: 'verify', state: 'running' });
  expect(await desk.ended(started)).toMatchObject({ state: 'done', progress: 1 });
  expect(await desk.call('casefile.verified', { id: started.id })).toMatchObject({ ok: true, evidence: 3 });
  expect((await desk.fail('casefile.verified', { id: 'nothing' })).code).toBe('NOT_FOUND');
});
