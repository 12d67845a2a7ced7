/** Rows of registers for documents: views that are in memory already, in the order of the register. */
import type { RegisterViews } from '../../core/document/fill-register.ts';
import type { RegisterStates } from './register-states.ts';

/** As of the last evaluation of the casefile. */
export const registerViews =
  (states: RegisterStates): RegisterViews =>
  (subject, question) =>
    states.views(subject, question);
