/**
 * Every call between a window (or the command line) and the workbench: name → input schema and result type.
 * Preload, the loopback door and the handlers are all checked against this list; a new call is one entry here,
 * one handler in `electron/service/`, one test.
 *
 * A result is JSON. A failure is a {@link WorkbenchError}: a code, a Chinese sentence saying what happened, and one
 * saying what to do.
 */
import * as z from 'zod';
import type { AnswerValue, CellValue } from './answer/answer.ts';
import { bindingPlaceSchema } from './blank/binding-file.ts';
import type { DocumentTemplates, TemplateDetail, TemplatePage } from './blank/template.ts';
import type {
  AddedEvidence,
  AppInfo,
  BackupInfo,
  CasefileRenewal,
  CasefileState,
  ChangeResult,
  EvidenceData,
  FolderListing,
  HistoryEntry,
  JobState,
  PackSummary,
  PhraseList,
  PreviewData,
  RecentCasefile,
  RenewalPlan,
  VerifyReport,
} from './call-results.ts';
import type { CalendarState, DutyList } from './duty/call-results.ts';
import type { ErrorData } from './error.ts';
import type { ListedEvidence } from './evidence/list.ts';
import type { DocumentModel } from './document/model.ts';
import type { RegisterChange, RegisterPage } from './register/call-results.ts';
import type { LinkTarget } from './register/link-rows.ts';
import type { RegisterStateData } from './register/transit.ts';
import type { FilingChanges, FilingRecord, FilingReport } from './register/filing-results.ts';
import type { ImportOpening, ImportPreview, ImportResult, ImportRows } from './register/import-results.ts';
import {
  importApplyInput,
  importOpenInput,
  importPreviewInput,
  importRowsInput,
  importIdInput,
} from './register/import-input.ts';
import type { Pack } from './form/pack-schema.ts';

export type * from './call-results.ts';
export { ERROR_CODES, WorkbenchError, type ErrorCode, type ErrorData } from './error.ts';

const path = z.string().min(1).max(4096);
const passphrase = z.string().min(1).max(1024);
const key = {
  subject: z.string().min(1).max(64),
  question: z.string().min(1).max(64),
  // Rows made from rows that are made from rows carry the names of all their sources.
  row: z.string().max(300),
  // What a row of a register cites is kept under the row's id as a column.
  column: z.string().max(300),
};

const cellValueSchema: z.ZodType<CellValue> = z.union([
  z.string().max(1_000_000),
  z.number(),
  z.boolean(),
  z.strictObject({ option: z.string().max(64), other: z.string().max(10_000) }),
  z
    .array(
      z.strictObject({
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        name: z.string().max(255),
        caption: z.string().max(1000).optional(),
      }),
    )
    .max(500),
  z
    .array(z.union([z.string().max(64), z.strictObject({ option: z.string().max(64), other: z.string().max(10_000) })]))
    .max(500),
]);
const answerValueSchema: z.ZodType<AnswerValue> = z.union([
  cellValueSchema,
  z.strictObject({ order: z.string().max(200) }),
  z.strictObject({ kind: z.string().max(64), order: z.string().max(200) }),
]);
const registerKey = { subject: key.subject, question: key.question };
export const rowEditSchema = z.strictObject({
  row: z.string().min(1).max(300),
  /** Fractional index; needed for a new row. */
  order: z.string().min(1).max(200).optional(),
  cells: z.record(z.string().max(64), cellValueSchema.nullable()).optional(),
  remove: z.literal(true).optional(),
});
export const editSchema = z.strictObject({ ...key, value: answerValueSchema.nullable() });

/** Declares one call: `call<Result>()(inputSchema)`. The result exists only for the type checker. */
function call<R>() {
  return <I extends z.ZodType>(input: I): { input: I; result: R } => ({ input, result: undefined as R });
}
const nothing = z.strictObject({});
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const documentId = z.string().max(64);
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);
/** Without it the open casefile's pack is meant; the command line names one where there is no casefile. */
const packId = z.string().max(64).optional();
const template = z.strictObject({ pack: packId, document: documentId, fingerprint });
const fileFilter = z.enum(['casefile', 'image', 'evidence', 'template', 'table', 'any']);

