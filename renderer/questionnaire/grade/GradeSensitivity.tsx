import type { GradingResult } from '../../../core/assess/grading.ts';
import { numberText } from '../../../core/form/display.ts';
import { t } from '../../strings/t.ts';
import { Icon } from '../../ui/index.ts';

/** What one step of each factor would give. */
export function GradeSensitivity({ result }: { result: GradingResult }) {
  return (
    <section className="grade-part">
      <h4>{t('grade.sensitivity')}</h4>
      <table className="grid">
        <caption className="visually-hidden">{t('grade.sensitivityCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('grade.factor')}</th>
            <th scope="col">{t('grade.step')}</th>
            <th scope="col">k</th>
            <th scope="col">{t('grade.level')}</th>
          </tr>
        </thead>
        <tbody>
          {result.sensitivity.map((step) => (
            <tr key={`${step.input}-${step.to}`} className={step.changesLevel ? 'grade-changes' : undefined}>
              <th scope="row">{step.factor}</th>
              <td className="number">
                {step.from} → {step.to}
              </td>
              <td className="number">{numberText(step.k)}</td>
              <td>
                {step.label}{' '}
                {step.changesLevel && (
                  <span className="severity severity-warning">
                    <Icon name="warning" size={14} /> {t('grade.changes')}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
