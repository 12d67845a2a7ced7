import { useState } from 'react';
import { createSignal, useSignal } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog, Note, toast } from '../../ui/index.ts';

export interface RecoveryCode {
  code: string;
  /** Casefile it belongs to, printed with it. */
  name: string;
}
/** Shown once, after creating or re-keying a casefile. */
export const recoveryCode = createSignal<RecoveryCode | null>(null);

export function RecoveryCodeHost() {
  const shown = useSignal(recoveryCode);
  return shown && <RecoveryCodeDialog key={shown.code} {...shown} />;
}

/** No way out but the tick: a code nobody wrote down is worth nothing. */
function RecoveryCodeDialog({ code, name }: RecoveryCode) {
  const [written, setWritten] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(code);
      toast(t('ui.copied'));
    } catch {
      toast(t('recovery.copyFailed'), 'error');
    }
  };
  return (
    <Dialog
      title={t('recovery.title')}
      className="print-sheet"
      footer={
        <Button variant="primary" disabled={!written} onClick={() => recoveryCode.set(null)}>
          {t('recovery.done')}
        </Button>
      }
    >
      <p>{t('recovery.text')}</p>
      <p className="muted">{t('recovery.casefile', { name })}</p>
      <p className="recovery-code" tabIndex={0} aria-label={t('recovery.code')}>
        {code}
      </p>
      <div className="row no-print">
        <Button icon="copy" onClick={() => void copy()}>
          {t('ui.copy')}
        </Button>
        <Button icon="print" onClick={() => window.print()}>
          {t('ui.print')}
        </Button>
      </div>
      <Note tone="warning">
        <p>{t('recovery.warning')}</p>
      </Note>
      <label className="choice no-print">
        <input type="checkbox" checked={written} onChange={(event) => setWritten(event.target.checked)} />
        <span>{t('recovery.written')}</span>
      </label>
    </Dialog>
  );
}
