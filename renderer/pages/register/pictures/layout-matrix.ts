/** Shaded cells with numbers: rows × columns, with their sums at the edges. */
import type { ShownPicture } from '../../../../core/register/picture-arrange.ts';
import { t } from '../../../strings/t.ts';
import type { Amounts } from './amounts.ts';
import { both, fitted, type Mark, type Scene, type Shape, textWidth } from './scene.ts';

const ROW = 30;
const HEAD = 30;
const LEAST_COLUMN = 84;
const MOST_COLUMN = 168;
const SHADES = 5;

export function matrixScene(picture: ShownPicture, amounts: Amounts, width: number): Scene {
  const { rows, series, values, max } = picture;
  const longest = Math.max(60, ...rows.map(({ label }) => textWidth(label)));
  const left = Math.min(longest + 20, Math.max(120, width * 0.3));
  const column = Math.min(MOST_COLUMN, Math.max(LEAST_COLUMN, (width - left) / (series.length + 1)));
  const back: Shape[] = [];
  const marks: Mark[] = [];
  const x = (c: number): number => left + c * column;
  const y = (r: number): number => HEAD + r * ROW;
  const end = series.length;
  const put = (r: number, c: number, mark: Omit<Mark, 'box' | 'shapes'>, text: string, shade: number): void => {
    const box = { x: x(c) + 1, y: y(r) + 1, width: column - 2, height: ROW - 2 };
    const look = c === end || r === rows.length ? 'strong' : 'plain';
    const ground: Shape[] = shade > 0 ? [{ kind: 'box', ...box, fill: { tone: 'shade', shade } }] : [];
    const middle = { x: x(c) + column / 2, y: y(r) + ROW / 2 };
    marks.push({ ...mark, box, shapes: [...ground, { kind: 'text', ...middle, text, anchor: 'middle', look }] });
  };
  const head = (c: number, text: string): void => {
    const fit = fitted(text, column - 8);
    back.push({ kind: 'text', x: x(c) + column / 2, y: HEAD / 2, text: fit, anchor: 'middle', look: 'strong' });
  };
  series.forEach(({ label }, c) => head(c, label));
  head(end, t('pictures.total'));
  rows.forEach((row, r) => {
    const look = row.isEmpty ? 'soft' : 'plain';
    back.push({ kind: 'text', x: 0, y: y(r) + ROW / 2, text: fitted(row.label, left - 12), anchor: 'start', look });
    back.push({ kind: 'line', x1: 0, y1: y(r), x2: x(end + 1), y2: y(r) });
    series.forEach((group, c) => {
      const value = values[r]?.[c] ?? 0;
      if (value === 0) {
        back.push({ kind: 'text', x: x(c) + column / 2, y: y(r) + ROW / 2, text: '—', anchor: 'middle', look: 'soft' });
        return;
      }
      const label = t('pictures.cell', { row: row.label, column: group.label, amount: amounts.short(value) });
      const mark = { id: `${r}/${c}`, label, filter: both(row.filter, group.filter) };
      put(r, c, mark, amounts.short(value), shadeOf(value, max));
    });
    const label = t('pictures.bar', { row: row.label, amount: amounts.short(row.total) });
    put(r, end, { id: `${r}/all`, label, filter: row.filter }, amounts.short(row.total), 0);
  });
  const last = rows.length;
  back.push({ kind: 'line', x1: 0, y1: y(last), x2: x(end + 1), y2: y(last) });
  back.push({ kind: 'text', x: 0, y: y(last) + ROW / 2, text: t('pictures.total'), anchor: 'start', look: 'strong' });
  series.forEach((group, c) => {
    if (group.total === 0) return;
    const label = t('pictures.bar', { row: group.label, amount: amounts.short(group.total) });
    put(last, c, { id: `all/${c}`, label, filter: group.filter }, amounts.short(group.total), 0);
  });
  const whole = { x: x(end) + column / 2, y: y(last) + ROW / 2, text: amounts.short(picture.total) };
  back.push({ kind: 'text', ...whole, anchor: 'middle', look: 'strong' });
  return { width: x(end + 1), height: y(last + 1) + 2, back, marks };
}

/** The root keeps small amounts apart where one is a thousand times the others. */
function shadeOf(value: number, max: number): number {
  return max > 0 ? Math.min(SHADES, Math.max(1, Math.ceil(Math.sqrt(value / max) * SHADES))) : 1;
}
