/**
 * A register of 100,000 × 30 written through a template in the worker, measured beside the raw floor of the writer's
 * bench: the same rows, values as XML and deflate, nothing around them. Each runs in a process of its own; time is that
 * of all threads together.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { DocumentModel, RowStream, StreamCell } from '../core/document/model.ts';
import { renderInWorker } from '../electron/document/index.ts';
import { writeDocument } from '../electron/document/write.ts';
import { type BenchRow, median } from './types.ts';
import { COLUMNS, row } from './workbook-data.ts';
import { floor } from './workbook-write.ts';

const ROWS = 100_000;
const WORK = path.join(import.meta.dirname, '.work');

interface Measured {
  seconds: number;
  cpu: number;
  megabytes: number;
  /** Processor time until the rows were written and only had to be read back. */
  written: number;
  bytes: number;
}

async function template(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('目录', { views: [{ state: 'frozen', xSplit: 2, ySplit: 2 }] });
  sheet.getCell('A1').value = '重要数据目录';
  sheet.getRow(2).values = COLUMNS.map(({ title }) => title);
  COLUMNS.forEach(({ title, type, numberFormat, style }, i) => {
    const cell = sheet.getCell(3, i + 1);
    cell.value = `${i === 0 ? '{{#rows}}' : ''}{{${title}}}${i === COLUMNS.length - 1 ? '{{/rows}}' : ''}`;
    cell.numFmt = numberFormat ?? (type === 'date' ? 'yyyy-mm-dd' : type === 'text' ? '@' : '0');
    cell.border = { left: { style: 'thin' }, right: { style: 'thin' }, bottom: { style: 'thin' } };
    cell.alignment = { vertical: 'middle', wrapText: style?.wrap === true };
    sheet.getColumn(i + 1).width = 16;
  });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Made as they are asked for, as the floor's are. */
const streamOf = (count: number): RowStream => ({
  count,
  cells: (from, to) => {
    const cells: StreamCell[] = [];
    for (let i = from; i < to; i += 1)
      for (const value of row(i)) cells.push(value === '' || value === undefined ? null : (value as StreamCell));
    return cells;
  },
});

function modelOf(count: number): DocumentModel {
  const columns = COLUMNS.map(({ title, type }) => ({
    name: title,
    ...(type === 'date' ? { date: 'iso' as const } : {}),
  }));
  return {
    document: 'catalogue',
    title: '目录',
    subject: 's',
    template: 'catalogue.xlsx',
    format: 'xlsx',
    fileName: 'ours.xlsx',
    values: { rows: { kind: 'stream', source: 'rows', count, columns } },
    draft: false,
    date: '2026-07-31',
    empty: [],
    unplaced: [],
    findings: [],
  };
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const peak = (): number => process.resourceUsage().maxRSS / 1024;

async function ours(file: string, count: number, bytes: Uint8Array): Promise<number> {
  const before = process.cpuUsage();
  let written = 0;
  const rendered = await renderInWorker({
    model: modelOf(count),
    template: bytes,
    images: new Map(),
    streams: new Map([['rows', streamOf(count)]]),
    onProgress: (_fraction, step) => {
      if (step.startsWith('写入台账')) written = cpuSince(before);
    },
  });
  await writeDocument(rendered, file, { overwrite: true });
  return written;
}

async function measure(name: string, file: string, count: number): Promise<Measured> {
  const bytes = await template();
  const small = path.join(path.dirname(file), 'warm.xlsx');
  // Libraries and the thread are there before what is measured begins.
  if (name === 'ours') await ours(small, 10, bytes);
  const base = peak();
  const before = process.cpuUsage();
  const begun = performance.now();
  const written = name === 'ours' ? await ours(file, count, bytes) : await floor(file, count).then(() => 0);
  const seconds = (performance.now() - begun) / 1000;
  const cpu = cpuSince(before);
  const size = fs.statSync(file).size;
  return { seconds, cpu, megabytes: peak() - base, written, bytes: size };
}

function task(name: string, file: string, count: number): Measured {
  const output = execFileSync(process.execPath, [import.meta.filename, name, file, String(count)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const found = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured;
  console.log(
    `  ${name} ${count}: ${found.seconds.toFixed(2)} s cpu ${found.cpu.toFixed(2)} s (${found.written.toFixed(2)} until written), ` +
      `+${found.megabytes.toFixed(0)} MB, file ${(found.bytes / 1e6).toFixed(1)} MB`,
  );
  return found;
}

export async function run(): Promise<BenchRow[]> {
  fs.mkdirSync(WORK, { recursive: true });
  const folder = fs.mkdtempSync(path.join(WORK, 'register-'));
  const file = path.join(folder, 'ours.xlsx');
  try {
    const pairs = [0, 1, 2].map(() => [task('ours', file, ROWS), task('floor', file, ROWS)] as const);
    const ratio = ([a, b]: (typeof pairs)[number]): number => a.written / b.cpu;
    const middle = median(pairs.map(ratio));
    const [a, b] = pairs.find((pair) => ratio(pair) === middle)!;
    const what = 'Register 100,000 × 30 through its template';
    return await Promise.resolve([
      {
        name: `${what}, written / raw XML and deflate`,
        ours: a.written,
        other: b.cpu,
        unit: 's cpu',
        ratio: middle,
        aim: '≤ 1.5×',
      },
      {
        name: `${what}, written and read back / raw XML and deflate`,
        ours: a.cpu,
        other: b.cpu,
        unit: 's cpu',
        ratio: a.cpu / b.cpu,
        aim: '≤ 3×',
      },
      {
        name: `${what}: memory / 150 MB`,
        ours: a.megabytes,
        other: 150,
        unit: 'MB',
        ratio: a.megabytes / 150,
        aim: '≤ 1×',
      },
      ...growth(file),
    ]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function growth(file: string): BenchRow[] {
  const sizes = [1_000, 10_000, 100_000] as const;
  const runs = sizes.map((count) => ({ count, cpu: task('ours', file, count).cpu }));
  return runs.slice(1).map(({ count, cpu }, i) => {
    const before = runs[i]!;
    const name = `Register through its template, ${count.toLocaleString('en')} / ${before.count.toLocaleString('en')} rows`;
    return { name, ours: cpu, other: before.cpu, unit: 's cpu', ratio: cpu / before.cpu, aim: '≤ 12×' };
  });
}

if (import.meta.main) {
  const [name = '', file = '', count = '0'] = process.argv.slice(2);
  console.log(JSON.stringify(await measure(name, file, Number(count))));
}
