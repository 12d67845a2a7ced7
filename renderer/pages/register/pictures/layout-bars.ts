/** One bar for each group, in parts by the groups of the second column. */
import type { ShownPicture } from '../../../../core/register/picture-arrange.ts';
import { t } from '../../../strings/t.ts';
import type { Amounts } from './amounts.ts';
import { both, fitted, legend, type Mark, type Scene, seriesTones, type Shape, textWidth } from './scene.ts';

const ROW = 34;
const BAR = 20;
/** What is there must be seen and hit. */
const LEAST = 3;

export function barsScene(picture: ShownPicture, amounts: Amounts, width: number): Scene {
  const { rows, series, values } = picture;
  const back: Shape[] = [];
  const marks: Mark[] = [];
  const isParted = series.some(({ label }) => label !== '');
  const tones = isParted ? seriesTones(series) : (['s0'] as const);
  const items = series.map(({ label, total }, c) => ({
    tone: tones[c] ?? 's0',
    label: t('pictures.legend', { label, amount: amounts.short(total) }),
  }));
  const top = isParted ? legend(back, items, { x: 0, y: 0, width }) + 6 : 4;
  const left = Math.min(Math.max(60, ...rows.map(({ label }) => textWidth(label))) + 16, Math.max(120, width * 0.3));
  const right = Math.max(50, ...rows.map(({ total }) => textWidth(amounts.short(total)))) + 12;
  const room = Math.max(80, width - left - right);
  const most = Math.max(...rows.map(({ total }) => total), 0);
  rows.forEach((row, r) => {
    const y = top + r * ROW;
    const middle = y + ROW / 2;
    const look = row.isEmpty ? 'soft' : 'plain';
    back.push({ kind: 'text', x: 0, y: middle, text: fitted(row.label, left - 12), anchor: 'start', look });
    let x = left;
    series.forEach((group, c) => {
      const value = values[r]?.[c] ?? 0;
      if (value <= 0) return;
      const long = most > 0 ? Math.max(LEAST, (value / most) * room) : LEAST;
      const box = { x, y: middle - BAR / 2, width: long, height: BAR };
      const label = isParted
        ? t('pictures.cell', { row: row.label, column: group.label, amount: amounts.short(value) })
        : t('pictures.bar', { row: row.label, amount: amounts.short(value) });
      marks.push({
        id: `${r}/${c}`,
        label,
        filter: both(row.filter, group.filter),
        box,
        shapes: [{ kind: 'box', ...box, fill: { tone: tones[c] ?? 's0' } }],
      });
      x += long + 1;
    });
    const text = amounts.short(row.total);
    marks.push({
      id: `${r}/all`,
      label: t('pictures.bar', { row: row.label, amount: text }),
      filter: row.filter,
      box: { x: x + 4, y: middle - BAR / 2, width: textWidth(text) + 8, height: BAR },
      shapes: [{ kind: 'text', x: x + 8, y: middle, text, anchor: 'start', look: 'strong' }],
    });
  });
  back.push({ kind: 'line', x1: left - 1, y1: top, x2: left - 1, y2: top + rows.length * ROW });
  return { width: Math.max(width, left + room + right), height: top + rows.length * ROW + 4, back, marks };
}
