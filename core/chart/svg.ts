/** Small pieces of SVG as text: the same input gives the same characters. Lengths are points (1/72 inch). */
import { PLAIN_FONT } from './text.ts';

type Attributes = Record<string, string | number | undefined>;

/** For text and attributes; control characters have no place in XML at all. */
export function escapeSvg(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, ' ').replace(/[&<>"]/g, (sign) => named[sign] ?? sign);
}

/** Two decimals are a hundredth of a point: finer than any printer. */
export const fix = (value: number): string => String(Math.round(value * 100) / 100 || 0);

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? fix(value) : escapeSvg(String(value))}"`)
    .join('');
}

export function element(name: string, attributes: Attributes, content = ''): string {
  return content === ''
    ? `<${name}${attributesOf(attributes)}/>`
    : `<${name}${attributesOf(attributes)}>${content}</${name}>`;
}

export interface TextOptions {
  size?: number;
  anchor?: 'start' | 'middle' | 'end';
  fill?: string;
  turn?: number;
}

/** `y` is the middle of the line, not its base. */
export function text(x: number, y: number, content: string, options: TextOptions = {}): string {
  const { size = 9, anchor = 'start', fill = '#1a1a1a', turn } = options;
  const base = y + size * 0.36;
  const common = {
    x,
    y: base,
    'font-size': size,
    'text-anchor': anchor === 'start' ? undefined : anchor,
    transform: turn === undefined ? undefined : `rotate(${fix(turn)} ${fix(x)} ${fix(y)})`,
  };
  return element('text', { ...common, fill }, escapeSvg(content));
}

export const line = (x1: number, y1: number, x2: number, y2: number, stroke = '#bbb', width = 0.5): string =>
  element('line', { x1, y1, x2, y2, stroke, 'stroke-width': width });

export function rectangle(x: number, y: number, width: number, height: number, fill: string, stroke = '#333'): string {
  return element('rect', {
    x,
    y,
    width: Math.max(0, width),
    height: Math.max(0, height),
    fill,
    stroke,
    'stroke-width': 0.6,
  });
}

/** The whole picture on white, with the patterns it uses. */
export function picture(width: number, height: number, definitions: string, content: string): string {
  const size = { width, height, viewBox: `0 0 ${fix(width)} ${fix(height)}` };
  const sheet = element('rect', { width, height, fill: '#fff' });
  const font = { 'font-family': PLAIN_FONT };
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size },
    `<defs>${definitions}</defs>${sheet}${element('g', font, content || ' ')}`,
  );
}
