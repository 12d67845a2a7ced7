/** How often proposals are right. */
import { type PlaceProposal, proposeBinding } from '../../core/blank/match.ts';
import { type BlankPlace, UNTOUCHABLE } from '../../core/blank/place.ts';
import type { Form, Pack } from '../../core/form/pack-schema.ts';
import type { Truth } from './match-forms.ts';

export const LIKELY = 0.75;

export interface Figures {
  name: string;
  /** Places (and columns) a question is for, that the reader has found. */
  places: number;
  right: number;
  /** Right one among the three. */
  within: number;
  /** Nothing proposed though there is a question. */
  missing: number;
  likely: number;
  likelyWrong: number;
  /** Places no question is for, and how many of them got a likely proposal. */
  none: number;
  noneLikely: number;
  /** One line for each place that is not right. */
  notes: string[];
}

export const start = (name: string): Figures => ({
  name,
  places: 0,
  right: 0,
  within: 0,
  missing: 0,
  likely: 0,
  likelyWrong: 0,
  none: 0,
  noneLikely: 0,
  notes: [],
});

interface Guess {
  question: string;
  score: number;
  reasons?: string[];
}

function count(figures: Figures, label: string, truth: readonly string[], guesses: readonly Guess[]): void {
  const [best] = guesses;
  const right = best !== undefined && truth.includes(best.question);
  const likely = best !== undefined && best.score >= LIKELY;
  if (likely) figures.likely += 1;
  if (likely && !right) figures.likelyWrong += 1;
  const shown = guesses.map(({ question, score }) => `${question} ${score.toFixed(2)}`).join(', ') || '–';
  const note = `${likely && !right ? '!!' : ' '} ${label} → ${truth.join('|') || 'none'}: ${shown} ${best?.reasons?.join('；') ?? ''}`;
  if (truth.length === 0) {
    figures.none += 1;
    if (likely) figures.noneLikely += 1;
    if (best && best.score >= 0.5) figures.notes.push(note);
    return;
  }
  figures.places += 1;
  if (right) figures.right += 1;
  if (guesses.some(({ question }) => truth.includes(question))) figures.within += 1;
  if (!best) figures.missing += 1;
  if (!right || !likely) figures.notes.push(note);
}

export interface Case {
  name: string;
  places: readonly BlankPlace[];
  pack: Pack;
  forms: readonly Form[];
  /** By `at`, or by place id where several share it. */
  truth: Truth;
  columns: Truth;
}

function measureColumns(figures: Figures, each: PlaceProposal, truth: Truth): void {
  for (const column of each.columns ?? []) {
    const wanted = truth.get(column.at);
    if (!wanted) continue;
    const guesses = column.column === undefined ? [] : [{ question: column.column, score: column.score }];
    count(figures, `${column.at} ${column.label.join('/')}`, wanted, guesses);
  }
}

export function measure({ name, places, pack, forms, truth, columns }: Case): Figures {
  const figures = start(name);
  const found = new Set<string>();
  for (const each of proposeBinding(places, pack, forms)) {
    if (UNTOUCHABLE.has(each.kind)) continue;
    const key = truth.has(each.place) ? each.place : each.at;
    found.add(key);
    count(figures, `${each.place} ${each.label.join(' / ')}`, truth.get(key) ?? [], each.proposals);
    measureColumns(figures, each, columns);
  }
  for (const [at, questions] of truth)
    if (questions.length > 0 && !found.has(at)) figures.notes.push(`? ${at} ${questions.join('|')}: no such place`);
  return figures;
}

const percent = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

export function total(name: string, all: readonly Figures[]): Figures {
  const sum = start(name);
  for (const each of all)
    for (const key of ['places', 'right', 'within', 'missing', 'likely', 'likelyWrong', 'none', 'noneLikely'] as const)
      sum[key] += each[key];
  return sum;
}

export const line = (f: Figures): string =>
  `| ${f.name} | ${f.places} | ${percent(f.right, f.places)} | ${percent(f.within, f.places)} | ${percent(f.missing, f.places)} | ${f.likely} | ${percent(f.likelyWrong, f.likely)} | ${f.noneLikely}/${f.none} |`;

export const HEAD = `| blank | places | first right | in three | nothing proposed | likely | likely but wrong | for nothing |
| --- | --- | --- | --- | --- | --- | --- | --- |`;
