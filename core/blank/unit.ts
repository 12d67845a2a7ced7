/** Units as numbers depend on them: 元 and 万元 are not to be mixed up. */

const TENS: Record<string, number> = { 百: 1e2, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 };
const BYTES: Record<string, number> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };
const TIMES: Record<string, number> = { 秒: 1, 分钟: 60, 小时: 3600, 天: 86_400, 日: 86_400, 周: 604_800 };
const CALENDAR: Record<string, number> = { 个月: 1, 月: 1, 季度: 3, 年: 12 };
const LENGTHS: Record<string, number> = { 毫米: 1e-3, mm: 1e-3, 厘米: 1e-2, cm: 1e-2, 米: 1, m: 1, 公里: 1e3, km: 1e3 };

export interface Measure {
  of: string;
  factor: number;
}

export function measureOf(unit: string): Measure {
  const name = unit
    .normalize('NFKC')
    .replace(/\s+|人民币/g, '')
    .toLowerCase();
  const listed: [string, Record<string, number>][] = [
    ['time', TIMES],
    ['calendar', CALENDAR],
    ['length', LENGTHS],
  ];
  for (const [of, table] of listed) {
    const factor = table[name];
    if (factor !== undefined) return { of, factor };
  }
  const bytes = /^([kmgtp]?)i?b$/.exec(name);
  if (bytes) return { of: 'bytes', factor: BYTES[bytes[1] ?? ''] ?? 1 };
  const [, tens = '', base = ''] = /^(十万|百万|千万|[百千万亿])?(.+)$/u.exec(name) ?? [];
  return { of: base, factor: TENS[tens] ?? 1 };
}

/** The same measure counted in other steps: a number must not be copied from one to the other as it is. */
export function unitsClash(a: string, b: string): boolean {
  const [first, second] = [measureOf(a), measureOf(b)];
  return first.of === second.of && first.factor !== second.factor;
}

/** A unit without which a number says nothing certain: money, bytes, time, length. */
export function needsUnit(unit: string): boolean {
  const { of, factor } = measureOf(unit);
  return ['time', 'calendar', 'length', 'bytes', '元'].includes(of) || factor !== 1;
}

/** The unit a blank prints: behind the place, or in brackets at the end of its nearest label. */
export function printedUnit(label: readonly string[], unit: string | undefined): string | undefined {
  if (unit) return unit;
  return /[（(](?:单位[:：])?\s*([^（）()\s]{1,6})[）)]\s*[:：]?$/u.exec(label.at(-1) ?? '')?.[1];
}
