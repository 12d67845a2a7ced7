/**
 * Untouched blanks, inspected, filled and read back, beside engines that fill a template somebody has put tags into:
 * docxtemplater and docx-templates get the same blank with tags where our places are, and the same texts. What they never
 * do – finding the places, matching labels, reading the file back – is in our time.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createReport } from 'docx-templates';
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { fillBlank, readBlank } from '../electron/blank/index.ts';
import { openZip, textOf } from '../electron/document/zip.ts';
import { buildForm, type Job, makeJob, PLACES_PER_PAGE } from './blank-form.ts';
import { benchGrowth } from './blank-growth.ts';
import { benchWorkbook } from './blank-workbook.ts';
import { type BenchRow, median } from './types.ts';

const PAGES = 300;
const ROWS = 2000;
/** docx-templates takes two minutes for the whole form. */
const SHARE = 10;
const titleOf = (pages: number, rows: number): string =>
  `${pages} pages, ${pages * PLACES_PER_PAGE} places, ${rows} rows`;
const SAMPLES = path.resolve(import.meta.dirname, '../../shared/samples/blanks');

function withDocxtemplater({ docxtemplater, data }: Job): Uint8Array {
  const zip = new PizZip(docxtemplater);
  const options = { delimiters: { start: '{{', end: '}}' }, paragraphLoop: true, linebreaks: true };
  const engine = new Docxtemplater(zip, options);
  engine.render(data);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

/** Without its sandbox and line break handling: its fastest setting. */
const withDocxTemplates = ({ docxTemplates, data }: Job): Promise<Uint8Array> =>
  createReport({
    template: docxTemplates,
    data,
    cmdDelimiter: ['{{', '}}'],
    noSandbox: true,
    processLineBreaks: false,
    maximumWalkingDepth: 100_000_000,
  });

function withUs({ blank, name, values, count }: Job): { filled: number; reread: number; bytes: Uint8Array } {
  // A fresh copy: nothing is known of it from the round before.
  const file = Uint8Array.from(blank);
  const start = performance.now();
  let filled = 0;
  const onWritten = (): void => void (filled = performance.now() - start);
  const { bytes, report } = fillBlank(file, name, values, { onWritten });
  const reread = performance.now() - start;
  const failed = [report.unplaced, report.ambiguous, report.refused, report.mismatched].flat();
  if (failed.length > 0) throw new Error(`${count} values: ${JSON.stringify(failed.slice(0, 3))}`);
  return { filled, reread, bytes };
}

const printed = (bytes: Uint8Array): string =>
  textOf(openZip(bytes), 'word/document.xml')
    .replace(/<[^>]*>/g, '')
    .replace(/\s/g, '');

/** Equal work: the same characters stand in each engine's document. */
function requireEqual(name: string, ours: Uint8Array, other: Uint8Array): void {
  const [a, b] = [printed(ours), printed(other)];
  if (a !== b) {
    const at = [...a].findIndex((character, i) => character !== b[i]);
    throw new Error(`${name} differs from ${at}: ${a.slice(at, at + 40)} | ${b.slice(at, at + 40)}`);
  }
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

type Rower = (name: string, ours: number[], other: number[], aim: string) => BenchRow;
const rower =
  (title: string, { count }: Job): Rower =>
  (name, ours, other, aim) => ({
    name: `${title}, ${count} values: ${name}`,
    ours: median(ours),
    other: median(other),
    unit: 'ms',
    ratio: median(ours) / median(other),
    aim,
  });

async function benchTemplater(title: string, job: Job, rounds: number): Promise<BenchRow[]> {
  requireEqual('docxtemplater', withUs(job).bytes, withDocxtemplater(job));
  const [filled, reread, other]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < rounds; round += 1) {
    const own = withUs(job);
    filled.push(own.filled);
    reread.push(own.reread);
    other.push(await timed(() => withDocxtemplater(job)));
  }
  const row = rower(title, job);
  return [
    row('inspected and filled / docxtemplater', filled, other, '≤ 1×'),
    row('inspected, filled and read back / docxtemplater', reread, other, '≤ 1.5×'),
  ];
}

async function benchTemplates(title: string, job: Job): Promise<BenchRow[]> {
  requireEqual('docx-templates', withUs(job).bytes, await withDocxTemplates(job));
  const [reread, other]: [number[], number[]] = [[], []];
  for (let round = 0; round < 3; round += 1) {
    reread.push(withUs(job).reread);
    other.push(await timed(() => withDocxTemplates(job)));
  }
  return [rower(title, job)('inspected, filled and read back / docx-templates', reread, other, '≤ 1×')];
}

const largest = (extension: string): string | undefined =>
  fs.existsSync(SAMPLES)
    ? fs
        .readdirSync(SAMPLES)
        .filter((file) => file.endsWith(extension))
        .map((file) => path.join(SAMPLES, file))
        .sort((a, b) => fs.statSync(b).size - fs.statSync(a).size)[0]
    : undefined;

/** Values that their place refuses (words in a date control) are left out on both sides. */
function jobOf(bytes: Uint8Array, name: string, rows?: number): Job {
  const job = makeJob(bytes, name, readBlank(bytes, name).places, rows);
  const refused = new Set(fillBlank(bytes, name, job.values).report.refused.map(({ key }) => key));
  const values = Object.fromEntries(Object.entries(job.values).filter(([key]) => !refused.has(key)));
  return { ...job, values, count: job.count - refused.size };
}

export async function run(): Promise<BenchRow[]> {
  const word = largest('.docx');
  const sheet = largest('.xlsx');
  const rows: BenchRow[] = [];
  if (word) {
    const job = jobOf(new Uint8Array(fs.readFileSync(word)), path.basename(word));
    const title = 'Largest sample blank (Word)';
    rows.push(...(await benchTemplater(title, job, 15)), ...(await benchTemplates(title, job)));
  }
  const form = jobOf(buildForm(PAGES), 'form.docx', ROWS);
  rows.push(...(await benchTemplater(titleOf(PAGES, ROWS), form, 7)));
  const small = jobOf(buildForm(PAGES / SHARE), 'form.docx', ROWS / SHARE);
  rows.push(...(await benchTemplates(titleOf(PAGES / SHARE, ROWS / SHARE), small)));
  rows.push(...benchGrowth());
  if (sheet) rows.push(...(await benchWorkbook(sheet)));
  return rows;
}
