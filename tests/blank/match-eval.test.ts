/** Proposals measured on drawn forms and published samples whose right questions are known. */
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBlank } from '../../electron/blank/index.ts';
import { readWordBlank } from '../../electron/blank/word/index.ts';
import { loadPack } from '../../electron/pack/index.ts';
import * as filings from './match-filings.ts';
import * as heldOut from './match-held-out.ts';
import { draw, type Part, type Truth } from './match-forms.ts';
import { type Figures, HEAD, line, measure, total } from './match-measure.ts';
import { packOf, type Sections } from './match-pack.ts';
import * as second from './match-round-2.ts';
import * as third from './match-round-3.ts';
import * as samples from './match-samples.ts';
import type { SampleCase } from './match-samples.ts';

const BLANKS = path.resolve(import.meta.dirname, '../../../shared/samples/blanks');
const loaded = loadPack(path.resolve(import.meta.dirname, '../../templates/shanghai-2025'));
const all: Figures[] = [];
const held: Figures[] = [];

function record(figures: Figures): Figures {
  all.push(figures);
  return figures;
}

/** What every form must reach; the sum must reach more. */
function expectGood(figures: Figures): void {
  const said = figures.notes.join('\n');
  expect(figures.right / figures.places, said).toBeGreaterThanOrEqual(0.9);
  expect(figures.likelyWrong, said).toBeLessThanOrEqual(Math.ceil(0.03 * figures.likely));
}

afterAll(() => {
  console.log(
    [HEAD, ...all.map(line), line(total('all', all)), ...held.map(line), line(total('held out', held))].join('\n'),
  );
  if (process.env.MATCH_NOTES) console.log([...all, ...held].flatMap(({ name, notes }) => [name, ...notes]).join('\n'));
});

function judge(name: string, parts: readonly Part[], sections?: Sections): Figures {
  if (!loaded.pack) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  const { bytes, truth, columns } = draw(parts);
  const { places } = readWordBlank(bytes);
  const from = sections ? packOf(name, sections) : { pack: loaded.pack, forms: loaded.pack.forms };
  return measure({ name, places, ...from, truth, columns });
}

const PAPERS: [string, readonly Part[], Sections?][] = [
  ...Object.entries(filings).map(([name, parts]): [string, readonly Part[]] => [name, parts]),
  ['YEARLY', second.YEARLY],
  ['PROJECT', second.PROJECT, second.PROJECT_SECTIONS],
  ['VENDOR', second.VENDOR, second.VENDOR_SECTIONS],
  ['CHANGE', third.CHANGE],
  ['INCIDENT', third.INCIDENT, third.INCIDENT_SECTIONS],
];
const HELD_OUT: [string, readonly Part[], Sections?][] = [
  ['COLLECTION', heldOut.COLLECTION],
  ['RECOGNITION', heldOut.RECOGNITION, heldOut.RECOGNITION_SECTIONS],
  ['RECORD', heldOut.RECORD, heldOut.RECORD_SECTIONS],
];

describe('proposals for papers in other words than the pack', () => {
  it.each(PAPERS)('%s', (name, parts, sections) => expectGood(record(judge(name, parts, sections))));
});

describe.skipIf(!fs.existsSync(BLANKS))('proposals for the published samples', () => {
  it.each([...Object.values(samples), third.SURVEY])('$file', ({ file, title, sections, truth }: SampleCase) => {
    const { places } = readBlank(fs.readFileSync(path.join(BLANKS, file)), file);
    const wanted: Truth = new Map();
    const columns: Truth = new Map();
    for (const [key, question] of Object.entries(truth)) {
      const [place = '', column] = key.split('/');
      (column === undefined ? wanted : columns).set(column ?? place, question.split('|'));
    }
    expectGood(record(measure({ name: file, places, ...packOf(title, sections), truth: wanted, columns })));
  });
});

describe('proposals for papers nothing was tuned for', () => {
  it.each(HELD_OUT)('%s', (name, parts, sections) => {
    const figures = judge(name, parts, sections);
    held.push(figures);
    expect(figures.right / figures.places, figures.notes.join('\n')).toBeGreaterThanOrEqual(0.85);
    expect(figures.likelyWrong).toBeLessThanOrEqual(Math.ceil(0.03 * figures.likely));
  });
});

describe('all together', () => {
  it('puts the right question first in 95 of 100 places, and is wrong in at most 3 of 100 likely ones', () => {
    const sum = total('all', all);
    expect(sum.right / sum.places).toBeGreaterThanOrEqual(0.95);
    expect(sum.likelyWrong / sum.likely).toBeLessThanOrEqual(0.03);
  });
});
