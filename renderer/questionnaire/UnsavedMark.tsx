import { useSyncExternalStore } from 'react';
import { answers, saveState } from '../store/casefile-state.ts';
import { unsavedQuestions } from '../store/casefile-store.ts';
import { t } from '../strings/t.ts';
import { Icon } from '../ui/index.ts';

function subscribe(listener: () => void): () => void {
  const offs = [saveState.subscribe(listener), answers.subscribe(listener)];
  return () => {
    for (const off of offs) off();
  };
}

/** Says so where an answer could not be written. Saving that goes well stays silent. */
export function UnsavedMark({ subject, question }: { subject: string; question: string }) {
  const unsaved = useSyncExternalStore(
    subscribe,
    () => saveState.get() === 'failed' && unsavedQuestions().has(`${subject}/${question}`),
  );
  if (!unsaved) return null;
  return (
    <span className="q-unsaved">
      <Icon name="error" size={14} /> {t('save.failed')}
    </span>
  );
}
