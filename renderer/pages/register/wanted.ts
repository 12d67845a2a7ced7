/** A kind of problem whose rows the grid is asked to show. */
import type { RegisterProblem } from '../../../core/register/call-results.ts';
import { createSignal } from '../../store/signal.ts';

export interface WantedProblem {
  subject: string;
  question: string;
  problem: RegisterProblem;
}

export const wantedProblem = createSignal<WantedProblem | null>(null);
