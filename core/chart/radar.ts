/** One axis for each category; series differ in line and marker, not only in colour. */
import { legend } from './legend.ts';
import type { Series, SeriesChart } from './model.ts';
import { withUnit } from '../form/display.ts';
import { axisSteps, numberOf } from './number.ts';
import { element, fix, text } from './svg.ts';
import { fitLines } from './text.ts';
import { strokeOf } from './tones.ts';

const EDGE = 4;
const LABEL = 9;
const DASHES = [undefined, '5 3', '1.5 2.5', '7 2 1.5 2'];

interface Circle {
  x: number;
  y: number;
  radius: number;
}

const point = ({ x, y, radius }: Circle, part: number, axis: number, axes: number): [number, number] => {
  const angle = (2 * Math.PI * axis) / axes - Math.PI / 2;
  return [x + radius * part * Math.cos(angle), y + radius * part * Math.sin(angle)];
};

const path = (points: [number, number][]): string =>
  `${points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${fix(x)} ${fix(y)}`).join('')}Z`;

function seriesShape(series: Series, s: number, circle: Circle, end: number): string {
  const axes = series.values.length;
  const points = series.values.map((value, axis) => point(circle, Math.min(1, (value ?? 0) / end), axis, axes));
  const stroke = strokeOf(series.tone);
  const outline = element('path', {
    d: path(points),
    fill: s === 0 ? stroke : 'none',
    'fill-opacity': s === 0 ? 0.14 : undefined,
    stroke,
    'stroke-width': 1.4,
    'stroke-dasharray': DASHES[s % DASHES.length],
  });
  const markers = points.map(([x, y], axis) => {
    if (series.values[axis] === null) return '';
    if (s % 2 === 0) return element('circle', { cx: x, cy: y, r: 2, fill: stroke });
    return element('rect', { x: x - 2, y: y - 2, width: 4, height: 4, fill: '#fff', stroke, 'stroke-width': 1 });
  });
  return outline + markers.join('');
}

export function drawRadar(chart: SeriesChart, width: number, height: number): string {
  const head = legend(chart.series.length > 1 ? chart.series : [], width - 2 * EDGE, EDGE);
  // Room for the uppermost label between the legend and the circle.
  const top = EDGE + head.height + (head.height > 0 ? 6 : 0);
  const radius = Math.max(20, Math.min((height - top - EDGE) / 2 - 26, width / 2 - 90));
  const circle = { x: width / 2, y: top + (height - top - EDGE) / 2, radius };
  const axes = chart.categories.length;
  const largest = Math.max(0, ...chart.series.flatMap((series) => series.values.map((value) => value ?? 0)));
  const steps = axisSteps(largest, chart.max);
  const end = steps.at(-1) ?? 1;
  const all = chart.categories.map((_, axis) => axis);
  const rings = steps.slice(1).map((step) => {
    const d = path(all.map((axis) => point(circle, step / end, axis, axes)));
    const ring = element('path', {
      d,
      fill: 'none',
      stroke: step === end ? '#777' : '#ccc',
      'stroke-width': step === end ? 0.8 : 0.5,
    });
    return (
      ring + text(circle.x + 3, circle.y - (radius * step) / end + 4, numberOf(step, 2), { size: 6.5, fill: '#666' })
    );
  });
  const spokes = all.map((axis) => {
    const [x, y] = point(circle, 1, axis, axes);
    return element('path', {
      d: `M${fix(circle.x)} ${fix(circle.y)}L${fix(x)} ${fix(y)}`,
      stroke: '#ccc',
      'stroke-width': 0.5,
    });
  });
  const labels = all.map((axis) => axisLabel(chart, axis, circle, width));
  const shapes = chart.series.map((series, s) => seriesShape(series, s, circle, end));
  return `<g transform="translate(${EDGE} 0)">${head.svg}</g>${[...rings, ...spokes, ...shapes, ...labels].join('')}`;
}

function axisLabel(chart: SeriesChart, axis: number, circle: Circle, width: number): string {
  const [x, y] = point(circle, 1 + 14 / circle.radius, axis, chart.categories.length);
  const aside = Math.abs(x - circle.x) < 8 ? 'middle' : x > circle.x ? 'start' : 'end';
  const room = aside === 'middle' ? 140 : aside === 'start' ? width - x - EDGE : x - EDGE;
  const values = chart.series.map((series) => {
    const value = series.values[axis] ?? null;
    // Two numbers beside each other are read as a pair: 94.1 / 90.0.
    return value === null ? '—' : withUnit(value.toFixed(chart.decimals), chart.unit);
  });
  const lines = [...fitLines(chart.categories[axis] ?? '', LABEL, room, 1), values.join(' / ')];
  const from = aside === 'middle' && y < circle.y ? y - 6 : y;
  return lines
    .map((words, i) =>
      text(x, from + (i - 0.5) * 10, words, {
        size: i === 0 ? LABEL : 8,
        anchor: aside,
        ...(i === 0 ? {} : { fill: '#444' }),
      }),
    )
    .join('');
}
