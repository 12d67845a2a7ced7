/** Which printed option a word means. */
import type { BlankOption } from './place.ts';
import { labelKey, looseKey } from './label.ts';

const YES = new Set(['是', '有', 'yes', 'y', 'true', '同意', '已', '符合', '通过', '√', '需要']);
const NO = new Set(['否', '无', 'no', 'n', 'false', '不同意', '未', '不符合', '不通过', '×', '没有', '不需要']);

/** The option for yes or no, when the options are such a pair. */
export function optionForBoolean(options: readonly BlankOption[], on: boolean): BlankOption | undefined {
  const wanted = on ? YES : NO;
  const found = options.filter((option) => wanted.has(looseKey(option.label)));
  return found.length === 1 ? found[0] : undefined;
}

/** `true` for 是, yes, √ …, `false` for 否, no …, `undefined` for any other word. */
export function saysYes(word: string): boolean | undefined {
  const key = looseKey(word);
  return YES.has(key) || /^[√✓☑]$/u.test(word.trim()) ? true : NO.has(key) ? false : undefined;
}

export interface ChosenOption {
  option: BlankOption;
  /** Text behind 「其他：」. */
  other?: string;
}

/** Exact, then without brackets, then the only one that contains the word; 「其他：自研」 gives the option and its text. */
export function findOption(options: readonly BlankOption[], word: string): ChosenOption | undefined {
  const [strict, loose] = [labelKey(word), looseKey(word)];
  const exact = options.find((option) => labelKey(option.label) === strict);
  if (exact) return { option: exact };
  const near = options.filter((option) => looseKey(option.label) === loose);
  if (near.length === 1 && near[0]) return { option: near[0] };
  const other = /^([^:：（(]+)[:：（(]\s*(.+?)[）)]?$/u.exec(word.trim());
  if (other?.[1] && other[2]) {
    const head = looseKey(other[1]);
    const open = options.filter((option) => looseKey(option.label) === head);
    if (open.length === 1 && open[0]) return { option: open[0], other: other[2] };
  }
  // 「4企业」 for an option printed as □4企业, whose number is for statistics.
  const unnumbered = word.trim().replace(/^\d{1,2}[.、]?(?=\p{Script=Han})/u, '');
  if (unnumbered !== word.trim()) {
    const named = options.filter((option) => labelKey(option.label) === labelKey(unnumbered));
    if (named.length === 1 && named[0]) return { option: named[0] };
  }
  if (loose.length < 2) return undefined;
  const parts = options.filter((option) => looseKey(option.label).includes(loose));
  return parts.length === 1 && parts[0] ? { option: parts[0] } : undefined;
}
