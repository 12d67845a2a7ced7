import { useWindowKey } from '../app/use-window-key.ts';
import { useFlushedDrafts } from '../store/use-flushed-drafts.ts';
import { togglePanelFocus } from './state/panel.ts';

/** Keys of the page, and handing over what is typed before the window goes away. */
export function useQuestionnaireKeys(actions: {
  turn(step: 1 | -1): void;
  problem(step: 1 | -1): void;
  evidence(): void;
}): void {
  useWindowKey((event) => {
    const isPanel = event.key === 'F6';
    const isProblem = event.key === 'F8';
    const isEvidence = event.key === 'F9';
    const isTurn = event.altKey && (event.key === 'PageDown' || event.key === 'PageUp');
    // The page is searched only for these keys: on a long form it takes longer than the typing itself.
    const isOurs = isProblem || isTurn || isPanel || isEvidence;
    if (event.isComposing || !isOurs || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    if (isPanel) togglePanelFocus();
    else if (isEvidence) actions.evidence();
    else if (isProblem) actions.problem(event.shiftKey ? -1 : 1);
    else actions.turn(event.key === 'PageDown' ? 1 : -1);
  });
  useFlushedDrafts();
}
