/** Values as people read them: on the screen, in history, in documents. */
import type { AttachmentItem, ChoiceValue } from '../answer/answer.ts';
import { isDate } from './formats.ts';
import { isFilled, roundHalfUp } from './functions.ts';
import { optionsOf } from './pack.ts';
import type { Column, Option, Pack, Question } from './pack-schema.ts';

/** `2025-09-22` → `2025年9月22日`; anything else comes back unchanged. */
export function chineseDate(value: string): string {
  if (!isDate(value)) return value;
  const [year = '', month = '', day = ''] = value.split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Plain decimal text without binary noise; thousands separated where it helps reading. */
export function numberText(value: number, options: { decimals?: number | undefined; group?: boolean } = {}): string {
  if (!Number.isFinite(value)) return '';
  const text =
    options.decimals === undefined
      ? String(roundHalfUp(value, 10))
      : roundHalfUp(value, options.decimals).toFixed(options.decimals);
  if (!options.group) return text;
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

export function optionLabel(options: Option[], id: string): string {
  return options.find((option) => option.id === id)?.label ?? id;
}

function choiceText(options: Option[], choice: ChoiceValue): string {
  if (typeof choice === 'string') return optionLabel(options, choice);
  const label = optionLabel(options, choice.option);
  return choice.other ? `${label}（${choice.other}）` : label;
}

type Holder = Question | Column;

export interface DisplayContext {
  pack: Pack;
  /** Names of subjects, for references. */
  subjectName?: (id: string) => string;
  /** Append the question's unit to numbers. */
  unit?: boolean;
}

const NEVER_TEXT: ReadonlySet<Holder['type']> = new Set(['multi', 'yesno', 'number', 'attachment', 'table', 'contact']);

/** Name of what a view holds beside a value: the free text of 「其他」, or the text of the row a link names. */
export const besideOf = ({ id, type }: { id: string; type: Holder['type'] }): string =>
  type === 'link' ? `${id}_text` : `${id}_other`;

/**
 * A stored or viewed value as text. Tables and attachments give a short summary; '' when there is nothing.
 * @param other what stands beside a viewed value, see {@link besideOf}.
 */
export function displayValue(context: DisplayContext, holder: Holder, value: unknown, other?: unknown): string {
  if (!isFilled(value)) return '';
  // Text that could not be read as what was asked for is kept as text; it is shown as typed and reported by the checks.
  if (typeof value === 'string' && NEVER_TEXT.has(holder.type)) return value;
  switch (holder.type) {
    case 'choice': {
      const choice =
        typeof value === 'string' && isFilled(other) ? { option: value, other: String(other) } : (value as ChoiceValue);
      return choiceText(optionsOf(context.pack, holder), choice);
    }
    case 'multi':
      return multiText(optionsOf(context.pack, holder), value as ChoiceValue[], other);
    case 'yesno':
      return value === true ? '是' : '否';
    case 'date':
      return chineseDate(String(value));
    case 'number':
      return numberWithUnit(Number(value), holder.decimals, context.unit ? holder.unit : undefined);
    case 'computed':
      return computedText(value, holder.decimals, context.unit && 'unit' in holder ? holder.unit : undefined);
    case 'attachment':
      return (value as AttachmentItem[]).map((item) => item.caption || item.name).join('、');
    case 'link':
      // Views say beside the row's id what it is called.
      return isFilled(other) ? String(other) : (context.subjectName?.(String(value)) ?? String(value));
    case 'reference':
      return (Array.isArray(value) ? value : [value])
        .map((id) => context.subjectName?.(String(id)) ?? String(id))
        .join('、');
    case 'register':
      return `${(value as { count?: number }).count ?? 0} 行`;
    case 'table':
      return Array.isArray(value) ? `${value.length} 行` : '';
    case 'contact':
      return Object.values(value as Record<string, unknown>)
        .filter(isFilled)
        .map(String)
        .join('，');
    default:
      return String(value);
  }
}

function multiText(options: Option[], values: ChoiceValue[], other: unknown): string {
  return values
    .map((choice) => {
      const hasText = typeof choice === 'string' && options.find((option) => option.id === choice)?.other === true;
      return choiceText(options, hasText && isFilled(other) ? { option: choice, other: String(other) } : choice);
    })
    .join('、');
}

function numberWithUnit(value: number, decimals: number | undefined, unit: string | undefined): string {
  const text = Number.isInteger(value) ? numberText(value) : numberText(value, { decimals });
  return withUnit(text, unit);
}

/** A space before a unit that is a word, none before a sign: `12 项`, `78.5%`. */
export function withUnit(text: string, unit: string | undefined): string {
  if (!unit) return text;
  return /^[%‰°]/.test(unit) ? text + unit : `${text} ${unit}`;
}

/** Algorithm results show their `shownLabel` or `label`; everything else its plain text. */
function computedText(value: unknown, decimals: number | undefined, unit: string | undefined): string {
  if (typeof value === 'number') return numberWithUnit(value, decimals, unit);
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object' && value !== null) {
    const result = value as { shownLabel?: unknown; label?: unknown };
    return String(result.shownLabel ?? result.label ?? '');
  }
  return String(value);
}
