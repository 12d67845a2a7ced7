/**
 * 核对结果, for programs to read: what was exported, from what, and what the checks and the reading back said. It goes
 * beside the documents and says where something is missing or wrong; answers only where a finding quotes them.
 */
import type { Finding } from '../form/finding.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { DocumentModel, EmptyPlace, ExportReport, Unplaced } from './model.ts';

export interface ExportRecord {
  format: 'export-record/1';
  /** `YYYY-MM-DD` */
  date: string;
  draft: boolean;
  pack: Pick<Pack, 'id' | 'version' | 'title' | 'digest'> & { libraries: Record<string, string> };
  documents: RecordedDocument[];
}

export interface RecordedDocument {
  document: string;
  title: string;
  subject: string;
  fileName: string;
  bytes: number;
  /** Of the file as it was read back from the disk. */
  sha256: string;
  template: { fileName: string; sha256: string };
  /** Places written and found again with the same text; differences would have stopped the export. */
  readBack: number;
  empty: Pick<EmptyPlace, 'place' | 'where' | 'optional'>[];
  unplaced: Unplaced[];
  /** What the rules said when it was exported. */
  findings: Pick<Finding, 'level' | 'kind' | 'check' | 'message' | 'at'>[];
  warnings: string[];
}

/** @param written each document with its model, in the order they were asked for */
export function exportRecord(
  pack: Pack,
  { date, draft }: Pick<DocumentModel, 'date' | 'draft'>,
  written: readonly { model: DocumentModel; report: ExportReport }[],
): ExportRecord {
  const { id, version, title, digest } = pack;
  const libraries = Object.fromEntries((pack.libraries ?? []).map((library) => [library.id, library.version]));
  const documents = written.map(({ model, report }) => ({
    document: report.document,
    title: report.title,
    subject: report.subjectName,
    fileName: report.fileName,
    bytes: report.bytes,
    sha256: report.sha256,
    template: { fileName: report.template.fileName, sha256: report.template.fingerprint },
    readBack: report.placed.length,
    empty: report.empty.map(({ place, where, optional }) => ({ place, ...(where ? { where } : {}), optional })),
    unplaced: report.unplaced,
    findings: model.findings.map(({ level, kind, check, message, at }) => ({
      level,
      kind,
      ...(check ? { check } : {}),
      message,
      at,
    })),
    warnings: report.warnings,
  }));
  return { format: 'export-record/1', date, draft, pack: { id, version, title, digest, libraries }, documents };
}

export const recordFileName = ({ date, draft }: Pick<DocumentModel, 'date' | 'draft'>): string =>
  `${draft ? '【草稿】' : ''}文书核对结果_${date}.json`;
