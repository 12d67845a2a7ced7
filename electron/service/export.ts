/**
 * Exporting: everything is looked at and refused before the first file is written; then each document is
 * written whole or not at all. A cancelled job keeps the documents it had finished and leaves nothing of the rest.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import { WorkbenchError, type CallInput, type JobState } from '../../core/contract.ts';
import { exportRecord, recordFileName } from '../../core/document/export-record.ts';
import type { DocumentModel, ExportReport } from '../../core/document/model.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { RenderThread, writeDocument, writeWhole } from '../document/index.ts';
import { Drafting, type DocumentJob } from './drafting.ts';
import { toErrorData } from './errors.ts';
import type { JobControl } from './jobs.ts';
import { absolute } from './paths.ts';
import type { Session } from './session.ts';

/** Findings named in the refusal; the export page shows them all. */
const NAMED = 8;

/** Filling and checking a document takes as long as making so many pictures smaller. */
const PICTURES_A_DOCUMENT = 15;

/** Documents written side by side; each takes up to about 150 MB. */
const WRITERS = Math.min(4, availableParallelism());

interface PlannedDocument {
  job: DocumentJob;
  path: string;
}

/** @throws WorkbenchError NOT_READY, EXISTS, NOT_FOUND, TEMPLATE, DISK before anything is written. */
export function exportDocuments(session: Session, input: CallInput<'document.export'>): JobState {
  const folder = absolute(input.folder);
  const drafting = new Drafting(session);
  for (const item of input.items) drafting.refuseNotOffered(item.document, item.subject);
  const jobs = input.items.map((item) => drafting.job(item.document, item.subject, input.draft));
  if (!input.draft) refuseUnready(jobs.map((job) => job.model));
  const planned = withPaths(jobs, folder);
  if (!input.overwrite) refuseOverwriting(planned.map(({ path }) => path));
  makeFolder(folder);
  const { pack } = session.open.pack;
  const overwrite = input.overwrite ?? false;
  const work = async (control: JobControl): Promise<void> => {
    const reports = await writeAll(session, planned, overwrite, control);
    if (input.record) await writeRecord(pack, planned, reports, folder, overwrite);
  };
  return session.jobs.start(session.options.newId(), work, (error) =>
    toErrorData(error, (unforeseen) => session.log('document.export', unforeseen)),
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
    throw new WorkbenchError('DISK', `要存放文书的位置是一个文件，不是文件夹：${folder}`, '请换一个文件夹。');
  }
}

async function writeAll(
  session: Session,
  planned: readonly PlannedDocument[],
  overwrite: boolean,
  control: JobControl,
): Promise<ExportReport[]> {
  const reports: ExportReport[] = [];
  const fractions = planned.map(() => 0);
  const waiting = [...planned.entries()].sort(([, a], [, b]) => effort(b) - effort(a));
  // When one document fails, those beside it are called off too.
  const failed = new AbortController();
  const signal = AbortSignal.any([control.signal, failed.signal]);
  const writeOne = async (thread: RenderThread, index: number, { job, path }: PlannedDocument): Promise<void> => {
    const onProgress = (fraction: number, step: string): void => {
      fractions[index] = fraction;
      const progress = fractions.reduce((sum, one) => sum + one, 0) / planned.length;
      control.report(progress, `${job.model.title}（${job.subjectName}）：${step}`);
    };
    let begun = 0;
    const report = (done: number, total: number): void =>
      onProgress((begun = done / (total + PICTURES_A_DOCUMENT)), `缩小图片（${done}/${total}）`);
    const shown = await session.pictures.illustrate(job.casefile, job.model, { signal, report });
    const { template, streams } = job;
    const onRendered = (fraction: number, step: string): void => onProgress(begun + fraction * (1 - begun), step);
    const rendered = await thread.render({ ...shown, template, streams, signal, onProgress: onRendered });
    signal.throwIfAborted();
    const written = await writeDocument(rendered, path, { overwrite });
    session.knownFiles.add(written.path);
    const finished = { ...written, subjectName: job.subjectName };
    reports[index] = finished;
    control.finished(finished);
  };
  const streaming = planned.some(({ job }) => job.streams.size > 0);
  const writer = async (): Promise<void> => {
    const thread = new RenderThread(session.options.documentWorker, streaming);
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) await writeOne(thread, ...next);
    } catch (error) {
      waiting.length = 0;
      failed.abort();
      throw error;
    } finally {
      await thread.close();
    }
  };
  await allOrFirstFailure(Array.from({ length: Math.min(planned.length, WRITERS) }, writer));
  return reports;
}

