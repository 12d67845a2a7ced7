/** What calls about duties and working days answer. */
import type { Location } from '../form/finding.ts';
import type { Confidence, Source } from '../form/pack-schema.ts';
import type { Deadline } from './deadline.ts';

export interface ListedDeadline extends Deadline {
  title: string;
  /** To whom; '' where nothing is handed in. */
  authority: string;
  /** The subject's name. */
  name: string;
  /** How the day is found, in Chinese. */
  rule: string;
  note: string;
  source: Source;
  /** Where the event or the fulfilment is entered. */
  at: Location | null;
  documents: { id: string; title: string }[];
}

export interface DutyList {
  /** `YYYY-MM-DD`, the day everything is counted from. */
  today: string;
  /** What needs attention first, first; done last. */
  deadlines: ListedDeadline[];
  calendar: CalendarState;
}

export interface CalendarState {
  years: {
    year: number;
    document: string;
    confidence: Confidence;
    /** With the program, or brought by the user. */
    origin: 'shipped' | 'imported';
  }[];
  /** Files that could not be used, each with its sentence. */
  problems: { file: string; message: string }[];
  /** What to do about years that are missing, as Chinese sentences. */
  warnings: string[];
}
