/** Proposals which question of a form belongs in which place, out of labels, sections, persons, types and options. */
import type { Form, Pack } from '../form/pack-schema.ts';
import { settleAlone, tellApart, unsettleClose } from './match-apart.ts';
import { type Candidate, type Offer, offerOf } from './match-candidates.ts';
import { type Agreement, bestAgreement } from './match-label.ts';
import { differingOptions, matchOptions, type OptionMatch } from './match-options.ts';
import { isBareFact, LabelReader, type ReadPlace } from './match-persons.ts';
import {
  askedPoints,
  hintPoints,
  limitPoints,
  type Points,
  sectionPoints,
  typePoints,
  unitPoints,
} from './match-points.ts';
import { columnProposals, isTabular, tableProposals } from './match-tables.ts';
import { type BlankPlace, UNTOUCHABLE } from './place.ts';
import { type PlaceProposal, type Proposal, round } from './proposal.ts';
import { rowOf, siblingOptions } from './match-siblings.ts';

export type { ColumnProposal, PlaceProposal, Proposal } from './proposal.ts';

const LEAST = 0.35;
/** From this agreement on the words are the same for all a reader cares. */
const AGREES = 0.9;
/** Reached by equal labels only. */
const SAME = 0.985;

function labelReason({ score, name, reading }: Agreement, candidate: Candidate): string {
  const { phrase } = reading;
  const of = reading.lead.length > 0 || candidate.field ? `「${candidate.label}」` : `「${candidate.question.label}」`;
  if (phrase.key === name.key) return phrase.printed === name.printed ? `标签相同${of}` : `标签同义${of}`;
  return score > 0.75 ? `标签相近${of}` : `标签部分相符${of}`;
}

/** Words, and options where they tell more than the words. */
function wordsAndOptions(label: number, options: OptionMatch): Points {
  const words = 0.84 * label;
  if (options.contrary) return { score: words - 0.3 };
  if (options.share === 0) return { score: words };
  const joint = words + 0.12 * options.share;
  const told = options.telling ? 0.3 + 0.42 * options.share + 0.22 * label : 0;
  return { score: Math.max(joint, told), reason: `选项相应 ${options.map.size}/${options.printed}` };
}

function propose(
  offer: Offer,
  place: BlankPlace,
  read: ReadPlace,
  candidate: Candidate,
  printed: BlankPlace['options'],
): [Proposal, number] | undefined {
  const { question } = candidate;
  if (typePoints(place.kind, question.type).score <= -1) return undefined;
  const label = bestAgreement(read.readings, candidate.names, read.outer, candidate.around, offer.rarity);
  const options = matchOptions(offer.reader, offer.pack, printed, question);
  const agreed = label?.score ?? 0;
  if (agreed < 0.25 && !options.telling) return undefined;
  const parts: Points[] = [
    { score: 0, ...(label && agreed >= 0.3 ? { reason: labelReason(label, candidate) } : {}) },
    wordsAndOptions(agreed, options),
    sectionPoints(read.outer, candidate),
    typePoints(place.kind, question.type, agreed),
    askedPoints(read.nearest.asked, question),
    unitPoints(place, question),
    limitPoints(place, question),
    hintPoints(offer.reader, place, candidate),
  ];
  const sum = parts.reduce((total, part) => total + part.score, 0);
  if (sum < LEAST) return undefined;
  const map = differingOptions(offer.pack, question, options, place.options);
  const proposal = {
    question: candidate.id,
    label: candidate.label,
    section: candidate.section.title,
    score: round(sum),
    reasons: parts.map((part) => part.reason).filter((reason) => reason !== undefined),
    ...(map ? { options: map } : {}),
  };
  return [proposal, agreed];
}

const THREE = 3;

class Proposer {
  private readonly offer: Offer;
  private readonly agreements = new Map<string, 'same' | 'near'>();
  private readonly known = new Map<string, [Proposal, number][]>();

  constructor(offer: Offer) {
    this.offer = offer;
  }

  run(places: readonly BlankPlace[]): PlaceProposal[] {
    const labels = new LabelReader(this.offer.reader);
    const siblings = siblingOptions(places);
    const found = places.map((place): PlaceProposal => {
      const base = { place: place.id, at: place.at, kind: place.kind, label: place.label };
      const read = labels.read(place.label, rowOf(place));
      if (UNTOUCHABLE.has(place.kind)) return { ...base, proposals: [], leave: true };
      const proposals = this.best(place, read, siblings.get(place.id) ?? place.options);
      if (place.kind !== 'row' && !isBareFact(read.nearest)) settleAlone(proposals);
      unsettleClose(proposals);
      return { ...base, proposals };
    });
    tellApart(found, (place, question) => this.agreements.get(`${place} ${question}`));
    return found.map((each, i) => {
      // What another place has taken is no proposal any more.
      const proposals = each.proposals.filter(({ score }) => score >= LEAST);
      return this.withColumns({ ...each, proposals }, places[i]);
    });
  }

  private best(place: BlankPlace, read: ReadPlace, printed: BlankPlace['options']): Proposal[] {
    if (place.kind === 'row')
      return tableProposals(this.offer, place)
        .sort((a, b) => b.score - a.score)
        .slice(0, THREE);
    const scored = this.scored(place, read, printed);
    for (const [{ question }, agreed] of scored) {
      const same = agreed >= SAME || printed !== place.options;
      if (same || agreed >= AGREES) this.agreements.set(`${place.id} ${question}`, same ? 'same' : 'near');
    }
    return scored.map(([proposal]) => ({ ...proposal, reasons: [...proposal.reasons] }));
  }

  /** Equal places are thought through once: a workbook repeats its headers on every row. */
  private scored(place: BlankPlace, read: ReadPlace, printed: BlankPlace['options']): [Proposal, number][] {
    const lead = read.readings.flatMap((reading) => reading.lead.map(({ key }) => key));
    const options = printed?.map(({ label }) => label);
    const { kind, label, unit, limit } = place;
    const key = JSON.stringify([kind, label, unit, limit, options, lead, read.person?.key, place.text.slice(0, 200)]);
    const known = this.known.get(key);
    if (known) return known;
    const found = this.offer.candidates
      .map((candidate) => propose(this.offer, place, read, candidate, printed))
      .filter((each) => each !== undefined)
      .sort(([a], [b]) => b.score - a.score)
      .slice(0, THREE);
    this.known.set(key, found);
    return found;
  }

  private withColumns(found: PlaceProposal, place: BlankPlace | undefined): PlaceProposal {
    const best = found.proposals[0]?.question;
    const table = this.offer.candidates.find(({ id }) => id === best);
    if (place?.kind !== 'row' || !table || !isTabular(table.question)) return found;
    return { ...found, columns: columnProposals(this.offer, place, table) };
  }
}

/** Proposals of every place out of all these forms, in the order of the places. */
export const proposeBinding = (places: readonly BlankPlace[], pack: Pack, forms: readonly Form[]): PlaceProposal[] =>
  new Proposer(offerOf(pack, forms)).run(places);
