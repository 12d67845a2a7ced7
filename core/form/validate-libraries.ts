/** Libraries: ids once, phrases whose conditions parse. */
import { compile, errorText } from './expression.ts';
import type { Pack } from './pack-schema.ts';
import type { PackProblem } from './pack-problem.ts';

/** @param parts in the order of the pack's libraries */
export function libraryProblems(pack: Pack, parts: readonly { file: string }[]): PackProblem[] {
  const problems: PackProblem[] = [];
  const libraries = new Map<string, string>();
  (pack.libraries ?? []).forEach((library, i) => {
    const file = parts[i]?.file ?? 'manifest';
    const add = (path: PackProblem['path'], message: string): void =>
      void problems.push({ file, path, level: 'error', message });
    const before = libraries.get(library.id);
    if (before !== undefined) add(['id'], `条目库编号“${library.id}”重复（已在 ${before} 中使用）`);
    libraries.set(library.id, file);
    const items = new Set<string>();
    library.items.forEach(({ id, phrases }, at) => {
      const path = ['items', at];
      if (items.has(id)) add([...path, 'id'], `条目编号“${id}”重复`);
      items.add(id);
      for (const [column, list] of Object.entries(phrases ?? {}))
        list.forEach((phrase, k) => {
          const problem = typeof phrase === 'object' && phrase.when !== undefined ? unreadable(phrase.when) : '';
          if (problem) add([...path, 'phrases', column, k, 'when'], problem);
        });
    });
  });
  return problems;
}

function unreadable(source: string): string {
  try {
    compile(source);
    return '';
  } catch (error) {
    return `表达式有误：${errorText(error)}（${source}）`;
  }
}
