/** Small look-ups while a blank is bound: names, forms, and the question or column behind an expression. */
import { type BindingScope, holderOf } from '../document/binding.ts';
import { optionsOf } from '../form/pack.ts';
import type { PlaceDefinition } from '../form/pack-schema.ts';
import type { BindingColumn, BindingPlace } from './binding-file.ts';
import { NO, YES } from './bound-option.ts';
import type { BoundTarget } from './bound-target.ts';
import type { BlankPlace } from './place.ts';

/** What fills a place or a column, whichever of the two it is. */
export type Source = BindingPlace | BindingColumn;

export const nameOf = (place: BlankPlace): string => (place.label.length > 0 ? place.label.join(' / ') : place.at);

/** What of a binding's entry is a place's own form. */
export function formOf({ as, empty, unit, decimals }: Source): PlaceDefinition {
  return {
    ...(as === undefined ? {} : { as }),
    ...(empty === undefined ? {} : { empty }),
    ...(unit === undefined ? {} : { unit }),
    ...(decimals === undefined ? {} : { decimals }),
  };
}

export function joinSame(targets: Iterable<BoundTarget>): void {
  const bySource = new Map<string, BoundTarget[]>();
  for (const target of targets) {
    const same = bySource.get(target.source) ?? [];
    bySource.set(target.source, same);
    same.push(target);
    target.same = same;
  }
}

function ownOf(scope: BindingScope, source: string) {
  const holder = holderOf(scope, source);
  if (holder?.of === 'column') return holder.column;
  return holder?.field ? undefined : holder?.entry.question;
}

export function numberOf(
  scope: BindingScope,
  source: string,
): { label: string; unit?: string | undefined } | undefined {
  const own = ownOf(scope, source);
  return own?.type === 'number' || (own?.type === 'computed' && 'unit' in own) ? own : undefined;
}

/** Ids a binding may name; `undefined` where any text will do. */
export function optionIds(scope: BindingScope, source: string): Set<string> | undefined {
  const own = ownOf(scope, source);
  if (own?.type === 'yesno') return new Set([YES, NO]);
  if (own?.type !== 'choice' && own?.type !== 'multi') return undefined;
  return new Set(optionsOf(scope.index.pack, own).map(({ id }) => id));
}
