/** What the choices made so far come to. */
import type { ImportState, Picked } from './use-import.ts';

const countOf = ({ all, except }: Picked<unknown>, total: number): number => (all ? total - except.size : except.size);

export function countsToApply({ preview, choices }: ImportState): { added: number; changed: number; removed: number } {
  if (!preview) return { added: 0, changed: 0, removed: 0 };
  const { counts } = preview;
  return {
    added: countOf(choices.added, counts.added),
    changed:
      countOf(choices.changed, counts.changed) +
      countOf(choices.reviewed, counts.reviewed) +
      (choices.erase ? counts.emptied : 0),
    removed: countOf(choices.remove, counts.missing),
  };
}
