import { useEffect, useRef, useState } from 'react';
import { saveState, type SaveState } from '../store/casefile-state.ts';
import { useSignal } from '../store/signal.ts';
import { t } from '../strings/t.ts';
import { Icon, type IconName } from '../ui/index.ts';

const ICONS: Record<SaveState, IconName> = { saved: 'ok', saving: 'save', failed: 'error' };
/** Screen readers hear the state once typing pauses, not after every letter. */
const QUIET_MS = 1500;

export function SaveStatus() {
  const state = useSignal(saveState);
  return (
    <>
      <span className={`save-state save-${state}`} data-testid="save-state" data-state={state}>
        <Icon name={ICONS[state]} />
        {t(`save.${state}`)}
      </span>
      <SaveAnnouncer state={state} />
    </>
  );
}

function SaveAnnouncer({ state }: { state: SaveState }) {
  const [spoken, setSpoken] = useState<SaveState | null>(null);
  const touched = useRef(false);
  useEffect(() => {
    touched.current ||= state !== 'saved';
    const timer = window.setTimeout(() => touched.current && setSpoken(state), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, [state]);
  return (
    <span className="visually-hidden" aria-live="polite">
      {spoken ? t(`save.${spoken}`) : ''}
    </span>
  );
}
