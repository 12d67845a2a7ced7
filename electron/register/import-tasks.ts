/** What the import thread is asked to do, and what it answers. */
import type { ErrorData } from '../../core/contract.ts';
import type { NamedSubject } from '../../core/form/parse.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import type { Register } from '../../core/form/schema/register.ts';
import type {
  ColumnMapping,
  HeaderSpan,
  ImportOptions,
  MappingProposal,
  ReadRow,
  SkippedRow,
} from '../../core/register/import-model.ts';
import type { ImportOpening } from '../../core/register/import-results.ts';

export interface OpenTask {
  type: 'open';
  pack: Pack;
  register: Register;
  subjects: NamedSubject[];
  path: string;
  sheet?: number | undefined;
  header?: HeaderSpan | undefined;
}

export type Opened = Omit<ImportOpening, 'id' | 'fileName' | 'remembered' | 'key'> & {
  mapping: MappingProposal[];
};

export interface ConvertTask {
  type: 'convert';
  pack: Pack;
  register: Register;
  subjects: NamedSubject[];
  path: string;
  sheet: number;
  header: HeaderSpan;
  mapping: ColumnMapping[];
  key: string[];
  options: ImportOptions;
}

export interface Converted {
  /** Columns of the register that each row's values stand for. */
  columns: string[];
  /** Numbers rounded to what the column allows, dates read from Excel's count of days, merged numbers kept once. */
  notes: { rounded: number; serial: number; mergedNumbers: number; hiddenRows: number };
}

export interface Batch {
  rows: ReadRow[];
  skipped: SkippedRow[];
}

export type ImportTask = OpenTask | ConvertTask;
export type FromImportThread =
  | { type: 'opened'; opened: Opened }
  | { type: 'columns'; columns: string[] }
  | { type: 'batch'; batch: Batch; share: number }
  | { type: 'converted'; converted: Converted }
  | { type: 'failed'; error: ErrorData };
/** A batch has been taken: the next may come. Without it a quick reader would fill the memory of a slow one. */
export interface Taken {
  type: 'taken';
}
