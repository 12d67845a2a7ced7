/** Format and limits of one value, the same for a question and for a table cell. */
import type { Finding } from './finding.ts';
import { FORMATS, countCharacters, isDate, type FormatName } from './formats.ts';
import { isFilled } from './functions.ts';
import { optionsOf } from './pack.ts';
import type { Option, Pack } from './pack-schema.ts';

export interface ValueProblem {
  rule: string;
  kind: Finding['kind'];
  message: string;
}

/** The part of a question or column that limits its values. */
export interface ValueHolder {
  type: string;
  id: string;
  label: string;
  format?: FormatName | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  decimals?: number | undefined;
  unit?: string | undefined;
  options?: Option[] | undefined;
  optionSet?: string | undefined;
}

/**
 * @param pack needed for shared options only.
 * @param other free text beside a choice.
 * @param offered whether an option is on offer at present (its `visibleWhen`).
 */
export function checkCell(
  pack: Pack | null,
  holder: ValueHolder,
  value: unknown,
  other: unknown,
  offered: (option: Option) => boolean = () => true,
): ValueProblem[] {
  if (!isFilled(value)) return [];
  switch (holder.type) {
    case 'text':
    case 'longtext':
      return checkText(holder, String(value));
    case 'number':
      return checkNumber(holder, value);
    case 'date':
      return isDate(value) ? [] : [problem('date', '不是有效日期，应形如 2025-09-22')];
    case 'yesno':
      return typeof value === 'boolean' ? [] : [problem('yesno', '应为“是”或“否”')];
    case 'choice':
    case 'multi':
      return pack ? checkOptions(optionsOf(pack, holder), value, other, offered) : [];
    default:
      return [];
  }
}

function problem(rule: string, message: string, kind: Finding['kind'] = 'format'): ValueProblem {
  return { rule, kind, message };
}

function checkText(holder: ValueHolder, text: string): ValueProblem[] {
  const problems: ValueProblem[] = [];
  const length = countCharacters(text);
  if (holder.minLength !== undefined && length < holder.minLength)
    problems.push(problem('min-length', `至少 ${holder.minLength} 字，现有 ${length} 字`));
  if (holder.maxLength !== undefined && length > holder.maxLength)
    problems.push(problem('max-length', `最多 ${holder.maxLength} 字，现有 ${length} 字`));
  if (holder.format && !FORMATS[holder.format].test(text))
    problems.push(problem('format', FORMATS[holder.format].message));
  return problems;
}

function checkNumber(holder: ValueHolder, value: unknown): ValueProblem[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [problem('number', '应为数字')];
  const unit = holder.unit ? ` ${holder.unit}` : '';
  if (holder.min !== undefined && value < holder.min) return [problem('min', `不能小于 ${holder.min}${unit}`)];
  if (holder.max !== undefined && value > holder.max) return [problem('max', `不能大于 ${holder.max}${unit}`)];
  if (holder.decimals !== undefined) {
    const scaled = value * 10 ** holder.decimals;
    if (Math.abs(scaled - Math.round(scaled)) > 1e-6 * Math.max(1, Math.abs(scaled)))
      return [problem('decimals', holder.decimals === 0 ? '应为整数' : `最多 ${holder.decimals} 位小数`)];
  }
  return [];
}

function checkOptions(
  options: Option[],
  value: unknown,
  other: unknown,
  offered: (option: Option) => boolean,
): ValueProblem[] {
  const problems: ValueProblem[] = [];
  for (const id of Array.isArray(value) ? value : [value]) {
    const option = options.find((candidate) => candidate.id === id);
    if (!option) problems.push(problem('unknown-option', `的选项“${String(id)}”不在选项表中`, 'unknown-option'));
    else if (!offered(option)) problems.push(problem('option-gone', `的选项“${option.label}”已不适用，请重新选择`));
    else if (option.other && !isFilled(other))
      problems.push(problem('other', `选了“${option.label}”，请写明内容`, 'required'));
  }
  return problems;
}
