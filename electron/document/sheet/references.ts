/** Cell references in formulas and ranges, moved to where their rows have gone. */
import type { RowMap } from './plan.ts';

const MAX_ROW = 1_048_576;

/** One A1 part: `$B$7`. */
const PART = /^(\$?[A-Z]{1,3})(\$?)(\d+)$/;

function moveCell(part: string, row: (old: number) => number): string {
  const match = PART.exec(part);
  if (!match) return part;
  const old = Number(match[3]);
  if (old > MAX_ROW) return part;
  return `${match[1]}${match[2]}${row(old)}`;
}

/** `A5` or `A5:F9`; a range whose rows are all gone gives ''. */
export function moveRange(range: string, map: RowMap): string {
  const [from = '', to] = range.split(':');
  if (to === undefined) {
    const row = Number(PART.exec(from)?.[3] ?? 0);
    if (row > 0 && map.isGone(row)) return '';
    const first = moveCell(from, (old) => map.first(old));
    const last = moveCell(from, (old) => map.last(old));
    return first === last ? first : `${first}:${last}`;
  }
  const first = moveCell(from, (old) => map.first(old));
  const last = moveCell(to, (old) => map.last(old));
  const [top, bottom] = [PART.exec(first), PART.exec(last)];
  return top && bottom && Number(top[3]) > Number(bottom[3]) ? '' : `${first}:${last}`;
}

/** Ranges separated by blanks, as `sqref` has them. */
export const moveRanges = (ranges: string, map: RowMap): string =>
  ranges
    .split(/\s+/)
    .map((range) => moveRange(range, map))
    .filter((range) => range !== '')
    .join(' ');

// Strings are matched first so that references inside them are left alone.
const TOKEN =
  /"(?:[^"]|"")*"|(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?(?![\p{L}\p{N}_(!.])|(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$(\d{1,7}):\$(\d{1,7})/gu;

export interface FormulaPlace {
  /** Sheet the formula stands in; '' for defined names. */
  sheet: string;
  /** In a repeated row: old row → the same item's new row. */
  sameItem?: (old: number) => number | undefined;
}

/** `maps`: sheet name → where its rows went. */
export function moveFormula(formula: string, place: FormulaPlace, maps: Map<string, RowMap>): string {
  return formula.replace(
    TOKEN,
    (
      whole,
      sheet?: string,
      from?: string,
      to?: string,
      rowSheet?: string,
      top?: string,
      bottom?: string,
      ...rest: unknown[]
    ) => {
      if (whole.startsWith('"')) return whole;
      // A letter or digit just before means this is the middle of a name, such as LOG10.
      const offset = rest.find((each) => typeof each === 'number') ?? 0;
      if (offset > 0 && /[\p{L}\p{N}_.$]/u.test(formula[offset - 1] ?? '')) return whole;
      const quoted = sheet ?? rowSheet;
      const name = quoted === undefined ? place.sheet : quoted.replace(/^'|'$/g, '').replace(/''/g, "'");
      const map = maps.get(name);
      if (!map) return whole;
      const prefix = quoted === undefined ? '' : `${quoted}!`;
      if (top !== undefined && bottom !== undefined) {
        return `${prefix}$${map.first(Number(top))}:$${map.last(Number(bottom))}`;
      }
      const own = quoted === undefined || name === place.sheet ? place.sameItem : undefined;
      const first = moveCell(from ?? '', (old) => own?.(old) ?? map.first(old));
      if (to === undefined) return prefix + first;
      return `${prefix}${first}:${moveCell(to, (old) => own?.(old) ?? map.last(old))}`;
    },
  );
}
