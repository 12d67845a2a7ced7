/** Which printed option of a blank stands for which option of an answer. Only words that say the same are taken for one. */
import type { ChosenItem } from '../document/model.ts';
import { labelKey, looseKey } from './label.ts';
import { optionForBoolean } from './option.ts';
import type { BlankOption } from './place.ts';

/** An option of an answer, before it is known what the blank calls it. */
export type AnswerOption = Omit<ChosenItem, 'printed'>;

/** Yes and no, as a binding's `options` and a chosen item name them. */
export const YES = 'true';
export const NO = 'false';

/** What a colon or full stop explains further: 「公有云：由第三方运营」. Behind a comma stands another claim, not a note. */
const named = (text: string): string => /^(.+?)(?:[.!?](?=\s|$)|[。:：]|\s[—–-]\s)/su.exec(text)?.[1] ?? text;
/** 「4企业」: a number for statistics before the option. */
const unnumbered = (text: string): string => text.trim().replace(/^\d{1,2}[.、]?(?=\p{Script=Han})/u, '');

/** Whether the printed words say what the answer says, from the strictest way of comparing to the loosest. */
const SAME: ((printed: string, answer: string) => boolean)[] = [
  (printed, answer) => labelKey(printed) === labelKey(answer),
  (printed, answer) => looseKey(printed) === looseKey(answer),
  (printed, answer) => looseKey(named(printed)) === looseKey(answer) || looseKey(printed) === looseKey(named(answer)),
  (printed, answer) => unnumbered(printed) !== printed.trim() && labelKey(unnumbered(printed)) === labelKey(answer),
];

/**
 * The printed option for `answer`, or `undefined`: the blank does not print it, or prints it twice.
 * @param chosen printed option → option of the answer, as the binding says
 */
export function printedOption(
  printed: readonly BlankOption[],
  chosen: ReadonlyMap<string, string>,
  answer: Pick<AnswerOption, 'option' | 'label'>,
): BlankOption | undefined {
  const own = printed.filter((option) => chosen.get(option.label) === answer.option);
  if (own.length > 0) return own.length === 1 ? own[0] : undefined;
  // What the binding gives to another option is no longer free.
  const free = printed.filter((option) => !chosen.has(option.label));
  for (const says of SAME) {
    const same = labelKey(answer.label) === '' ? [] : free.filter((option) => says(option.label, answer.label));
    if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  }
  if (answer.option === YES || answer.option === NO) return optionForBoolean(free, answer.option === YES);
  return undefined;
}

/** A box that stands alone answers a yes-or-no question by itself; one that says 否 is ticked for no. */
export const tickedFor = (options: readonly BlankOption[]): typeof YES | typeof NO =>
  optionForBoolean(options, false) ? NO : YES;
