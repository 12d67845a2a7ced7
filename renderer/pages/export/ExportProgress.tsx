import { useEffect, useRef } from 'react';
import type { JobState } from '../../../core/contract.ts';
import { callWorkbench } from '../../api.ts';
import { cancelExport } from '../../store/export-job.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, Icon, Note, ProgressBar } from '../../ui/index.ts';
import { ReportTags, ReportView } from './ReportView.tsx';

export function ExportProgress({ job }: { job: JobState }) {
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' });
  }, [job.id, job.state]);
  const cancel = useAction(cancelExport);
  const show = useAction((path: string) => callWorkbench('app.showFile', { path }));
  const written = job.reports.find((report) => report.path)?.path;
  return (
    <section className="card stack" aria-labelledby="export-result" ref={section}>
      <h2 id="export-result">{t('export.result')}</h2>
      <div role="status" className="stack">
        {job.state === 'running' && <p>{job.step}</p>}
        {job.state === 'done' && <Note tone="ok" title={t('export.done', { n: job.reports.length })} />}
        {job.state === 'cancelled' && <Note tone="warning" title={t('export.cancelled')} />}
      </div>
      {job.state === 'running' && (
        <>
          <ProgressBar done={Math.round(job.progress * 100)} total={100} label={t('export.progress')} />
          <div>
            <Button icon="close" busy={cancel.busy} onClick={() => void cancel.run()}>
              {t('export.cancel')}
            </Button>
          </div>
        </>
      )}
      {job.error && job.state === 'failed' && <ErrorNote error={job.error} />}
      {cancel.error && <ErrorNote error={cancel.error} />}
      {show.error && <ErrorNote error={show.error} />}
      {job.state !== 'running' && written && (
        <div>
          <Button icon="folder" busy={show.busy} onClick={() => void show.run(written)}>
            <span>{t('export.openFolder')}</span>
          </Button>
        </div>
      )}
      {job.reports.map((report) => (
        <details
          key={`${report.document}/${report.subject}`}
          className="report"
          open={job.reports.length === 1 || report.mismatched.length > 0}
        >
          <summary>
            <Icon name="document" /> <span className="report-file">{report.fileName}</span>
            <ReportTags report={report} />
          </summary>
          <ReportView report={report} />
        </details>
      ))}
    </section>
  );
}
