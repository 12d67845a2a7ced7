import type { FilingChanges } from '../../../../core/register/filing-results.ts';
import { hrefOfLocation } from '../../../app/route.ts';
import { callWorkbench } from '../../../api.ts';
import { runChange } from '../../../store/casefile-store.ts';
import { useAction } from '../../../store/use-action.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';
import { t } from '../../../strings/t.ts';
import { Button, ErrorNote, Icon, toast } from '../../../ui/index.ts';

/** What it is compared with, and the way to keep what is handed in now. */
export function BaselineSection({ changes }: { changes: FilingChanges }) {
  const { baseline, records, subject, question } = changes;
  const { state } = useOpenCasefile();
  const record = useAction(async () => {
    await runChange(() => callWorkbench('filing.record', { subject, question }));
    toast(t('changes.recorded'));
  });
  return (
    <section className="card changes-baseline" aria-labelledby="changes-title">
      <div>
        <h2 id="changes-title">{t('changes.title')}</h2>
        <p>
          {baseline
            ? t('changes.baseline', { date: baseline.date, rows: baseline.rows, file: baseline.file.name })
            : t('changes.noBaseline')}
        </p>
        <p className="muted small">{t('changes.recordHint')}</p>
        {record.error && <ErrorNote error={record.error} />}
      </div>
      <div className="changes-actions">
        {!state.readOnly && records && (
          <Button icon="save" busy={record.busy} onClick={() => void record.run()}>
            {t('changes.record')}
          </Button>
        )}
        {records && (
          <a className="button" href={hrefOfLocation(records)}>
            <Icon name="history" /> {t('changes.records')}
          </a>
        )}
      </div>
    </section>
  );
}
