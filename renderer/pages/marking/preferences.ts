/** How a person likes to mark: kept in this window's own storage; it holds no answer. */
import { MARKING_WAYS, type MarkingWay } from '../../app/route.ts';
import { createSignal } from '../../store/signal.ts';

const WAY = 'marking-way';
const PHRASE = 'marking-phrase';

export function usualWay(): MarkingWay {
  const stored = localStorage.getItem(WAY);
  return MARKING_WAYS.find((known) => known === stored) ?? 'guided';
}

export function rememberWay(way: MarkingWay): void {
  localStorage.setItem(WAY, way);
}

/** Whether marking a row also fills its empty text with the first phrase for that result. */
export const fillsPhrase = createSignal(localStorage.getItem(PHRASE) === 'yes');

export function setFillsPhrase(on: boolean): void {
  localStorage.setItem(PHRASE, on ? 'yes' : 'no');
  fillsPhrase.set(on);
}
