/** The places found, as they are handed out: values shown in several controls once, every place with an id. */
import type { WordControl } from './form.ts';
import type { FoundPlace, WordPlace } from './slot.ts';

/** Controls bound to one value are one place, at the first of them. */
export function joinBound(places: FoundPlace[], controls: WordControl[]): FoundPlace[] {
  const first = new Map<string, FoundPlace>();
  return places.filter((one) => {
    const number = one.slot.kind === 'control' ? one.slot.controls[0] : undefined;
    const key = number === undefined ? undefined : controls[number]?.bound;
    if (key === undefined || one.slot.kind !== 'control') return true;
    if (first.has(key)) return false;
    first.set(key, one);
    one.slot = { kind: 'control', controls: controls.flatMap((control, i) => (control.bound === key ? [i] : [])) };
    return true;
  });
}

export function withIds(places: FoundPlace[]): WordPlace[] {
  const total = new Map<string, number>();
  for (const { at } of places) total.set(at, (total.get(at) ?? 0) + 1);
  const seen = new Map<string, number>();
  return places.map((one) => {
    const number = (seen.get(one.at) ?? 0) + 1;
    seen.set(one.at, number);
    return { id: (total.get(one.at) ?? 0) > 1 ? `${one.at}#${number}` : one.at, ...one };
  });
}
