/** A failure that belongs to no place on the page, e.g. of a command from the palette. */
import type { WorkbenchError } from '../../core/contract.ts';
import { toWorkbenchError } from '../api.ts';
import { createSignal, useSignal } from '../store/signal.ts';
import { t } from '../strings/t.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';

const shown = createSignal<WorkbenchError | null>(null);

export function showError(error: unknown): void {
  shown.set(toWorkbenchError(error));
}

/** Mounted once. */
export function ErrorHost() {
  const error = useSignal(shown);
  const close = (): void => shown.set(null);
  if (!error) return null;
  return (
    <Dialog
      title={t('error.title')}
      size="small"
      onClose={close}
      footer={
        <Button variant="primary" onClick={close}>
          {t('ui.close')}
        </Button>
      }
    >
      <ErrorNote error={error} />
    </Dialog>
  );
}
