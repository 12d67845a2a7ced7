/** Rows that another part of the page asks the grid to show. */
import type { ViewSpec } from '../../../core/register/view.ts';
import { createSignal } from '../../store/signal.ts';

export interface WantedRows {
  subject: string;
  question: string;
  /** Filters in place of those in force. */
  filter: Partial<ViewSpec>;
}

export const wantedRows = createSignal<WantedRows | null>(null);
