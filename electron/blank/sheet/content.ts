/** A value as the content of a cell: a number only where arithmetic is meant, everything else as text. */
import { valueText } from '../../../core/blank/value.ts';
import { chineseDate } from '../../../core/form/display.ts';
import { isDate } from '../../../core/form/formats.ts';
import { type CellContent, dateSerial } from '../../document/sheet/cell-xml.ts';
import { cleanText } from '../../document/text.ts';

/** Digits that name something: Excel would round, drop zeros or show 1.38E+10. */
const NAMES =
  /证件|身份证|号码|账号|帐号|卡号|电话|手机|传真|邮编|邮政编码|代码|编号|编码|证号|工号|学号|IP|端口|版本|\b(?:id|no|phone|tel|fax|mobile|zip|postcode|code|account)\b/iu;
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const GROUPED_NUMBER = /^-?[1-9]\d{0,2}(?:[,，]\d{3})+(?:\.\d{1,10})?$/;

export interface CellForm {
  label: string[];
  /** Number format shows a date, a number, a percentage, or text (`@`). */
  shows: 'date' | 'number' | 'percent' | 'text' | 'general';
  date1904: boolean;
  kind: string;
  /** The sheet computes with this cell, or its unit is printed: digits are a number. */
  counts: boolean;
  /** `YYYY-MM-DD` as printed in the answer's cell. */
  pattern?: string;
}

const isNamed = (label: string[]): boolean => NAMES.test(label.at(-1) ?? '');

/** As Excel takes it from a person's hands: 35 and 0.35 typed into a percentage are both 35 %. */
const asPercent = (value: number): number => (Math.abs(value) < 1 ? value : Number((value / 100).toPrecision(15)));

/** What the text says as a number; `undefined` when it is not one. */
function numberIn(text: string, form: CellForm): number | undefined {
  const bare = text.trim();
  const percent = /^(-?\d+(?:\.\d+)?)\s*[%％]$/.exec(bare)?.[1];
  if (percent !== undefined && form.shows === 'percent') return Number((Number(percent) / 100).toPrecision(15));
  if (GROUPED_NUMBER.test(bare)) return Number(bare.replace(/[,，]/g, ''));
  if (!PLAIN_NUMBER.test(bare)) return undefined;
  return form.shows === 'percent' ? asPercent(Number(bare)) : Number(bare);
}

/** `2025-09-30` as 「YYYY/MM/DD」 asks for it. */
function inPattern(iso: string, pattern: string): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  return pattern
    .trim()
    .replace(/y{4}/iu, year)
    .replace(/m{1,2}/iu, month)
    .replace(/d{1,2}/iu, day);
}

function dateContent(text: string, form: CellForm): CellContent | undefined {
  const month = /^\d{4}-\d{2}$/.test(text);
  const serial = form.shows === 'date' ? dateSerial(month ? `${text}-01` : text, form.date1904) : undefined;
  if (serial !== undefined) return { number: serial };
  const chinese = /\p{Script=Han}/u.test(form.label.join(''));
  if (chinese && isDate(text)) return { text: chineseDate(text) };
  return chinese && month ? { text: `${text.slice(0, 4)}年${Number(text.slice(5))}月` } : undefined;
}

export function contentFor(value: string | number | boolean | string[], form: CellForm): CellContent {
  if (typeof value === 'number') {
    const digits = Number.isInteger(value) && Math.abs(value) >= 1e11;
    if (form.shows === 'text' || digits || isNamed(form.label)) return { text: valueText(value) };
    return { number: form.shows === 'percent' ? asPercent(value) : value };
  }
  const { text } = cleanText(valueText(value));
  if (form.shows === 'date' || form.kind === 'date') {
    if (form.pattern !== undefined && form.shows !== 'date' && isDate(text))
      return { text: inPattern(text, form.pattern) };
    const date = dateContent(text, form);
    if (date) return date;
  }
  const numeric = form.shows === 'number' || form.shows === 'percent' || (form.shows === 'general' && form.counts);
  const number = numeric && !isNamed(form.label) ? numberIn(text, form) : undefined;
  return number === undefined ? { text } : { number };
}
