/** Documents: what they would say, what they look like, writing them. */
import * as z from 'zod';
import type { DocumentModel, ExportReport } from '../document/model.ts';
import { call, id, path, sha256 } from './call.ts';
import type { JobState } from './job.ts';

const item = { document: id, subject: id };

export const documentCalls = {
  /** What the document would say and lack; nothing is written. */
  'document.check': call<DocumentModel>()(z.strictObject(item)),
  'document.preview': call<PreviewData>()(
    z.strictObject({
      ...item,
      draft: z.boolean(),
      /** Fingerprint of another template than the active one: to try it before it is activated. */
      template: sha256.optional(),
    }),
  ),
  'document.export': call<JobState>()(
    z.strictObject({
      items: z.array(z.strictObject(item)).min(1).max(200),
      folder: path,
      draft: z.boolean(),
      overwrite: z.boolean().optional(),
      /** Also a file that programs can read: `ExportRecord`. */
      record: z.boolean().optional(),
    }),
  ),
};

export interface PreviewData {
  fileName: string;
  format: 'docx' | 'xlsx';
  /** Base64 of the very bytes an export would write. */
  data: string;
  report: ExportReport;
}
