/** What a document would say, what it looks like, and writing it. */
import type { documentCalls } from '../../core/contract/document.ts';
import { renderInWorker } from '../document/index.ts';
import { exportDocuments } from './export.ts';
import type { Handlers } from './handlers.ts';
import { Drafting } from './drafting.ts';

export const documentHandlers: Handlers<typeof documentCalls> = {
  'document.check': (session, { document, subject }) => new Drafting(session).model(document, subject, false),
  'document.preview': async (session, { document, subject, draft, template }) => {
    const { documentWorker } = session.options;
    const job = new Drafting(session).job(document, subject, draft, template);
    const shown = await session.pictures.illustrate(job.casefile, job.model);
    const input = { template: job.template, streams: job.streams, ...shown };
    const { bytes, report } = await renderInWorker({ ...input, ...(documentWorker ? { worker: documentWorker } : {}) });
    const { fileName, format } = job.model;
    const data = Buffer.from(bytes).toString('base64');
    return { fileName, format, data, report: { ...report, subjectName: job.subjectName } };
  },
  'document.export': (session, input) => exportDocuments(session, input),
};
