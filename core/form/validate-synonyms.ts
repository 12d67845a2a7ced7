/** Words that mean the same must not mean two things. */
import { looseKey } from '../blank/label.ts';
import type { Pack } from './pack-schema.ts';
import type { PackProblem } from './pack-problem.ts';

/** A word may stand in one group only: two groups with a word in common would be one, and then say so. */
export function synonymProblems(
  pack: Pack,
  parts: readonly { file: string; from: number; count: number }[],
): PackProblem[] {
  const problems: PackProblem[] = [];
  const seen = new Map<string, { file: string; group: number }>();
  for (const { file, from, count } of parts)
    for (let group = 0; group < count; group += 1)
      pack.synonyms?.[from + group]?.forEach((word, i) => {
        const key = looseKey(word);
        const before = seen.get(key);
        const add = (message: string): void => {
          problems.push({ file, path: ['groups', group, i], level: 'error', message });
        };
        if (key === '') add(`同义词“${word}”没有文字`);
        else if (!before) seen.set(key, { file, group });
        else if (before.file === file && before.group === group) add(`同义词“${word}”在这一组中重复`);
        else add(`同义词“${word}”已在 ${before.file} 第 ${before.group + 1} 组中；一个词只能属于一组`);
      });
  return problems;
}
