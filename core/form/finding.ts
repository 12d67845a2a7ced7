import type { Level, Source } from './pack-schema.ts';

/** Where on the screen something is: enough to jump there. */
export interface Location {
  subject: string;
  form: string;
  question: string;
  row?: string;
  column?: string;
}

export type FindingKind = 'required' | 'format' | 'check' | 'unknown-option' | 'conflict' | 'document';

/** Something missing, wrong or contradictory, with the place where it is mended. */
export interface Finding {
  /** Stable while the same thing is wrong: check id (or rule name) + place. */
  id: string;
  level: Level;
  kind: FindingKind;
  /** One Chinese sentence a user can act on. */
  message: string;
  at: Location;
  also?: Location[];
  /** Pack check id, e.g. G-06. */
  check?: string;
  source?: Source;
}

const ORDER: Record<Level, number> = { error: 0, warning: 1, hint: 2 };

export function bySeverity(a: Finding, b: Finding): number {
  return ORDER[a.level] - ORDER[b.level];
}
