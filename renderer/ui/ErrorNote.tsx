import type { ReactNode } from 'react';
import type { ErrorData } from '../../core/contract.ts';
import { t } from '../strings/t.ts';
import { Icon } from './Icon.tsx';

/** A failure in words: what happened, what to do, and the technical part folded away. */
export function ErrorNote({
  error,
  children,
}: {
  error: Pick<ErrorData, 'message' | 'advice'> & { detail?: string | undefined };
  children?: ReactNode;
}) {
  return (
    <div className="note note-error" role="alert">
      <Icon name="error" />
      <div>
        <p className="note-title">{error.message}</p>
        {error.advice && <p className="note-advice">{error.advice}</p>}
        {error.detail && (
          <details>
            <summary>{t('ui.detail')}</summary>
            <pre>{error.detail}</pre>
          </details>
        )}
        {children && <div className="row">{children}</div>}
      </div>
    </div>
  );
}
