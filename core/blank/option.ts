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

/** What a word adds in brackets that is not printed there: 「其他（自动驾驶）」 for 「其他（请注明）」. */
function addedInBrackets(option: BlankOption, word: string): string | undefined {
  const added = /[（(]([^（()）]+)[）)]\s*$/u.exec(word.trim())?.[1]?.trim();
  return added === undefined || labelKey(option.label).includes(labelKey(added)) ? undefined : added;
}

/** 「跨省（区、市） 跨5个」 for an option printed as 「跨省（区、市） 跨____个」. */
function continued(options: readonly BlankOption[], word: string): ChosenOption | undefined {
  const fits = options.flatMap((option): { option: BlankOption; other: string }[] => {
    const key = labelKey(option.label);
    if (key.length < 3) return [];
    for (let end = option.label.length - 2; end < word.length; end += 1)
      if (end > 0 && labelKey(word.slice(0, end)) === key && /^\s*\d/.test(word.slice(end)))
        return [{ option, other: word.slice(end).trim() }];
    return [];
  });
  return fits.length === 1 ? fits[0] : undefined;
}

/** Exact, then without brackets, then the only one that contains the word; 「其他：自研」 gives the option and its text. */
export function findOption(options: readonly BlankOption[], word: string): ChosenOption | undefined {
  const [strict, loose] = [labelKey(word), looseKey(word)];
  const exact = options.find((option) => labelKey(option.label) === strict);
  if (exact) return { option: exact };
  const near = options.filter((option) => looseKey(option.label) === loose);
  if (near.length === 1 && near[0]) {
    const added = addedInBrackets(near[0], word);
    return { option: near[0], ...(added === undefined ? {} : { other: added }) };
  }
  const other = /^([^:：（(]+)[:：（(]\s*(.+?)[）)]?$/u.exec(word.trim());
  if (other?.[1] && other[2]) {
    const head = looseKey(other[1]);
    const open = options.filter((option) => looseKey(option.label) === head);
    if (open.length === 1 && open[0]) return { option: open[0], other: other[2] };
  }
  // 「4企业」 for an option printed as □4企业, whose number is for statistics.
  const unnumbered = word.trim().replace(/^\d{1,2}\s*[.、]?\s*(?=\p{Script=Han})/u, '');
  const named = unnumbered === word.trim() ? undefined : findOption(options, unnumbered);
  if (named) return named;
  const longer = continued(options, word.trim());
  if (longer) return longer;
  if (loose.length < 2) return undefined;
  const parts = options.filter((option) => looseKey(option.label).includes(loose));
  return parts.length === 1 && parts[0] ? { option: parts[0] } : undefined;
}
