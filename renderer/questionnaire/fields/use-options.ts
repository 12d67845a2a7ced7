import { holds } from '../../../core/form/expression.ts';
import { optionsOf } from '../../../core/form/pack.ts';
import type { Option } from '../../../core/form/pack-schema.ts';
import { evaluation } from '../../store/casefile-state.ts';
import { useScope } from '../state/scope.ts';
import { useStable } from '../state/use-stable.ts';

/** Options that apply now. A chosen option stays in the list even when its condition no longer holds. */
export function useOptions(
  holder: { options?: Option[] | undefined; optionSet?: string | undefined },
  chosen: readonly string[],
): Option[] {
  const { pack, subject } = useScope();
  const all = optionsOf(pack, holder);
  const shown = useStable(
    evaluation,
    (state) => {
      if (!all.some((option) => option.visibleWhen)) return all;
      const q = state?.subjects.get(subject)?.view ?? {};
      return all.filter(
        (option) => !option.visibleWhen || chosen.includes(option.id) || holds(option.visibleWhen, { q }),
      );
    },
    (a, b) => a === b || (a.length === b.length && a.every((option, i) => option === b[i])),
  );
  return shown;
}
