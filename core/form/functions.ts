/** Functions packs may call in expressions. Each is total: a missing or odd argument gives a plain answer, never a throw. */
import type { Environment } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import { evidenceNumbers, evidenceOf } from '../evidence/numbers.ts';
import {
  countCharacters,
  isCreditCode,
  isDate,
  isEmail,
  isIpRange,
  isMobile,
  isPhone,
  ipRangesOverlap,
} from './formats.ts';

type Row = Record<string, unknown>;

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** True for a value a person has given: not null, not blank, not an empty list. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return Object.entries(value).some(([key, v]) => !key.startsWith('_') && isFilled(v));
  return true;
}

function numbers(value: unknown): number[] {
  return list(value)
    .filter(isFilled)
    .map(Number)
    .filter((n) => Number.isFinite(n));
}

/** Moves the decimal point of the number's shortest text, which keeps 1.005 what a person typed. */
function shift(value: number, places: number): number {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + places}`);
}

/** Half-up decimal rounding (away from zero), after dropping the noise of binary arithmetic beyond 14 digits. */
export function roundHalfUp(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  // Whole numbers hold no noise: 97 TB in bytes has 15 digits, and each of them counts.
  if (decimals >= 0 && Number.isInteger(value)) return value;
  const clean = Number(Math.abs(value).toPrecision(14));
  return Math.sign(value) * shift(Math.round(shift(clean, decimals)), -decimals);
}

/** Greatest or least of numbers, or of dates (ISO text sorts by time); `null` for an empty list. */
function extreme(value: unknown, better: (a: number | string, b: number | string) => boolean): number | string | null {
  const dates = list(value).filter(isDate);
  const values: (number | string)[] = dates.length ? dates : numbers(value);
  return values.reduce<number | string | null>((best, v) => (best === null || better(v, best) ? v : best), null);
}

function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) === Number(b);
  return text(a).trim() === text(b).trim();
}

function days(from: unknown, to: unknown): number | null {
  if (!isDate(from) || !isDate(to)) return null;
  return Math.round((Date.parse(String(to)) - Date.parse(String(from))) / 86_400_000);
}

const patterns = new Map<string, ReturnType<typeof RE2JS.compile>>();
function like(value: unknown, pattern: unknown): boolean {
  const source = text(pattern);
  let compiled = patterns.get(source);
  if (!compiled) {
    compiled = RE2JS.compile(source);
    patterns.set(source, compiled);
  }
  return compiled.matcher(text(value)).matches();
}

function duplicates(values: unknown): string[] {
  const seen = new Map<string, number>();
  for (const value of list(values)) {
    const key = text(value).trim();
    if (key) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return [...seen].filter(([, count]) => count > 1).map(([key]) => key);
}

/** Values of `wanted` that appear in none of the texts of `texts` (substring, spaces and case ignored). */
function missingFrom(wanted: unknown, texts: unknown): string[] {
  const fold = (v: unknown): string => text(v).replace(/\s+/g, '').toLowerCase();
  const haystack = list(texts).map(fold).join('\n');
  return list(wanted)
    .filter((w) => isFilled(w) && !haystack.includes(fold(w)))
    .map(text);
}

/** A list, or all values of a register's column. */
const every = (value: unknown): unknown[] => (value instanceof Set ? [...(value as Set<unknown>)] : list(value));
const sameName = (value: unknown): string => text(value).replace(/\s+/g, '').toLowerCase();

/** Values of `wanted` that `known` does not have (whole values, spaces and case ignored). */
function notIn(wanted: unknown, known: unknown): string[] {
  const there = new Set(every(known).map(sameName));
  return every(wanted).flatMap((value) => (isFilled(value) && !there.has(sameName(value)) ? [text(value)] : []));
}

/** 「甲、乙、丙等 12 项」: what a message has room for. */
function few(values: unknown): string {
  const all = every(values).map(text);
  return all.length <= 3 ? all.join('、') : `${all.slice(0, 3).join('、')}等 ${all.length} 项`;
}

/** Splits 「防火墙、核心交换机；网关」 into its names; those of a whole column once each. */
function splitNames(value: unknown): string[] {
  if (value instanceof Set || Array.isArray(value)) return [...new Set(every(value).flatMap(splitNames))];
  return text(value)
    .split(/[、，,；;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Reckons with a number; `null` where there is none. Of the noise of binary arithmetic nothing is left: 5.9999…9 is 6. */
function reckon(value: unknown, work: (n: number) => number): number | null {
  if (!isFilled(value) || typeof value === 'boolean' || !Number.isFinite(Number(value))) return null;
  const result = work(Number(value));
  return Number.isFinite(result) ? clean(result) : null;
}

const clean = (n: number): number => (Number.isInteger(n) ? n : Number(n.toPrecision(14)));

/** Cell of a matrix, counted from 1; `null` outside of it. */
function cell(matrix: unknown, row: unknown, column: unknown): unknown {
  if (!isFilled(row) || !isFilled(column)) return null;
  return list(list(matrix)[Number(row) - 1])[Number(column) - 1] ?? null;
}

/** The first band whose end the value does not exceed; the band without an end takes the rest. */
function band(bands: unknown, value: unknown): unknown {
  const wanted = reckon(value, (n) => n);
  if (wanted === null) return null;
  const found = list(bands).find((each) => {
    const { upTo } = each as { upTo?: unknown };
    return typeof upTo !== 'number' || wanted <= upTo;
  });
  return (found as { value?: unknown } | undefined)?.value ?? null;
}

/** Registers every pack function. Signatures are CEL's; `dyn` arguments accept null. */
export function registerFunctions(env: Environment): void {
  env.registerFunction('filled(dyn): bool', (v: unknown) => isFilled(v));
  // CEL's `!=` calls a value and a missing value different; a check that compares two answers wants both to be there.
  env.registerFunction('differ(dyn, dyn): bool', (a: unknown, b: unknown) => isFilled(a) && isFilled(b) && !same(a, b));
  env.registerFunction('chars(dyn): double', (v: unknown) => countCharacters(text(v)));
  env.registerFunction('num(dyn): dyn', (v: unknown) => (isFilled(v) && Number.isFinite(Number(v)) ? Number(v) : null));
  env.registerFunction('text(dyn): string', (v: unknown) => text(v));
  env.registerFunction('count(dyn): double', (v: unknown) => list(v).length);
  env.registerFunction('sum(dyn): double', (v: unknown) => numbers(v).reduce((a, b) => a + b, 0));
  env.registerFunction('maxOf(dyn): dyn', (v: unknown) => extreme(v, (a, b) => a > b));
  env.registerFunction('minOf(dyn): dyn', (v: unknown) => extreme(v, (a, b) => a < b));
  env.registerFunction('round(dyn, int): double', (v: unknown, n: bigint) => roundHalfUp(Number(v), Number(n)));
  env.registerFunction('sqrt(dyn): dyn', (v: unknown) => reckon(v, Math.sqrt));
  env.registerFunction('log2(dyn): dyn', (v: unknown) => reckon(v, Math.log2));
  env.registerFunction('ceil(dyn): dyn', (v: unknown) => reckon(v, (n) => Math.ceil(clean(n))));
  env.registerFunction('floor(dyn): dyn', (v: unknown) => reckon(v, (n) => Math.floor(clean(n))));
  env.registerFunction('pow(dyn, dyn): dyn', (v: unknown, to: unknown) => {
    const exponent = reckon(to, (n) => n);
    return exponent === null ? null : reckon(v, (n) => n ** exponent);
  });
  env.registerFunction('cell(dyn, dyn, dyn): dyn', cell);
  env.registerFunction('band(dyn, dyn): dyn', band);
  env.registerFunction('days(dyn, dyn): dyn', days);
  env.registerFunction('like(dyn, string): bool', like);
  env.registerFunction('duplicates(dyn): list', duplicates);
  env.registerFunction('column(dyn, string): list', (rows: unknown, name: string) =>
    list(rows).map((row) => (row as Row | null)?.[name] ?? null),
  );
  env.registerFunction('missingFrom(dyn, dyn): list', missingFrom);
  env.registerFunction('notIn(dyn, dyn): list', notIn);
  env.registerFunction('few(dyn): string', few);
  env.registerFunction('names(dyn): list', splitNames);
  env.registerFunction('evidenceNumbers(dyn, dyn): string', evidenceNumbers);
  env.registerFunction('evidenceOf(dyn, dyn): list', evidenceOf);
  env.registerFunction('isCreditCode(dyn): bool', (v: unknown) => isCreditCode(text(v)));
  env.registerFunction('isMobile(dyn): bool', (v: unknown) => isMobile(text(v)));
  env.registerFunction('isPhone(dyn): bool', (v: unknown) => isPhone(text(v)));
  env.registerFunction('isEmail(dyn): bool', (v: unknown) => isEmail(text(v)));
  env.registerFunction('isIpRange(dyn): bool', (v: unknown) => isIpRange(text(v)));
  env.registerFunction('overlappingIps(dyn): list', (v: unknown) => ipRangesOverlap(list(v).map(text)));
}
