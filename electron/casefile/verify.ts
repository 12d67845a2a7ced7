/** Checks everything a casefile promises about itself. Each problem is one sentence a person can act on. */
import { hash } from 'node:crypto';
import { hashedText } from '../../core/answer/change.ts';
import type { VerifyReport } from '../../core/contract.ts';
import { evidenceNumber } from '../../core/evidence/evidence.ts';
import { batchAt, batchId, type BatchRow, type ChangeRow, toValue } from './changes.ts';
import { type Db, sql } from './connection.ts';
import { translate } from './errors.ts';
import { damagedEvidence, evidenceBytes, hasEvidence } from './evidence.ts';
import { readFileRecords } from './evidence-records.ts';
import type { Names } from './names.ts';

/** More of the same kind says nothing new. */
const MAX_PROBLEMS = 200;

/** Share of a verification that is done, 0–1, and what is being looked at, in Chinese. */
export interface VerifyStep {
  share: number;
  step: string;
}

type Check = Generator<number, void>;

/** From here on the files' bytes are read once, with their hashes, and not a second time as pages. */
const LARGE = 64 * 1024 ** 2;
/** Share of the files in the whole. */
const FILES = 0.9;

export function verify(db: Db, names: Names, path: string): VerifyReport {
  const steps = verifySteps(db, names, path);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in steps of at most one file, so that the program can answer in between. */
export function* verifySteps(db: Db, names: Names, path: string): Generator<VerifyStep, VerifyReport> {
  const report: VerifyReport = { ok: true, changes: 0, devices: 0, evidence: 0, problems: [] };
  const files = evidenceBytes(db);
  const before = files > LARGE ? 1 - FILES : 0.9;
  const checks: { what: string; from: number; to: number; run: () => Check }[] = [
    { what: '文件结构', from: 0, to: before / 3, run: () => checkStructure(db, report, files > LARGE) },
    { what: '修改记录', from: before / 3, to: before / 2, run: () => once(() => checkLog(db, names, report)) },
    { what: '当前答案', from: before / 2, to: before, run: () => once(() => checkHeads(db, names, report)) },
    { what: '佐证', from: before, to: 1, run: () => checkEvidence(db, names, report, files) },
  ];
  for (const { what, from, to, run } of checks) {
    yield { share: from, step: what };
    try {
      for (const share of run()) yield { share: from + (to - from) * share, step: what };
    } catch (error) {
      // A part that cannot even be read is a finding, and the other parts are still worth looking at.
      const known = translate(error, path);
      report.problems.push(`检查${what}时读取失败：${known instanceof Error ? known.message : String(known)}`);
    }
  }
  report.ok = report.problems.length === 0;
  if (report.problems.length > MAX_PROBLEMS) {
    const more = report.problems.length - MAX_PROBLEMS;
    report.problems = [...report.problems.slice(0, MAX_PROBLEMS), `另有 ${more} 处同类问题未列出。`];
  }
  return report;
}

function* once(run: () => void): Check {
  run();
  yield 1;
}

function* checkStructure(db: Db, report: VerifyReport, large: boolean): Check {
  const note = (pragma: string): void => {
    const lines = db.pragma(pragma) as { integrity_check: string }[];
    for (const { integrity_check: line } of lines) if (line !== 'ok') report.problems.push(`文件结构有误：${line}`);
  };
  if (!large) return note('integrity_check(20)');
  const tables = sql(db, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
  for (const [i, { name }] of (tables as { name: string }[]).entries()) {
    // Every byte of these is read and compared with its hash later on.
    if (name !== 'evidence_chunks') note(`integrity_check('${name}')`);
    yield (i + 1) / tables.length;
  }
}

/** What a later change needs to know of an earlier one; the whole rows of a large casefile would not fit in memory. */
interface Link {
  id: string;
  key: string;
  device: number;
  deviceSeq: number;
  hash: Uint8Array;
}

function checkLog(db: Db, names: Names, report: VerifyReport): void {
  names.forget();
  names.loadAll();
  const links = new Links(db);
  const devices = new Set<number>();
  const ids = new Set<string>();
  let batch: BatchRow | undefined;
  let expectedSeq = 1;
  for (const change of sql(db, 'SELECT * FROM changes ORDER BY seq').iterate() as IterableIterator<ChangeRow>) {
    report.changes++;
    const problem = (text: string) => report.problems.push(`${describe(names, change, batch)}${text}`);
    if (batch?.batch !== change.batch) batch = batchAt(db, change.batch) as BatchRow | undefined;
    if (change.seq !== expectedSeq) problem(`之前缺少第 ${expectedSeq} 至 ${change.seq - 1} 条修改记录，可能被删除。`);
    expectedSeq = change.seq + 1;
    if (ids.has(change.id)) problem('的编号与另一条修改记录重复。');
    ids.add(change.id);
    if (!batch) {
      problem('找不到所属的批次。');
      continue;
    }
    devices.add(batch.device);
    if (change.seq < batch.first || change.seq >= batch.first + batch.count) problem('不在所属批次的范围内。');
    checkChain(links, names, change, batch, problem);
  }
  report.devices = devices.size;
  checkLostTail(db, expectedSeq, report);
}

function checkChain(
  links: Links,
  names: Names,
  change: ChangeRow,
  batch: BatchRow,
  problem: (text: string) => void,
): void {
  const parents = change.parents ? change.parents.split(' ').map((seq) => links.at(Number(seq))) : [];
  const previous = change.prev === 0 ? null : links.at(change.prev);
  if (parents.some((parent) => !parent || parent.key !== keyOf(change))) problem('所替换的上一条修改不存在。');
  const follows = previous
    ? previous.device === batch.device && previous.deviceSeq === change.device_seq - 1
    : change.prev === 0 && change.device_seq === 1;
  if (!follows) problem('与该电脑的上一条修改衔接不上，中间可能有记录被删除或插入。');
  const reverted = batch.reverts === 0 ? '' : links.batchIdOf(batch.reverts);
  const text = hashedText({
    id: change.id,
    subject: names.text(change.subject),
    question: names.text(change.question),
    row: names.text(change.row),
    column: names.text(change.col),
    value: toValue(change.value),
    parents: parents.map((parent) => parent?.id ?? ''),
    author: names.text(batch.author),
    device: names.text(batch.device),
    at: new Date(batch.at).toISOString(),
    reason: batch.reason,
    batch: links.at(batch.first)?.id ?? '',
    action: batch.action,
    reverts: reverted,
    deviceSeq: change.device_seq,
    prevHash: previous ? Buffer.from(previous.hash).toString('hex') : '',
  });
  if (!hash('sha256', text, 'buffer').equals(change.hash)) problem('的内容与校验值不符，可能在程序之外被改动。');
}

/** A batch whose changes are gone shows that the end of the log was cut off. */
function checkLostTail(db: Db, nextSeq: number, report: VerifyReport): void {
  const last = sql(db, 'SELECT coalesce(max(first + count), 1) AS next FROM batches').get() as { next: number };
  if (last.next > nextSeq) report.problems.push(`末尾缺少第 ${nextSeq} 至 ${last.next - 1} 条修改记录，可能被删除。`);
}

class Links {
  readonly #db: Db;
  constructor(db: Db) {
    this.#db = db;
  }
  at(seq: number): Link | undefined {
    const row = sql(this.#db, 'SELECT c.*, b.device FROM changes c JOIN batches b USING (batch) WHERE seq = ?').get(
      seq,
    ) as (ChangeRow & { device: number }) | undefined;
    return row && { id: row.id, key: keyOf(row), device: row.device, deviceSeq: row.device_seq, hash: row.hash };
  }
  batchIdOf(batch: number): string {
    const row = batchAt(this.#db, batch) as BatchRow | undefined;
    return row ? batchId(this.#db, row) : '';
  }
}

function keyOf(row: Pick<ChangeRow, 'subject' | 'question' | 'row' | 'col'>): string {
  return `${row.subject}/${row.question}/${row.row}/${row.col}`;
}

function describe(names: Names, change: ChangeRow, batch: BatchRow | undefined): string {
  const who = batch?.batch === change.batch ? `${names.text(batch.author)}，${new Date(batch.at).toISOString()}，` : '';
  const cell = [change.row, change.col].filter((name) => name !== 0).map((name) => names.text(name));
  return `第 ${change.seq} 条修改（${who}${[names.text(change.question), ...cell].join(' / ')}）`;
}

/** The index must say the same as the log. */
function checkHeads(db: Db, names: Names, report: VerifyReport): void {
  const open = new Map<number, string>();
  const rows = sql(db, 'SELECT seq, subject, question, row, col, parents FROM changes ORDER BY seq').iterate();
  for (const row of rows as IterableIterator<ChangeRow>) {
    open.set(row.seq, keyOf(row));
    if (row.parents) for (const parent of row.parents.split(' ')) open.delete(Number(parent));
  }
  for (const head of sql(db, 'SELECT * FROM heads').iterate() as IterableIterator<ChangeRow>) {
    if (open.get(head.seq) === keyOf(head)) open.delete(head.seq);
    else report.problems.push(`题目 ${names.text(head.question)} 的当前答案与修改记录不一致。`);
  }
  for (const seq of open.keys()) report.problems.push(`第 ${seq} 条修改应为当前答案，但没有列入当前答案。`);
}

const CITING = `SELECT c.subject, c.question, c.row, c.value FROM heads h JOIN changes c USING (seq)
  WHERE c.value LIKE '%"sha256":%'`;

function* checkEvidence(db: Db, names: Names, report: VerifyReport, bytes: number): Check {
  let read = 0;
  const files = damagedEvidence(db);
  let step = files.next();
  for (; !step.done; step = files.next()) yield (read += step.value) / Math.max(1, bytes);
  report.evidence = step.value.count;
  for (const name of step.value.damaged) report.problems.push(`佐证文件“${name}”的内容与校验值不符，已损坏。`);
  for (const row of sql(db, CITING).all() as { question: number; value: string }[]) {
    for (const item of citedIn(JSON.parse(row.value))) {
      if (hasEvidence(db, item.sha256)) continue;
      report.problems.push(`题目 ${names.text(row.question)} 引用的佐证“${item.name ?? item.sha256}”不在案卷中。`);
    }
  }
  for (const [sha256, { number, name }] of readFileRecords(db, names))
    if (!hasEvidence(db, sha256)) report.problems.push(`佐证 ${evidenceNumber(number)}“${name}”的内容不在案卷中。`);
}

/** Files a value cites: a list of them, or the cells of a row. */
function* citedIn(value: unknown): Generator<{ sha256: string; name?: string }> {
  if (typeof value !== 'object' || value === null) return;
  if ('sha256' in value && typeof value.sha256 === 'string') yield value as { sha256: string; name?: string };
  else for (const inner of Object.values(value)) yield* citedIn(inner);
}
