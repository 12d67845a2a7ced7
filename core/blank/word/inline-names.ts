/** What names a blank inside a paragraph: the words in front of it, behind it, or in the bracket that explains it. */
import type { PlaceKind } from '../place.ts';
import type { WordParagraph } from './form.ts';
import { cleanLabel, endsWithColon, isBlank, unitBehind } from './wording.ts';

interface Blank {
  kind: PlaceKind;
  from: number;
  to: number;
}

/** The words in front of `at` up to the last gap, sentence end or colon. */
export function labelBefore(text: string, at: number): string | undefined {
  const before = text.slice(0, at).replace(/[\s\u3000：:]+$/, '');
  const start = Math.max(
    ...['。', '；', ';', '：', ':', '\n', '\t', '__', '＿＿'].map((mark) => lastEnd(before, mark)),
    gapEnd(before),
  );
  const label = cleanLabel(
    before
      .slice(start)
      .replace(/[（(]$/, '')
      .replace(/^.*[（(](?=[^）)]+$)/, ''),
  );
  return label === '' ? undefined : label;
}
const lastEnd = (text: string, mark: string): number => {
  const at = text.lastIndexOf(mark);
  return at < 0 ? 0 : at + mark.length;
};
/** A gap separates two labels; padding between the characters of one (姓    名) does not. */
function gapEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(/[\s\u3000]{2,}/g)) {
    const left = text.slice(end, match.index).trim();
    const right = text.slice(match.index + match[0].length);
    const padded = /^[\p{Script=Han}\s]*$/u.test(left + right) && left.length <= 1;
    if (!padded && right.trim() !== '') end = match.index + match[0].length;
  }
  return end;
}

const clauseBefore = (text: string): string => {
  const clause =
    text
      .split(/[。，；,;：:（(]|_{2,}|\s{3,}/)
      .at(-1)
      ?.trim() ?? '';
  // A Chinese clause says what it asks for in its last words, an English sentence as a whole.
  return clause.slice(/\p{Script=Han}/u.test(clause) ? -20 : -100);
};
const clauseAfter = (text: string): string =>
  text
    .split(/[。，；,;：:）)]|_{2,}|\s{3,}/)[0]
    ?.trim()
    .slice(0, 20) ?? '';

/** 「____（姓名）」: the bracket behind a blank says what goes in, the words in front whose it is. */
function bracketName(before: string, after: string): string[] | undefined {
  const name = /^[\s\u3000]?[（(]([^（）()]{2,20})[）)]/.exec(after)?.[1];
  if (name === undefined || /[请可如章签]|以下|以内|^[\d\s]|简称|[，。；]/.test(name)) return undefined;
  const outer = clauseBefore(before.replace(/^.*[）)]/, ''));
  return [...(outer === '' ? [] : [cleanLabel(outer)]), cleanLabel(name)];
}

const FROM = /(?:自|从|由|起)[\s\u3000]*$/;
const TO = /(?:至|到|止|[—–~～-])[\s\u3000]*$/;

/** 有效期：自    年  月  日至    年  月  日 */
function periodName(before: string): string[] | undefined {
  const end = FROM.test(before) ? '自' : TO.test(before) ? '至' : undefined;
  if (end === undefined) return undefined;
  const label = /(?:^|[：:；;。，,_＿\s\u3000])([^：:；;。，,_＿]{2,30})[：:][^：:]*$/.exec(before.trim())?.[1];
  return [...(label === undefined ? [] : [cleanLabel(label)]), end];
}

/** [Full name], [Company name] */
const BRACKETED = /^\[([A-Za-z][A-Za-z ]{2,40})\]$/;

