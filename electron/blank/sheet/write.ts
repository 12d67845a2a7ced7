/** Cells to be written, and what must be found in them again. */
import { columnLetters } from '../../../core/blank/sheet/grid.ts';
import { valueText } from '../../../core/blank/value.ts';
import type { CellContent } from '../../document/sheet/cell-xml.ts';
import type { ExpectedCell } from '../../document/sheet/fill-sheet.ts';
import type { RowMaps } from './grow.ts';
import type { CellPatch } from './patch.ts';

/** A cell read back; `id` is the place's, '' where several share the cell. */
export type PlacedCell = ExpectedCell & { id: string };

/** A cell to be written. */
export interface Write {
  place: string;
  sheet: string;
  /** In the rows of the blank as it came; for a table's cell, where the rows have gone says it. */
  row: number | ((maps: RowMaps) => number);
  column: number;
  content: CellPatch['content'];
  text: string;
}
export type PlacedWrite = Write & { row: number };

export const valueShown = (value: string | number | boolean | string[], content: CellContent): string =>
  'number' in content ? valueText(value) : content.text;

export const rowNow = (maps: RowMaps, sheet: string, row: Write['row']): number =>
  typeof row === 'number' ? (maps.get(sheet)?.first(row) ?? row) : row(maps);

/** `place` carries the text for the report: the reader knows cells, not places. */
export function expectedOf(patch: PlacedWrite, part: string): PlacedCell {
  const reference = `${columnLetters(patch.column)}${patch.row}`;
  const content = 'runs' in patch.content ? { text: patch.text } : patch.content;
  return { id: patch.place, place: patch.text, part, reference, where: `${patch.sheet}!${reference}`, content };
}
