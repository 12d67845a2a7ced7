/** The next year's casefile, made from the open one (延续到下一年度). The open one is not changed. */
import { basename } from 'node:path';
import { renewAnswers, type Renewed, type RenewRow } from '../../core/answer/renew.ts';
import type { CasefileRenewal, renewalCalls } from '../../core/contract/renewal.ts';
import { fileKey } from '../../core/evidence/evidence.ts';
import type { Casefile } from '../casefile/casefile.ts';
import { createCasefile } from './casefile-create.ts';
import { evaluateOpen, plainAnswers } from './evaluation.ts';
import type { Handlers } from './handlers.ts';
import { localDate } from './local-date.ts';
import { newPath } from './paths.ts';
import type { OpenCasefile, Session, UsablePack } from './session.ts';

const SLICE = 20_000;

export const renewalHandlers: Handlers<typeof renewalCalls> = {
  'casefile.renewPlan': (session, { packId }) => {
    const pack = nextPack(session, packId);
    const { counts, files } = renewed(session, pack);
    return { ...counts, files: files.size, packId: pack.pack.id, packVersion: pack.pack.version };
  },
  'casefile.renew': async (session, { path, packId, passphrase }): Promise<CasefileRenewal> => {
    const pack = nextPack(session, packId);
    const { open } = session;
    const result = renewed(session, pack);
    const fill = (next: Casefile): void => {
      copyFiles(open.casefile, next, result.files);
      const reason = `由案卷「${basename(open.casefile.path)}」延续`;
      for (let from = 0; from < result.edits.length; from += SLICE)
        next.put(result.edits.slice(from, from + SLICE), { reason, action: 'create' });
    };
    const made = await createCasefile(session, { path: newPath(path), pack, passphrase, fill });
    return { ...made, plan: { ...result.counts, files: result.files.size } };
  },
};

const nextPack = (session: Session, packId: string | undefined): UsablePack =>
  packId === undefined ? session.packs.require(session.open.pack.pack.id) : session.packs.require(packId);

function renewed(session: Session, pack: UsablePack): Renewed {
  const { open } = session;
  const { subjects } = evaluateOpen(open, localDate(session.options.now()));
  return renewAnswers({
    pack: pack.pack,
    answers: plainAnswers(open),
    rows: (subject, question) => rowsOf(open, subject, question),
    view: (subject) => subjects.get(subject)?.view ?? {},
  });
}

/** Shown rows, and those of a register that is not asked at present: they are not lost either. */
function rowsOf(open: OpenCasefile, subject: string, question: string): RenewRow[] {
  const stored = open.casefile.register(subject, question);
  const shown = open.registerStates
    .rows(subject, question)
    .map(({ id, row, view }) => ({ id, order: row.order, stored: stored.get(id), view }));
  const seen = new Set(shown.map(({ id }) => id));
  const hidden = [...stored]
    .filter(([id]) => !seen.has(id))
    .map(([id, row]) => ({ id, order: row.order, stored: row, view: { _id: id, ...row.cells } }));
  return [...shown, ...hidden];
}

/** Each with what was known of it: who brought it in, and when. Numbers begin anew. */
function copyFiles(from: Casefile, to: Casefile, wanted: ReadonlySet<string>): void {
  const records = [...from.evidence.all()].sort(([, a], [, b]) => a.number - b.number);
  for (const [sha256, record] of records) {
    if (!wanted.has(sha256)) continue;
    const { name, data } = from.evidence.get(sha256);
    const added = to.evidence.add(name, data, record.from);
    const value = { ...record, number: added.number };
    to.put([{ ...fileKey(added.sha256), value }], { reason: '延续的佐证', action: 'create' });
  }
}