/** The record of another export on the same day neither goes nor keeps these documents from being exported. */
async function writeRecord(
  pack: Pack,
  planned: readonly PlannedDocument[],
  reports: readonly ExportReport[],
  folder: string,
  overwrite: boolean,
): Promise<void> {
  const written = planned.flatMap(({ job: { model } }, i) => (reports[i] ? [{ model, report: reports[i] }] : []));
  const [first] = written;
  if (!first) return;
  const name = recordFileName(first.model);
  let path = join(folder, name);
  for (let n = 2; !overwrite && existsSync(path); n++) path = join(folder, numbered(name, n));
  const bytes = Buffer.from(`${JSON.stringify(exportRecord(pack, first.model, written), undefined, 2)}\n`);
  await writeWhole(bytes, createHash('sha256').update(bytes).digest('hex'), path, { overwrite });
}

/** Bytes of a Word template that take as long as one row of a register. */
const ROW_EFFORT = 20;

/** The longest work first, so that no writer is left alone with it at the end. Word files cost by their lay-out. */
function effort({ job }: PlannedDocument): number {
  const rows = [...job.streams.values()].reduce((sum, { count }) => sum + count, 0);
  return rows * ROW_EFFORT + (job.model.format === 'docx' ? job.template.length : 0);
}

/** Waits for all, so that nothing is still being written when the job says it has ended. */
async function allOrFirstFailure(works: readonly Promise<void>[]): Promise<void> {
  let failure: { error: unknown } | undefined;
  await Promise.all(works.map((work) => work.catch((error: unknown) => (failure ??= { error }))));
  if (failure) throw failure.error;
}

/** What keeps a document from being handed in is an error-level finding: required answers missing, or a contradiction. */
function refuseUnready(models: readonly DocumentModel[]): void {
  const messages = new Set<string>();
  for (const model of models)
    for (const finding of model.findings) if (finding.level === 'error') messages.add(finding.message);
  if (messages.size === 0) return;
  const named = [...messages].slice(0, NAMED).map((message) => `· ${message}`);
  if (messages.size > NAMED) named.push(`· 另有 ${messages.size - NAMED} 处`);
  throw new WorkbenchError(
    'NOT_READY',
    `还有 ${messages.size} 处必须先处理，不能出正式稿：\n${named.join('\n')}`,
    '请补齐后再导出，或先导出带「草稿」标记的草稿。',
    JSON.stringify([...messages]),
  );
}

/** Two systems of the same name would otherwise write the same file. */
function withPaths(jobs: readonly DocumentJob[], folder: string): PlannedDocument[] {
  const taken = new Set<string>();
  return jobs.map((job) => {
    let name = job.model.fileName;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = numbered(job.model.fileName, n);
    taken.add(name.toLowerCase());
    return { job, path: join(folder, name) };
  });
}

function numbered(fileName: string, n: number): string {
  const extension = extname(fileName);
  return `${fileName.slice(0, -extension.length)}（${n}）${extension}`;
}

function refuseOverwriting(paths: readonly string[]): void {
  const there = paths.filter((path) => existsSync(path));
  if (there.length === 0) return;
  throw new WorkbenchError(
    'EXISTS',
    `文件夹里已有 ${there.length} 个同名文件，没有写出：\n${there.map((path) => `· ${path}`).join('\n')}`,
    '请选择覆盖，或换一个文件夹。',
  );
}
