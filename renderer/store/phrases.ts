/** The assessor's own sentences, as the workbench keeps them for all casefiles. */
import type { CallInput, PhraseList } from '../../core/contract.ts';
import { callWorkbench } from '../api.ts';
import { createSignal } from './signal.ts';

export const ownPhrases = createSignal<PhraseList>({ phrases: [], notice: '' });

/** @throws WorkbenchError */
export async function loadPhrases(): Promise<void> {
  ownPhrases.set(await callWorkbench('phrase.list', {}));
}

/** @throws WorkbenchError */
export async function keepPhrase(phrase: CallInput<'phrase.add'>): Promise<void> {
  ownPhrases.set(await callWorkbench('phrase.add', phrase));
}

/** @throws WorkbenchError */
export async function forgetPhrase(id: string): Promise<void> {
  ownPhrases.set(await callWorkbench('phrase.remove', { id }));
}
