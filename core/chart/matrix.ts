/** A matrix of two scales: how many stand in each cell, shaded by what the cell means. */
import { legend } from './legend.ts';
import type { MatrixChart, Tone } from './model.ts';
import { amount } from './number.ts';
import { line, rectangle, text } from './svg.ts';
import { fitLines } from './text.ts';
import { fillOf, inkOf } from './tones.ts';

const EDGE = 4;
const STEP = 9;
const TITLE = 9.5;
const BY_COUNT: Tone[] = ['level1', 'level2', 'level3', 'level4', 'level5'];

/** Without levels of their own, cells are shaded by a fifth of the largest count each. */
function toneAt(chart: MatrixChart, y: number, x: number, largest: number): Tone {
  const shade = chart.shades?.[y]?.[x];
  if (shade !== undefined) return chart.levels[shade]?.tone ?? 'none';
  const count = chart.counts[y]?.[x] ?? 0;
  return count === 0 ? 'none' : (BY_COUNT[Math.min(4, Math.ceil((count / largest) * 5) - 1)] ?? 'level1');
}

function cell(
  chart: MatrixChart,
  y: number,
  x: number,
  at: { x: number; y: number; w: number; h: number; largest: number },
): string {
  const tone = toneAt(chart, y, x, at.largest);
  const count = chart.counts[y]?.[x] ?? 0;
  const shade = chart.shades?.[y]?.[x];
  const ink = inkOf(tone);
  const number = text(at.x + at.w / 2, at.y + at.h / 2, count === 0 ? '·' : String(count), {
    size: count === 0 ? 8 : 13,
    anchor: 'middle',
    fill: ink,
  });
  // The level as a word: read in grey, where the shades lie close.
  const word =
    shade === undefined
      ? ''
      : text(at.x + at.w - 3, at.y + 6.5, chart.levels[shade]?.label ?? '', { size: 6.5, anchor: 'end', fill: ink });
  return rectangle(at.x, at.y, at.w, at.h, fillOf(tone), '#555') + number + word;
}

export function drawMatrix(chart: MatrixChart, width: number, height: number): string {
  const entries = chart.shades ? chart.levels : [];
  const head = legend(entries, width - 2 * EDGE, EDGE);
  const note = chart.left > 0 ? 12 : 0;
  const left = EDGE + 62;
  const top = EDGE + head.height;
  const bottom = height - EDGE - note - 30;
  const across = chart.x.steps.length;
  const down = chart.y.steps.length;
  const [w, h] = [(width - left - EDGE) / across, (bottom - top) / down];
  const largest = Math.max(1, ...chart.counts.flat());
  const cells: string[] = [];
  for (let y = 0; y < down; y += 1) {
    const rowTop = bottom - (y + 1) * h;
    const words = fitLines(chart.y.steps[y] ?? '', STEP, left - EDGE - 18, 2);
    words.forEach((each, i) => {
      cells.push(
        text(left - 4, rowTop + h / 2 + (i - (words.length - 1) / 2) * 10, each, { size: STEP, anchor: 'end' }),
      );
    });
    for (let x = 0; x < across; x += 1) cells.push(cell(chart, y, x, { x: left + x * w, y: rowTop, w, h, largest }));
  }
  for (let x = 0; x < across; x += 1) {
    const words = fitLines(chart.x.steps[x] ?? '', STEP, w - 2, 1)[0] ?? '';
    cells.push(text(left + (x + 0.5) * w, bottom + 8, words, { size: STEP, anchor: 'middle' }));
  }
  const axes =
    text(left + (across * w) / 2, bottom + 22, chart.x.label, { size: TITLE, anchor: 'middle' }) +
    text(EDGE + 6, (top + bottom) / 2, chart.y.label, { size: TITLE, anchor: 'middle', turn: -90 }) +
    line(left, bottom, left + across * w, bottom, '#333', 0.8);
  const rest = note
    ? text(width - EDGE, height - EDGE - 5, `另有 ${amount(chart.left, 0, chart.unit)}缺少坐标，未列入`, {
        size: 7.5,
        anchor: 'end',
        fill: '#555',
      })
    : '';
  return `<g transform="translate(${EDGE} 0)">${head.svg}</g>` + cells.join('') + axes + rest;
}
