/** A value made fit for its place, or the reason why it cannot go there. */
import { countCharacters, isDate } from '../form/formats.ts';
import { numberText } from '../form/display.ts';
import { datesOf } from './period.ts';
import { findOption, optionForBoolean, saysYes } from './option.ts';
import type { BlankOption, FillValue, PlaceKind } from './place.ts';

export type Fitted = { value: FillValue } | { reason: string };

/** What of a place or column decides about its values. */
export interface Holder {
  kind: PlaceKind;
  label: string[];
  /** Text standing there. */
  text?: string;
  options?: BlankOption[];
  limit?: number;
  unit?: string;
}

const reason = (text: string): Fitted => ({ reason: text });
const TICKS: ReadonlySet<PlaceKind> = new Set(['tick-one', 'tick-many', 'sdt-check']);
const LISTS: ReadonlySet<PlaceKind> = new Set(['dropdown', 'sdt-dropdown', 'choice-text']);

const listOf = (options: readonly BlankOption[]): string => options.map((option) => `「${option.label}」`).join('');

export function fitValue(holder: Holder, value: FillValue): Fitted {
  if (holder.kind === 'image') {
    return isImage(value) ? { value } : reason('这里要放图片，请写成 {"image": "图片文件路径"}。');
  }
  if (isImage(value)) return reason('这里不是放图片的位置。');
  if (isRows(value)) return reason('这里只有一个空，不能填多行表格。');
  if (TICKS.has(holder.kind)) return fitTicks(holder, value);
  if (LISTS.has(holder.kind) && holder.options && holder.options.length > 0) return fitList(holder.options, value);
  if (holder.kind === 'date' || holder.kind === 'sdt-date') return fitDate(holder, value);
  return fitText(holder, value);
}

export const isImage = (value: FillValue): value is { image: string } =>
  typeof value === 'object' && !Array.isArray(value) && typeof value.image === 'string';
export const isRows = (
  value: FillValue,
): value is Exclude<FillValue, string | number | boolean | string[] | { image: string }> =>
  Array.isArray(value) && value.some((item) => typeof item === 'object');

const words = (value: FillValue): string[] =>
  (Array.isArray(value) ? value : [value]).filter((each) => typeof each !== 'object').map(String);

function fitTicks(holder: Holder, value: FillValue): Fitted {
  const options = holder.options ?? [];
  if (typeof value === 'boolean') {
    if (options.length <= 1) return { value };
    const option = optionForBoolean(options, value);
    return option ? { value: option.label } : reason(`请写出选项，可选：${listOf(options)}。`);
  }
  const wanted = words(value).filter((word) => word.trim() !== '');
  const [first] = wanted;
  if (options.length <= 1 && wanted.length === 1 && first !== undefined && !findOption(options, first)) {
    const on = saysYes(first);
    if (on !== undefined) return { value: on };
  }
  if (holder.kind === 'tick-one' && wanted.length > 1) return reason(`只能选一项，给出了 ${wanted.length} 项。`);
  const chosen: string[] = [];
  for (const word of wanted) {
    const split = findOption(options, word)
      ? [word]
      : word.split(/[、，,;；](?![^（(]*[）)])/u).map((part) => part.trim());
    if (holder.kind === 'tick-one' && split.length > 1)
      return reason(`没有选项「${word}」，可选：${listOf(options)}。`);
    for (const part of split) {
      const found = findOption(options, part);
      if (!found) return reason(`没有选项「${part}」，可选：${listOf(options)}。`);
      chosen.push(found.other === undefined ? found.option.label : `${found.option.label}：${found.other}`);
    }
  }
  return { value: Array.isArray(value) || chosen.length > 1 ? chosen : (chosen[0] ?? '') };
}

function fitList(options: BlankOption[], value: FillValue): Fitted {
  const wanted = words(value);
  if (wanted.length > 1) return reason(`下拉框只能选一项，给出了 ${wanted.length} 项。`);
  const word = wanted[0] ?? '';
  if (word.trim() === '') return { value: '' };
  const found = typeof value === 'boolean' ? optionForBoolean(options, value) : findOption(options, word)?.option;
  if (!found) return reason(`没有选项「${word}」，可选：${listOf(options)}。`);
  return { value: found.label };
}

/** Dates come as `YYYY-MM-DD` or, where the day is not wanted, `YYYY-MM`; words such as 「长期」 stay words. */
function fitDate(holder: Holder, value: FillValue): Fitted {
  const text = words(value).join('');
  const compact = text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const match = /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月?)$/u.exec(compact);
  if (!match && datesOf(compact) && /年.*月/su.test(holder.text ?? ''))
    return reason(`「${text}」是一段时间，这里只有一个日期的位置。`);
  if (!match) return fitText(holder, text);
  const [, year = '', month = '', day] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${(day ?? '1').padStart(2, '0')}`;
  if (!isDate(iso)) return reason(`「${text}」不是存在的日期。`);
  return { value: day === undefined ? iso.slice(0, 7) : iso };
}

/** 符合 | 不符合 over empty cells: a check mark goes into one of them. */
const isCheckColumn = (label: string): boolean =>
  /^(?:是|否|有|无|[不未]?(?:符合|合格|通过|适用|达标|满足|具备|涉及|完成)|部分符合|基本符合|yes|no|n\/a|(?:not |partially )?(?:met|compliant|applicable|implemented))$/i.test(
    label.replace(/\s/g, ' ').trim(),
  );

const isLatin = (holder: Holder): boolean => !/\p{Script=Han}/u.test(holder.label.join('') + (holder.text ?? ''));

function fitText(holder: Holder, value: FillValue): Fitted {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return reason('不是有效的数字。');
    // Read from JSON, the last digits of a longer number are already lost.
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return reason('数字超过 15 位会失去末几位，请加引号写成文字。');
    }
    return { value };
  }
  if (typeof value === 'boolean' && holder.kind === 'cell' && isCheckColumn(holder.label.at(-1) ?? ''))
    return { value: value ? '√' : '' };
  if (typeof value === 'boolean') return { value: isLatin(holder) ? (value ? 'Yes' : 'No') : value ? '是' : '否' };
  const joined = words(value).join(isLatin(holder) ? ', ' : '、');
  const text = withoutUnit(
    joined,
    holder.unit ?? (/(?:分值?|得分)$/u.test(holder.label.at(-1) ?? '') ? '分' : undefined),
  );
  // 「120 万元」 was a number with its unit, not a name made of digits.
  if (text !== joined && /^-?(?:0|[1-9]\d{0,11})(?:\.\d+)?$/.test(text)) return { value: Number(text) };
  const count = countCharacters(text);
  if (holder.limit !== undefined && count > holder.limit) {
    return reason(`超过限定的 ${holder.limit} 字（现有 ${count} 字），没有写入。`);
  }
  return { value: text };
}

/** 「120 万元」 before a printed 万元 is 「120」. */
function withoutUnit(text: string, unit: string | undefined): string {
  if (!unit) return text;
  const trimmed = text.trimEnd();
  const same = trimmed.slice(-unit.length).normalize('NFKC') === unit.normalize('NFKC');
  const bare = same ? trimmed.slice(0, -unit.length).trimEnd() : undefined;
  return bare !== undefined && /\d$/.test(bare) ? bare : text;
}

/** A value as it reads in a text. */
export function valueText(value: string | number | boolean | string[]): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  return Array.isArray(value) ? value.join('、') : value;
}
