/** Tables are told by their columns as much as by their heading. */
import type { Column, Question } from '../form/pack-schema.ts';
import type { Candidate, Offer } from './match-candidates.ts';
import { bestAgreement } from './match-label.ts';
import { differingOptions, matchOptions } from './match-options.ts';
import { LabelReader, type ReadPlace } from './match-persons.ts';
import { askedPoints, overlap, typePoints } from './match-points.ts';
import type { Phrase } from './match-words.ts';
import type { BlankColumn, BlankPlace } from './place.ts';
import { type ColumnProposal, type Proposal, round } from './proposal.ts';

const ENOUGH = 0.45;
/** The running number is the blank's own; remarks and signatures say nothing about the table. */
const NUMBER = /^(?:序号|序|编号序号|no|编次|行号)$/;
const SILENT = /^(?:备注|说明|remarks?|签名|签字)$/;

type Tabular = Extract<Question, { columns: Column[] }>;
export const isTabular = (question: Question): question is Tabular => 'columns' in question;

interface Pair {
  column: BlankColumn;
  offered: Column;
  score: number;
}

function pairScore(offer: Offer, read: ReadPlace, column: BlankColumn, offered: Column, around: Phrase[]): number {
  const names = [offered.label, ...(offered.synonyms ?? [])].map((name) => offer.reader.read(name));
  const found = bestAgreement(read.readings, names, [...read.outer, ...around], around, offer.rarity);
  if (!found) return 0;
  const options = matchOptions(offer.reader, offer.pack, column.options, offered);
  const type = typePoints(column.kind === 'row' ? 'cell' : column.kind, offered.type).score;
  const extra = askedPoints(read.nearest.asked, offered).score + (options.contrary ? -0.2 : 0.1 * options.share);
  return Math.max(0, found.score + extra + (type < 0 ? -0.15 : 0));
}

function pairs(offer: Offer, place: BlankPlace, candidate: Candidate, table: Tabular): Map<BlankColumn, Pair> {
  const labels = new LabelReader(offer.reader);
  const heading = offer.reader.read(place.label.at(-1) ?? '');
  const around = [...candidate.names, heading];
  const all = (place.columns ?? []).flatMap((column) => {
    const read = labels.read(column.label);
    if (NUMBER.test(read.nearest.key)) return [];
    return table.columns.map((offered) => ({
      column,
      offered,
      score: pairScore(offer, read, column, offered, around),
    }));
  });
  const chosen = new Map<BlankColumn, Pair>();
  const free = new Set(table.columns);
  for (const pair of all.sort((a, b) => b.score - a.score)) {
    if (pair.score < ENOUGH || chosen.has(pair.column) || !free.delete(pair.offered)) continue;
    chosen.set(pair.column, pair);
  }
  return chosen;
}

export function columnProposals(offer: Offer, place: BlankPlace, candidate: Candidate): ColumnProposal[] {
  const { question } = candidate;
  if (!isTabular(question)) return [];
  const chosen = pairs(offer, place, candidate, question);
  return (place.columns ?? []).map((column) => {
    const pair = chosen.get(column);
    const base = { at: column.at, label: column.label };
    if (!pair) return { ...base, score: 0 };
    const match = matchOptions(offer.reader, offer.pack, column.options, pair.offered);
    const options = differingOptions(offer.pack, pair.offered, match, column.options);
    return { ...base, column: pair.offered.id, score: round(pair.score), ...(options ? { options } : {}) };
  });
}

/** How far the headings agree: the best of all labels above the rows, the nearest counting most. */
function headingScore(offer: Offer, place: BlankPlace, candidate: Candidate): number {
  return place.label
    .map((label, i) => {
      const read = offer.reader.read(label);
      const far = 1 - 0.15 * (place.label.length - 1 - i);
      const own = Math.max(0, ...candidate.names.map((name) => overlap(read, name)));
      const section = 0.6 * Math.max(0, ...candidate.around.slice(0, 1).map((title) => overlap(read, title)));
      return far * Math.max(own, section);
    })
    .reduce((best, score) => Math.max(best, score), 0);
}

export function tableProposals(offer: Offer, place: BlankPlace): Proposal[] {
  return offer.candidates.flatMap((candidate): Proposal[] => {
    const { question } = candidate;
    if (!isTabular(question)) return [];
    const chosen = pairs(offer, place, candidate, question);
    const speaking = (place.columns ?? []).filter((column) => {
      const { key } = offer.reader.read(column.label.at(-1) ?? '');
      return !NUMBER.test(key) && (!SILENT.test(key) || chosen.has(column));
    });
    const sum = (of: Iterable<Pair>): number =>
      [...of].reduce((total, { score }) => total + Math.min(1, 1.15 * score), 0);
    const part = speaking.length === 0 ? 0 : sum(chosen.values()) / speaking.length;
    const used = sum(chosen.values()) / question.columns.length;
    const heading = headingScore(offer, place, candidate);
    const score = speaking.length === 0 ? 0.7 * heading : 0.57 * part + 0.08 * used + 0.42 * heading;
    if (score < 0.35 || (chosen.size === 0 && speaking.length > 0 && heading < 0.9)) return [];
    const reasons = [`列相应 ${chosen.size}/${speaking.length}`];
    if (heading > 0.5) reasons.push(`表名相应「${candidate.label}」`);
    return [
      {
        question: candidate.id,
        label: candidate.label,
        section: candidate.section.title,
        score: round(score),
        reasons,
      },
    ];
  });
}
