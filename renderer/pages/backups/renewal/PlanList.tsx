import { t } from '../../../strings/t.ts';
import type { Plan } from './RenewalSection.tsx';

const LINES = ['kept', 'cleared', 'unknown', 'rows', 'dropped', 'files'] as const;

/** What goes over and what stays behind; lines that say nothing are left out, but the first two. */
export function PlanList({ plan }: { plan: Plan }) {
  return (
    <ul className="renewal-plan">
      {LINES.filter((line, i) => i < 2 || plan[line] > 0).map((line) => (
        <li key={line}>{t(`renewal.${line}`, { n: plan[line] })}</li>
      ))}
    </ul>
  );
}
