/** Colours and patterns by meaning. In grey the patterns differ; where they are solid, the lightness does. */
import type { Tone } from './model.ts';
import { element } from './svg.ts';

interface Look {
  /** Background; with `lines` a pattern over it. */
  fill: string;
  /** Path of a 6 × 6 tile. */
  lines?: string;
  stroke?: string;
  width?: number;
  /** Numbers inside: dark or light. */
  ink: string;
}

const DARK = '#1a1a1a';
const LOOKS: Record<Tone, Look> = {
  ok: { fill: '#2f7d57', ink: '#fff' },
  warning: {
    fill: '#f6d77a',
    lines: 'M0 6L6 0M-1.5 1.5L1.5 -1.5M4.5 7.5L7.5 4.5',
    stroke: '#8a6100',
    width: 0.9,
    ink: DARK,
  },
  error: { fill: '#d98880', lines: 'M0 0L6 6M0 6L6 0', stroke: '#7b1a12', width: 0.9, ink: DARK },
  none: { fill: '#ffffff', lines: 'M1.5 1.5h.01M4.5 4.5h.01', stroke: '#777777', width: 1.1, ink: DARK },
  neutral: { fill: '#2b4c7e', ink: '#fff' },
  before: {
    fill: '#c9d3e3',
    lines: 'M0 6L6 0M-1.5 1.5L1.5 -1.5M4.5 7.5L7.5 4.5',
    stroke: '#5b6f8f',
    width: 0.7,
    ink: DARK,
  },
  after: { fill: '#2b4c7e', ink: '#fff' },
  level1: { fill: '#f3f6ee', ink: DARK },
  level2: { fill: '#dbe7b5', ink: DARK },
  level3: { fill: '#f2c55c', ink: DARK },
  level4: { fill: '#d9703a', ink: DARK },
  level5: { fill: '#8f1d1d', ink: '#fff' },
};

const isTiled = (look: Look): boolean => look.lines !== undefined;

export const inkOf = (tone: Tone): string => LOOKS[tone].ink;
export const isPatterned = (tone: Tone): boolean => isTiled(LOOKS[tone]);
/** Of lines and markers: never too light to see on white. */
export const strokeOf = (tone: Tone): string =>
  LOOKS[tone].stroke ?? (tone === 'level1' || tone === 'level2' ? '#6b7a4a' : LOOKS[tone].fill);

export const fillOf = (tone: Tone): string => (isTiled(LOOKS[tone]) ? `url(#tone-${tone})` : LOOKS[tone].fill);

/** Definitions of the patterns that `tones` need. */
export function patterns(tones: Iterable<Tone>): string {
  return [...new Set(tones)]
    .filter((tone) => isTiled(LOOKS[tone]))
    .sort()
    .map((tone) => {
      const { fill, lines = '', stroke = DARK, width = 1 } = LOOKS[tone];
      const tile = { id: `tone-${tone}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' };
      const marks = element('path', {
        d: lines,
        stroke,
        'stroke-width': width,
        'stroke-linecap': 'round',
        fill: 'none',
      });
      return element('pattern', tile, element('rect', { width: 6, height: 6, fill }) + marks);
    })
    .join('');
}
