/** What must be answered first, of a form or a register. */
import { inside, type PackProblems, type Spot } from './pack-problem.ts';
import type { Need } from './schema/need.ts';

/** It is asked of the same subject, or of one there is only one of. */
export function validateNeeds(
  problems: PackProblems,
  spot: Spot,
  needs: readonly Need[] | undefined,
  kind: string,
): void {
  needs?.forEach((need, i) => {
    problems.expression(inside(spot, i, 'unless'), need.unless, { kind });
    const asked = problems.index.questions.get(need.ask);
    const at = asked && problems.index.kinds.get(asked.form.subject);
    if (!at || (at.kind !== kind && !at.single))
      problems.add(inside(spot, i, 'ask'), `没有编号为“${need.ask}”的问题，或它属于可有多个的另一类对象`);
  });
}
