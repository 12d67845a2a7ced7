import { useEffect, useState } from 'react';
import { callWorkbench } from '../../api.ts';
import { ThemeButton } from '../../app/TopBar.tsx';
import { appInfo, loadRecent, packs } from '../../store/app.ts';
import { adopt } from '../../store/casefile-store.ts';
import { openCasefileAt } from '../../store/open-flow.ts';
import { CASEFILE_EXTENSION, fileNameOf, joinPath } from '../../store/paths.ts';
import { useSignal } from '../../store/signal.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, Note } from '../../ui/index.ts';
import { pickPath } from '../files/pick-path.ts';
import { AuthorForm } from './AuthorForm.tsx';
import { NewCasefileDialog } from './NewCasefileDialog.tsx';
import { RecentList } from './RecentList.tsx';
import { showCasefile } from './show-casefile.ts';
import './start.css';

export function StartPage() {
  const info = useSignal(appInfo);
  const packList = useSignal(packs);
  const [creating, setCreating] = useState(false);
  useEffect(() => {
    document.title = t('app.title');
  }, []);
  const open = useAction((path: string) => openCasefileAt(path, fileNameOf(path), showCasefile));
  const browse = useAction(async () => {
    const path = await pickPath({ purpose: 'open', filter: 'casefile', suggested: '' });
    if (path) await openCasefileAt(path, fileNameOf(path), showCasefile);
  });
  const demo = useAction(async () => {
    const suggested = joinPath(info?.documentsFolder ?? '', `${t('start.demoName')}${CASEFILE_EXTENSION}`);
    const path = await pickPath({ purpose: 'save', filter: 'casefile', suggested });
    if (!path) return;
    await adopt(await callWorkbench('casefile.demo', { path }));
    await loadRecent();
    showCasefile();
  });
  const error = open.error ?? browse.error ?? demo.error;
  return (
    <div className="start">
      <header className="start-head">
        <div>
          <h1>{t('app.title')}</h1>
          <p className="muted">{t('app.subtitle')}</p>
        </div>
        <ThemeButton />
      </header>
      <main className="start-body">
        <div className="stack">
          {error && <ErrorNote error={error} />}
          {packList.length === 0 && <Note tone="error" title={t('start.noPack')} />}
          <section className="card stack" aria-labelledby="start-begin">
            <h2 id="start-begin">{t('start.begin')}</h2>
            <div className="start-actions">
              <Button variant="primary" icon="add" onClick={() => setCreating(true)} disabled={packList.length === 0}>
                {t('start.new')}
              </Button>
              <Button icon="folder" busy={browse.busy || open.busy} onClick={() => void browse.run()}>
                {t('start.open')}
              </Button>
              <Button icon="document" busy={demo.busy} onClick={() => void demo.run()}>
                {t('start.demo')}
              </Button>
            </div>
            <p className="muted small">{t('start.demoHint')}</p>
          </section>
          <RecentList onOpen={(path) => void open.run(path)} />
        </div>
        <aside className="stack">
          <AuthorForm />
          <section className="card stack" aria-labelledby="start-packs">
            <h2 id="start-packs">{t('start.packs')}</h2>
            <ul className="bare stack">
              {packList.map((pack) => (
                <li key={`${pack.id}@${pack.version}`}>
                  <p>
                    <strong>{pack.title}</strong> <span className="muted small number">{pack.version}</span>
                  </p>
                  <p className="muted small">{pack.authority}</p>
                  <p className="small">{pack.summary}</p>
                </li>
              ))}
            </ul>
          </section>
          <p className="muted small">{t('start.offline', { version: info?.version ?? '' })}</p>
        </aside>
      </main>
      {creating && <NewCasefileDialog onClose={() => setCreating(false)} />}
    </div>
  );
}
