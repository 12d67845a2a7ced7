import type { JobState } from '../../../core/contract.ts';
import { cancelJob } from '../../store/follow-job.ts';
import { t } from '../../strings/t.ts';
import { Button, ProgressBar } from '../../ui/index.ts';

/** How far a job is, and a way to call it off. */
export function JobBar({ job }: { job: JobState | null }) {
  if (job?.state !== 'running') return null;
  return (
    <div className="row">
      <ProgressBar done={Math.round(job.progress * 100)} total={100} label={job.step} />
      <span className="muted small">{job.step}</span>
      <Button onClick={() => void cancelJob(job)}>{t('ui.cancel')}</Button>
    </div>
  );
}
