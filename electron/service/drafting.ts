/** The open casefile as documents see it: evaluated once, then one model for each document asked for. */
import { buildDocument, type BuiltDocument } from '../../core/document/build-model.ts';
import type { DocumentModel, RowStream } from '../../core/document/model.ts';
import { type OfferedDocument, offeredDocuments } from '../../core/document/offered.ts';
import type { Evaluation } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { Casefile } from '../casefile/casefile.ts';
import { tagsOf } from './bound-blanks.ts';
import { evaluateOpen } from './evaluation.ts';
import { rootOf } from './evidence.ts';
import { localDate } from './local-date.ts';
import { registerViews } from './register-views.ts';
import type { OpenCasefile, Session } from './session.ts';
import type { DocumentTemplate, TemplateSource } from './template-source.ts';

/** Everything a worker needs to write one document; nothing in it changes while the user goes on editing. */
export interface DocumentJob {
  model: DocumentModel;
  subjectName: string;
  template: Uint8Array;
  /** Whose pictures the model shows; see `Pictures.illustrate`. */
  casefile: Casefile;
  /** Rows of registers, by the model's names for them. */
  streams: ReadonlyMap<string, RowStream>;
}

export class Drafting {
  readonly #open: OpenCasefile;
  readonly #source: TemplateSource;
  readonly #date: string;
  readonly #evaluation: Evaluation;
  readonly #templates = new Map<string, DocumentTemplate>();
  #offered: OfferedDocument[] | undefined;

  constructor(session: Session) {
    this.#open = session.open;
    this.#source = session.templates;
    this.#date = localDate(session.options.now());
    this.#evaluation = evaluateOpen(this.#open, this.#date);
  }

  /**
   * @param fingerprint of another template than the active one
   * @throws WorkbenchError NOT_FOUND, TEMPLATE
   */
  model(document: string, subject: string, draft: boolean, fingerprint?: string): DocumentModel {
    return this.#build(document, subject, draft, fingerprint).model;
  }

  #build(document: string, subject: string, draft: boolean, fingerprint?: string): BuiltDocument {
    const { pack } = this.#open.pack;
    const definition = this.#definition(document);
    const state = this.#evaluation.subjects.get(subject);
    if (!state || state.subject.kind !== definition.subject)
      throw new WorkbenchError('NOT_FOUND', '这份文书的对象不在案卷中。', '请刷新窗口。', subject);
    const template = this.#template(definition, fingerprint);
    const tags = tagsOf(pack, definition, template);
    const more = { date: this.#date, draft, tags, template: template.fileName };
    const registers = registerViews(this.#open.registerStates);
    const evidence = rootOf(this.#open, this.#evaluation, definition, subject);
    return buildDocument({ pack, evaluation: this.#evaluation, registers, evidence, document, subject, ...more });
  }

  /** @throws WorkbenchError NOT_READY, NOT_FOUND */
  refuseNotOffered(document: string, subject: string): void {
    const { title, when } = this.#definition(document);
    if (when === undefined || !this.#evaluation.subjects.has(subject)) return;
    this.#offered ??= offeredDocuments(this.#open.pack.pack, this.#evaluation, this.#date);
    const isOffered = this.#offered.some(
      (each) => each.document.id === document && each.subject.subject.id === subject,
    );
    if (isOffered) return;
    throw new WorkbenchError('NOT_READY', `「${title}」还不适用于这个对象，没有写出。`, '请先填写它要用到的内容。');
  }

  /** @throws WorkbenchError NOT_FOUND, TEMPLATE */
  job(document: string, subject: string, draft: boolean, fingerprint?: string): DocumentJob {
    const { model, streams } = this.#build(document, subject, draft, fingerprint);
    const subjectName = this.#evaluation.subjects.get(subject)?.name ?? '';
    const { bytes } = this.#template(this.#definition(document), fingerprint);
    return { model, subjectName, template: bytes, casefile: this.#open.casefile, streams };
  }

  #definition(document: string): DocumentDefinition {
    const definition = indexPack(this.#open.pack.pack).documents.get(document);
    if (definition) return definition;
    throw new WorkbenchError('NOT_FOUND', '规范包里没有这份文书。', '请刷新窗口。', document);
  }

  /** The model and the file written must be of one and the same template, whatever is activated meanwhile. */
  #template(document: DocumentDefinition, fingerprint = ''): DocumentTemplate {
    const key = `${document.id} ${fingerprint}`;
    const known = this.#templates.get(key);
    if (known) return known;
    const template = this.#source.forDocument(this.#open.pack, document, fingerprint || undefined);
    this.#templates.set(key, template);
    return template;
  }
}
