/** Values as the text that a place of a blank shows. */
import type { BlankOption, FillRow, FillValue } from '../../../core/blank/place.ts';
import { countCharacters } from '../../../core/form/formats.ts';
import { cleanText } from '../../document/text.ts';

export class Refused extends Error {}

const DATE = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?/;

export interface DateParts {
  year: string;
  month: string;
  day: string | undefined;
  hour?: string;
  minute?: string;
}

export function dateParts(text: string): DateParts | undefined {
  const match =
    DATE.exec(text.trim()) ??
    /^(\d{4})\s*[年/.]\s*(\d{1,2})\s*[月/.]?\s*(?:(\d{1,2})\s*[日号]?)?(?:\s+\d{1,2}\s*[:：时].*)?$/.exec(text.trim());
  const time = /\d[T\s]+(\d{1,2})\s*[:：时]\s*(\d{1,2})?/.exec(text.trim());
  return match
    ? {
        year: match[1] ?? '',
        month: String(Number(match[2])),
        day: match[3] ? String(Number(match[3])) : undefined,
        ...(time?.[1] ? { hour: time[1] } : {}),
        ...(time?.[2] ? { minute: time[2] } : {}),
      }
    : undefined;
}

/** Text of a value for running text; a date in Chinese form where the blank is Chinese. */
export function valueText(value: FillValue, chinese: boolean, unit?: string): string {
  if (typeof value === 'boolean') return chinese ? (value ? '是' : '否') : value ? 'Yes' : 'No';
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) {
    if (value.some((one) => typeof one !== 'string')) throw new Refused('这里只能填写文字，不能填写多行表格数据。');
    return value.map(String).join(chinese ? '、' : ', ');
  }
  if (typeof value === 'object') throw new Refused('这里只能填写文字，不能放图片。');
  const date = /^\d{4}-\d{2}-\d{2}$/.test(value) ? dateParts(value) : undefined;
  const text =
    date && chinese ? `${date.year}年${date.month}月${date.day ?? ''}${date.day ? '日' : ''}` : cleanText(value).text;
  // The blank prints the unit already.
  return unit && text.endsWith(unit) ? text.slice(0, -unit.length).trimEnd() : text;
}

export function checkLimit(text: string, limit: number | undefined): void {
  const count = countCharacters(text);
  if (limit && count > limit) throw new Refused(`共 ${count} 字，超过表中规定的 ${limit} 字。`);
}

const flat = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s：:，,。.、]/g, '')
    .toLowerCase();
const YES = /^(?:是|有|同意|已.*|yes|true|y|√|✓)$/i;
const NO = /^(?:否|无|没有|不同意|未.*|no|false|n)$/i;

export interface Chosen {
  indexes: number[];
  /** Texts for the blanks of options, 其他 and the like, by option. */
  free: Map<number, string>;
}

const OTHER = /^(?:其[他它]|other)/i;

const rest = (text: string, head: string): string =>
  text.trim().startsWith(head) ? text.trim().slice(head.length).trimStart() : '';

function chooseOne(options: BlankOption[], wanted: string): { index: number; free?: string } {
  const exact = options.findIndex((option) => flat(option.label) === flat(wanted));
  if (exact >= 0) return { index: exact };
  // 「跨省（区、市）：3」: any option may have a blank of its own.
  const named = options.findIndex((option) => option.label !== '' && /^[：:]\s*\S/.test(rest(wanted, option.label)));
  if (named >= 0)
    return {
      index: named,
      free: rest(wanted, options[named]?.label ?? '')
        .slice(1)
        .trim(),
    };
  const free = /^(其[他它]|others?)\s*[：:（(\s]\s*(.+?)[）)]?$/is.exec(wanted.trim());
  const other = options.findIndex((option) => OTHER.test(option.label));
  if (free && other >= 0) return { index: other, free: free[2] ?? '' };

  const starts = options.flatMap((option, i) =>
    option.label !== '' && (flat(option.label).startsWith(flat(wanted)) || flat(wanted).startsWith(flat(option.label)))
      ? [i]
      : [],
  );
  if (starts.length === 1 && starts[0] !== undefined && flat(wanted).length >= 1) return { index: starts[0] };
  throw new Refused(`「${wanted}」不在可选项中：${options.map((option) => option.label).join('、')}。`);
}

export function choose(options: BlankOption[], value: FillValue, many: boolean): Chosen {
  if (typeof value === 'boolean' && options.length === 1) return { indexes: value ? [0] : [], free: new Map() };
  if (typeof value === 'boolean') {
    const index = options.findIndex((option) => (value ? YES : NO).test(option.label.trim()));
    if (index < 0) throw new Refused(`这里不是是非选项：${options.map((option) => option.label).join('、')}。`);
    return { indexes: [index], free: new Map() };
  }
  if (typeof value === 'object' && !Array.isArray(value)) throw new Refused('这里是选项，不能放图片。');
  const list = Array.isArray(value) ? value : [value];
  if (list.some((one) => typeof one === 'object')) throw new Refused('这里是选项，不能填写多行表格数据。');
  if (!many && list.length > 1) throw new Refused(`这里只能选一项，给出了 ${list.length} 项。`);
  const [only] = options;
  if (options.length === 1 && only && list.length === 1 && (YES.test(String(list[0])) || NO.test(String(list[0]))))
    return { indexes: YES.test(String(list[0])) ? [0] : [], free: new Map() };
  const chosen = list.map((one) => chooseOne(options, String(one)));
  return {
    indexes: chosen.map(({ index }) => index),
    free: new Map(chosen.flatMap(({ index, free }): [number, string][] => (free === undefined ? [] : [[index, free]]))),
  };
}

/** The value of a column in a row given by names as a person would read them. */
export function columnValue(row: FillRow, label: string[]): FillRow[string] | undefined {
  const names = [label.at(-1) ?? '', label.join(' / '), label.join('')].map(flat);
  const exact = Object.keys(row).find(
    (key) => names.includes(flat(key)) || names.includes(flat(key.split('/').at(-1) ?? '')),
  );
  if (exact !== undefined) return row[exact];
  const near = Object.keys(row).filter(
    (key) => flat(key).length >= 2 && names[0] !== undefined && names[0].includes(flat(key)),
  );
  return near.length === 1 && near[0] !== undefined ? row[near[0]] : undefined;
}

/** Width on paper in half-width characters. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + (/[\u1100-\u11FF\u2E80-\uFFEF]/.test(c) ? 2 : c === '\t' ? 8 : 1), 0);
