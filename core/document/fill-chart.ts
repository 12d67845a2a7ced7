/** A chart's place: rows → categories and numbers. Rows are those of a list, a table or a register, however many. */
import type { Chart, Series, SeriesChart, Tone } from '../chart/model.ts';
import { isEmptyChart } from '../chart/model.ts';
import { besideOf, displayValue } from '../form/display.ts';
import { compile } from '../form/expression.ts';
import type { PlaceDefinition } from '../form/pack-schema.ts';
import {
  type ChartDefinition,
  chartExpressions,
  type MatrixChartDefinition,
  type SeriesChartDefinition,
} from '../form/schema/chart.ts';
import { type BindingScope, holderOf, scopeInside } from './binding.ts';
import { noteShown, type Scope, type Work } from './fill-notes.ts';
import { registerRows } from './fill-register.ts';
import type { PlaceValue } from './model.ts';

type Row = Record<string, unknown>;

const WIDTH_MM = 150;
const HEIGHT_MM = 100;
const UNNAMED = '未填';

/** One row with what its expressions read. */
interface World {
  work: Work;
  binding: BindingScope;
  context: Record<string, unknown>;
  rows: readonly Row[];
}

export function fillChart(
  work: Work,
  definition: PlaceDefinition & { chart: ChartDefinition },
  owner: Scope,
): Extract<PlaceValue, { kind: 'chart' }> {
  const { chart } = definition;
  const binding = scopeInside(owner.binding, owner.binding, definition);
  const world: World = { work, binding, context: owner.context, rows: rowsOf(work, definition, owner) };
  const built = chart.kind === 'matrix' ? matrix(world, chart) : series(world, chart);
  return {
    kind: 'chart',
    chart: built,
    empty: isEmptyChart(built),
    widthMm: definition.widthMm ?? WIDTH_MM,
    heightMm: definition.heightMm ?? HEIGHT_MM,
  };
}

function rowsOf(work: Work, definition: PlaceDefinition, owner: Scope): readonly Row[] {
  const register = registerRows(work, owner, definition);
  if (register) return register.views;
  const value = compile(definition.rows ?? '').evaluate(owner.context);
  return Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object' && row !== null) : [];
}

function note({ work, binding }: World, sources: string[]): void {
  for (const value of sources) noteShown(work, { value }, binding);
}

const numberOrNull = (value: unknown): number | null => {
  const number = typeof value === 'boolean' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
};

const evaluate = ({ context }: World, source: string, row: Row): unknown =>
  compile(source).evaluate({ ...context, row });

/** In words: the option's label where the expression names a column. */
function labelOf(world: World, source: string, row: Row): string {
  const { binding, work } = world;
  const holder = holderOf(binding, source);
  const value = evaluate(world, source, row);
  if (value === undefined || value === null || value === '') return UNNAMED;
  if (holder?.of !== 'column') return String(value);
  const subjectName = (id: string): string => work.input.evaluation.subjects.get(id)?.name ?? id;
  const display = { pack: work.input.pack, subjectName, unit: false };
  return displayValue(display, holder.column, value, row[besideOf(holder.column)]);
}

function series(world: World, chart: SeriesChartDefinition): SeriesChart {
  note(world, chartExpressions(chart).rows);
  const sums = new Map<string, (number | null)[]>();
  const numbersOf = (category: string): (number | null)[] => {
    const known = sums.get(category) ?? chart.series.map((): number | null => null);
    sums.set(category, known);
    return known;
  };
  chart.categories.forEach(numbersOf);
  for (const row of world.rows) {
    const category = labelOf(world, chart.label, row);
    chart.series.forEach(({ value, at }, s) => {
      const numbers = numbersOf(at === undefined ? category : labelOf(world, at, row));
      const number = value === undefined ? 1 : numberOrNull(evaluate(world, value, row));
      if (number !== null) numbers[s] = (numbers[s] ?? 0) + number;
    });
  }
  const chosen = choose([...sums], chart);
  const counts = chart.series.every((each) => each.value === undefined);
  const values = (s: number): Series['values'] => chosen.map(([, numbers]) => numbers[s] ?? (counts ? 0 : null));
  return {
    kind: chart.kind,
    title: chart.title,
    categories: chosen.map(([category]) => category),
    series: chart.series.map(({ label, tone }, s) => ({ label, tone, values: values(s) })),
    categoryTones: chosen.map(([category]): Tone | undefined => chart.tones[category]),
    unit: chart.unit,
    decimals: chart.decimals,
    ...(chart.max === undefined ? {} : { max: chart.max }),
  };
}

type Sums = [string, (number | null)[]][];

function choose(all: Sums, { falling, top }: SeriesChartDefinition): Sums {
  const total = (numbers: (number | null)[]): number => numbers.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const ordered = falling ? all.toSorted((a, b) => total(b[1]) - total(a[1])) : all;
  return top === undefined ? ordered : ordered.slice(0, top);
}

function matrix(world: World, chart: MatrixChartDefinition): Chart {
  const { x, y, levels, shade } = chart;
  note(world, chartExpressions(chart).rows);
  const counts = y.steps.map(() => x.steps.map(() => 0));
  let left = 0;
  for (const row of world.rows) {
    const at = [y, x].map((axis) => (numberOrNull(Number(evaluate(world, axis.value, row) ?? Number.NaN)) ?? 0) - 1);
    const cells = counts[at[0] ?? -1];
    const count = cells?.[at[1] ?? -1];
    if (cells && count !== undefined) cells[at[1] ?? -1] = count + 1;
    else left += 1;
  }
  const level = (stepY: number, stepX: number): number => {
    const value = compile(shade ?? '').evaluate({ ...world.context, x: stepX + 1, y: stepY + 1 });
    return (numberOrNull(Number(value)) ?? 0) - 1;
  };
  const shades = shade ? y.steps.map((_, stepY) => x.steps.map((_step, stepX) => level(stepY, stepX))) : undefined;
  return {
    kind: 'matrix',
    title: chart.title,
    x: { label: x.label, steps: x.steps },
    y: { label: y.label, steps: y.steps },
    counts,
    ...(shades ? { shades } : {}),
    levels,
    unit: chart.unit,
    left,
  };
}
