/** The values behind the store; `casefile-store.ts` is the only one to set them. */
import type { Answer } from '../../core/answer/answer.ts';
import type { CasefileState, WorkbenchError } from '../../core/contract.ts';
import type { Evaluation } from '../../core/form/evaluate.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { createSignal } from './signal.ts';

export type SaveState = 'saved' | 'saving' | 'failed';

export interface OpenCasefile {
  state: Omit<CasefileState, 'answers'>;
  pack: Pack;
}

/** `undefined` = not asked yet, `null` = none open. */
export const openCasefile = createSignal<OpenCasefile | null | undefined>(undefined);
/** What the screen shows: saved answers with unsaved edits on top. */
export const answers = createSignal<ReadonlyMap<string, Answer>>(new Map());
/** Lags behind `answers` by a short pause, so that rules never slow a keystroke. */
export const evaluation = createSignal<Evaluation | null>(null);
export const saveState = createSignal<SaveState>('saved');
export const saveError = createSignal<WorkbenchError | null>(null);
