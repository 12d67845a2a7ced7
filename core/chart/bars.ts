/** Lying bars: single, side by side, or in parts. Chinese labels read best beside their bar. */
import { legend } from './legend.ts';
import { fitTail } from './tail.ts';
import type { Series, SeriesChart, Tone } from './model.ts';
import { amount, axisSteps, numberOf } from './number.ts';
import { element, line, rectangle, text } from './svg.ts';
import { fitLines, textWidth } from './text.ts';
import { fillOf, inkOf, isPatterned } from './tones.ts';

const LABEL = 9;
const VALUE = 8.5;
const AXIS = 14;
/** Of one category: a line of text, and more for each bar beside another. */
const MIN_ROW = 13;
const BAR = 11;
const MAX_ROW = 30;
const EDGE = 4;

interface Frame {
  chart: SeriesChart;
  left: number;
  /** Points for one unit of value. */
  scale: number;
  row: number;
}

const sums = (chart: SeriesChart): number[] =>
  chart.categories.map((_, c) => chart.series.reduce((sum, series) => sum + (series.values[c] ?? 0), 0));

function largestOf(chart: SeriesChart): number {
  if (chart.kind === 'stacked') return Math.max(0, ...sums(chart));
  return Math.max(0, ...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)));
}

const shown = (value: number, chart: SeriesChart): string => amount(value, chart.decimals, chart.unit);

/** Height of one category when there is all the room in the world. */
function wishedRow(chart: SeriesChart): number {
  const bars = chart.kind === 'stacked' ? 1 : chart.series.length;
  return Math.min(MAX_ROW, Math.max(20, bars * (BAR + 1) + 8));
}

/** The height a chart takes, up to `room`. */
export function barsHeight(chart: SeriesChart, width: number, room: number): number {
  const head = legend(entriesOf(chart), width - 2 * EDGE, 0).height;
  return Math.min(room, head + chart.categories.length * wishedRow(chart) + AXIS + 2 * EDGE);
}

const entriesOf = (chart: SeriesChart): { label: string; tone: Tone }[] =>
  chart.series.length > 1 ? chart.series.map(({ label, tone }) => ({ label, tone })) : [];

export function drawBars(given: SeriesChart, width: number, height: number): string {
  const head = legend(entriesOf(given), width - 2 * EDGE, EDGE);
  const top = EDGE + head.height;
  const bars = given.kind === 'stacked' ? 1 : given.series.length;
  const least = Math.max(MIN_ROW, bars * 7 + 3);
  const chart = fitTail(given, Math.floor((height - top - AXIS - EDGE) / least));
  // Single bars leave room for names, e.g. of risks with their assets.
  const share = given.kind === 'bars' && bars === 1 ? 0.46 : 0.34;
  const labelRoom = Math.min(
    width * share,
    Math.max(24, ...chart.categories.map((each) => textWidth(each, LABEL))) + 2,
  );
  const steps = axisSteps(largestOf(chart), chart.max);
  const end = Math.max(steps.at(-1) ?? 1, largestOf(chart));
  const numberRoom = Math.max(...[largestOf(chart), end].map((value) => textWidth(shown(value, chart), VALUE))) + 8;
  const left = EDGE + labelRoom + 5;
  const row = (height - top - AXIS - EDGE) / Math.max(1, chart.categories.length);
  const frame: Frame = { chart, left, scale: (width - left - numberRoom - EDGE) / end, row };
  const bottom = top + row * chart.categories.length;
  const grid = steps.map((step) => {
    const x = left + step * frame.scale;
    const words = text(x, bottom + 8, numberOf(step, 2), { size: 7.5, anchor: 'middle', fill: '#555' });
    return line(x, top, x, bottom, step === 0 ? '#333' : '#ccc', step === 0 ? 0.8 : 0.5) + words;
  });
  const rows = chart.categories.map((label, c) => {
    const middle = top + row * (c + 0.5);
    return categoryLabel(label, labelRoom, left, middle, row) + barsOf(frame, c, middle);
  });
  const shifted = head.svg === '' ? '' : `<g transform="translate(${EDGE} 0)">${head.svg}</g>`;
  return shifted + grid.join('') + rows.join('') + line(left, top, left, bottom, '#333', 0.8);
}

function categoryLabel(label: string, room: number, left: number, middle: number, row: number): string {
  const lines = fitLines(label, LABEL, room, row >= 22 ? 2 : 1);
  return lines
    .map((words, i) =>
      text(left - 5, middle + (i - (lines.length - 1) / 2) * 10.5, words, { size: LABEL, anchor: 'end' }),
    )
    .join('');
}

function barsOf(frame: Frame, c: number, middle: number): string {
  const { chart, left, scale, row } = frame;
  if (chart.kind === 'stacked') return stack(frame, c, middle);
  const each = Math.min(BAR + 3, (row - 4) / chart.series.length);
  return chart.series
    .map((series, s) => {
      const value = series.values[c] ?? null;
      const y = middle + (s - chart.series.length / 2) * each;
      if (value === null) return text(left + 4, y + each / 2, '—', { size: VALUE, fill: '#777' });
      const tone = toneOf(chart, series, c);
      const bar = value > 0 ? rectangle(left, y + 0.6, value * scale, each - 1.2, fillOf(tone)) : '';
      return bar + text(left + value * scale + 4, y + each / 2, shown(value, chart), { size: Math.min(VALUE, each) });
    })
    .join('');
}

const toneOf = (chart: SeriesChart, series: Series, c: number): Tone =>
  (chart.series.length === 1 ? chart.categoryTones?.[c] : undefined) ?? series.tone;

function stack({ chart, left, scale, row }: Frame, c: number, middle: number): string {
  const high = Math.min(BAR + 4, row - 3);
  let x = left;
  const parts = chart.series.map((series) => {
    const value = series.values[c] ?? 0;
    if (value <= 0) return '';
    const length = value * scale;
    const words = numberOf(value, chart.decimals);
    const room = textWidth(words, VALUE) + 3;
    const number = room <= length ? inside(words, x + length / 2, middle, room, series.tone) : '';
    const part = rectangle(x, middle - high / 2, length, high, fillOf(series.tone)) + number;
    x += length;
    return part;
  });
  const total = chart.series.reduce((sum, series) => sum + (series.values[c] ?? 0), 0);
  return parts.join('') + text(x + 4, middle, shown(total, chart), { size: VALUE });
}

/** A number in a part; on a pattern it stands on a slip of white. */
function inside(words: string, x: number, y: number, room: number, tone: Tone): string {
  const slip = isPatterned(tone)
    ? element('rect', { x: x - room / 2, y: y - 5, width: room, height: 10, fill: '#fff' })
    : '';
  return slip + text(x, y, words, { size: VALUE, anchor: 'middle', fill: inkOf(tone) });
}
