/**
 * A catalogue of 100,000 × 30 written and read, each in a process of its own. Time is that of all threads together
 * (`cpuUsage`): on a machine with other work the clock on the wall says more about the others. Memory is the highest
 * resident size less what the process had with its libraries loaded.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { BenchRow } from './types.ts';
import { median } from './types.ts';
import type { Measured } from './workbook-child.ts';

const ROWS = 100_000;
/** exceljs' buffered writer needs more than the 4 GB a heap can have for 100,000 × 30. */
const BUFFERED_ROWS = 20_000;
const WORK = path.join(import.meta.dirname, '.work');
const CHILD = path.join(import.meta.dirname, 'workbook-child.ts');

function task(kind: 'write' | 'read', name: string, file: string, rows: number): Measured {
  const output = execFileSync(process.execPath, [CHILD, kind, name, file, String(rows)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const measured = JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured;
  const memory = measured.peakMegabytes - measured.baseMegabytes;
  console.log(
    `  ${kind} ${name} ${rows}: ${(measured.milliseconds / 1000).toFixed(2)} s, cpu ${(measured.cpuMilliseconds / 1000).toFixed(2)} s, ` +
      `+${memory.toFixed(0)} MB (peak ${measured.peakMegabytes.toFixed(0)}), file ${(measured.bytes / 1e6).toFixed(1)} MB, ${measured.cells} cells`,
  );
  return measured;
}

const added = (measured: Measured): number => measured.peakMegabytes - measured.baseMegabytes;

function compared(name: string, ours: Measured, other: Measured, aim: string): BenchRow {
  const [mine, theirs] = [ours.cpuMilliseconds / 1000, other.cpuMilliseconds / 1000];
  return { name, ours: mine, other: theirs, unit: 's cpu', ratio: mine / theirs, aim };
}

function memory(name: string, ours: Measured, other: number, aim: string): BenchRow {
  return { name, ours: added(ours), other, unit: 'MB', ratio: added(ours) / other, aim };
}

/** The run in the middle of three, each in turn with the one it is measured against. */
function pair(kind: 'write' | 'read', against: string, file: string, other: string): [Measured, Measured] {
  const runs = [0, 1, 2].map((): [Measured, Measured] => [
    task(kind, 'ours', file, ROWS),
    task(kind, against, kind === 'write' ? other : file, ROWS),
  ]);
  const ratio = ([a, b]: [Measured, Measured]): number => a.cpuMilliseconds / b.cpuMilliseconds;
  const middle = median(runs.map(ratio));
  return runs.find((run) => ratio(run) === middle)!;
}

export async function run(): Promise<BenchRow[]> {
  fs.mkdirSync(WORK, { recursive: true });
  const folder = fs.mkdtempSync(path.join(WORK, 'workbook-'));
  const file = path.join(folder, 'ours.xlsx');
  const other = path.join(folder, 'other.xlsx');
  try {
    return await Promise.resolve([...writing(file, other), ...reading(file), ...growth(file)]);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function writing(file: string, other: string): BenchRow[] {
  const [ours, floor] = pair('write', 'floor', file, other);
  const streaming = task('write', 'excelJsStreaming', other, ROWS);
  const hucre = task('write', 'hucre', other, ROWS);
  const small = task('write', 'ours', other, BUFFERED_ROWS);
  const buffered = task('write', 'excelJsBuffered', other, BUFFERED_ROWS);
  const what = 'Catalogue 100,000 × 30 written';
  return [
    compared(`${what} / raw XML and deflate`, ours, floor, '≤ 1.5×'),
    compared(`${what} / exceljs streaming`, ours, streaming, '≤ 1×'),
    compared(`${what} / hucre streaming (no drop-downs)`, ours, hucre, '≤ 1×'),
    compared('Catalogue 20,000 × 30 written / exceljs buffered', small, buffered, '≤ 1×'),
    memory(`${what}: memory / 150 MB`, ours, 150, '≤ 1×'),
    memory(`${what}: memory / exceljs streaming`, ours, added(streaming), '≤ 1×'),
    memory(`${what}: memory / hucre streaming`, ours, added(hucre), '≤ 1×'),
    memory('Catalogue 20,000 × 30 written: memory / exceljs buffered', small, added(buffered), '≤ 1×'),
  ];
}

/** Of the file that was written last by us. */
function reading(file: string): BenchRow[] {
  const [ours, scan] = pair('read', 'scan', file, file);
  const streaming = task('read', 'excelJsStreaming', file, ROWS);
  const hucre = task('read', 'hucre', file, ROWS);
  const what = 'Catalogue 100,000 × 30 read';
  return [
    compared(`${what} / unpacking and counting <c `, ours, scan, '≤ 2.5×'),
    compared(`${what} / exceljs streaming`, ours, streaming, '≤ 1×'),
    compared(`${what} / hucre streaming`, ours, hucre, '≤ 1×'),
    memory(`${what}: memory / 200 MB`, ours, 200, '≤ 1×'),
    memory(`${what}: memory / exceljs streaming`, ours, added(streaming), '≤ 1×'),
    memory(`${what}: memory / hucre streaming`, ours, added(hucre), '≤ 1×'),
  ];
}

/** Ten times the rows should take about ten times as long, and no more memory. */
function growth(file: string): BenchRow[] {
  const sizes = [1_000, 10_000, 100_000] as const;
  const written = sizes.map((rows) => ({
    rows,
    write: task('write', 'ours', file, rows),
    read: task('read', 'ours', file, rows),
  }));
  return written.slice(1).flatMap(({ rows, write, read }, i) => {
    const { rows: fewer, ...before } = written[i]!;
    const title = `${rows.toLocaleString('en')} / ${fewer.toLocaleString('en')} rows`;
    return [
      compared(`Written, ${title}`, write, before.write, '≤ 12×'),
      compared(`Read, ${title}`, read, before.read, '≤ 12×'),
    ];
  });
}
