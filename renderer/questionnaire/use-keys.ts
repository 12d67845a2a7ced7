import { useEffect, useEffectEvent } from 'react';
import { flushDrafts } from '../store/drafts.ts';

/** Keys of the page, and handing over what is typed before the window goes away. */
export function useQuestionnaireKeys(actions: { turn(step: 1 | -1): void; problem(step: 1 | -1): void }): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector('dialog[open]')) return;
    if (event.key === 'F8') actions.problem(event.shiftKey ? -1 : 1);
    else if (event.altKey && (event.key === 'PageDown' || event.key === 'PageUp'))
      actions.turn(event.key === 'PageDown' ? 1 : -1);
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    // Phones and laptops that close may never fire `beforeunload`.
    document.addEventListener('visibilitychange', flushDrafts);
    window.addEventListener('pagehide', flushDrafts);
    return () => {
      window.removeEventListener('keydown', listen);
      document.removeEventListener('visibilitychange', flushDrafts);
      window.removeEventListener('pagehide', flushDrafts);
    };
  }, []);
}
