/** Which option of a question each printed option means. */
import { optionsOf } from '../form/pack.ts';
import type { Column, Pack, Question } from '../form/pack-schema.ts';
import { looseKey } from './label.ts';
import type { Reader } from './match-words.ts';
import { saysYes } from './option.ts';
import type { BlankOption } from './place.ts';

export interface OptionMatch {
  /** Printed → option id (`true`/`false` for yes or no), for all that agree. */
  map: Map<string, string>;
  /** How many options are printed. */
  printed: number;
  /** 0–1: how much of both lists agrees. */
  share: number;
  /** The options by themselves tell the question: not a mere yes or no. */
  telling: boolean;
  /** Printed and offered lists exist and nothing agrees. */
  contrary: boolean;
}

type Holder = Question | Column;

export function offeredOptions(pack: Pack, holder: Holder): { id: string; label: string }[] {
  if (holder.type === 'choice' || holder.type === 'multi') return optionsOf(pack, holder);
  if (holder.type === 'yesno')
    return [
      { id: 'true', label: '是' },
      { id: 'false', label: '否' },
    ];
  return [];
}

const DIGITS: Record<string, string> = {
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
/** 「□4企业」: a number for statistics. */
const STATISTICS = /^\d{1,3}[.、]?(?=\p{Script=Han})/u;
const OTHER = /^(?:其他|其它|other)/;
const plain = (text: string): string =>
  text
    .replace(/^第?([一二三四五六七八九])(?=级|类|$)/u, (_, digit: string) => DIGITS[digit] ?? digit)
    .replace(/^第(?=\d)/u, '')
    .replace(/[、，及和与]/gu, '');
const negated = (text: string): boolean => /^[不未无非否没]|^no|^un/.test(text);

function likeness(reader: Reader, printed: string, offered: string): number {
  const [a, b] = [reader.read(printed).printed.replace(STATISTICS, ''), reader.read(offered).printed];
  if (a === b) return 1;
  if (OTHER.test(a) && OTHER.test(b)) return a.length <= 3 && b.length <= 3 ? 1 : 0.9;
  if (negated(a) !== negated(b)) return 0;
  const [x, y] = [plain(reader.read(printed).key.replace(STATISTICS, '')), plain(reader.read(offered).key)];
  if (x === y) return 0.97;
  const [short, long] = x.length <= y.length ? [x, y] : [y, x];
  if (short.length >= 2 && long.includes(short)) return 0.7 + 0.2 * (short.length / long.length);
  const [p, q] = [reader.read(printed).words, reader.read(offered).words];
  const ids = new Set(q.map(({ id }) => id));
  const shared = p.filter(({ id }) => ids.has(id)).reduce((sum, { weight }) => sum + weight, 0);
  const all = [...p, ...q].reduce((sum, { weight }) => sum + weight, 0);
  return all === 0 ? 0 : (0.85 * (2 * shared)) / all;
}

const SAME = 0.55;

export function matchOptions(
  reader: Reader,
  pack: Pack,
  printed: readonly BlankOption[] | undefined,
  holder: Holder,
): OptionMatch {
  const none: OptionMatch = { map: new Map(), printed: 0, share: 0, telling: false, contrary: false };
  if (printed === undefined || printed.length === 0) return none;
  const labels = [...new Set(printed.map(({ label }) => label).filter((label) => looseKey(label) !== ''))];
  const offered = offeredOptions(pack, holder);
  const map = new Map<string, string>();
  if (labels.length === 0 || offered.length === 0)
    return { map, printed: labels.length, share: 0, telling: false, contrary: false };
  if (holder.type === 'yesno') {
    for (const label of labels) {
      const yes = saysYes(label);
      if (yes !== undefined) map.set(label, String(yes));
    }
    return {
      map,
      printed: labels.length,
      share: map.size / Math.max(labels.length, 2),
      telling: false,
      contrary: map.size === 0,
    };
  }
  const pairs = labels
    .flatMap((label) => offered.map((option) => ({ label, option, like: likeness(reader, label, option.label) })))
    .filter(({ like }) => like >= SAME)
    .sort((a, b) => b.like - a.like);
  const taken = new Set<string>();
  let [sum, exact] = [0, 0];
  for (const { label, option, like } of pairs) {
    if (map.has(label) || taken.has(option.id)) continue;
    map.set(label, option.id);
    taken.add(option.id);
    sum += like;
    if (!OTHER.test(looseKey(label))) exact += 1;
  }
  const share = 0.65 * (sum / labels.length) + 0.35 * (sum / offered.length);
  const telling = exact >= 2 && labels.some((label) => saysYes(label) === undefined);
  // 「其他」 is on every list and says nothing of it.
  const contrary = map.size === 0 || (exact === 0 && labels.length > 2);
  return { map, printed: labels.length, share, telling, contrary };
}

/** What a binding has to write down of a place's own options: the pairs whose words differ. */
export function differingOptions(
  pack: Pack,
  holder: Holder,
  match: OptionMatch,
  own: readonly BlankOption[] | undefined,
): Record<string, string> | undefined {
  const labels = new Map(offeredOptions(pack, holder).map(({ id, label }) => [id, looseKey(label)]));
  const here = new Set((own ?? []).map(({ label }) => label));
  const differing = [...match.map].filter(([printed, id]) => here.has(printed) && labels.get(id) !== looseKey(printed));
  return differing.length === 0 ? undefined : Object.fromEntries(differing);
}
