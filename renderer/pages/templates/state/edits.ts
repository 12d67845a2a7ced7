/** What each action on the screen makes of a place's binding. */
import type { BindingColumn, BindingPlace } from '../../../../core/blank/binding-file.ts';
import { proposeBinding, type PlaceProposal, type Proposal } from '../../../../core/blank/match.ts';
import type { BlankPlace } from '../../../../core/blank/place.ts';
import type { Pack } from '../../../../core/form/pack-schema.ts';
import { isBound, type PlaceEntry } from './places.ts';
import type { Target } from './questions.ts';

/** Bound as before, and somebody has said so. Columns nobody decided stay blank. `undefined`: nothing to say yes to. */
export function confirmed({ bound }: PlaceEntry): BindingPlace | undefined {
  if (!isBound(bound) && !bound.leave) return undefined;
  const columns = bound.columns?.map((column) => (isDecided(column) ? column : { ...column, leave: true }));
  return { ...bound, ...(columns ? { columns } : {}), confirmed: true };
}

const isDecided = (column: BindingColumn): boolean =>
  column.column !== undefined || column.value !== undefined || column.leave === true;

/** Stays blank on purpose; what was proposed is put away. */
export function leftBlank({ bound }: PlaceEntry): BindingPlace {
  const { place, label, difference } = bound;
  return { place, label, ...(difference === undefined ? {} : { difference }), leave: true, confirmed: true };
}

/** To be decided again. */
export function reopened({ bound }: PlaceEntry): BindingPlace {
  const { leave: _, ...rest } = bound;
  return { ...rest, confirmed: false };
}

/** Bound to a question a person chose. Pairs of another question mean nothing here. */
export function boundTo(pack: Pack, entry: PlaceEntry, target: Target, proposal?: Proposal): BindingPlace {
  const { place, label, difference, as, empty, unit, decimals } = entry.bound;
  const found = proposedFor(pack, entry.place, target);
  const options = (proposal ?? found?.proposals.find((each) => each.question === target.id))?.options;
  const columns = entry.place.columns && columnsOf(entry.place, found);
  return {
    place,
    label,
    question: target.id,
    ...definedOnly({ as, empty, unit, decimals, difference, options, columns }),
    ...(proposal ? { score: proposal.score, reason: proposal.reasons.join('；') } : {}),
    confirmed: true,
  };
}

/** The place against this one question: how its options and columns pair. */
function proposedFor(pack: Pack, place: BlankPlace, target: Target): PlaceProposal | undefined {
  const only = { ...target.form, sections: [{ ...target.section, questions: [target.question] }] };
  return proposeBinding([place], pack, [only])[0];
}

function columnsOf(place: BlankPlace, found: PlaceProposal | undefined): BindingColumn[] {
  const proposed = new Map(found?.columns?.map((each) => [each.at, each]));
  return (place.columns ?? []).map(({ at, label }) => {
    const { column, options } = proposed.get(at) ?? {};
    return { at, label: label.join(' / '), ...definedOnly({ column, options }) };
  });
}

export function definedOnly<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
