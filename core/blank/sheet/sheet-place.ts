/** A place of a worksheet, and what filling needs to know beyond the place itself. */
import type { BlankPlace } from '../place.ts';
import type { SheetBlock } from './grid.ts';
import type { InlineBlank } from './inline.ts';
import type { RowTable } from './tables.ts';
import { isSequenceHeader } from './words.ts';

export interface SheetTarget {
  sheet: string;
  block: SheetBlock;
  /** For a blank inside a text. */
  inline?: InlineBlank;
  table?: RowTable;
  /** For a blank of the printed page: `oddHeader` and the like. */
  header?: string;
}
export interface SheetPlace {
  place: BlankPlace;
  target: SheetTarget;
}

/** Columns of running numbers, so that added rows go on counting. */
export const isNumbered = (table: RowTable): boolean =>
  table.sequence !== undefined &&
  (isSequenceHeader(table.sequence.label.at(-1) ?? '序号') || /\d/.test(table.sequence.block.text));

export const unitOf = (unit: string | undefined): { unit?: string } => (unit === undefined ? {} : { unit });
export const limitOf = (limit: number | undefined): { limit?: number } => (limit === undefined ? {} : { limit });