export function nameOf(paragraph: WordParagraph, place: Blank, earlier: number): string[] {
  // `CVE-____`: the printed beginning of a number is no label.
  const before = paragraph.text
    .slice(earlier, place.from)
    .replace(/(?<=^|[：:][\s\u3000]*)(?:[A-Za-z0-9][A-Za-z0-9./]*[-/]|[Vv])$/, '');
  const after = paragraph.text.slice(place.to);
  const named = (label: string | undefined): string[] => (label ? [label] : []);
  if (endsWithColon(before)) return named(labelBefore(before, before.length));
  const own = BRACKETED.exec(paragraph.text.slice(place.from, place.to))?.[1];
  if (own !== undefined && place.kind === 'placeholder' && before.trim() !== '') return [own];
  const period = place.kind === 'date' ? periodName(paragraph.text.slice(0, place.from)) : undefined;
  if (period) return period;
  const bracket = place.kind === 'date' ? undefined : bracketName(before, after);
  if (bracket) return bracket;
  const noun = /^(?:信息系统|系统|平台|项目|公司|单位|企业|产品|软件|工程|集团|机构|部门|学校)/.exec(after)?.[0];
  // XXXXX系统信息调研表 leaves open which system.
  if (place.kind === 'placeholder' && noun !== undefined && clauseBefore(before).replace(/^[《“「【]/, '') === '')
    return [`${noun}名称`];
  const plain = cleanLabel(before);
  const short = plain !== '' && plain.length <= 16 && !/[。，；,;]/.test(plain);
  const unit = unitBehind(after);
  // _____小时 _____分钟: the unit of the blank before names nothing.
  if (unit && unitBehind(plain) === plain) return [];
  if (short && (unit || isBlank(after) || /^[\s\u3000]{2,}|^\s*[）)；;]/.test(after)))
    return named(labelBefore(before, before.length));
  if (place.kind === 'date' && plain === '') return [];
  const [left, right] = [clauseBefore(before), clauseAfter(after)];
  if (unit && (left === '' || unitBehind(left) === left)) return [];
  if ((unit && (left.length >= 3 || /^已\p{Script=Han}/u.test(left))) || (place.kind === 'date' && left.length >= 3))
    return named(cleanLabel(left));
  const latin =
    before
      .split(/[:：,.;]/)
      .at(-1)
      ?.trim() ?? '';
  if (/^[A-Z][A-Za-z'/-]*(?: [A-Za-z'/-]+){0,2}$/.test(latin)) return named(latin);
  if (left !== '' && (right === '' || /[？?]$/.test(left))) return named(cleanLabel(left.replace(/[（(]$/, '')));
  return left || right ? named(cleanLabel(`${left}……${right}`)) : [];
}

/** 省（自治区、直辖市） behind a blank, a part of an address. */
export const ADDRESS_PART =
  /^(?:省|自治区|直辖市|市|地|州|盟|区|县|旗|镇|乡|街道|路|街|弄|号|室)(?:[（(][^（()）]{1,12}[）)])?$/;

/** 「____省____市____路」: every blank is named by the words behind it. */
export function suffixNames(paragraph: WordParagraph, places: Blank[]): string[][] | undefined {
  const [first] = places;
  if (!first || places.length < 2) return undefined;
  const before = paragraph.text.slice(0, first.from);
  const label = endsWithColon(before) ? labelBefore(before, before.length) : undefined;
  if (!isBlank(before) && label === undefined) return undefined;
  const firstRest = paragraph.text.slice(first.to, places[1]?.from).trim();
  const names = places.map((place, i) => {
    const rest = paragraph.text.slice(place.to, places[i + 1]?.from ?? paragraph.text.length).trim();
    if (i === places.length - 1 && rest === '' && ADDRESS_PART.test(firstRest)) return '详细地址';
    const open =
      (place.kind === 'underline' || ADDRESS_PART.test(rest)) && !/[：:，。；]/.test(rest) && rest.length <= 20;
    return open && !(unitBehind(rest)?.length === rest.length) ? cleanLabel(rest) : '';
  });
  const outer = label === undefined ? [] : [label];
  return names.every((name) => name !== '') ? names.map((name) => [...outer, name]) : undefined;
}
