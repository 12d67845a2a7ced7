import { useId, type FormEvent, type ReactNode } from 'react';
import type { WorkbenchError } from '../../core/contract.ts';
import { t } from '../strings/t.ts';
import { Button } from './Button.tsx';
import { Dialog, type DialogProps } from './Dialog.tsx';
import { ErrorNote } from './ErrorNote.tsx';

interface FormDialogProps extends Pick<DialogProps, 'title' | 'size'> {
  /** On the button that sends the form; Enter does the same. */
  action: string;
  busy: boolean;
  disabled?: boolean;
  /** Why it could not be done. */
  error: WorkbenchError | null;
  onSubmit(event: FormEvent): void;
  onClose(): void;
  children: ReactNode;
}

/** A dialog whose content is one form. */
export function FormDialog({
  title,
  size,
  action,
  busy,
  disabled,
  error,
  onSubmit,
  onClose,
  children,
}: FormDialogProps) {
  const formId = useId();
  return (
    <Dialog
      title={title}
      {...(size ? { size } : {})}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy} disabled={disabled}>
            {action}
          </Button>
        </>
      }
    >
      <form id={formId} className="stack" noValidate onSubmit={onSubmit}>
        {children}
        {error && <ErrorNote error={error} />}
      </form>
    </Dialog>
  );
}
