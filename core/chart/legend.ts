/** The legend: a row of boxes with their words, over as many lines as it takes. */
import type { Tone } from './model.ts';
import { rectangle, text } from './svg.ts';
import { fitLines, textWidth } from './text.ts';
import { fillOf } from './tones.ts';

const SIZE = 9;
const BOX = 10;
const LINE = 15;
const GAP = 14;

export interface LegendEntry {
  label: string;
  tone: Tone;
}

/** Centred in `width`; `height` is 0 without entries. */
export function legend(entries: readonly LegendEntry[], width: number, top: number): { svg: string; height: number } {
  const lines: { label: string; tone: Tone; width: number }[][] = [[]];
  let used = 0;
  for (const { label, tone } of entries) {
    const words = fitLines(label, SIZE, width - BOX - 8, 1)[0] ?? '';
    const taken = BOX + 4 + textWidth(words, SIZE) + GAP;
    if (used + taken > width && used > 0) {
      lines.push([]);
      used = 0;
    }
    lines.at(-1)?.push({ label: words, tone, width: taken });
    used += taken;
  }
  if (entries.length === 0) return { svg: '', height: 0 };
  const svg = lines.map((line, row) => {
    let x = (width - line.reduce((sum, each) => sum + each.width, -GAP)) / 2;
    const y = top + row * LINE + LINE / 2;
    return line
      .map(({ label, tone, width: taken }) => {
        const piece = rectangle(x, y - BOX / 2, BOX, BOX, fillOf(tone)) + text(x + BOX + 4, y, label, { size: SIZE });
        x += taken;
        return piece;
      })
      .join('');
  });
  return { svg: svg.join(''), height: lines.length * LINE + 4 };
}
