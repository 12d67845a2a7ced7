/** A picture as plain shapes with places in CSS pixels: drawn as SVG on the screen, and from there as an image. */
import type { PictureTone } from '../../../../core/form/schema/register.ts';
import type { PictureFilter, ShownGroup } from '../../../../core/register/picture-arrange.ts';

/** Colour with its pattern; `shade` is the ground of a cell in five strengths. */
export type Fill =
  { tone: SeriesTone; shade?: undefined } | { tone: 'shade'; shade: number } | { tone: 'node'; shade?: undefined };

export const SERIES_TONES = ['s0', 's1', 's2', 's3', 's4', 's5'] as const;
export type SeriesTone = (typeof SERIES_TONES)[number] | PictureTone | `${PictureTone}2`;

export type Shape =
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: Fill }
  | { kind: 'path'; d: string; fill: Fill }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number }
  | {
      kind: 'text';
      x: number;
      /** Middle of the line. */
      y: number;
      text: string;
      anchor: 'start' | 'middle' | 'end';
      look: 'plain' | 'strong' | 'soft';
    };

/** What one can choose to see its rows. */
export interface Mark {
  id: string;
  /** All of it in words. */
  label: string;
  filter: PictureFilter;
  box: { x: number; y: number; width: number; height: number };
  shapes: Shape[];
}

export interface Scene {
  width: number;
  height: number;
  /** Below the marks. */
  back: Shape[];
  marks: Mark[];
}

export const FONT_SIZE = 13;

/** Chinese characters, and the marks … — · which their fonts draw as wide. */
const isWide = (character: string): boolean => /[\u00b7\u2010-\u2027]/.test(character) || character >= '\u2e80';

/** About as wide as the named fonts draw it. */
export function textWidth(text: string, size = FONT_SIZE): number {
  let ems = 0;
  for (const character of text) ems += isWide(character) ? 1 : /[A-Z0-9]/.test(character) ? 0.62 : 0.5;
  return ems * size;
}

/** Cut to fit, with an ellipsis. */
export function fitted(text: string, width: number, size = FONT_SIZE): string {
  if (textWidth(text, size) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

/** Tone of each group of the side that colours; two that mean the same differ in their pattern. */
export function seriesTones(series: readonly ShownGroup[]): SeriesTone[] {
  let next = 0;
  const used = new Set<SeriesTone>();
  return series.map(({ tone, isEmpty }): SeriesTone => {
    const meaning = tone ?? (isEmpty ? 'none' : undefined);
    if (!meaning) return SERIES_TONES[next++ % SERIES_TONES.length] ?? 's0';
    if (used.has(meaning)) return `${meaning}2`;
    used.add(meaning);
    return meaning;
  });
}

/** Filters of two sides together. */
export const both = (a: PictureFilter, b: PictureFilter): PictureFilter => ({ ...a, ...b });

/** Words beside their colours and patterns, in as many lines as they need. @returns where they end */
export function legend(
  shapes: Shape[],
  items: readonly { tone: SeriesTone; label: string }[],
  at: { x: number; y: number; width: number },
): number {
  let { x, y } = at;
  for (const { tone, label } of items) {
    const text = fitted(label, Math.min(260, at.width - 30));
    const width = 26 + textWidth(text) + 18;
    if (x > at.x && x + width > at.x + at.width) {
      x = at.x;
      y += 22;
    }
    shapes.push({ kind: 'box', x, y: y + 4, width: 20, height: 12, fill: { tone } });
    shapes.push({ kind: 'text', x: x + 26, y: y + 10, text, anchor: 'start', look: 'soft' });
    x += width;
  }
  return y + 22;
}
