import { useState } from 'react';
import type { JobState } from '../../../core/contract.ts';
import { callWorkbench } from '../../api.ts';
import { loadRecent } from '../../store/app.ts';
import { adopt, settled } from '../../store/casefile-store.ts';
import { followJob } from '../../store/follow-job.ts';
import { withExtension } from '../../store/paths.ts';
import { useAction } from '../../store/use-action.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, toast } from '../../ui/index.ts';
import { pickPath } from '../files/pick-path.ts';
import { JobBar } from './JobBar.tsx';

export function SaveAsSection() {
  const { state } = useOpenCasefile();
  const [job, setJob] = useState<JobState | null>(null);
  const save = useAction(async () => {
    const chosen = await pickPath({ purpose: 'save', filter: 'casefile', suggested: state.path });
    if (!chosen) return;
    await settled();
    try {
      const started = await callWorkbench('casefile.saveAsStart', { path: withExtension(chosen) });
      if ((await followJob(started, setJob)).state !== 'done') return;
    } finally {
      setJob(null);
    }
    const copy = await callWorkbench('casefile.current', {});
    if (copy) await adopt(copy);
    await loadRecent();
    toast(t('saveAs.done'));
  });
  return (
    <section className="card stack" aria-labelledby="save-as">
      <div className="row spread">
        <h2 id="save-as">{t('saveAs.title')}</h2>
        <Button icon="save" busy={save.busy} onClick={() => void save.run()}>
          {t('saveAs.action')}
        </Button>
      </div>
      <p className="muted">{t('saveAs.text')}</p>
      <p className="mono small report-path">{state.path}</p>
      <JobBar job={job} />
      {save.error && <ErrorNote error={save.error} />}
    </section>
  );
}
