import type { FilingChanges, FilingClock } from '../../../../core/register/filing-results.ts';
import { hrefOf, hrefOfLocation } from '../../../app/route.ts';
import { callWorkbench } from '../../../api.ts';
import { runChange } from '../../../store/casefile-store.ts';
import { useAction } from '../../../store/use-action.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';
import { t } from '../../../strings/t.ts';
import { askConfirm, Button, ErrorNote, Icon, Tag, toast } from '../../../ui/index.ts';
import { dueWords } from '../../casefile/timeline/words.ts';

const SHOWN_REASONS = 5;

/** Whether a new filing is due, why, by when, and the comparison to hand in with it. */
export function VerdictSection({ changes }: { changes: FilingChanges }) {
  const { triggered, reasons, percent, clock } = changes;
  return (
    <section className="card changes-verdict" aria-labelledby="changes-verdict">
      <div>
        <h2 id="changes-verdict">
          <Tag tone={triggered ? 'error' : 'ok'} icon={triggered ? 'alert' : 'ok'}>
            {t(triggered ? 'changes.triggered' : 'changes.notTriggered')}
          </Tag>
        </h2>
        {triggered ? (
          <ul className="changes-reasons">
            {reasons.slice(0, SHOWN_REASONS).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
            {reasons.length > SHOWN_REASONS && (
              <li className="muted">{t('changes.moreReasons', { n: reasons.length - SHOWN_REASONS })}</li>
            )}
          </ul>
        ) : (
          <p>{t('changes.notTriggeredText', { percent })}</p>
        )}
        <Clock clock={clock} />
      </div>
      <ReportActions changes={changes} />
    </section>
  );
}

function Clock({ clock }: { clock: FilingClock }) {
  const { state, occurred, due, aim, daysLeft, months, at } = clock;
  if (state === 'none') return null;
  if (state === 'waiting')
    return (
      <p className="row">
        {t('changes.clockWaiting', { months })}
        {at && <a href={hrefOfLocation(at)}>{t('changes.clockFill')}</a>}
      </p>
    );
  const left = daysLeft ?? 0;
  const words =
    state === 'overdue'
      ? ({ tone: 'error', icon: 'alert', word: t('duty.overdue', { n: -left }) } as const)
      : dueWords(left);
  return (
    <p className="row">
      {t('changes.clock', { occurred, months, due })}
      <Tag tone={words.tone} icon={words.icon}>
        {words.word}
      </Tag>
      {aim !== '' && aim !== due && <span className="muted small">{t('duty.aim', { day: aim })}</span>}
    </p>
  );
}

function ReportActions({ changes }: { changes: FilingChanges }) {
  const { report, subject, question } = changes;
  const { state, pack } = useOpenCasefile();
  const write = useAction(async () => {
    if (!report) return;
    const { label, rows } = report;
    const isAgreed = await askConfirm({
      title: t('changes.reportTitle', { label }),
      text: t('changes.reportText', { label, rows }),
      action: t('changes.reportAction'),
    });
    if (!isAgreed) return;
    const result = await runChange(() => callWorkbench('filing.report', { subject, question }));
    toast(t('changes.reported', { label, rows: result.rows }));
  });
  if (!report) return null;
  const type = pack.forms
    .flatMap(({ sections }) => sections.flatMap(({ questions }) => questions))
    .find(({ id }) => id === report.at.question)?.type;
  const href =
    type === 'register'
      ? hrefOf({ page: 'register', subject, question: report.at.question })
      : hrefOfLocation(report.at);
  return (
    <div className="changes-actions">
      {!state.readOnly && report.rows > 0 && (
        <Button
          icon="table"
          variant={changes.triggered ? 'primary' : 'plain'}
          busy={write.busy}
          onClick={() => void write.run()}
        >
          {t('changes.report', { label: report.label, rows: report.rows })}
        </Button>
      )}
      <a className="button" href={href}>
        <Icon name="arrow" /> {t('changes.reportOpen', { label: report.label })}
      </a>
      {write.error && <ErrorNote error={write.error} />}
    </div>
  );
}
