/** Evidence of the open casefile: taken in, listed, shown small, written out. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breath } from 'node:timers/promises';
import type { AddedEvidence } from '../../core/contract.ts';
import type { evidenceCalls } from '../../core/contract/evidence.ts';
import { evidenceNumber } from '../../core/evidence/evidence.ts';
import { evidenceList, type ListedEvidence } from '../../core/evidence/list.ts';
import { evidenceRoot, type EvidenceRoot } from '../../core/evidence/root.ts';
import type { Evaluation } from '../../core/form/evaluate.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { evaluateOpen, plainAnswers } from './evaluation.ts';
import type { Handlers } from './handlers.ts';
import { localDate } from './local-date.ts';
import { absolute } from './paths.ts';
import { registerViews } from './register-views.ts';
import type { OpenCasefile } from './session.ts';
import { writeDurably } from './write-durably.ts';

export const evidenceHandlers: Handlers<typeof evidenceCalls> = {
  'evidence.add': ({ open }, { name, data, from = 'file' }): AddedEvidence => {
    const { change, ...added } = open.casefile.evidence.add(name, Buffer.from(data, 'base64'), from);
    return { ...added, ...change };
  },
  'evidence.get': ({ open }, { sha256 }) => {
    const { name, mime, data } = open.casefile.evidence.get(sha256);
    return { sha256, name, mime, bytes: data.length, data: Buffer.from(data).toString('base64') };
  },
  'evidence.list': ({ open, options }) => listOf(open, evaluateOpen(open, localDate(options.now()))),
  'evidence.thumbnail': async ({ open, pictures }, { sha256 }) => {
    const { mime, data } = await pictures.thumbnail(open.casefile, sha256);
    return { mime, data: data ? Buffer.from(data).toString('base64') : '' };
  },
  'evidence.caption': ({ open }, { sha256, caption }) => open.casefile.evidence.setCaption(sha256, caption),
  'evidence.export': async (session, { sha256, folder }) => {
    const files = await writeFiles(session.open, sha256, absolute(folder));
    for (const file of files) session.knownFiles.add(join(absolute(folder), file));
    return { folder: absolute(folder), files };
  },
};

export const listOf = (open: OpenCasefile, evaluation: Evaluation): ListedEvidence[] =>
  evidenceList({ ...inputOf(open), evaluation });

/** What a document reads as `evidence`. */
export const rootOf = (
  open: OpenCasefile,
  evaluation: Evaluation,
  document: DocumentDefinition,
  subject: string,
): EvidenceRoot => evidenceRoot({ ...inputOf(open), evaluation, document, subject });

function inputOf(open: OpenCasefile) {
  return { pack: open.pack.pack, answers: plainAnswers(open), registers: registerViews(open.registerStates) };
}

/** One file after the other, so that the window's calls go on in between. @returns the names given */
async function writeFiles(open: OpenCasefile, wanted: readonly string[], folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const known = open.casefile.evidence.all();
  const written: string[] = [];
  for (const sha256 of new Set(wanted)) {
    const { data, name } = open.casefile.evidence.get(sha256);
    const file = known.get(sha256);
    const label = file ? `${evidenceNumber(file.number)} ` : '';
    const free = freeName(folder, `${label}${file?.name ?? name}`);
    writeDurably(join(folder, free), data);
    written.push(free);
    await breath();
  }
  return written;
}

function freeName(folder: string, name: string): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let free = name;
  for (let n = 2; existsSync(join(folder, free)); n++) free = `${stem}（${n}）${ending}`;
  return free;
}
