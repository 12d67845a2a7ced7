/**
 * An answer made fit for its place in a blank. What does not fit – an option the blank does not print, the words over a
 * printed limit, the second picture – is named, so that a formal export is refused and a draft says what it left out.
 */
import { type PlaceInput } from '../document/format-place.ts';
import type { ChosenItem, PlaceValue } from '../document/model.ts';
import { displayValue } from '../form/display.ts';
import { countCharacters } from '../form/formats.ts';
import { isFilled } from '../form/functions.ts';
import { optionsOf } from '../form/pack.ts';
import { fillValueOf } from './bound-fill.ts';
import { type AnswerOption, NO, printedOption, tickedFor, YES } from './bound-option.ts';
import { type BoundTarget, isChoice, isTick } from './bound-target.ts';
import { fitValue } from './value.ts';

export interface Misfit {
  level: 'error' | 'warning';
  message: string;
  /** What is not in the document because of it. */
  lost: string;
}

export interface FittedValue {
  value: PlaceValue;
  misfits: Misfit[];
}

/** @param formatted the value as a tagged template would show it */
export function fitToBlank(target: BoundTarget, input: PlaceInput, formatted: PlaceValue): FittedValue {
  if (isChoice(target)) return fitChoice(target, input);
  if (!isFilled(input.value) && formatted.kind !== 'text') return { value: formatted, misfits: [] };
  if (formatted.kind === 'images') return fitImages(target, input, formatted);
  const wanted = fillValueOf(target, formatted, (image) => image.name);
  const fitted = wanted === undefined ? undefined : fitValue(target, wanted);
  if (!fitted || 'value' in fitted) return { value: formatted, misfits: [] };
  return shortened(target, String(wanted), formatted, fitted.reason);
}

/** As many characters as the blank allows; nothing where the reason is another. */
function shortened(target: BoundTarget, text: string, formatted: PlaceValue, reason: string): FittedValue {
  const from = 'from' in formatted && formatted.from ? { from: formatted.from } : {};
  const { limit } = target;
  const count = countCharacters(text);
  if (limit === undefined || count <= limit)
    return {
      value: { kind: 'text', text: '', ...from },
      misfits: [{ level: 'error', message: `“${target.name}”处：${reason}`, lost: text }],
    };
  const kept = firstCharacters(text, limit);
  return {
    value: { kind: 'longtext', paragraphs: kept.split('\n'), ...from },
    misfits: [
      {
        level: 'error',
        message: `“${target.name}”限 ${limit} 字，现有 ${count} 字，请缩短；草稿只写入前 ${limit} 字`,
        lost: text.slice(kept.length).trim(),
      },
    ],
  };
}

function firstCharacters(text: string, limit: number): string {
  let count = 0;
  let kept = '';
  for (const character of text) {
    if (/\S/.test(character)) count += 1;
    if (count > limit) break;
    kept += character;
  }
  return kept.trimEnd();
}

function fitImages(
  target: BoundTarget,
  input: PlaceInput,
  formatted: Extract<PlaceValue, { kind: 'images' }>,
): FittedValue {
  const [first, ...rest] = formatted.images;
  if (!first) {
    const files = Array.isArray(input.value);
    const message = `“${target.name}”处要放图片，绑定的答案不是图片`;
    return { value: formatted, misfits: files ? [] : [{ level: 'error', message, lost: String(input.value) }] };
  }
  if (rest.length === 0) return { value: formatted, misfits: [] };
  const lost = rest.map((image) => image.caption || image.name).join('、');
  const message = `“${target.name}”处只能放一张图片，其余 ${rest.length} 张没有放入：${lost}`;
  return { value: { ...formatted, images: [first] }, misfits: [{ level: 'warning', message, lost }] };
}

