/**
 * A customer's workbook of 30 columns into a register: looked into, compared, applied as one change. Beside it, what one
 * would write by hand: exceljs reads the workbook, a Map by number finds the rows and cells that differ. Each runs in a
 * process of its own; time is processor time of all threads together, memory the most the process held.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import type { CellValue } from '../core/answer/answer.ts';
import type { CallInput, CallName, CallResult, JobState } from '../core/contract.ts';
import { createWorkbench } from '../electron/service/workbench.ts';
import { writeWorkbook } from '../electron/workbook/index.ts';
import { benchRows, writeRegisterPack } from './register-grid-data.ts';
import type { BenchRow } from './types.ts';

const SIZES = [10_000, 100_000];
/** exceljs holds every cell as an object: at 100,000 rows it needs gigabytes. */
const COMPARED = 10_000;
const WORK = path.join(import.meta.dirname, '.work');
/** Every hundredth row of the second file is changed in one cell. */
const CHANGED_EACH = 100;

interface Measured {
  /** Processor seconds */
  compare: number;
  again: number;
  apply: number;
  megabytes: number;
}

export async function run(): Promise<BenchRow[]> {
  fs.rmSync(WORK, { recursive: true, force: true });
  fs.mkdirSync(WORK, { recursive: true });
  try {
    const ours = new Map<number, Measured>();
    for (const size of SIZES) {
      await writeFiles(size);
      ours.set(size, measured('ours', size));
    }
    const [most, at] = [ours.get(SIZES.at(-1)!)!, ours.get(COMPARED)!];
    const other = measured('exceljs', COMPARED);
    const name = (size: number): string => size.toLocaleString('en-US');
    const grown = SIZES.at(-1)! / COMPARED;
    const row = (what: string, mine: number, theirs: number, unit: string, aim: string): BenchRow => ({
      name: what,
      ours: mine,
      other: theirs,
      unit,
      ratio: mine / theirs,
      aim,
    });
    const growth = (what: string, part: 'compare' | 'apply'): BenchRow =>
      row(
        `${what}, a row of ${name(SIZES.at(-1)!)} (other = of ${name(COMPARED)})`,
        most[part] / grown,
        at[part],
        's per 10,000',
        '≤ 1.5×',
      );
    return [
      row(`compare ${name(COMPARED)} new rows (other = exceljs + Map)`, at.compare, other.compare, 's', '≤ 1.5×'),
      row(
        `compare ${name(COMPARED)} rows, 1 in ${CHANGED_EACH} changed (other = exceljs + Map)`,
        at.again,
        other.again,
        's',
        '≤ 1.5×',
      ),
      row(
        `most memory for ${name(COMPARED)} rows, applied too (other = exceljs + Map)`,
        at.megabytes,
        other.megabytes,
        'MB',
        '≤ 1×',
      ),
      row(`most memory for ${name(SIZES.at(-1)!)} rows, applied too`, most.megabytes, 500, 'MB', '≤ 500 MB'),
      growth('compare', 'compare'),
      growth('apply', 'apply'),
    ];
  } finally {
    fs.rmSync(WORK, { recursive: true, force: true });
  }
}

function measured(who: 'ours' | 'exceljs', size: number): Measured {
  const output = execFileSync(process.execPath, [import.meta.filename, who, String(size)], { encoding: 'utf8' });
  return JSON.parse(output) as Measured;
}

const fileOf = (size: number, round: 'first' | 'second'): string => path.join(WORK, `${size}-${round}.xlsx`);

function columns(): { id: string; label: string }[] {
  writeRegisterPack(path.join(WORK, 'packs'));
  const form = fs.readFileSync(path.join(WORK, 'packs/bench-register/forms/main.yaml'), 'utf8');
  const pack = JSON.parse(form) as { sections: { questions: { columns?: { id: string; label: string }[] }[] }[] };
  return pack.sections[0]?.questions.find((question) => question.columns)?.columns ?? [];
}

