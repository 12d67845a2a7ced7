import { numberText } from '../../../core/form/display.ts';
import type { BatchPlan } from '../../../core/register/edits-batch.ts';
import { t } from '../../strings/t.ts';
import { SeverityMark } from '../../ui/index.ts';

const grouped = (count: number): string => numberText(count, { group: true });

/** How many rows change, some of them before and after, and the problems that would come. */
export function BatchPreview({ plan, numberOf }: { plan: BatchPlan | null; numberOf(id: string): number }) {
  if (!plan) return null;
  const { edits, same, samples, problems } = plan;
  if (edits.length === 0) return <p role="status">{t('register.batchNothing')}</p>;
  return (
    <section aria-label={t('register.batchPreview')}>
      <p role="status">{t('register.batchChanges', { count: grouped(edits.length), same: grouped(same) })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('register.batchRow')}</th>
            <th scope="col">{t('register.batchBefore')}</th>
            <th scope="col">{t('register.batchAfter')}</th>
          </tr>
        </thead>
        <tbody>
          {samples.map(({ id, before, after }) => (
            <tr key={id}>
              <td className="number">{numberOf(id)}</td>
              <td>{before || t('register.emptyValue')}</td>
              <td>{after || t('register.emptyValue')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {edits.length > samples.length && (
        <p className="muted small">{t('register.batchMore', { count: grouped(edits.length - samples.length) })}</p>
      )}
      {problems.length === 0 ? (
        <p className="muted">{t('register.batchClean')}</p>
      ) : (
        <>
          <p>{t('register.batchProblems')}</p>
          <ul className="bare">
            {problems.map(({ level, message, count }) => (
              <li key={`${level}${message}`}>
                <SeverityMark level={level} /> {t('register.batchProblem', { message, count: grouped(count) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
