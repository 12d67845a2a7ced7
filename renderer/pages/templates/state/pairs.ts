/** Printed options beside a question's options, and what the words alone make of them. */
import { findOption, optionForBoolean } from '../../../../core/blank/option.ts';
import type { BlankOption } from '../../../../core/blank/place.ts';
import type { Option } from '../../../../core/form/pack-schema.ts';

export interface OptionPair {
  printed: string;
  /** Option the binding names; '' when it leaves it to the words. */
  chosen: string;
  /** Option whose words mean this printed one; '' when none does. */
  byWords: string;
}

export function optionPairs(
  printed: readonly BlankOption[],
  offered: readonly Option[],
  chosen: Record<string, string> | undefined,
): OptionPair[] {
  const meant = new Map<string, string>();
  for (const option of offered) {
    const hit =
      option.id === 'true' || option.id === 'false'
        ? optionForBoolean(printed, option.id === 'true')
        : findOption(printed, option.label)?.option;
    if (hit && !meant.has(hit.label)) meant.set(hit.label, option.id);
  }
  return printed.map(({ label }) => ({
    printed: label,
    chosen: (chosen && Object.hasOwn(chosen, label) && chosen[label]) || '',
    byWords: meant.get(label) ?? '',
  }));
}

/** Options of the question that no printed one stands for: their answer would have no box. */
export function optionsWithoutBox(pairs: readonly OptionPair[], offered: readonly Option[]): Option[] {
  const reached = new Set(pairs.map((pair) => pair.chosen || pair.byWords));
  return offered.filter((option) => !reached.has(option.id));
}

/** The binding's own pairs with one changed; `undefined` when nothing is left to say. */
export function withPair(
  options: Record<string, string> | undefined,
  printed: string,
  option: string,
): Record<string, string> | undefined {
  const rest = Object.entries(options ?? {}).filter(([name]) => name !== printed);
  const next = option ? [...rest, [printed, option] as const] : rest;
  return next.length ? Object.fromEntries(next) : undefined;
}
