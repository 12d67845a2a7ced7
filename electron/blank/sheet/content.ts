/** A value as the content of a cell: a number only where arithmetic is meant, everything else as text. */
import { valueText } from '../../../core/blank/value.ts';
import { chineseDate } from '../../../core/form/display.ts';
import { isDate } from '../../../core/form/formats.ts';
import { type CellContent, dateSerial } from '../../document/sheet/cell-xml.ts';
import { cleanText } from '../../document/text.ts';

/** Digits that name something: Excel would round, drop zeros or show 1.38E+10. */
const NAMES =
  /证件|身份证|号码|账号|帐号|卡号|电话|手机|传真|邮编|邮政编码|代码|编号|编码|工号|学号|\b(?:id|no|phone|tel|fax|mobile|zip|postcode|code|account)\b/iu;
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;

export interface CellForm {
  label: string[];
  /** Number format shows a date, a number, or text (`@`). */
  shows: 'date' | 'number' | 'text' | 'general';
  date1904: boolean;
  kind: string;
}

const isNamed = (label: string[]): boolean => NAMES.test(label.at(-1) ?? '');

export function contentFor(value: string | number | boolean | string[], form: CellForm): CellContent {
  if (typeof value === 'number') {
    const digits = Number.isInteger(value) && Math.abs(value) >= 1e11;
    return form.shows === 'text' || digits || isNamed(form.label) ? { text: valueText(value) } : { number: value };
  }
  const { text } = cleanText(valueText(value));
  if (form.shows === 'date' || form.kind === 'date') {
    const month = /^\d{4}-\d{2}$/.test(text);
    const serial = form.shows === 'date' ? dateSerial(month ? `${text}-01` : text, form.date1904) : undefined;
    if (serial !== undefined) return { number: serial };
    const chinese = /\p{Script=Han}/u.test(form.label.join(''));
    if (chinese && isDate(text)) return { text: chineseDate(text) };
    if (chinese && month) return { text: `${text.slice(0, 4)}年${Number(text.slice(5))}月` };
  }
  if (form.shows === 'number' && PLAIN_NUMBER.test(text) && !isNamed(form.label)) return { number: Number(text) };
  return { text };
}
