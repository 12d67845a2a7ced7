/** Charts in documents: how the `rows` of a place become the categories, series and cells of a picture. */
import * as z from 'zod';
import { TONES } from '../../chart/model.ts';
import { expr, text } from './base.ts';

const toneSchema = z.enum(TONES);
const label = z.string().min(1).max(40);

/** Scale with printed steps; `value` is the step's number, counted from 1. */
const axisSchema = z.strictObject({ label, value: expr, steps: z.array(label).min(2).max(10) });

const base = {
  /** Caption, and the first words of the text for readers who do not see the picture. */
  title: text,
  /** Behind every number: 项, `%`. */
  unit: z.string().max(10).default(''),
};

export const chartSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.enum(['bars', 'stacked', 'compare', 'radar']),
    /** `row.x`: rows with the same label are one category and add up. */
    label: expr,
    /** These come first, in this order, and are there even when no row is of them. */
    categories: z.array(label).max(60).default([]),
    series: z
      .array(
        z.strictObject({
          label,
          /** `row.x`; without it every row counts 1. */
          value: expr.optional(),
          /** Another category than `label`'s for this series, e.g. the level afterwards. */
          at: expr.optional(),
          tone: toneSchema.default('neutral'),
        }),
      )
      .min(1)
      .max(6),
    /** Category → tone, where there is one series. */
    tones: z.record(label, toneSchema).default({}),
    decimals: z.int().min(0).max(4).default(0),
    /** End of the axis, e.g. 100. */
    max: z.number().positive().optional(),
    /** Largest first, by the sum of the series; otherwise in the order of the rows. */
    falling: z.boolean().optional(),
    /** Only so many categories. */
    top: z.int().min(1).max(60).optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('matrix'),
    x: axisSchema,
    y: axisSchema,
    /** What a cell means: number of its level, counted from 1, from the numbers `x` and `y` of its steps. */
    shade: expr.optional(),
    /** From the lowest to the highest. */
    levels: z
      .array(z.strictObject({ label, tone: toneSchema }))
      .max(10)
      .default([]),
  }),
]);

export type ChartDefinition = z.infer<typeof chartSchema>;
export type SeriesChartDefinition = Extract<ChartDefinition, { label: string }>;
export type MatrixChartDefinition = Extract<ChartDefinition, { kind: 'matrix' }>;

/** Expressions of a chart over its rows (`row.x`), and over its own `x` and `y`. */
export function chartExpressions(chart: ChartDefinition): { rows: string[]; cells: string[] } {
  if (chart.kind === 'matrix') return { rows: [chart.x.value, chart.y.value], cells: chart.shade ? [chart.shade] : [] };
  return {
    rows: [chart.label, ...chart.series.flatMap((series) => [series.value ?? [], series.at ?? []].flat())],
    cells: [],
  };
}
