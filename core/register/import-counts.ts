/** How much of everything a comparison has found. */
import type { DiffCounts, DiffGroup, DiffRow } from './import-model.ts';

export interface DiffTotals {
  /** Rows without a key, which are taken as new. */
  keyless: number;
  /** Rows that say the same as an earlier one. */
  repeated: number;
}

const sum = (rows: readonly DiffRow[], of: (row: DiffRow) => readonly unknown[] | undefined): number =>
  rows.reduce((total, row) => total + (of(row)?.length ?? 0), 0);

export function countsOf(groups: Record<DiffGroup, DiffRow[]>, totals: DiffTotals): DiffCounts {
  const all = Object.values(groups).flat();
  const touched = [...groups.changed, ...groups.reviewed, ...groups.emptied];
  return {
    added: groups.added.length,
    changed: groups.changed.length,
    reviewed: groups.reviewed.length,
    emptied: groups.emptied.length,
    unchanged: groups.unchanged.length,
    missing: groups.missing.length,
    rejected: groups.rejected.length,
    cells: sum(touched, ({ changes }) => changes),
    erased: sum(touched, ({ erased }) => erased),
    unread: sum(all, ({ unread }) => unread),
    ...totals,
  };
}
