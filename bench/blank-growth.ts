/** Time against size: filling twice the rows, or twice the places, should take twice the time. */
import { fillBlank, readBlank } from '../electron/blank/index.ts';
import { buildForm, makeJob, PLACES_PER_PAGE } from './blank-form.ts';
import { type BenchRow, median } from './types.ts';

const SIZES = [500, 1000, 2000, 4000];
const ROUNDS = 5;

function timeOf(pages: number, rows: number): () => number {
  const blank = buildForm(pages);
  const job = makeJob(blank, 'form.docx', readBlank(blank, 'form.docx').places, rows);
  return () => {
    const start = performance.now();
    fillBlank(Uint8Array.from(blank), job.name, job.values);
    return performance.now() - start;
  };
}

function growth(what: string, make: (size: number) => () => number): BenchRow {
  const works = SIZES.map(make);
  const rounds = Array.from({ length: ROUNDS + 1 }, () => works.map((work) => work())).slice(1);
  const found = SIZES.map((_, i) => median(rounds.map((round) => round[i] ?? 0)));
  const [first = 0, last = 0] = [found[0], found.at(-1)];
  const factor = (SIZES.at(-1) ?? 0) / (SIZES[0] ?? 1);
  const listed = SIZES.map((size, i) => `${size}: ${(found[i] ?? 0).toFixed(0)} ms`).join(', ');
  const name = `Growth in ${what} (${listed}): the last / ${factor} times the first`;
  return { name, ours: last, other: first * factor, unit: 'ms', ratio: last / (first * factor), aim: '≤ 1.3×' };
}

export const benchGrowth = (): BenchRow[] => [
  growth('rows', (size) => timeOf(1, size)),
  growth('places', (size) => timeOf(Math.round(size / PLACES_PER_PAGE), 1)),
];
