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
  link: 180,
  attachment: 110,
  computed: 100,
};
/** Columns that profit from spare width. */
const STRETCH: ReadonlySet<Column['type']> = new Set(['text', 'longtext', 'choice', 'multi', 'reference']);

/** Chinese characters are about 14 px wide; the heading should not break into more than two lines. */
export function widthOf(column: Column): number {
  if (column.width) return column.width;
  return Math.max(WIDTHS[column.type], Math.min(180, Math.ceil(column.label.length / 2) * 15 + 24));
}

/** A wider first column would leave too little of the others beside it. */
const WIDEST_FROZEN = 240;

export interface GridLayout {
  /** CSS grid tracks. */
  template: string;
  /** Least width of a row. */
  minWidth: number;
  numberWidth: number;
  /** Columns on the left that stay in view. */
  frozen: number;
  /** Left edge of each column and, last, the right edge of all: where widths are fixed, only columns in view are drawn. */
  edges?: readonly number[];
}

/** Columns share the width there is. */
export function layoutColumns(columns: readonly Column[]): GridLayout {
  const widths = columns.map(widthOf);
  const tracks = columns.map((column, i) =>
    STRETCH.has(column.type) ? `minmax(${widths[i]}px, ${widths[i]}fr)` : `${widths[i]}px`,
  );
  return {
    template: `${NUMBER_WIDTH}px ${tracks.join(' ')}`,
    frozen: (widths[0] ?? 0) <= WIDEST_FROZEN ? 1 : 0,
    minWidth: NUMBER_WIDTH + widths.reduce((sum, width) => sum + width, 0),
    numberWidth: NUMBER_WIDTH,
  };
}

/** Each column as wide as given. */
export function fixedLayout(widths: readonly number[], frozen: number, numberWidth: number): GridLayout {
  const edges = [numberWidth];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  const template = [numberWidth, ...widths].map((width) => `${width}px`).join(' ');
  return { template, frozen, minWidth: edges.at(-1) ?? 0, numberWidth, edges };
}

/** Where a frozen column stands; `undefined` for the others. */
export function stuckLeft(layout: GridLayout, column: number): number | undefined {
  if (column >= layout.frozen) return undefined;
  return layout.edges?.[column] ?? layout.numberWidth;
}

/** Columns to draw for a stretch of the sheet: frozen ones, those in view with one beside them, and the active one. */
export function columnsInView(
  layout: GridLayout,
  count: number,
  left: number,
  width: number,
  active: number,
): readonly number[] {
  const all = Array.from({ length: count }, (_, i) => i);
  const { edges, frozen } = layout;
  if (!edges) return all;
  const from = left + (edges[frozen] ?? 0);
  const shows = (i: number): boolean => (edges[i + 1] ?? 0) > from - 160 && (edges[i] ?? 0) < left + width + 160;
  return all.filter((i) => i < frozen || i === active || shows(i));
}
