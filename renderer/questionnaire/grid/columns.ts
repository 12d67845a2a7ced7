import type { Column } from '../../../core/form/pack-schema.ts';

export const ROW_HEIGHT = 32;
export const NUMBER_WIDTH = 44;

const WIDTHS: Record<Column['type'], number> = {
  text: 150,
  longtext: 220,
  number: 96,
  date: 116,
  yesno: 72,
  choice: 140,
  multi: 180,
  reference: 150,
  attachment: 110,
  computed: 100,
};
/** Columns that profit from spare width. */
const STRETCH: ReadonlySet<Column['type']> = new Set(['text', 'longtext', 'choice', 'multi', 'reference']);

/** Chinese characters are about 14 px wide; the heading should not break into more than two lines. */
function widthOf(column: Column): number {
  if (column.width) return column.width;
  return Math.max(WIDTHS[column.type], Math.min(180, Math.ceil(column.label.length / 2) * 15 + 24));
}

/** A wider first column would leave too little of the others beside it. */
const WIDEST_FROZEN = 240;

/** CSS grid tracks, the least width of a row, and whether the first column stays in view. */
export function layoutColumns(columns: readonly Column[]): { template: string; minWidth: number; frozen: boolean } {
  const widths = columns.map(widthOf);
  const tracks = columns.map((column, i) =>
    STRETCH.has(column.type) ? `minmax(${widths[i]}px, ${widths[i]}fr)` : `${widths[i]}px`,
  );
  return {
    template: `${NUMBER_WIDTH}px ${tracks.join(' ')}`,
    frozen: (widths[0] ?? 0) <= WIDEST_FROZEN,
    minWidth: NUMBER_WIDTH + widths.reduce((sum, width) => sum + width, 0),
  };
}
