/** Where the options of a choice come from: written in place or shared, never both, each once. */
import type { Option, Pack } from './pack-schema.ts';

export interface OptionHolder {
  label: string;
  options?: Option[] | undefined;
  optionSet?: string | undefined;
}

export function optionProblems(pack: Pack, holder: OptionHolder): { at: (string | number)[]; message: string }[] {
  const { label, options, optionSet } = holder;
  const problems: { at: (string | number)[]; message: string }[] = [];
  if (options && optionSet !== undefined)
    problems.push({ at: ['optionSet'], message: `「${label}」不能同时写 options 和 optionSet` });
  else if (optionSet !== undefined && !pack.optionSets[optionSet])
    problems.push({ at: ['optionSet'], message: `没有名为“${optionSet}”的选项表` });
  else if (!options && optionSet === undefined)
    problems.push({ at: [], message: `「${label}」缺少选项：写 options 或 optionSet` });
  const ids = new Set<string>();
  options?.forEach(({ id }, i) => {
    if (ids.has(id)) problems.push({ at: ['options', i, 'id'], message: `选项编号“${id}”重复` });
    ids.add(id);
  });
  return problems;
}
