import { createHash } from 'node:crypto';
import path from 'node:path';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ExportRecord } from '../../core/document/export-record.ts';
import { openDesk, PACK, type Desk } from './desk.ts';

let desk: Desk;
let items: { document: string; subject: string }[];
beforeEach(async () => {
  desk = openDesk();
  const { state } = await desk.create(PACK);
  const { subject } = await desk.call('subject.add', { kind: 'system', name: '平台一' });
  const pack = await desk.call('pack.get', { id: PACK, version: state.packVersion });
  // One Word file and one workbook: enough to run side by side, and quick.
  const ofSystem = pack.documents.filter(({ subject: kind }) => kind === 'system');
  const chosen = ['.docx', '.xlsx'].map((end) => ofSystem.find(({ template }) => template.endsWith(end)));
  items = chosen.flatMap((document) => (document ? [{ document: document.id, subject }] : []));
});
afterEach(() => desk.clear());

it('a formal export with answers missing is refused, naming them; nothing is written', async () => {
  const error = await desk.fail('document.export', { items, folder: desk.path('out'), draft: false });
  expect(error.code).toBe('NOT_READY');
  expect(error.message).toMatch(/不能出正式稿：\n· 请/);
  expect(existsSync(desk.path('out'))).toBe(false);
});

it('a file in place of the folder is told as such', async () => {
  writeFileSync(desk.path('out'), '');
  const error = await desk.fail('document.export', { items, folder: desk.path('out'), draft: true });
  expect([error.code, error.message]).toEqual(['DISK', expect.stringContaining('是一个文件，不是文件夹')]);
});

it('drafts are written, each whole, with its report', async () => {
  const job = await desk.ended(await desk.call('document.export', { items, folder: desk.path('out'), draft: true }));
  expect(job).toMatchObject({ state: 'done', progress: 1 });
  expect(job.reports).toHaveLength(items.length);
  for (const report of job.reports) {
    expect(report).toMatchObject({ draft: true, mismatched: [], subjectName: '平台一' });
    const bytes = readFileSync(report.path);
    expect(bytes.length).toBe(report.bytes);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  }
  expect(readdirSync(desk.path('out')).sort()).toEqual(job.reports.map(({ fileName }) => fileName).sort());
});

it('beside the documents goes a record programs can read; another export of the day has one of its own', async () => {
  const asked = { items, folder: desk.path('out'), draft: true, record: true };
  const job = await desk.ended(await desk.call('document.export', asked));
  const [name = ''] = readdirSync(desk.path('out')).filter((each) => each.endsWith('.json'));
  expect(name).toMatch(/^【草稿】文书核对结果_\d{4}-\d{2}-\d{2}\.json$/);
  const record = JSON.parse(readFileSync(path.join(desk.path('out'), name), 'utf8')) as ExportRecord;
  expect(record).toMatchObject({ format: 'export-record/1', draft: true, pack: { id: PACK } });
  expect(record.documents.map(({ document }) => document)).toEqual(items.map(({ document }) => document));
  for (const { fileName, sha256, readBack, empty, findings } of record.documents) {
    const bytes = readFileSync(path.join(desk.path('out'), fileName));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const report = job.reports.find((each) => each.fileName === fileName);
    expect([readBack, empty.length]).toEqual([report?.placed.length, report?.empty.length]);
    expect(findings).toContainEqual(expect.objectContaining({ level: 'error', kind: 'required' }));
  }
  // Kept elsewhere meanwhile: what is exported later is neither refused nor recorded over it.
  for (const { path: file } of job.reports) rmSync(file);
  expect((await desk.ended(await desk.call('document.export', asked))).state).toBe('done');
  const records = readdirSync(desk.path('out')).filter((each) => each.endsWith('.json'));
  expect(records.sort()).toEqual([name, name.replace('.json', '（2）.json')].sort());
});

it('an existing file is not replaced unless asked', async () => {
  const one = { items: items.slice(0, 1), folder: desk.path('out'), draft: true };
  const first = await desk.ended(await desk.call('document.export', one));
  const path = first.reports[0]?.path ?? '';
  writeFileSync(path, 'kept');
  expect((await desk.fail('document.export', one)).code).toBe('EXISTS');
  expect(readFileSync(path, 'utf8')).toBe('kept');
  const again = await desk.ended(await desk.call('document.export', { ...one, overwrite: true }));
  expect(again.state).toBe('done');
  expect(readFileSync(path).length).toBe(again.reports[0]?.bytes);
});

it('a cancelled job leaves nothing half-written', async () => {
  const job = await desk.call('document.export', { items, folder: desk.path('out'), draft: true });
  await new Promise((resolve) => setTimeout(resolve, 150));
  const cancelled = await desk.call('job.cancel', { id: job.id });
  expect(cancelled.state).toBe('cancelled');
  expect(readdirSync(desk.path('out'))).toEqual(cancelled.reports.map(({ fileName }) => fileName));
  expect((await desk.call('job.cancel', { id: job.id })).state).toBe('cancelled');
  expect((await desk.fail('job.get', { id: 'nothing' })).code).toBe('NOT_FOUND');
});

it('a job that fails says why and leaves nothing', async () => {
  // The folder is there when the job starts and gone when it writes.
  const job = await desk.call('document.export', { items: items.slice(0, 1), folder: desk.path('out'), draft: true });
  rmSync(desk.path('out'), { recursive: true });
  const failed = await desk.ended(job);
  expect(failed).toMatchObject({ state: 'failed', reports: [], error: { code: 'DISK' } });
  expect(existsSync(desk.path('out'))).toBe(false);
});

it('two subjects of one name do not write the same file', async () => {
  const { subject } = await desk.call('subject.add', { kind: 'system', name: '平台一' });
  const document = items[0]?.document ?? '';
  const both = [...items.slice(0, 1), { document, subject }];
  const job = await desk.ended(
    await desk.call('document.export', { items: both, folder: desk.path('out'), draft: true }),
  );
  expect(new Set(job.reports.map(({ path }) => path)).size).toBe(2);
  expect(readdirSync(desk.path('out')).filter((name) => name.includes('（2）'))).toHaveLength(1);
});

it('the preview is the very bytes an export writes', async () => {
  const [item] = items;
  const preview = await desk.call('document.preview', { ...item!, draft: true });
  const job = await desk.ended(
    await desk.call('document.export', { items: [item!], folder: desk.path('out'), draft: true }),
  );
  expect(preview.report.path).toBe('');
  expect(preview.report.sha256).toBe(job.reports[0]?.sha256);
  expect(Buffer.from(preview.data, 'base64').equals(readFileSync(job.reports[0]?.path ?? ''))).toBe(true);
});

it('a check writes nothing and says what is missing', async () => {
  const model = await desk.call('document.check', items[0]!);
  expect(model.findings.some(({ level }) => level === 'error')).toBe(true);
  expect((await desk.fail('document.check', { document: 'nothing', subject: items[0]?.subject })).code).toBe(
    'NOT_FOUND',
  );
  expect((await desk.fail('document.check', { ...items[0], subject: 'nobody' })).code).toBe('NOT_FOUND');
});

it('the user may go on while a job runs, even close the casefile', async () => {
  mkdirSync(desk.path('out'));
  const job = await desk.call('document.export', { items: items.slice(0, 1), folder: desk.path('out'), draft: true });
  await desk.call('subject.add', { kind: 'system', name: '另一个' });
  await desk.call('casefile.close', {});
  expect((await desk.ended(job)).state).toBe('done');
});
