/** What calls answer: JSON only. */
import type { Answer, AnswerValue } from './answer/answer.ts';
import type { ChangeAction } from './answer/change.ts';
import type { ExportReport } from './document/model.ts';
import type { ErrorData } from './error.ts';
import type { OwnPhrase } from './register/marking-items.ts';

export interface AppInfo {
  version: string;
  door: 'electron' | 'loopback' | 'cli';
  /** Shown as author of changes; '' until the user says who they are. */
  author: string;
  /** Folder proposed for new casefiles. */
  documentsFolder: string;
  platform: string;
  /** `true` when the door can show the system's own file dialogs. */
  nativeDialogs: boolean;
}

export interface PhraseList {
  phrases: OwnPhrase[];
  /** Sentence about a file that could not be read, or ''. */
  notice: string;
}

export interface PackSummary {
  id: string;
  version: string;
  title: string;
  authority: string;
  region: string;
  summary: string;
}

export interface RecentCasefile {
  path: string;
  /** File name without extension. */
  name: string;
  openedAt: string;
  exists: boolean;
}

export interface CasefileState {
  /** Random id of this opening; changes when another file is opened. */
  session: string;
  path: string;
  name: string;
  packId: string;
  packVersion: string;
  encrypted: boolean;
  readOnly: boolean;
  /** Sentence to show, e.g. made by a newer program, pack missing a version. */
  notice: string;
  answers: Answer[];
  canUndo: boolean;
  canRedo: boolean;
  /** Grows with every change; a window that sees a jump reloads. */
  revision: number;
}

export interface ChangeResult {
  /** What became of the touched answers, `null` value = cleared. */
  changed: { subject: string; question: string; row: string; column: string; value: AnswerValue | null }[];
  canUndo: boolean;
  canRedo: boolean;
  revision: number;
}

export interface HistoryEntry {
  id: string;
  row: string;
  column: string;
  value: AnswerValue | null;
  author: string;
  device: string;
  at: string;
  reason: string;
  action: ChangeAction;
  isHead: boolean;
}

export interface BackupInfo {
  file: string;
  path: string;
  at: string;
  bytes: number;
}

export interface FolderListing {
  folder: string;
  parent: string;
  folders: string[];
  files: { name: string; bytes: number; modifiedAt: string }[];
  /** Quick places: documents, desktop, home, drives. */
  places: { name: string; path: string }[];
}

export interface JobState {
  id: string;
  kind: 'export' | 'import' | 'verify';
  state: 'running' | 'done' | 'failed' | 'cancelled';
  /** 0–1 */
  progress: number;
  /** What it is doing, in Chinese. */
  step: string;
  error?: ErrorData;
  reports: ExportReport[];
}

/** A file that came in. `changed` holds its record when it is new. */
export interface AddedEvidence extends ChangeResult {
  sha256: string;
  name: string;
  mime: string;
  bytes: number;
  number: number;
  /** What was taken out of it, in Chinese. */
  removed: string[];
  /** The casefile had it already. */
  known: boolean;
}

export interface EvidenceData {
  sha256: string;
  name: string;
  mime: string;
  bytes: number;
  /** Base64 */
  data: string;
}

export interface PreviewData {
  fileName: string;
  format: 'docx' | 'xlsx';
  /** Base64 of the very bytes an export would write. */
  data: string;
  report: ExportReport;
}

export interface VerifyReport {
  ok: boolean;
  changes: number;
  devices: number;
  evidence: number;
  /** Chinese sentences, each one problem. */
  problems: string[];
}

/** What the next year's casefile takes over. */
export interface RenewalPlan {
  /** Questions carried over, left behind because they belong to the past period, and unknown to the next year's pack. */
  kept: number;
  cleared: number;
  unknown: number;
  /** Rows of registers carried over, and those done with. */
  rows: number;
  dropped: number;
  /** Evidence files. */
  files: number;
}

export interface CasefileRenewal {
  state: CasefileState;
  recoveryCode: string;
  plan: RenewalPlan;
}
