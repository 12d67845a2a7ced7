/** Formats of identifiers and contacts, checked while typing and by pack expressions. All inputs are trimmed text. */

/** GB 32100—2015: 31 symbols (no I, O, S, V, Z), weights 3^i mod 31 over 17 symbols, check symbol (31 − Σ mod 31) mod 31. */
export function isCreditCode(value: string): boolean {
  const symbols = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const code = value.trim().toUpperCase();
  if (code.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < 17; i++) {
    const index = symbols.indexOf(code[i] ?? '');
    if (index < 0) return false;
    sum += index * weight;
    weight = (weight * 3) % 31;
  }
  return symbols[(31 - (sum % 31)) % 31] === code[17];
}

export function isMobile(value: string): boolean {
  return /^1[3-9]\d{9}$/.test(value.trim());
}

/** Landline with area code and optional extension, or a mobile number. */
export function isPhone(value: string): boolean {
  const compact = value.trim();
  return (
    isMobile(compact) || /^(0\d{2,3}-?)?\d{7,8}(-\d{1,6})?$/.test(compact) || /^[48]00-?\d{3}-?\d{4}$/.test(compact)
  );
}

export function isEmail(value: string): boolean {
  const compact = value.trim();
  return compact.length <= 254 && /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(compact);
}

export function isPostcode(value: string): boolean {
  return /^\d{6}$/.test(value.trim());
}

export function isUrl(value: string): boolean {
  return /^(https?:\/\/)?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?(\/\S*)?$/.test(value.trim());
}

/** Calendar date `YYYY-MM-DD` that exists. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value;
}

/** Characters a reader counts: without white space; a pair of surrogates is one. */
export function countCharacters(value: string): number {
  return [...value.replace(/\s+/g, '')].length;
}

/** 32 bits for IPv4, 128 for IPv6; ranges of the two families never meet. */
interface IpRange {
  bits: 32 | 128;
  from: bigint;
  to: bigint;
}

function parseIpv4(value: string): bigint | undefined {
  const parts = value.split('.');
  if (parts.length !== 4) return undefined;
  let sum = 0n;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    sum = (sum << 8n) + BigInt(part);
  }
  return sum;
}

function parseIpv6(value: string): bigint | undefined {
  if (!/^[0-9A-Fa-f:]+$/.test(value) || value.split('::').length > 2) return undefined;
  const [head = '', tail] = value.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = 8 - left.length - right.length;
  if (tail === undefined ? gap !== 0 : gap < 1) return undefined;
  let sum = 0n;
  for (const group of [...left, ...Array<string>(tail === undefined ? 0 : gap).fill('0'), ...right]) {
    if (!/^[0-9A-Fa-f]{1,4}$/.test(group)) return undefined;
    sum = (sum << 16n) + BigInt(`0x${group}`);
  }
  return sum;
}

/** Address, CIDR block (`203.0.113.0/28`) or range (`203.0.113.8-203.0.113.15`), IPv4 or IPv6. */
function parseIpRange(value: string): IpRange | undefined {
  const compact = value.trim();
  const bits = compact.includes(':') ? 128 : 32;
  const parse = bits === 128 ? parseIpv6 : parseIpv4;
  if (compact.includes('/')) {
    const [address = '', length = '', ...rest] = compact.split('/');
    const base = parse(address);
    if (base === undefined || rest.length || !/^\d{1,3}$/.test(length) || Number(length) > bits) return undefined;
    const size = 1n << BigInt(bits - Number(length));
    const from = (base / size) * size;
    return { bits, from, to: from + size - 1n };
  }
  const [first = '', last = first, ...rest] = compact.split(/\s*[-–—~～]\s*/);
  const from = parse(first);
  const to = parse(last);
  if (from === undefined || to === undefined || rest.length || to < from) return undefined;
  return { bits, from, to };
}

export function isIpRange(value: string): boolean {
  return parseIpRange(value) !== undefined;
}

/** The entries that share an address with an earlier entry. Malformed entries are left to {@link isIpRange}. */
export function ipRangesOverlap(values: string[]): string[] {
  const seen: IpRange[] = [];
  const overlapping: string[] = [];
  for (const value of values) {
    const range = parseIpRange(value);
    if (!range) continue;
    if (seen.some((other) => other.bits === range.bits && range.from <= other.to && other.from <= range.to))
      overlapping.push(value);
    seen.push(range);
  }
  return overlapping;
}

export const FORMATS = {
  creditCode: { test: isCreditCode, message: '统一社会信用代码应为 18 位，且校验位正确' },
  mobile: { test: isMobile, message: '手机号应为 11 位，以 1 开头' },
  phone: { test: isPhone, message: '电话应形如 021-12345678，或为 11 位手机号' },
  email: { test: isEmail, message: '邮箱格式应形如 name@example.com' },
  postcode: { test: isPostcode, message: '应为 6 位数字' },
  region: { test: isPostcode, message: '行政区划代码应为 6 位数字' },
  url: { test: isUrl, message: '网址或域名格式不正确' },
  ipRange: { test: isIpRange, message: 'IP 地址、地址段（如 203.0.113.0/28）格式不正确' },
} as const satisfies Record<string, { test: (value: string) => boolean; message: string }>;

export type FormatName = keyof typeof FORMATS;
