/** Numbers with their units, as customers write them: 「1.2 TB」, 「3,500万条」, 「８５％」. What is not certain is never guessed. */
import { type Measure, measureOf } from '../blank/unit.ts';
import { roundHalfUp } from '../form/functions.ts';

/** What people write for the units that {@link measureOf} knows. */
const SPELLED: Record<string, string> = {
  byte: 'b',
  bytes: 'b',
  字节: 'b',
  兆: 'mb',
  兆字节: 'mb',
  千字节: 'kb',
  '％': '%',
  百分比: '%',
  rmb: '元',
  圆: '元',
};
const COUNTS = /^(?:条|个|项|辆|台|套|张|人|人次|名|次|户|件|块|只|份|行|家|记录|条记录|条数|篇|小时数)$/u;
const SCALES: Record<string, number> = { 十: 10, 百: 1e2, 千: 1e3, 万: 1e4, 十万: 1e5, 百万: 1e6, 千万: 1e7, 亿: 1e8 };

/** Of what a share is written: per cent, per mille, or 1. */
const SHARES: Record<string, number> = { '%': 100, '‰': 1000, '': 1 };

const plainUnit = (unit: string): string => {
  const plain = unit.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  return SPELLED[plain] ?? plain;
};

function measure(unit: string, target?: string): Measure {
  const plain = plainUnit(unit);
  const scale = SCALES[plain];
  if (scale !== undefined) return { of: '', factor: scale };
  // 「500G」 of a column that counts bytes.
  if (/^[kmgtp]$/.test(plain) && target !== undefined && measureOf(plainUnit(target)).of === 'bytes')
    return measureOf(`${plain}b`);
  return measureOf(plain);
}

const isCount = ({ of }: Measure): boolean => of === '' || COUNTS.test(of);

/** How many of `to` one of `from` is; `undefined` where they measure different things. '' counts as any unit. */
export function unitFactor(from: string, to: string): number | undefined {
  if (plainUnit(from) === plainUnit(to) || from === '') return 1;
  const [source, target] = [measure(from, to), measure(to)];
  // 「3万」 of a column in GB is 30,000 GB, but 「3条」 is nothing.
  if (source.of === '') return source.factor;
  // 25% shown in a column of plain numbers is a share of 1, in one of per cent it is 25.
  const [part, whole] = [SHARES[source.of], SHARES[target.of]];
  if (part !== undefined && whole !== undefined) return whole / part;
  if (source.of === target.of) return source.factor / target.factor;
  return isCount(source) && isCount(target) ? source.factor / target.factor : undefined;
}

/** Words that are a unit and nothing else, as in a column of units or in a header's second line. */
export function isUnit(text: string): boolean {
  const plain = plainUnit(text.replace(/^[（(](.*)[）)]$/u, '$1').replace(/^单位[:：]/u, ''));
  if (plain === '' || plain.length > 6) return false;
  const { of, factor } = measure(plain, 'b');
  return ['bytes', 'time', 'calendar', 'length', '元', '%', '‰'].includes(of) || isCount({ of, factor });
}

/** 「存储量（GB）」, 「存储量/GB」, 「存储量（单位：GB）」, 「存储量GB」 → `GB`; '' when the heading names none. */
export function unitInLabel(label: string): string {
  const text = label.normalize('NFKC').trim();
  const bracket = /\((?:单位[:：]?)?\s*([^()\s]{1,8})\s*\)\s*$/u.exec(text)?.[1];
  if (bracket !== undefined && isUnit(bracket)) return bracket;
  const counted = /([天月年])数$/u.exec(text)?.[1];
  if (counted !== undefined) return counted;
  const behind =
    /(?:[/,，:：]\s*(?:单位[:：]?)?|[\u4e00-\u9fff\s])([kmgtp]i?b|%|万?元|亿元|[万亿][条人辆个次])$/iu.exec(text)?.[1];
  return behind !== undefined && isUnit(behind) ? behind : '';
}

export interface NumberTarget {
  /** Unit of the register's column, ''. */
  unit: string;
  decimals?: number | undefined;
}

export type ReadNumber = { value: number; unit: string; rounded?: true } | { problem: string };

const NUMBER = /^([+-]?)[¥￥$]?(\d[\d,]*(?:\.\d*)?|\.\d+)(e[+-]?\d{1,3})?(.*)$/iu;
const VAGUE =
  /^(?:约|近|超|超过|大于|小于|不少于|不足|至少|最多|[≈~>＞<＜≥≤])|[+多余]$|(?:左右|以上|以下|不等)$|^\d[\d.,]*[-~—–至到]\d/u;

/** Splits a written number from the unit behind it. Does not convert. */
export function parseQuantity(text: string): { value: number; unit: string } | { problem: string } {
  const shown = text.trim();
  let rest = text
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^[−–—]/u, '-')
    .replace(/^'/u, '');
  const bracketed = /^\((\d.*)\)$/.exec(rest);
  if (bracketed) rest = `-${bracketed[1]}`;
  if (VAGUE.test(rest)) return { problem: `「${shown}」不是确定的数` };
  const match = NUMBER.exec(rest);
  if (!match) return { problem: `「${shown}」不是数字` };
  const [, sign = '', digits = '', exponent = '', behind = ''] = match;
  // A comma is a thousands separator only where one may stand; `1,5` is not silently 15.
  if (digits.includes(',') && !/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(digits) && !/^\d{1,4}(?:,\d{4})+$/.test(digits))
    return { problem: `「${shown}」中的逗号位置不像千分位` };
  const value = Number(`${sign}${digits.replaceAll(',', '')}${exponent}`);
  if (!Number.isFinite(value)) return { problem: `「${shown}」超出可表示的范围` };
  if (behind !== '' && !isUnit(behind)) return { problem: `「${shown}」不是数字，或单位「${behind}」不认识` };
  return { value, unit: behind };
}

/** Binary noise of a conversion is taken off: 1.1 × 1024 is 1126.4. */
export const times = (value: number, factor: number): number =>
  factor === 1 ? value : Number((value * factor).toPrecision(15));

export function convert(value: number, from: string, target: NumberTarget): ReadNumber {
  const factor = unitFactor(from, target.unit);
  if (factor === undefined) return { problem: `单位「${from}」不能换算成「${target.unit || '无单位'}」` };
  const converted = times(value, factor);
  if (factor === 1 || target.decimals === undefined) return { value: converted, unit: target.unit };
  if (Number.isInteger(converted)) return { value: converted, unit: target.unit };
  const rounded = target.decimals === 0 ? Math.round(converted) : roundHalfUp(converted, target.decimals);
  return { value: rounded, unit: target.unit, ...(rounded === converted ? {} : { rounded: true as const }) };
}
