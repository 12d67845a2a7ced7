import { Component, type ReactNode } from 'react';
import { toWorkbenchError } from '../api.ts';
import { t } from '../strings/t.ts';
import { Button, ErrorNote } from '../ui/index.ts';

interface Props {
  /** Another place gets another try. */
  place: string;
  children: ReactNode;
}

/** A fault in one page must not take the window, and what was typed, with it. */
export class CrashGuard extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.error !== undefined) this.setState({ error: undefined });
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <div className="page">
        <ErrorNote error={toWorkbenchError(this.state.error)}>
          <Button onClick={() => this.setState({ error: undefined })}>{t('ui.retry')}</Button>
        </ErrorNote>
      </div>
    );
  }
}
