import type { ListedDeadline } from '../../../../core/duty/call-results.ts';
import { hrefOf, hrefOfLocation } from '../../../app/route.ts';
import { t } from '../../../strings/t.ts';
import { ConfidenceTag, Icon, Tag } from '../../../ui/index.ts';
import { type Axis, placeOn } from './axis.ts';
import { dayRemark, stateWords } from './words.ts';

interface Props {
  deadline: ListedDeadline;
  axis: Axis;
  /** Which subject it is about, where there are several. */
  withName: boolean;
}

export function TimelineRow({ deadline, axis, withName }: Props) {
  const { title, name, authority, rule, note, due } = deadline;
  const words = stateWords(deadline);
  return (
    <tr>
      <th scope="row">
        <span className="timeline-title">{title}</span>
        <span className="timeline-about muted small">
          {[withName && name, authority && t('duty.authority', { authority }), rule].filter(Boolean).join(' · ')}
        </span>
        <SourceLine deadline={deadline} />
        {note && <span className="timeline-about muted small">{note}</span>}
        <Links deadline={deadline} />
      </th>
      <td>
        <Tag tone={words.tone} icon={words.icon}>
          {words.word}
        </Tag>
      </td>
      <td className="timeline-day">
        {due && <span className="number timeline-due">{due}</span>}
        <span className="timeline-about muted small">{dayRemark(deadline)}</span>
      </td>
      <td className="timeline-axis">
        <AxisCell deadline={deadline} axis={axis} />
      </td>
    </tr>
  );
}

function SourceLine({ deadline: { source } }: { deadline: ListedDeadline }) {
  return (
    <span className="timeline-about muted small">
      {source.document}
      {source.article && ` · ${source.article}`} <ConfidenceTag confidence={source.confidence} />
    </span>
  );
}

function Links({ deadline: { at, documents, subject, title } }: { deadline: ListedDeadline }) {
  if (!at && documents.length === 0) return null;
  return (
    <span className="timeline-links small">
      {at && (
        <a href={hrefOfLocation(at)}>
          <Icon name="edit" size={12} /> {t('duty.fill')}
          <span className="visually-hidden">：{title}</span>
        </a>
      )}
      {documents.map((document) => (
        <a key={document.id} href={hrefOf({ page: 'export', document: document.id, subject })}>
          <Icon name="document" size={12} /> {document.title}
        </a>
      ))}
    </span>
  );
}

/** Drawn only: every word of it stands in the row. */
function AxisCell({ deadline, axis }: { deadline: ListedDeadline; axis: Axis }) {
  const day = deadline.state === 'done' ? deadline.doneOn || deadline.due : deadline.due;
  const place = day ? placeOn(axis, day) : undefined;
  return (
    <span className="timeline-track" aria-hidden="true">
      {axis.months.map(({ at }) => (
        <span key={at} className="timeline-month" style={{ left: `${at}%` }} />
      ))}
      <span className="timeline-now" style={{ left: `${axis.today}%` }} />
      {place && (
        <>
          <Span from={Math.min(axis.today, place.at)} to={Math.max(axis.today, place.at)} state={deadline.state} />
          <span className={`timeline-mark timeline-${deadline.state}`} style={{ left: `${place.at}%` }} />
          <span
            className={place.at > 80 ? 'timeline-label timeline-label-left' : 'timeline-label'}
            style={{ left: `${place.at}%` }}
          >
            {place.beyond ? t(`duty.${place.beyond}`) : day.slice(5)}
          </span>
        </>
      )}
    </span>
  );
}

/** From today to the day: how long there is, or how long it has been. */
function Span({ from, to, state }: { from: number; to: number; state: ListedDeadline['state'] }) {
  if (state === 'done') return null;
  return <span className={`timeline-span timeline-${state}`} style={{ left: `${from}%`, width: `${to - from}%` }} />;
}
