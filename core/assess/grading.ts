/**
 * Security level of a grading object from three factors (YD/T 1729—2008 as remembered, see the pack's confidence tags):
 *
 *     k = Round{ log2( α·2^I + β·2^V + γ·2^R ) },   α + β + γ = 1,   I, V, R ∈ 1…5
 *
 * The formula is code; factors, weights, rounding and the table k → level are pack data, because the standard's own
 * text could not be read and a regulator may set others.
 */
import * as z from 'zod';
import { roundHalfUp } from '../form/functions.ts';
import { sourceSchema } from '../form/schema/base.ts';

const weightSchema = z.union([
  z.number().min(0).max(1),
  z
    .string()
    .regex(/^\d{1,4}\/[1-9]\d{0,3}$/, '权重应为小数，或形如 1/3 的分数')
    .transform((fraction) => {
      const [a = 0, b = 1] = fraction.split('/').map(Number);
      return a / b;
    }),
]);

const bandSchema = z.strictObject({
  from: z.number(),
  to: z.number(),
  level: z.string(),
  label: z.string(),
  folded: z.string(),
  foldedLabel: z.string(),
});

export const gradingScaleSchema = z
  .strictObject({
    id: z.string(),
    algorithm: z.literal('grading'),
    title: z.string(),
    source: sourceSchema.optional(),
    factors: z
      .array(z.strictObject({ input: z.string(), label: z.string(), symbol: z.string(), weight: weightSchema }))
      .min(1)
      .max(9),
    minValue: z.number().default(1),
    maxValue: z.number().default(5),
    rounding: z.discriminatedUnion('mode', [
      z.strictObject({ mode: z.literal('half-up'), decimals: z.int().min(0).max(4) }),
      z.strictObject({ mode: z.literal('integer') }),
    ]),
    bands: z.array(bandSchema).min(1).max(20),
    fold: z.boolean().default(true),
    nearEdge: z.number().min(0).max(1),
    reviewFrom: z.string().optional(),
  })
  .superRefine((scale, context) => {
    const sum = scale.factors.reduce((total, factor) => total + factor.weight, 0);
    if (Math.abs(sum - 1) > 1e-6) context.addIssue(`权重之和应为 1，现为 ${roundHalfUp(sum, 4)}`);
    const step = scale.rounding.mode === 'integer' ? 1 : 10 ** -scale.rounding.decimals;
    scale.bands.forEach((band, i) => {
      const before = scale.bands[i - 1];
      if (band.to < band.from) context.addIssue(`分档 ${band.level} 的上界小于下界`);
      if (before && band.from <= before.to) context.addIssue(`分档 ${before.level} 与 ${band.level} 重叠`);
      if (before && scale.rounding.mode === 'half-up' && band.from - before.to > step + 1e-9)
        context.addIssue(`分档 ${before.level} 与 ${band.level} 之间有空档`);
    });
    if (scale.reviewFrom !== undefined && !scale.bands.some((band) => band.level === scale.reviewFrom))
      context.addIssue(`reviewFrom 指向不存在的等级 ${scale.reviewFrom}`);
  });

export type GradingScale = z.infer<typeof gradingScaleSchema>;

export interface GradingTerm {
  input: string;
  label: string;
  symbol: string;
  value: number;
  weight: number;
  /** weight · 2^value */
  term: number;
}

export interface GradingOutcome {
  k: number;
  level: string;
  label: string;
}

export interface GradingResult extends GradingOutcome {
  /** Σ weight · 2^value, unrounded. */
  mid: number;
  /** log2(mid), unrounded. */
  log2: number;
  /** `3` for 3.1 and 3.2 alike. */
  folded: string;
  foldedLabel: string;
  /** The label a document shows: folded or not, as the scale says. */
  shownLabel: string;
  weightSum: number;
  terms: GradingTerm[];
  /** k lies within `nearEdge` of a band's border. */
  nearEdge: boolean;
  /** The bordering band on the near side, '' when not near. */
  edgeLabel: string;
  /** Level is at or above the one from which a second look is asked for. */
  review: boolean;
  /** What each single step of one factor would give; steps out of range are left out. */
  sensitivity: (GradingOutcome & { input: string; factor: string; from: number; to: number; changesLevel: boolean })[];
  rounding: string;
}

