/** How many rows a sheet's tables need beyond the printed ones, and where the rows of each record come to stand. */
import type { RowTable } from '../../../core/blank/sheet/tables.ts';
import type { Growth, RowMaps } from './grow.ts';

export interface RowRequest {
  sheet: string;
  table: RowTable;
  records: number;
}

/** Side by side, what one table adds serves the other, too. */
export function planGrowth(requests: readonly RowRequest[]): Map<string, Growth[]> {
  const plans = new Map<string, Growth[]>();
  const sorted = [...requests].sort((a, b) => a.table.to - b.table.to);
  for (const { sheet, table, records } of sorted) {
    const list = plans.get(sheet) ?? [];
    plans.set(sheet, list);
    // Rows that another table adds among these hold both.
    for (const each of list.filter(({ row }) => table.from <= row && row <= table.to)) widen(each, table);
    const growth = table.drawn ? drawnGrowth(list, table, records) : freeGrowth(table, records);
    if (!growth) continue;
    const same = list.find((each) => each.row === growth.row);
    if (same) {
      same.count += growth.count;
    } else list.push(growth);
  }
  for (const list of plans.values()) list.sort((a, b) => a.row - b.row);
  return plans;
}

function widen(growth: Growth, { left, right }: RowTable): void {
  growth.left = Math.min(growth.left, left);
  growth.right = Math.max(growth.right, right);
}

function drawnGrowth(planned: readonly Growth[], table: RowTable, records: number): Growth | undefined {
  const inside = planned
    .filter(({ row }) => table.from <= row && row <= table.to)
    .reduce((sum, { count, height }) => sum + count * height, 0);
  const missing = records * table.height - (table.to - table.from + 1) - inside;
  const { to, height, left, right } = table;
  return missing > 0 ? { row: to, height, count: Math.ceil(missing / height), left, right } : undefined;
}

/** Nothing is drawn below the header: rows are added only where something else stands further down. */
function freeGrowth(table: RowTable, records: number): Growth | undefined {
  const missing = records - (table.free ?? Infinity);
  const row = table.from + (table.free ?? 0) - 1;
  return missing > 0 ? { row, height: 1, count: missing, left: table.left, right: table.right } : undefined;
}

/** Row of the sheet as it is now in which line `line` of record `index` stands. */
export const rowOfRecord = (maps: RowMaps, sheet: string, table: RowTable, index: number, line: number): number =>
  (maps.get(sheet)?.first(table.from) ?? table.from) + index * table.height + line;
