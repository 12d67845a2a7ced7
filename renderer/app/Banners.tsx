import { openCasefile, saveError } from '../store/casefile-state.ts';
import { discardUnsaved, retrySave } from '../store/casefile-store.ts';
import { connection } from '../store/connection.ts';
import { openCasefileAt } from '../store/open-flow.ts';
import { fileNameOf } from '../store/paths.ts';
import { useSignal } from '../store/signal.ts';
import { reconnect } from '../store/sync.ts';
import { useAction } from '../store/use-action.ts';
import { t } from '../strings/t.ts';
import { askConfirm, Button, ErrorNote, Note } from '../ui/index.ts';

/** What concerns the whole casefile stands above every page until it is settled. */
export function Banners() {
  const alive = useSignal(connection);
  const error = useSignal(saveError);
  const open = useSignal(openCasefile);
  return (
    <div className="banners">
      {!alive ? <ConnectionBanner /> : error && <SaveBanner />}
      {open?.state.notice && <Note tone="warning">{open.state.notice}</Note>}
    </div>
  );
}

function ConnectionBanner() {
  const { run, busy } = useAction(reconnect);
  return (
    <ErrorNote error={{ message: t('error.connection.message'), advice: t('error.connection.advice') }}>
      <Button busy={busy} onClick={() => void run()}>
        {t('ui.retry')}
      </Button>
    </ErrorNote>
  );
}

/** The workbench was started again and has forgotten the casefile: open it and write what waited. */
const FORGOTTEN = new Set(['NO_CASEFILE', 'PASSPHRASE_NEEDED']);

function SaveBanner() {
  const error = useSignal(saveError);
  const path = useSignal(openCasefile)?.state.path ?? '';
  const reopen = useAction(() => openCasefileAt(path, fileNameOf(path), () => undefined));
  const discard = useAction(discardUnsaved);
  const shown = reopen.error ?? discard.error ?? error;
  if (!error || !shown) return null;
  return (
    <ErrorNote error={{ message: t('save.failedMessage', { message: shown.message }), advice: shown.advice }}>
      {FORGOTTEN.has(error.code) ? (
        <Button variant="primary" busy={reopen.busy} onClick={() => void reopen.run()}>
          {t('save.reopen')}
        </Button>
      ) : (
        <Button variant="primary" onClick={retrySave}>
          {t('ui.retry')}
        </Button>
      )}
      <Button
        variant="danger"
        busy={discard.busy}
        onClick={async () => {
          const sure = await askConfirm({
            title: t('save.discard'),
            text: t('save.discardConfirm'),
            action: t('save.discard'),
            danger: true,
          });
          if (sure) await discard.run();
        }}
      >
        {t('save.discard')}
      </Button>
    </ErrorNote>
  );
}
