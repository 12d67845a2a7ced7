/** The shipped sample, made into the shipped documents. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Answers, subjectsOf } from '../../core/answer/answer.ts';
import { buildDocument, type BuiltDocument } from '../../core/document/build-model.ts';
import type { DocumentModel } from '../../core/document/model.ts';
import { type EvidenceRoot, evidenceRoot } from '../../core/evidence/root.ts';
import { holds } from '../../core/form/expression.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { readStreams, renderDocument, templateTags } from '../../electron/document/index.ts';
import { judge, loadedPack, packFolder, SAMPLE_TODAY } from '../pack/sample.ts';
import { sampleWithRows } from '../pack/shanghai-rows.ts';

export const pack = loadedPack(packFolder);
const { answers, judged } = await sampleWithRows(pack);
export const sample = answers;

export const templateOf = (document: DocumentDefinition): Uint8Array =>
  new Uint8Array(fs.readFileSync(path.join(packFolder, document.template)));

export function definition(id: string): DocumentDefinition {
  const found = pack.documents.find((document) => document.id === id);
  if (!found) throw new Error(`no document ${id}`);
  return found;
}

/** Ids of the sample's systems (定级对象), in order. */
export const systems = (answers: Answers): string[] =>
  subjectsOf(answers)
    .filter((subject) => subject.kind === 'system')
    .map((subject) => subject.id);

/** Rows of registers are the sample's: its first system is the one that has been filed. */
export const modelOf = (...asked: Parameters<typeof builtOf>): DocumentModel => builtOf(...asked).model;

export function builtOf(id: string, answers: Answers = sample, system = 0, evidence?: EvidenceRoot): BuiltDocument {
  const document = definition(id);
  const evaluation = answers === sample ? judged.evaluation : judge(pack, answers);
  const subject = systems(answers)[system] ?? '';
  const registers = (of: string, question: string) => (answers === sample ? judged.world.views(of, question) : []);
  return buildDocument({
    pack,
    evaluation,
    document: id,
    subject,
    date: SAMPLE_TODAY,
    draft: false,
    tags: templateTags(templateOf(document), document.template),
    registers,
    evidence: evidence ?? evidenceRoot({ pack, answers, registers, evaluation, document, subject }),
  });
}

/** Is the document there for this system of the sample? */
export function isOffered({ when }: DocumentDefinition, system: number): boolean {
  const q = judged.evaluation.subjects.get(systems(sample)[system] ?? '')?.view;
  return when === undefined || holds(when, { q });
}

const files = new Map(
  fs
    .readdirSync(path.join(packFolder, 'sample/files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const bytes = fs.readFileSync(path.join(entry.parentPath, entry.name));
      return [crypto.createHash('sha256').update(bytes).digest('hex'), new Uint8Array(bytes)];
    }),
);

/** SHA-256 of a picture of the sample. */
export const pictureHash = (name: string): string =>
  crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(packFolder, 'sample/files', name)))
    .digest('hex');

/** A file of the sample, as the casefile would give it. */
export function sampleFile(hash: string): Uint8Array {
  const bytes = files.get(hash);
  if (!bytes) throw new Error(`no evidence ${hash}`);
  return bytes;
}

export async function rendered(id: string, answers: Answers = sample, system = 0) {
  const { model, streams } = builtOf(id, answers, system);
  return renderDocument({
    model,
    rows: readStreams(streams),
    template: templateOf(definition(id)),
    evidence: sampleFile,
  });
}
