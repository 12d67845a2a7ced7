import { useState } from 'react';
import type { JobState, VerifyReport } from '../../../core/contract.ts';
import { callWorkbench } from '../../api.ts';
import { settled } from '../../store/casefile-store.ts';
import { followJob } from '../../store/follow-job.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, Note } from '../../ui/index.ts';
import { JobBar } from './JobBar.tsx';

export function VerifySection() {
  const [report, setReport] = useState<VerifyReport | null>(null);
  const [job, setJob] = useState<JobState | null>(null);
  const verify = useAction(async () => {
    setReport(null);
    await settled();
    try {
      const { state, id } = await followJob(await callWorkbench('casefile.verifyStart', {}), setJob);
      if (state === 'done') setReport(await callWorkbench('casefile.verified', { id }));
    } finally {
      setJob(null);
    }
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
      <JobBar job={job} />
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
