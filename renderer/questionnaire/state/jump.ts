/** Going to a question or a cell: scroll, focus, and a highlight that fades. */
import { useEffect, useEffectEvent } from 'react';

type Go = (row: string, column: string) => void;
const targets = new Map<string, Go>();

/** A table takes the focus itself: its rows may not be in the page. */
export function useJumpTarget(question: string, go: Go): void {
  const onJump = useEffectEvent(go);
  useEffect(() => {
    const target: Go = (row, column) => onJump(row, column);
    targets.set(question, target);
    return () => {
      if (targets.get(question) === target) targets.delete(question);
    };
  }, [question]);
}

export function blockOf(question: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-question="${CSS.escape(question)}"]`);
}

const CONTROLS = 'input:not([type=hidden],[type=file],[tabindex="-1"]), textarea, select';

/** @returns false when the question is not on the page. */
export function goTo(question: string, row = '', column = ''): boolean {
  const block = blockOf(question);
  if (!block) return false;
  showBlock(block);
  const table = targets.get(question);
  if (table) table(row, column);
  else controlIn(block, column)?.focus({ preventScroll: true });
  highlight(block);
  return true;
}

/** A short block in the middle of the page; one that fills it from its label on. */
function showBlock(block: HTMLElement): void {
  const tall = block.offsetHeight > window.innerHeight * 0.5;
  block.scrollIntoView({ block: tall ? 'start' : 'center' });
}

function controlIn(block: HTMLElement, column: string): HTMLElement | null {
  const part = column ? block.querySelector<HTMLElement>(`[data-column="${CSS.escape(column)}"]`) : null;
  const within = part ?? block;
  return (
    within.querySelector<HTMLElement>('input[type=radio]:checked') ??
    within.querySelector<HTMLElement>(`:is(${CONTROLS}):not(:disabled)`) ??
    within.querySelector<HTMLElement>('button') ??
    block
  );
}

function highlight(block: HTMLElement): void {
  block.classList.remove('q-highlight');
  // Restarts the animation when the same block is reached twice.
  void block.offsetWidth;
  block.classList.add('q-highlight');
}