export const contract = {
  'app.info': call<AppInfo>()(nothing),
  'app.setAuthor': call<AppInfo>()(z.strictObject({ author: z.string().trim().min(1).max(60) })),
  'app.listFolder': call<FolderListing>()(z.strictObject({ folder: z.string().max(4096), filter: fileFilter })),
  /** Native dialog; '' when cancelled. Only where `AppInfo.nativeDialogs`. */
  'app.pickPath': call<{ path: string }>()(
    z.strictObject({
      purpose: z.enum(['open', 'save', 'folder']),
      filter: fileFilter,
      suggested: z.string().max(4096),
    }),
  ),
  /** Opens the folder of a written file in the system's file manager. */
  'app.showFile': call<{ shown: boolean }>()(z.strictObject({ path })),

  'pack.list': call<PackSummary[]>()(nothing),
  'pack.get': call<Pack>()(z.strictObject({ id: z.string().max(64), version: z.string().max(20) })),

  'casefile.recent': call<RecentCasefile[]>()(nothing),
  'casefile.forget': call<RecentCasefile[]>()(z.strictObject({ path })),
  /** Creates single subjects of the pack and answers the enterprise's name. `passphrase: null` = deliberately open. */
  'casefile.create': call<{ state: CasefileState; recoveryCode: string }>()(
    z.strictObject({
      path,
      packId: z.string().max(64),
      enterpriseName: z.string().trim().max(200),
      passphrase: passphrase.nullable(),
    }),
  ),
  'casefile.open': call<CasefileState>()(
    z.strictObject({ path, passphrase: passphrase.optional(), recoveryCode: z.string().max(200).optional() }),
  ),
  /** The open casefile, or `null`: what a reloaded window asks first. */
  'casefile.current': call<CasefileState | null>()(nothing),
  'casefile.close': call<null>()(nothing),
  'casefile.saveAs': call<CasefileState>()(z.strictObject({ path })),
  /** A casefile with the sample enterprise of a pack (the first that has one), without passphrase. */
  'casefile.demo': call<CasefileState>()(z.strictObject({ path, packId: z.string().max(64).optional() })),
  /** What {@link casefile.renew} would carry over; nothing is written. */
  'casefile.renewPlan': call<RenewalPlan & { packId: string; packVersion: string }>()(
    z.strictObject({ packId: z.string().max(64).optional() }),
  ),
  /** The next year's casefile, opened; the present one is closed unchanged. `packId`: next year's pack, if another. */
  'casefile.renew': call<CasefileRenewal>()(
    z.strictObject({ path, packId: z.string().max(64).optional(), passphrase: passphrase.nullable() }),
  ),
  /** `next: null` removes the encryption deliberately. Old backups keep the old passphrase. */
  'casefile.changePassphrase': call<{ state: CasefileState; recoveryCode: string }>()(
    z.strictObject({
      current: passphrase.optional(),
      recoveryCode: z.string().max(200).optional(),
      next: passphrase.nullable(),
    }),
  ),

  'subject.add': call<ChangeResult & { subject: string }>()(
    z.strictObject({ kind: z.string().max(64), name: z.string().trim().min(1).max(200) }),
  ),
  'subject.remove': call<ChangeResult>()(z.strictObject({ subject: z.string().max(64) })),

  /** One batch: all or nothing, on disk when the call returns. */
  'answer.put': call<ChangeResult>()(
    z.strictObject({ edits: z.array(editSchema).min(1).max(200_000), reason: z.string().max(500).optional() }),
  ),
  /** An answers file (docs/answers-file.md) with its attachments, as one batch; nothing when it has any problem. */
  'answer.import': call<ChangeResult>()(z.strictObject({ path })),
  'answer.undo': call<ChangeResult>()(nothing),
  'answer.redo': call<ChangeResult>()(nothing),
  /** Newest first; rows and cells of a table included. */
  'answer.history': call<HistoryEntry[]>()(
    z.strictObject({
      subject: z.string().max(64),
      question: z.string().max(64),
      limit: z.int().min(1).max(1000).optional(),
    }),
  ),

  /** Rows of a register in their order, a stretch at a time. */
  'register.rows': call<RegisterPage>()(
    z.strictObject({ ...registerKey, from: z.int().min(0), count: z.int().min(1).max(50_000) }),
  ),
  /** One batch: all or nothing, on disk when the call returns. Cells not named stay as they are; `null` empties one. */
  'register.put': call<RegisterChange>()(
    z.strictObject({
      ...registerKey,
      edits: z.array(rowEditSchema).min(1).max(200_000),
      reason: z.string().max(500).optional(),
    }),
  ),
  /** Numbers over all rows of every register, and what is wrong in them, gathered by rule and column. */
  'register.state': call<RegisterStateData[]>()(
    /** Sets the window has, by their stamps: their values are left out. */
    z.strictObject({ known: z.array(z.int()).max(10_000).optional() }),
  ),
  /** Rows of other registers that link columns of this one may name, in their order. */
  'register.links': call<LinkTarget[]>()(z.strictObject(registerKey)),

  /** Looks into a customer's table: its header, and which column is which. Answers the import's id for the calls below. */
  'register.importOpen': call<ImportOpening>()(importOpenInput),
  /** Reads the whole file and compares; follow it with `job.get`. Nothing changes. */
  'register.importPreview': call<JobState>()(importPreviewInput),
  'register.importResult': call<ImportPreview>()(importIdInput),
  /** Rows of one group of the difference, a stretch at a time. */
  'register.importRows': call<ImportRows>()(importRowsInput),
  /**
   * One batch, one undo, on disk when the job is done, nothing of it when that is called off; follow it with `job.get`.
   * @throws CONFLICT when the register has changed since.
   */
  'register.importApply': call<JobState>()(importApplyInput),
  /** What the finished job has written. */
  'register.importApplied': call<ImportResult>()(importIdInput),
  'register.importClose': call<null>()(importIdInput),

  /** Keeps the register's rows as they are handed in, as a file cited by a new row of the pack's table of filings. */
  'filing.record': call<FilingRecord>()(z.strictObject(registerKey)),
  /** The register against its last approved filing: rates by group, the rows behind them, the clock. */
  'filing.changes': call<FilingChanges>()(z.strictObject(registerKey)),
  /** Writes that comparison (表1-7) where the pack says; rows that were there are replaced. One step for undo. */
  'filing.report': call<FilingReport>()(z.strictObject(registerKey)),

  /** The assessor's own sentences for findings, kept on this machine for all casefiles. */
  'phrase.list': call<PhraseList>()(nothing),
  /** A sentence that is kept already for the same item, column and result is not kept twice. */
  'phrase.add': call<PhraseList>()(
    z.strictObject({
      library: z.string().max(64),
      item: z.string().max(64),
      column: z.string().min(1).max(64),
      option: z.string().max(64),
      text: z.string().trim().min(1).max(2000),
    }),
  ),
  'phrase.remove': call<PhraseList>()(z.strictObject({ id: z.string().min(1).max(64) })),

  /** Deadlines of the open casefile, what needs attention first. */
  'duty.list': call<DutyList>()(nothing),
  /** Years of working days that are known, and what to do about those that are not. */
  'calendar.list': call<CalendarState>()(nothing),
  /** Takes in the schedule of a year; it wins over one shipped with the program. */
  'calendar.import': call<CalendarState & { year: number }>()(z.strictObject({ path })),

  /** Stores bytes and gives them a number; the caller then puts the returned item into an answer. */
  'evidence.add': call<AddedEvidence>()(
    z.strictObject({
      name: z.string().min(1).max(255),
      data: z.base64(),
      from: z.enum(['file', 'clipboard']).optional(),
    }),
  ),
  'evidence.get': call<EvidenceData>()(z.strictObject({ sha256 })),
  /** Every file of the casefile by its number, with what cites it. */
  'evidence.list': call<ListedEvidence[]>()(nothing),
  /** A small picture (longest side 240 pixels) as base64; '' for what is no picture. Made once, then kept in the casefile. */
  'evidence.thumbnail': call<{ mime: string; data: string }>()(z.strictObject({ sha256 })),
  'evidence.caption': call<ChangeResult>()(z.strictObject({ sha256, caption: z.string().trim().max(1000) })),
  /** Writes files as they are stored, named by number, into a folder; never over another file. */
  'evidence.export': call<{ folder: string; files: string[] }>()(
    z.strictObject({ sha256: z.array(sha256).min(1).max(10_000), folder: path }),
  ),

  /** What the document would say and lack; nothing is written. */
  'document.check': call<DocumentModel>()(
    z.strictObject({ document: z.string().max(64), subject: z.string().max(64) }),
  ),
  'document.preview': call<PreviewData>()(
    z.strictObject({
      document: documentId,
      subject: z.string().max(64),
      draft: z.boolean(),
      /** Fingerprint of another template than the active one: to try it before it is activated. */
      template: fingerprint.optional(),
    }),
  ),
  'document.export': call<JobState>()(
    z.strictObject({
      items: z
        .array(z.strictObject({ document: z.string().max(64), subject: z.string().max(64) }))
        .min(1)
        .max(200),
      folder: path,
      draft: z.boolean(),
      overwrite: z.boolean().optional(),
    }),
  ),
  'job.get': call<JobState>()(z.strictObject({ id: z.string().max(64) })),
  'job.cancel': call<JobState>()(z.strictObject({ id: z.string().max(64) })),

  /** Templates of every document of the open casefile's pack: the pack's own and those installed on this machine. */
  'template.list': call<DocumentTemplates[]>()(z.strictObject({ pack: packId })),
  /**
   * Takes a regulator's blank (or a tagged template) in. A blank gets a proposed binding; where the document has a bound
   * blank already, that binding is carried over and only differences are left to confirm. Installing the same file again
   * answers what is there. `binding`: a binding file made for exactly this blank.
   */
  'template.install': call<TemplateDetail>()(
    z.strictObject({ pack: packId, document: documentId, path, binding: path.optional() }),
  ),
  'template.get': call<TemplateDetail>()(template),
  /** The blank with an anchor at each place, for drawing it beside the questions. */
  'template.page': call<TemplatePage>()(template),
  /** Replaces the binding of the places given; on disk when the call returns. Refused for the pack's own. */
  'template.bind': call<TemplateDetail>()(template.extend({ places: z.array(bindingPlaceSchema).min(1).max(20_000) })),
  /** From now on exports of the document use it. Refused while a fillable place is unconfirmed. */
  'template.activate': call<DocumentTemplates[]>()(template),
  /** Deletes an installed template that is not active. */
  'template.remove': call<DocumentTemplates[]>()(template),

  'backup.list': call<BackupInfo[]>()(nothing),
  'backup.create': call<BackupInfo>()(nothing),
  /** Writes the backup as a new file beside the casefile and opens it; the present file stays untouched. */
  'backup.restore': call<CasefileState>()(
    z.strictObject({
      backup: path,
      path,
      passphrase: passphrase.optional(),
      recoveryCode: z.string().max(200).optional(),
    }),
  ),
  'casefile.verify': call<VerifyReport>()(nothing),
  /** The same beside other work; follow it with `job.get`, then ask for what it found. */
  'casefile.verifyStart': call<JobState>()(nothing),
  'casefile.verified': call<VerifyReport>()(z.strictObject({ id: z.string().max(64) })),
};

export type Contract = typeof contract;
export type CallName = keyof Contract;
export type CallInput<N extends CallName> = z.infer<Contract[N]['input']>;
export type CallResult<N extends CallName> = Contract[N]['result'];
export type CallReply<N extends CallName> = { ok: true; result: CallResult<N> } | { ok: false; error: ErrorData };

/** How a door hands a call over: `unknown` in, because nobody trusts the sender before the schema has spoken. */
export type Invoke = (name: string, input: unknown) => Promise<unknown>;
