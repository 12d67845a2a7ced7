/** The open casefile as documents see it: evaluated once, then one model for each document asked for. */
import { buildModel } from '../../core/document/build-model.ts';
import type { DocumentModel, PlaceValues } from '../../core/document/model.ts';
import { evaluateCasefile, type Evaluation } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { templateTags } from '../document/index.ts';
import { readTemplate } from '../pack/index.ts';
import type { OpenCasefile, Session } from './session.ts';

/** Everything a worker needs to write one document; nothing in it changes while the user goes on editing. */
export interface DocumentJob {
  model: DocumentModel;
  subjectName: string;
  template: Uint8Array;
  /** By SHA-256. */
  images: ReadonlyMap<string, Uint8Array>;
}

export class Drafting {
  readonly #open: OpenCasefile;
  readonly #date: string;
  readonly #evaluation: Evaluation;
  readonly #templates = new Map<string, Uint8Array>();

  constructor(session: Session) {
    this.#open = session.open;
    this.#date = localDate(session.options.now());
    this.#evaluation = evaluateCasefile(this.#open.pack.pack, this.#open.casefile.answers(), this.#date);
  }

  /** @throws WorkbenchError NOT_FOUND, TEMPLATE */
  model(document: string, subject: string, draft: boolean): DocumentModel {
    const { pack } = this.#open.pack;
    const definition = indexPack(pack).documents.get(document);
    const state = this.#evaluation.subjects.get(subject);
    if (!definition) throw new WorkbenchError('NOT_FOUND', '规范包里没有这份文书。', '请刷新窗口。', document);
    if (!state || state.subject.kind !== definition.subject)
      throw new WorkbenchError('NOT_FOUND', '这份文书的对象不在案卷中。', '请刷新窗口。', subject);
    const tags = templateTags(this.#template(definition.template), definition.template);
    return buildModel({ pack, evaluation: this.#evaluation, document, subject, date: this.#date, draft, tags });
  }

  job(document: string, subject: string, draft: boolean): DocumentJob {
    const model = this.model(document, subject, draft);
    const images = new Map<string, Uint8Array>();
    for (const sha256 of imagesOf(model.values)) images.set(sha256, this.#open.casefile.getEvidence(sha256).data);
    const subjectName = this.#evaluation.subjects.get(subject)?.name ?? '';
    return { model, subjectName, template: this.#template(model.template), images };
  }

  #template(name: string): Uint8Array {
    const known = this.#templates.get(name);
    if (known) return known;
    const bytes = readTemplate(this.#open.pack.folder, name);
    this.#templates.set(name, bytes);
    return bytes;
  }
}

function* imagesOf(values: PlaceValues): Generator<string> {
  for (const value of Object.values(values)) {
    if (value.kind === 'images') for (const image of value.images) yield image.sha256;
    else if (value.kind === 'rows') for (const row of value.rows) yield* imagesOf(row);
  }
}

/** `YYYY-MM-DD` on the user's own calendar: a report exported before breakfast must not carry yesterday's UTC date. */
export function localDate(at: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
