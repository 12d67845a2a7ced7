/** Printed options beside a question's options, and what the words alone make of them: as filling will read them. */
import { NO, printedOption, tickedFor, YES } from '../../../../core/blank/bound-option.ts';
import type { BlankOption } from '../../../../core/blank/place.ts';

export interface OfferedOption {
  id: string;
  label: string;
}

export interface OptionPair {
  printed: string;
  /** Option the binding names; '' when it leaves it to the words. */
  chosen: string;
  /** Option whose words mean this printed one; '' when none does. */
  byWords: string;
}

export function optionPairs(
  printed: readonly BlankOption[],
  offered: readonly OfferedOption[],
  options: Record<string, string> | undefined,
): OptionPair[] {
  const chosen = new Map(Object.entries(options ?? {}));
  const meant = new Map<string, string>();
  for (const { id, label } of offered) {
    const hit = printedOption(printed, chosen, { option: id, label });
    if (hit && !chosen.has(hit.label)) meant.set(hit.label, id);
  }
  const [lone] = printed;
  // A box that stands alone answers yes or no by itself.
  if (lone && printed.length === 1 && offered.every(({ id }) => id === YES || id === NO))
    meant.set(lone.label, tickedFor(printed));
  return printed.map(({ label }) => ({
    printed: label,
    chosen: chosen.get(label) ?? '',
    byWords: meant.get(label) ?? '',
  }));
}

/** Options of the question that no printed one stands for: their answer would have no box. */
export function optionsWithoutBox(pairs: readonly OptionPair[], offered: readonly OfferedOption[]): OfferedOption[] {
  // The other answer of a lone box is the box left empty.
  if (pairs.length === 1) return [];
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
