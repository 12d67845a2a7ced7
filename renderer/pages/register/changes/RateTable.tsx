import type { FilingChanges, GroupView, MeasureView } from '../../../../core/register/filing-results.ts';
import { t } from '../../../strings/t.ts';
import { classes, Tag } from '../../../ui/index.ts';
import { amountText, barOf } from './numbers.ts';
import { type At, RowLink } from './RowLinks.tsx';

/** Class × level and the total, each measure with its rate as a number and as a bar against the threshold. */
export function RateTable({ changes }: { changes: FilingChanges }) {
  const { groups, total, groupLabels, percent, subject, question } = changes;
  const sorted = [...groups].sort((a, b) => weight(b) - weight(a));
  const caption = t('changes.ratesCaption', { percent });
  return (
    <section className="card stack" aria-labelledby="changes-rates">
      <h2 id="changes-rates">{t('changes.rates')}</h2>
      <div className="scroll-x" tabIndex={0} role="group" aria-label={caption}>
        <table className="grid changes-rates">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{groupLabels.join(' · ')}</th>
              <th scope="col">{t('changes.measure')}</th>
              <th scope="col">{t('changes.before')}</th>
              <th scope="col">{t('changes.now')}</th>
              <th scope="col">{t('changes.delta')}</th>
              <th scope="col">{t('changes.rate')}</th>
              <th scope="col">{t('changes.result')}</th>
              <th scope="col">{t('changes.causes')}</th>
            </tr>
          </thead>
          {[...(total ? [total] : []), ...sorted].map((group) => (
            <GroupRows key={group.labels.join('/') || '='} group={group} percent={percent} at={{ subject, question }} />
          ))}
        </table>
      </div>
    </section>
  );
}

/** What asks for a filing first, then the greatest rate. */
const weight = ({ measures }: GroupView): number =>
  Math.max(...measures.map(({ state, rate }) => (state === 'below' ? 0 : 1_000_000) + (rate ?? 0)));

function GroupRows({ group, percent, at }: { group: GroupView; percent: number; at: At }) {
  const name = group.labels.join(' · ') || t('changes.total');
  return (
    <tbody>
      {group.measures.map((measure, i) => (
        <tr key={measure.measure}>
          {i === 0 && (
            <th scope="rowgroup" rowSpan={group.measures.length}>
              {name}
              <span className="changes-count muted small">
                {t('changes.rowCount')} <span className="number">{`${group.rows.before} → ${group.rows.now}`}</span>
              </span>
            </th>
          )}
          <th scope="row">{measure.label}</th>
          <MeasureCells measure={measure} percent={percent} at={at} />
        </tr>
      ))}
    </tbody>
  );
}

const TONES = { exceeded: 'error', new: 'error', gone: 'error', below: 'neutral' } as const;
const ICONS = { exceeded: 'alert', new: 'add', gone: 'remove', below: 'ok' } as const;

function MeasureCells({ measure, percent, at }: { measure: MeasureView; percent: number; at: At }) {
  const { before, now, added, removed, state } = measure;
  const unit = measure.unit || measure.label;
  return (
    <>
      <td className="number">{amountText(before, unit)}</td>
      <td className="number">{amountText(now, unit)}</td>
      <td className="number">{`+${amountText(added, unit)} / −${amountText(removed, unit)}`}</td>
      <td>
        <RateBar measure={measure} percent={percent} />
      </td>
      <td>
        <Tag tone={TONES[state]} icon={ICONS[state]}>
          {t(`changes.state.${state}`)}
        </Tag>
      </td>
      <td>{measure.causeCount > 0 && <Causes measure={measure} at={at} />}</td>
    </>
  );
}

function RateBar({ measure, percent }: { measure: MeasureView; percent: number }) {
  const { width, line } = barOf(measure.rate, percent);
  const isEmpty = measure.before === 0 && measure.now === 0;
  return (
    <span className="changes-rate">
      <span className="number changes-number">{measure.rate === null ? '—' : `${measure.rate.toFixed(2)}%`}</span>
      <span className="changes-bar" aria-hidden="true">
        {!isEmpty && (
          <span className={classes('changes-fill', `changes-${measure.state}`)} style={{ width: `${width}%` }} />
        )}
        <span className="changes-line" style={{ left: `${line}%` }} />
      </span>
    </span>
  );
}

function Causes({ measure, at }: { measure: MeasureView; at: At }) {
  const { causes, causeCount, label } = measure;
  const unit = measure.unit || label;
  return (
    <details>
      <summary>{t('changes.causeCount', { label, n: causeCount })}</summary>
      <ul className="bare changes-causes">
        {causes.map((cause) => (
          <li key={cause.key}>
            <RowLink at={at} row={cause} column={measure.measure} />{' '}
            <span className="number muted">{`${amountText(cause.before, unit)} → ${amountText(cause.now, unit)}`}</span>
          </li>
        ))}
        {causeCount > causes.length && (
          <li className="muted">{t('changes.causeMore', { n: causeCount - causes.length })}</li>
        )}
      </ul>
    </details>
  );
}
