import { useState } from 'react';
import { type ErrorData, type JobState, type VerifyReport, WorkbenchError } from '../../../core/contract.ts';
import { callWorkbench } from '../../api.ts';
import { settled } from '../../store/casefile-store.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, Note, ProgressBar } from '../../ui/index.ts';

const POLL_MS = 200;

const errorParts = ({ code, message, advice, detail }: ErrorData) => [code, message, advice, detail] as const;

export function VerifySection() {
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [job, setJob] = useState<JobState | null>(null);
  const verify = useAction(async () => {
    setReport(null);
    await settled();
    let running = await callWorkbench('casefile.verifyStart', {});
    for (; running.state === 'running'; running = await callWorkbench('job.get', { id: running.id })) {
      setJob(running);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    setJob(null);
    if (running.error) throw new WorkbenchError(...errorParts(running.error));
    if (running.state === 'done') setReport(await callWorkbench('casefile.verified', { id: running.id }));
  });
  return (
    <section className="card stack" aria-labelledby="verify">
      <div className="row spread">
        <h2 id="verify">{t('verify.title')}</h2>
        <Button icon="shield" busy={verify.busy} onClick={() => void verify.run()}>
          {t('verify.action')}
        </Button>
      </div>
      <p className="muted">{t('verify.text')}</p>
      {verify.error && <ErrorNote error={verify.error} />}
      {job && (
        <div className="row">
          <ProgressBar done={Math.round(job.progress * 100)} total={100} label={job.step} />
          <span className="muted small">{job.step}</span>
          <Button onClick={() => void callWorkbench('job.cancel', { id: job.id })}>{t('ui.cancel')}</Button>
        </div>
      )}
      <div role="status">
        {report && (
          <Note tone={report.ok ? 'ok' : 'error'} title={t(report.ok ? 'verify.ok' : 'verify.bad')}>
            <p className="number">
              {t('verify.counts', {
                changes: report.changes,
                devices: report.devices,
                evidence: report.evidence,
              })}
            </p>
            {report.problems.length > 0 && (
              <ul>
                {report.problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
            )}
          </Note>
        )}
      </div>
    </section>
  );
}
