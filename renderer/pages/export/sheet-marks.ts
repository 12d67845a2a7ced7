/** Highlighted places of a workbook, by cell. */
import type { PlaceMark } from '../../preview/mark.ts';
import { sheetCell, type CellAt } from '../../preview/workbook.ts';

export interface CellMark {
  place: string;
  state: string;
  title: string;
  /** On the first cell of a place only. */
  badge: string;
}

/** Cells to draw although they are empty, by sheet. */
export function markedCells(marks: readonly PlaceMark[]): Map<string, CellAt[]> {
  const cells = new Map<string, CellAt[]>();
  for (const at of marks.flatMap((mark) => [mark.at, ...(mark.more ?? [])])) {
    const found = sheetCell(at);
    if (found) cells.set(found.sheet, [...(cells.get(found.sheet) ?? []), found.cell]);
  }
  return cells;
}

/** `Sheet!row/column` → what is drawn there. A cell shared by several places shows all their numbers and picks the first. */
export function cellMarks(marks: readonly PlaceMark[]): Map<string, CellMark> {
  const found = new Map<string, CellMark>();
  for (const mark of marks)
    for (const [index, at] of [mark.at, ...(mark.more ?? [])].entries()) {
      const spot = sheetCell(at);
      if (!spot) continue;
      const key = `${spot.sheet}!${spot.cell.row}/${spot.cell.column}`;
      const badge = index === 0 ? `${mark.number}${mark.sign}` : '';
      const other = found.get(key);
      if (other && other.place !== mark.place)
        found.set(key, { ...other, badge: [other.badge, badge].filter(Boolean).join(' ') });
      else if (!other) found.set(key, { place: mark.place, state: mark.state, title: mark.title, badge });
    }
  return found;
}
