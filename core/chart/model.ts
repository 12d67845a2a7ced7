/** What a chart shows, as plain data: no expressions, no answers. {@link drawChart} turns it into SVG. */

/**
 * What a part of a chart means. Each has a colour and a pattern of its own, so that a page printed in grey says the
 * same; `level1` … `level5` run from light to dark.
 */
export const TONES = [
  'ok',
  'warning',
  'error',
  'none',
  'neutral',
  'before',
  'after',
  'level1',
  'level2',
  'level3',
  'level4',
  'level5',
] as const;
export type Tone = (typeof TONES)[number];

export interface Series {
  label: string;
  tone: Tone;
  /** One for each category; `null` where nothing is known. */
  values: (number | null)[];
}

export interface SeriesChart {
  /**
   * `bars`: one bar for each category and series. `stacked`: parts of one bar, which add up. `compare`: two or more
   * states of the same category above each other. `radar`: one axis for each category.
   */
  kind: 'bars' | 'stacked' | 'compare' | 'radar';
  title: string;
  categories: string[];
  series: Series[];
  /** Tone of a category's bar where there is one series; the series' own without it. */
  categoryTones?: (Tone | undefined)[];
  /** Behind every number, e.g. `%`, 项. */
  unit: string;
  decimals: number;
  /** End of the axis; by default a round number at or above the largest value. */
  max?: number;
}

export interface Axis {
  label: string;
  /** From left to right, or from bottom to top. */
  steps: string[];
}

export interface MatrixChart {
  kind: 'matrix';
  title: string;
  x: Axis;
  y: Axis;
  /** `counts[y][x]`. */
  counts: number[][];
  /** `shades[y][x]`: index in `levels`. Without it cells are shaded by their count. */
  shades?: number[][];
  levels: { label: string; tone: Tone }[];
  unit: string;
  /** Rows without a place on both axes. */
  left: number;
}

export type Chart = SeriesChart | MatrixChart;

/** Nothing to show: every value is missing or nought. */
export function isEmptyChart(chart: Chart): boolean {
  if (chart.kind === 'matrix') return chart.counts.every((row) => row.every((count) => count === 0));
  return chart.series.every((series) => series.values.every((value) => value === null || value === 0));
}
