/** Bands from a source to its receivers: width by amount, colour and pattern and word by status. */
import type { PictureFilter, ShownGroup, ShownPicture } from '../../../../core/register/picture-arrange.ts';
import { t } from '../../../strings/t.ts';
import type { Amounts } from './amounts.ts';
import {
  both,
  fitted,
  legend,
  type Mark,
  type Scene,
  type SeriesTone,
  seriesTones,
  type Shape,
  textWidth,
} from './scene.ts';

const NODE = 10;
const NAME = 22;
/** A band ends beside its own line of text. */
const LINE = 20;
const GAP = 12;
const MOST_BAND = 150;
const LEAST_BAND = 2;

interface Band {
  group: ShownGroup;
  tone: SeriesTone;
  value: number;
  thick: number;
  filter: PictureFilter;
}
interface Target {
  row: ShownGroup;
  source: string;
  name: string;
  bands: Band[];
}

/** @param subject name of who the data belongs to, where rows do not name the source */
export function flowScene(
  picture: ShownPicture,
  amounts: Amounts,
  width: number,
  options: { subject: string; hasSource: boolean },
): Scene {
  const back: Shape[] = [];
  const marks: Mark[] = [];
  const tones = seriesTones(picture.series);
  const hasStatus = picture.series.some(({ label }) => label !== '');
  const items = picture.series.map(({ label, total }, c) => ({
    tone: tones[c] ?? ('s0' as const),
    label: t('pictures.legend', { label, amount: amounts.short(total) }),
  }));
  const top = hasStatus ? legend(back, items, { x: 0, y: 0, width }) + 8 : 4;
  const targets = targetsOf(picture, tones, options);
  const sources = [...new Set(targets.map(({ source }) => source))];
  const left = Math.min(Math.max(...sources.map((name) => textWidth(name)), 40) + 12, Math.max(90, width * 0.24));
  const right = Math.min(360, Math.max(200, width * 0.38));
  const [from, to] = [left + NODE, Math.max(left + NODE + 120, width - right)];
  const height = targets.reduce((sum, { bands }) => sum + heightOf(bands) + GAP, 0);
  const outgoing = targets.flatMap(({ bands }) => bands).reduce((sum, { thick }) => sum + thick, 0);
  let out = top + Math.max(0, (height - GAP - outgoing - (sources.length - 1) * GAP) / 2);
  let y = top;
  for (const source of sources) {
    const start = out;
    for (const target of targets.filter((each) => each.source === source)) {
      let line = y + NAME;
      const name = fitted(target.name, right - NODE - 12);
      back.push({ kind: 'box', x: to, y, width: NODE, height: heightOf(target.bands), fill: { tone: 'node' } });
      marks.push({
        id: `${target.row.label}/all`,
        label: t('pictures.flow', { from: source, to: target.name, amount: amounts.short(target.row.total) }),
        filter: target.row.filter,
        box: { x: to + NODE + 4, y: y + 1, width: textWidth(name) + 8, height: NAME - 2 },
        shapes: [{ kind: 'text', x: to + NODE + 8, y: y + NAME / 2, text: name, anchor: 'start', look: 'strong' }],
      });
      for (const band of target.bands) {
        const room = Math.max(LINE, band.thick);
        const end = line + (room - band.thick) / 2;
        const words = [...(hasStatus ? [band.group.label] : []), amounts.short(band.value)].join(' · ');
        const text = fitted(words, right - NODE - 12);
        marks.push({
          id: `${target.row.label}/${band.group.label}`,
          label: t('pictures.flow', { from: source, to: target.name, amount: words }),
          filter: band.filter,
          box: { x: from, y: Math.min(out, end), width: to - from, height: Math.abs(end - out) + band.thick },
          shapes: [
            { kind: 'path', d: bandPath(from, out, to, end, band.thick), fill: { tone: band.tone } },
            { kind: 'text', x: to + NODE + 8, y: line + room / 2, text, anchor: 'start', look: 'plain' },
          ],
        });
        out += band.thick;
        line += room;
      }
      y += heightOf(target.bands) + GAP;
    }
    const middle = (start + out) / 2;
    back.push({
      kind: 'box',
      x: left,
      y: start,
      width: NODE,
      height: Math.max(2, out - start),
      fill: { tone: 'node' },
    });
    back.push({ kind: 'text', x: left - 8, y: middle, text: fitted(source, left - 10), anchor: 'end', look: 'strong' });
    out += GAP;
  }
  return { width: to + right, height: Math.max(y - GAP, out - GAP) + 4, back, marks };
}

const heightOf = (bands: readonly Band[]): number =>
  NAME + bands.reduce((sum, { thick }) => sum + Math.max(LINE, thick), 0);

function targetsOf(
  picture: ShownPicture,
  tones: readonly SeriesTone[],
  { subject, hasSource }: { subject: string; hasSource: boolean },
): Target[] {
  const whole = picture.values.flat().reduce((sum, value) => sum + Math.max(0, value), 0);
  return picture.rows
    .map((row, r): Target => {
      const isFolded = row.folded.length > 0;
      const [first = '', ...others] = hasSource && !isFolded ? row.labels.slice(1) : row.labels;
      const bands = picture.series.flatMap((group, c): Band[] => {
        const value = picture.values[r]?.[c] ?? 0;
        if (value <= 0) return [];
        const thick = Math.max(LEAST_BAND, whole > 0 ? (value / whole) * MOST_BAND : 0);
        return [{ group, tone: tones[c] ?? 's0', value, thick, filter: both(row.filter, group.filter) }];
      });
      const source = hasSource ? (isFolded ? t('pictures.otherSources') : (row.labels[0] ?? '')) : subject;
      return { row, source, name: others.length ? `${first}（${others.join('，')}）` : first, bands };
    })
    .filter(({ bands }) => bands.length > 0);
}

/** A band of even width, leaving and arriving level. */
function bandPath(x1: number, y1: number, x2: number, y2: number, thick: number): string {
  const middle = (x1 + x2) / 2;
  const n = (value: number): string => String(Math.round(value * 10) / 10);
  const curve = (ya: number, xb: number, yb: number): string =>
    `C${n(middle)} ${n(ya)} ${n(middle)} ${n(yb)} ${n(xb)} ${n(yb)}`;
  return `M${n(x1)} ${n(y1)}${curve(y1, x2, y2)}V${n(y2 + thick)}${curve(y2 + thick, x1, y1 + thick)}Z`;
}
