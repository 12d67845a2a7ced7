/** Rows the grid is asked to show: those with one kind of problem, or with certain values. */
import type { RegisterProblem } from '../../../core/register/call-results.ts';
import type { PictureFilter } from '../../../core/register/picture-arrange.ts';
import { createSignal } from '../../store/signal.ts';

export interface WantedProblem {
  subject: string;
  question: string;
  problem: RegisterProblem;
}

export const wantedProblem = createSignal<WantedProblem | null>(null);

export interface WantedValues {
  subject: string;
  question: string;
  columns: PictureFilter;
}

export const wantedValues = createSignal<WantedValues | null>(null);
