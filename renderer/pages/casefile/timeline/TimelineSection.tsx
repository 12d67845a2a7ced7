import type { DutyList, ListedDeadline } from '../../../../core/duty/call-results.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';
import { t } from '../../../strings/t.ts';
import { EmptyState, ErrorNote, Tag } from '../../../ui/index.ts';
import { CalendarNotes } from './CalendarNotes.tsx';
import './timeline.css';
import { TimelineTable } from './TimelineTable.tsx';
import { useDuties } from './use-duties.ts';
import { SOON_DAYS } from './words.ts';

/** Who owes what by when: the next twelve months, what is late, what waits for a day. Nothing for packs without duties. */
export function TimelineSection() {
  const { pack } = useOpenCasefile();
  const { found: list, error, again } = useDuties();
  if (!pack.duties?.length) return null;
  return (
    <section className="card stack timeline" aria-labelledby="timeline">
      <div className="row">
        <h2 id="timeline">{t('duty.title')}</h2>
        {list && <Counts list={list} />}
      </div>
      {error && <ErrorNote error={error} />}
      {list ? <Deadlines list={list} onImport={again} /> : !error && <p className="muted">{t('duty.loading')}</p>}
    </section>
  );
}

/** What has been late for so long would crowd out what can still be kept. */
const LONG_OVERDUE_DAYS = 90;

/** What cannot wait, before anything is read. */
function Counts({ list: { deadlines } }: { list: DutyList }) {
  const overdue = deadlines.filter(({ state }) => state === 'overdue').length;
  const soon = deadlines.filter(({ state, daysLeft }) => state === 'due' && (daysLeft ?? 0) <= SOON_DAYS).length;
  return (
    <>
      {overdue > 0 && (
        <Tag tone="error" icon="alert">
          {t('duty.countOverdue', { n: overdue })}
        </Tag>
      )}
      {soon > 0 && (
        <Tag tone="warning" icon="calendar">
          {t('duty.countSoon', { days: SOON_DAYS, n: soon })}
        </Tag>
      )}
    </>
  );
}

function Deadlines({ list, onImport }: { list: DutyList; onImport: () => void }) {
  const { deadlines, calendar, today } = list;
  const aside = deadlines.filter(({ state }) => state === 'open' || state === 'done');
  const isLong = ({ state, daysLeft }: ListedDeadline): boolean =>
    state === 'overdue' && (daysLeft ?? 0) < -LONG_OVERDUE_DAYS;
  const long = deadlines.filter(isLong);
  const dated = deadlines.filter((deadline) => !aside.includes(deadline) && !isLong(deadline));
  const done = aside.filter(({ state }) => state === 'done').length;
  return (
    <>
      {dated.length > 0 ? (
        <TimelineTable deadlines={dated} today={today} caption={t('duty.caption', { today })} />
      ) : (
        <EmptyState title={t('duty.none')} />
      )}
      <Folded
        deadlines={long}
        today={today}
        title={t('duty.longOverdue', { days: LONG_OVERDUE_DAYS, n: long.length })}
      />
      <Folded deadlines={aside} today={today} title={t('duty.closed', { open: aside.length - done, done })} />
      <CalendarNotes calendar={calendar} onImport={onImport} />
    </>
  );
}

function Folded({ deadlines, today, title }: { deadlines: ListedDeadline[]; today: string; title: string }) {
  if (deadlines.length === 0) return null;
  return (
    <details className="timeline-aside">
      <summary>{title}</summary>
      <TimelineTable deadlines={deadlines} today={today} caption={title} />
    </details>
  );
}