function fitChoice(target: BoundTarget, input: PlaceInput): FittedValue {
  const items = answerOptions(input);
  const chosen = items.map((item): ChosenItem => ({ ...item, printed: printedFor(target, item) }));
  const text = items.map(({ label, other }) => (other ? `${label}（${other}）` : label)).join('、');
  const from = input.from ? { from: input.from } : {};
  const misfits = [...unprinted(target, chosen), ...withoutRoom(target, chosen)];
  const own = chosen.filter(({ printed }) => printed !== '');
  if (own.length > 1 && target.kind !== 'tick-many') {
    const message = `“${target.name}”处只能选一项，答案选了 ${own.length} 项：${text}`;
    return { value: { kind: 'choice', chosen: [], text, ...from }, misfits: [{ level: 'error', message, lost: text }] };
  }
  return { value: { kind: 'choice', chosen, text, ...from }, misfits };
}

/** '' when the blank does not print it at this place. */
function printedFor(target: BoundTarget, item: AnswerOption): string {
  const options = target.options ?? [];
  const isYesNo = item.option === YES || item.option === NO;
  if (isTick(target) && options.length <= 1 && isYesNo && target.chosen.size === 0)
    return item.option === tickedFor(options) ? (options[0]?.label ?? '') || '√' : '';
  return printedOption(options, target.chosen, item)?.label ?? '';
}

/** Boxes of one question may stand in several cells; an option is missing when none of them prints it. */
function unprinted(target: BoundTarget, chosen: readonly ChosenItem[]): Misfit[] {
  const boxes = target.same.filter(isChoice);
  if (boxes[0] !== target) return [];
  return chosen
    .filter((item) => boxes.every((box) => printedFor(box, item) === '') && !isLoneBox(boxes, item))
    .map(({ label }) => {
      const printed = boxes.flatMap((box) => box.options ?? []).map((option) => `「${option.label}」`);
      const message = `“${target.name}”处没有印选项「${label}」（印有${printed.join('')}），请改选，或在绑定中指定对应的选项`;
      return { level: 'error', message, lost: label };
    });
}

/** 「□ 已备案」 says no by staying empty. */
const isLoneBox = (boxes: readonly BoundTarget[], { option }: ChosenItem): boolean =>
  (option === YES || option === NO) && boxes.every((box) => isTick(box) && (box.options ?? []).length <= 1);

/** Lists and check controls have no blank for free text. */
function withoutRoom(target: BoundTarget, chosen: readonly ChosenItem[]): Misfit[] {
  const room = (isTick(target) && target.kind !== 'sdt-check') || target.same.some((other) => !isChoice(other));
  if (room) return [];
  return chosen
    .filter(({ printed, other }) => printed !== '' && other !== '')
    .map(({ label, other }) => {
      const message = `“${target.name}”处没有地方写「${label}」的说明“${other}”`;
      return { level: 'warning', message, lost: `${label}：${other}` };
    });
}

function answerOptions(input: PlaceInput): AnswerOption[] {
  const { holder, definition, pack, other } = input;
  const value = isFilled(input.value) ? input.value : definition.empty;
  if (!isFilled(value)) return [];
  const own = holder && (holder.of === 'column' ? holder.column : holder.field ? undefined : holder.entry.question);
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (own?.type === 'choice' || own?.type === 'multi') {
    const known = optionsOf(pack, own);
    // The free texts of several options are kept as one; it is written once.
    let free = isFilled(other) ? String(other) : '';
    return list.map((each) => {
      const id = String(each);
      const option = known.find((candidate) => candidate.id === id);
      const text = option?.other || own.type === 'choice' ? free : '';
      if (text !== '') free = '';
      return { option: id, label: option?.label ?? id, other: text };
    });
  }
  return list.map((each): AnswerOption => {
    if (typeof each === 'boolean') return { option: each ? YES : NO, label: each ? '是' : '否', other: '' };
    const label = own
      ? displayValue({ pack, subjectName: input.subjectName }, own, each)
      : typeof each === 'object'
        ? displayValue({ pack }, { id: 'x', label: '', type: 'computed' }, each)
        : String(each);
    return { option: String(each), label, other: '' };
  });
}
