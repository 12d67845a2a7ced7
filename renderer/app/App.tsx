import { useEffect } from 'react';
import { BackupsPage } from '../pages/backups/BackupsPage.tsx';
import { CasefilePage } from '../pages/casefile/CasefilePage.tsx';
import { EvidencePage } from '../pages/evidence/EvidencePage.tsx';
import { ExportPage } from '../pages/export/ExportPage.tsx';
import { FilePickerHost } from '../pages/files/FilePickerHost.tsx';
import { MarkingPage } from '../pages/marking/MarkingPage.tsx';
import { RecoveryCodeHost } from '../pages/start/RecoveryCodeDialog.tsx';
import { RegisterPage } from '../pages/register/RegisterPage.tsx';
import { StartPage } from '../pages/start/StartPage.tsx';
import { UnlockHost } from '../pages/start/UnlockDialog.tsx';
import { TemplatesPage } from '../pages/templates/TemplatesPage.tsx';
import { TemplateView } from '../pages/templates/TemplateView.tsx';
import { QuestionnairePage } from '../questionnaire/QuestionnairePage.tsx';
import { loadApp } from '../store/app.ts';
import { openCasefile } from '../store/casefile-state.ts';
import { loadCurrent } from '../store/casefile-store.ts';
import { useSelected } from '../store/signal.ts';
import { startSync } from '../store/sync.ts';
import { useAction } from '../store/use-action.ts';
import { t } from '../strings/t.ts';
import { Button, ErrorNote } from '../ui/index.ts';
import { ConfirmHost } from '../ui/confirm.tsx';
import { ErrorHost } from '../ui/error-dialog.tsx';
import { Toasts } from '../ui/toast.tsx';
import { CrashGuard } from './CrashGuard.tsx';
import { hrefOf, useRoute, type Route } from './route.ts';
import { Shell } from './Shell.tsx';
import { useOpenRequest } from './use-open-request.ts';

export function App() {
  const { run, error, busy } = useAction(async () => {
    await loadApp();
    await loadCurrent();
  });
  useEffect(() => {
    void run();
    return startSync();
  }, [run]);
  const isAsking = useSelected(openCasefile, (open) => open === undefined);
  useOpenRequest();
  return (
    <>
      {error && isAsking ? (
        <main className="page">
          <ErrorNote error={error}>
            <Button onClick={() => void run()} busy={busy}>
              {t('ui.retry')}
            </Button>
          </ErrorNote>
        </main>
      ) : (
        !isAsking && <Pages />
      )}
      <FilePickerHost />
      <UnlockHost />
      <RecoveryCodeHost />
      <ConfirmHost />
      <ErrorHost />
      <Toasts />
    </>
  );
}

function Pages() {
  const route = useRoute();
  // Every save makes another state; pages hear by themselves of what they show.
  const path = useSelected(openCasefile, (open) => open?.state.path);
  if (path === undefined) return <StartPage />;
  return (
    <Shell route={route}>
      <CrashGuard key={path} place={hrefOf(route)}>
        <Page route={route} />
      </CrashGuard>
    </Shell>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'start':
    case 'open':
    case 'casefile':
      return <CasefilePage />;
    case 'questionnaire':
      return <QuestionnairePage {...route} />;
    case 'register':
      return <RegisterPage {...route} />;
    case 'marking':
      return <MarkingPage {...route} />;
    case 'export':
      return <ExportPage key={hrefOf(route)} document={route.document} subject={route.subject} />;
    case 'templates':
      return route.document && route.template ? (
        <TemplateView key={hrefOf(route)} document={route.document} fingerprint={route.template} />
      ) : (
        <TemplatesPage document={route.document} />
      );
    case 'evidence':
      return <EvidencePage file={route.file} />;
    case 'backups':
      return <BackupsPage />;
  }
}
