/** What the expressions of a register's rows read beside the row, as the window knows it now. */
import { type Evaluation, sharedViews } from '../../../core/form/evaluate.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { Pack } from '../../../core/form/pack-schema.ts';
import { today } from '../../store/clock.ts';

export function contextOf(pack: Pack, state: Evaluation | null, subject: string): Record<string, unknown> {
  const states = [...(state?.subjects.values() ?? [])];
  return { q: state?.subjects.get(subject)?.view ?? {}, ...sharedViews(indexPack(pack), states), today: today() };
}
