import { useMemo } from 'react';
import type { ListedDeadline } from '../../../../core/duty/call-results.ts';
import { t } from '../../../strings/t.ts';
import { type Axis, axisOf } from './axis.ts';
import { TimelineRow } from './TimelineRow.tsx';

interface Props {
  deadlines: readonly ListedDeadline[];
  today: string;
  caption: string;
}

/** One row a duty: its words, and the day on the axis. The axis only draws what the words say. */
export function TimelineTable({ deadlines, today, caption }: Props) {
  const axis = useMemo(() => axisOf(today), [today]);
  const several = new Set(deadlines.map(({ subject }) => subject)).size > 1;
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={caption}>
      <table className="grid timeline-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('duty.duty')}</th>
            <th scope="col">{t('duty.state')}</th>
            <th scope="col">{t('duty.day')}</th>
            <th scope="col" className="timeline-axis">
              <span className="visually-hidden">{t('duty.axis')}</span>
              <Months axis={axis} />
            </th>
          </tr>
        </thead>
        <tbody>
          {deadlines.map((deadline) => (
            <TimelineRow
              key={`${deadline.duty}/${deadline.subject}`}
              deadline={deadline}
              axis={axis}
              withName={several}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Months({ axis }: { axis: Axis }) {
  return (
    <span className="timeline-months" aria-hidden="true">
      {axis.months.map(({ label, year, at }) => (
        <span key={at} style={{ left: `${at}%` }}>
          {year && <strong>{year}</strong>}
          {label}
        </span>
      ))}
      <span className="timeline-today-word" style={{ left: `${axis.today}%` }}>
        {t('duty.today')}
      </span>
    </span>
  );
}