function round(scale: GradingScale, value: number): number {
  return roundHalfUp(value, scale.rounding.mode === 'integer' ? 0 : scale.rounding.decimals);
}

/** The band of a rounded k. Between bands (integer rounding leaves none empty in practice) the lower one counts. */
function bandOf(scale: GradingScale, k: number): GradingScale['bands'][number] | undefined {
  const first = scale.bands[0];
  const last = scale.bands.at(-1);
  if (!first || !last || k < first.from - 1e-9 || k > last.to + 1e-9) return undefined;
  return scale.bands.findLast((band) => band.from - 1e-9 <= k);
}

function outcome(
  scale: GradingScale,
  values: Map<string, number>,
): (GradingOutcome & { mid: number; log2: number }) | undefined {
  const mid = scale.factors.reduce((sum, f) => sum + f.weight * 2 ** (values.get(f.input) ?? 0), 0);
  const log2 = Math.log2(mid);
  const k = round(scale, log2);
  const band = bandOf(scale, k);
  return band && { mid, log2, k, level: band.level, label: band.label };
}

/** The neighbouring band whose border k nearly touches. Borders are compared on the scale's own (rounded) grid. */
function nearBand(scale: GradingScale, k: number): GradingScale['bands'][number] | undefined {
  const index = scale.bands.findLastIndex((band) => band.from - 1e-9 <= k);
  const below = scale.bands[index - 1];
  const above = scale.bands[index + 1];
  if (above && above.from - k <= scale.nearEdge + 1e-9) return above;
  if (below && k - below.to <= scale.nearEdge + 1e-9) return below;
  return undefined;
}

/**
 * Grades one object.
 * @param inputs factor name → value; a missing, non-integer or out-of-range value gives `null` (not yet known).
 */
export function grade(scale: GradingScale, inputs: Record<string, unknown>): GradingResult | null {
  const values = new Map<string, number>();
  for (const factor of scale.factors) {
    const raw = inputs[factor.input];
    const value = typeof raw === 'number' ? raw : NaN;
    if (!Number.isInteger(value) || value < scale.minValue || value > scale.maxValue) return null;
    values.set(factor.input, value);
  }
  const result = outcome(scale, values);
  if (!result) return null;
  const band = bandOf(scale, result.k);
  if (!band) return null;
  const near = nearBand(scale, result.k);
  const reviewIndex = scale.bands.findIndex((b) => b.level === scale.reviewFrom);
  const terms = scale.factors.map((f): GradingTerm => {
    const value = values.get(f.input) ?? 0;
    return { input: f.input, label: f.label, symbol: f.symbol, value, weight: f.weight, term: f.weight * 2 ** value };
  });
  return {
    ...result,
    folded: band.folded,
    foldedLabel: band.foldedLabel,
    shownLabel: scale.fold ? band.foldedLabel : band.label,
    weightSum: roundHalfUp(
      scale.factors.reduce((sum, f) => sum + f.weight, 0),
      6,
    ),
    terms,
    nearEdge: near !== undefined,
    edgeLabel: near?.label ?? '',
    review: reviewIndex >= 0 && scale.bands.indexOf(band) >= reviewIndex,
    sensitivity: sensitivity(scale, values, result.level),
    rounding: scale.rounding.mode === 'integer' ? '四舍五入取整' : `四舍五入保留 ${scale.rounding.decimals} 位小数`,
  };
}

function sensitivity(scale: GradingScale, values: Map<string, number>, level: string): GradingResult['sensitivity'] {
  const steps: GradingResult['sensitivity'] = [];
  for (const factor of scale.factors) {
    const from = values.get(factor.input) ?? 0;
    for (const to of [from - 1, from + 1]) {
      if (to < scale.minValue || to > scale.maxValue) continue;
      const changed = outcome(scale, new Map(values).set(factor.input, to));
      if (!changed) continue;
      steps.push({
        k: changed.k,
        level: changed.level,
        label: changed.label,
        input: factor.input,
        factor: factor.label,
        from,
        to,
        changesLevel: changed.level !== level,
      });
    }
  }
  return steps;
}