async function writeFiles(size: number): Promise<void> {
  const list = columns();
  const text = (value: CellValue | null | undefined): string | number => {
    if (value === true) return '是';
    if (typeof value === 'string') return /^o\d$/.test(value) ? `类别${value.slice(1)}` : value;
    return typeof value === 'number' ? value : '';
  };
  for (const round of ['first', 'second'] as const) {
    const rows = benchRows(size).map(({ cells = {} }, i) =>
      list.map(({ id }) => (round === 'second' && id === 't3' && i % CHANGED_EACH === 0 ? `改${i}` : text(cells[id]))),
    );
    const sheet = {
      name: '目录',
      columns: list.map(({ id, label }) => ({
        title: label,
        type: /^n\d$/.test(id) ? ('number' as const) : ('text' as const),
      })),
      rows,
    };
    await writeWorkbook(fileOf(size, round), { sheets: [sheet], properties: { created: '2026-01-01T00:00:00Z' } });
  }
}

/** Watches the memory and counts processor time from one mark to the next. */
function watch(): { mark(): number; megabytes(): number } {
  let before = process.cpuUsage();
  return {
    mark() {
      const { user, system } = process.cpuUsage(before);
      before = process.cpuUsage();
      return (user + system) / 1e6;
    },
    megabytes: () => process.resourceUsage().maxRSS / 1000,
  };
}

async function importOurs(size: number): Promise<Measured> {
  const home = path.join(WORK, `home-${size}`);
  const workbench = createWorkbench({
    home,
    packsDirs: [path.join(WORK, 'packs')],
    door: 'cli',
    version: '0',
    now: () => new Date(),
    newId: randomUUID,
  });
  async function call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallResult<N>> {
    const reply = await workbench.invoke(name, input);
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.result;
  }
  async function ended(job: JobState): Promise<void> {
    let state = job;
    while (state.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 20));
      state = await call('job.get', { id: job.id });
    }
    if (state.state !== 'done') throw new Error(state.error?.message ?? state.state);
  }
  const file = path.join(home, 'bench.iovcase');
  fs.mkdirSync(home, { recursive: true });
  const { state } = await call('casefile.create', {
    path: file,
    packId: 'bench-register',
    enterpriseName: '甲公司',
    passphrase: null,
  });
  const subject = state.answers.find((answer) => answer.question === '$subject')?.subject ?? '';
  const all = { all: true, except: [] };
  const none = { all: false, except: [] };
  const choices = { added: all, changed: all, reviewed: all, remove: none, erase: false, number: false };
  const { mark, megabytes } = watch();
  const compare = async (round: 'first' | 'second'): Promise<string> => {
    const opened = await call('register.importOpen', { subject, question: 'rows', path: fileOf(size, round) });
    const mapping = opened.mapping.map(({ at, column }) => ({ at, column }));
    await ended(await call('register.importPreview', { id: opened.id, mapping, key: ['no'], options: {} }));
    return opened.id;
  };
  mark();
  const first = await compare('first');
  const fresh = mark();
  await ended(await call('register.importApply', { id: first, choices }));
  await call('register.importClose', { id: first });
  const applied = mark();
  const second = await compare('second');
  const again = mark();
  const { counts } = await call('register.importResult', { id: second });
  if (counts.changed + counts.reviewed !== size / CHANGED_EACH) throw new Error(`wrong: ${JSON.stringify(counts)}`);
  const result = { compare: fresh, again, apply: applied, megabytes: megabytes() };
  await workbench.close();
  return result;
}

async function importByHand(size: number): Promise<Measured> {
  const { mark, megabytes } = watch();
  const read = async (round: 'first' | 'second'): Promise<Map<string, unknown[]>> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(fileOf(size, round));
    const rows = new Map<string, unknown[]>();
    book.worksheets[0]?.eachRow((row, number) => {
      if (number > 1) rows.set(row.getCell(1).text, (row.values as unknown[]).slice(1));
    });
    return rows;
  };
  mark();
  const kept = await read('first');
  const compare = mark();
  let changed = 0;
  for (const [key, cells] of await read('second')) {
    const before = kept.get(key);
    if (!before || cells.some((cell, i) => cell !== before[i])) changed += 1;
  }
  const again = mark();
  if (changed !== size / CHANGED_EACH) throw new Error(`wrong: ${changed}`);
  return { compare, again, apply: 0, megabytes: megabytes() };
}

const [, script, who, size] = process.argv;
if (script === import.meta.filename && who)
  console.log(JSON.stringify(await (who === 'ours' ? importOurs(Number(size)) : importByHand(Number(size)))));
