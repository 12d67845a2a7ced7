/** What a proposal says. A proposal is a guess with its reasons; a person confirms it. */
import type { PlaceKind } from './place.ts';

export interface Proposal {
  /** Question, or `question.field` for one field of a contact. */
  question: string;
  label: string;
  section: string;
  /** 0–1; from 0.75 on nearly always right. */
  score: number;
  /** Chinese, one for each thing that counted. */
  reasons: string[];
  /** Printed option → option of the question, where their words differ. */
  options?: Record<string, string>;
}

export interface ColumnProposal {
  at: string;
  label: string[];
  /** Best column of the proposed table; absent when none fits. */
  column?: string;
  score: number;
  options?: Record<string, string>;
}

export interface PlaceProposal {
  place: string;
  at: string;
  kind: PlaceKind;
  label: string[];
  /** Best first, three at most; empty when nothing fits or nothing may be written there. */
  proposals: Proposal[];
  /** For rows: the columns of the best table. */
  columns?: ColumnProposal[];
  /** Nobody writes here: ink, the office's own, computed. */
  leave?: boolean;
}

export const round = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 100) / 100;
