/**
 * Answers → document model. Walks the template's tags, finds what each shows, and says what stays empty, which answers
 * have no place, and which tags nobody binds.
 */
import type { BoundBlank } from '../blank/bound-target.ts';
import type { EvidenceRoot } from '../evidence/root.ts';
import { type Evaluation, sharedViews, type SubjectState } from '../form/evaluate.ts';
import type { Finding } from '../form/finding.ts';
import { indexPack, type PackIndex } from '../form/pack.ts';
import type { DocumentDefinition, Pack } from '../form/pack-schema.ts';
import { bindingFindings } from './bound-findings.ts';
import { findUnplaced } from './coverage.ts';
import { documentFileName } from './file-name.ts';
import type { Scope, Work } from './fill-notes.ts';
import { fillTags } from './fill-tags.ts';
import type { RegisterViews } from './fill-register.ts';
import type { DocumentModel, RowStream } from './model.ts';
import { type ShownQuestions, shownQuestions } from './shown-questions.ts';
import type { TagNode } from './tags.ts';

export interface ModelInput {
  pack: Pack;
  evaluation: Evaluation;
  /** Document id. */
  document: string;
  /** Subject id. */
  subject: string;
  /** `YYYY-MM-DD` of the export. */
  date: string;
  draft: boolean;
  /** The template's tags, as read from the file; of a blank, its {@link BoundBlank}. */
  tags: TagNode[] | BoundBlank;
  /** File name of the template; by default the one the pack names. */
  template?: string;
  /** Rows of registers; without it they count as empty. */
  registers?: RegisterViews | undefined;
  /** What the document reads as `evidence`; without it there is none. */
  evidence?: EvidenceRoot | undefined;
  /** Registers of more rows are streamed into sheets; 200 when left out. */
  listedRows?: number | undefined;
}

/** A model, and the rows that are too many to stand in it. */
export interface BuiltDocument {
  model: DocumentModel;
  /** By the `source` of their place. */
  streams: ReadonlyMap<string, RowStream>;
}

/** @throws RangeError when the pack has no such document or the casefile no such subject (callers check both). */
export const buildModel = (input: ModelInput): DocumentModel => buildDocument(input).model;

/** @throws RangeError as {@link buildModel} */
export function buildDocument(input: ModelInput): BuiltDocument {
  const index = indexPack(input.pack);
  const document = index.documents.get(input.document);
  const state = input.evaluation.subjects.get(input.subject);
  if (!document || !state) throw new RangeError(`no document ${input.document} for subject ${input.subject}`);
  const context = contextOf(input, index, state);
  const bound = Array.isArray(input.tags) ? undefined : input.tags;
  const tags = Array.isArray(input.tags) ? input.tags : input.tags.tags;
  const template = input.template ?? document.template;
  const format = bound?.format ?? (template.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'docx');
  const work = startWork(input, index, state, format, bound !== undefined);
  const scope: Scope = {
    binding: { index, document, places: bound?.places ?? document.places },
    context,
    values: {},
    loops: new Map(),
    targets: bound?.targets,
    rowAt: undefined,
    parent: undefined,
  };
  fillTags(work, tags, scope, '');
  const unplaced = findUnplaced(index, input, document, state, work.shown);
  const findings = documentFindings(index, input.evaluation, document, state);
  const model: DocumentModel = {
    document: document.id,
    title: document.title,
    subject: state.subject.id,
    template: template.slice(template.lastIndexOf('/') + 1),
    format,
    ...(bound ? { bound: true } : {}),
    fileName: documentFileName(document.fileName, context, input.draft, format),
    values: scope.values,
    draft: input.draft,
    date: input.date,
    empty: [...work.empty.values(), ...(bound?.open ?? [])],
    unplaced: [...unplaced, ...work.unplaced],
    findings: [
      ...findings,
      ...(bound ? bindingFindings(bound, input.document, state.subject.id) : []),
      ...work.findings,
    ],
  };
  return { model, streams: work.streams };
}

function startWork(
  input: ModelInput,
  index: PackIndex,
  state: SubjectState,
  format: Work['format'],
  bound: boolean,
): Work {
  const kept = { empty: new Map(), findings: [], shown: new Map(), unplaced: [], streams: new Map() };
  return { input, index, state, format, bound, ...kept };
}

function contextOf(input: ModelInput, index: PackIndex, state: SubjectState): Record<string, unknown> {
  const { id, version, title, authority, digest } = input.pack;
  // A report prints the tables it was computed with: weights and bands by the scale's id.
  const scales = Object.fromEntries(input.pack.scales.map((scale) => [scale.id, scale]));
  // … and says which edition of a library it used.
  const editions = (input.pack.libraries ?? []).map(({ id: library, title: name, version: edition }) => [
    library,
    { title: name, version: edition },
  ]);
  const libraries: unknown = Object.fromEntries(editions);
  const shared = sharedViews(index, [...input.evaluation.subjects.values()]);
  return {
    q: state.view,
    ...shared,
    today: input.date,
    evidence: input.evidence ?? null,
    pack: { id, version, title, authority, digest, scales, libraries },
  };
}

/**
 * Findings that concern a document, for its subject or the one of a single kind: all of its forms, and what is missing or
 * wrong in the answers it shows from other forms – a fact asked elsewhere must not leave a blank in a formal document.
 */
export function documentFindings(
  index: PackIndex,
  evaluation: Evaluation,
  document: DocumentDefinition,
  state: SubjectState,
): Finding[] {
  const forms = new Set(document.forms);
  const shown = shownQuestions(document);
  return evaluation.findings.filter((finding) => {
    if (!forms.has(finding.at.form) && !isShown(index, shown, finding)) return false;
    if (finding.at.subject === state.subject.id) return true;
    const form = index.forms.get(finding.at.form);
    return !!form && index.kinds.get(form.subject)?.single === true;
  });
}

/** What a rule says of a whole table concerns the forms it is asked in, not every document that lists its names. */
function isShown(index: PackIndex, shown: ShownQuestions, { level, kind, at }: Finding): boolean {
  const read = shown.get(at.question);
  if (level !== 'error' || !read) return false;
  const type = index.questions.get(at.question)?.question.type;
  if (at.column !== undefined)
    return type === 'contact'
      ? read.needed && (read.parts.size === 0 || read.parts.has(at.column))
      : read.columns.has(at.column);
  if (kind === 'required') return read.needed;
  return type !== 'table' && type !== 'register';
}
