/** Chart → SVG. Same chart, same size, same characters. */
import { barsHeight, drawBars } from './bars.ts';
import { drawMatrix } from './matrix.ts';
import { type Chart, isEmptyChart, type SeriesChart, type Tone } from './model.ts';
import { drawRadar } from './radar.ts';
import { picture, rectangle, text } from './svg.ts';
import { patterns } from './tones.ts';

export interface DrawnChart {
  svg: string;
  widthMm: number;
  /** At most the height asked for: few bars need little. */
  heightMm: number;
}

const POINTS_PER_MM = 72 / 25.4;
/** A radar of two axes is a line. */
const LEAST_AXES = 3;

/** An empty chart becomes a small picture that says so, in the same width. */
export function drawChart(chart: Chart, widthMm: number, heightMm: number): DrawnChart {
  const width = widthMm * POINTS_PER_MM;
  const room = heightMm * POINTS_PER_MM;
  if (isEmptyChart(chart)) return finish(chart, width, Math.min(room, 60), nothing(width, Math.min(room, 60)));
  if (chart.kind === 'matrix') return finish(chart, width, room, drawMatrix(chart, width, room));
  if (chart.kind === 'radar' && chart.categories.length >= LEAST_AXES)
    return finish(chart, width, room, drawRadar(chart, width, room));
  const bars: SeriesChart = chart.kind === 'radar' ? { ...chart, kind: 'compare' } : chart;
  const height = barsHeight(bars, width, room);
  return finish(chart, width, height, drawBars(bars, width, height));
}

function finish(chart: Chart, width: number, height: number, content: string): DrawnChart {
  const svg = picture(width, height, patterns(tonesOf(chart)), content);
  return { svg, widthMm: width / POINTS_PER_MM, heightMm: height / POINTS_PER_MM };
}

function tonesOf(chart: Chart): Tone[] {
  if (chart.kind === 'matrix') return [...chart.levels.map((level) => level.tone), 'none'];
  return [
    ...chart.series.map((series) => series.tone),
    ...(chart.categoryTones ?? []).filter((tone) => tone !== undefined),
  ];
}

const nothing = (width: number, height: number): string =>
  rectangle(2, 2, width - 4, height - 4, '#fff', '#aaa') +
  text(width / 2, height / 2, '无数据', { size: 11, anchor: 'middle', fill: '#555' });
