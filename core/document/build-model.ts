/**
 * Answers → document model. Walks the template's tags, finds what each shows, and says what stays empty, which answers
 * have no place, and which tags nobody binds.
 */
import type { AttachmentItem } from '../answer/answer.ts';
import type { Evaluation, SubjectState } from '../form/evaluate.ts';
import { compile } from '../form/expression.ts';
import type { Finding, Location } from '../form/finding.ts';
import { isFilled } from '../form/functions.ts';
import { indexPack, type PackIndex } from '../form/pack.ts';
import type { DocumentDefinition, Pack, PlaceDefinition } from '../form/pack-schema.ts';
import { bindHere, type BindingScope, holderOf, scopeInside } from './binding.ts';
import { findUnplaced, type ShownExpressions } from './coverage.ts';
import { documentFileName } from './file-name.ts';
import { formatPlace, isImageName } from './format-place.ts';
import type { DocumentModel, EmptyPlace, PlaceValue, PlaceValues } from './model.ts';
import { isBuiltIn, type TagNode } from './tags.ts';

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
  /** The template's tags, as read from the file. */
  tags: TagNode[];
}

/** One level of look-up while filling: the document, or one row. */
interface Scope {
  binding: BindingScope;
  context: Record<string, unknown>;
  values: PlaceValues;
  /** Row scopes of loops already opened here: a loop may stand in the template more than once. */
  loops: Map<string, Scope[]>;
  /** Where a row's columns live. */
  rowAt: Location | undefined;
  parent: Scope | undefined;
}

interface Work {
  input: ModelInput;
  index: PackIndex;
  state: SubjectState;
  empty: Map<string, EmptyPlace>;
  findings: Finding[];
  shown: ShownExpressions;
}

/** @throws RangeError when the pack has no such document or the casefile no such subject (callers check both). */
export function buildModel(input: ModelInput): DocumentModel {
  const index = indexPack(input.pack);
  const document = index.documents.get(input.document);
  const state = input.evaluation.subjects.get(input.subject);
  if (!document || !state) throw new RangeError(`no document ${input.document} for subject ${input.subject}`);
  const context = contextOf(input, index, state);
  const work: Work = { input, index, state, empty: new Map(), findings: [], shown: new Map() };
  const scope: Scope = {
    binding: { index, document, places: document.places },
    context,
    values: {},
    loops: new Map(),
    rowAt: undefined,
    parent: undefined,
  };
  fillTags(work, input.tags, scope, '');
  const format = document.template.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'docx';
  return {
    document: document.id,
    title: document.title,
    subject: state.subject.id,
    template: document.template,
    format,
    fileName: documentFileName(document.fileName, context, input.draft, format),
    values: scope.values,
    draft: input.draft,
    date: input.date,
    empty: [...work.empty.values()],
    unplaced: findUnplaced(index, input.evaluation, document, state, work.shown),
    findings: [...documentFindings(index, input.evaluation, document, state), ...work.findings],
  };
}

function contextOf(input: ModelInput, index: PackIndex, state: SubjectState): Record<string, unknown> {
  const one: Record<string, unknown> = {};
  const all: Record<string, unknown[]> = {};
  for (const kind of index.pack.subjects) {
    const views = [...input.evaluation.subjects.values()]
      .filter((s) => s.subject.kind === kind.kind)
      .map((s) => s.view);
    all[kind.kind] = views;
    if (kind.single) one[kind.kind] = views[0] ?? {};
  }
  const { id, version, title, authority, digest } = input.pack;
  // A report prints the tables it was computed with: weights and bands by the scale's id.
  const scales = Object.fromEntries(input.pack.scales.map((scale) => [scale.id, scale]));
  return { q: state.view, one, all, today: input.date, pack: { id, version, title, authority, digest, scales } };
}

/** Findings that concern a document: of its forms, for its subject or the one of a single kind. */
export function documentFindings(
  index: PackIndex,
  evaluation: Evaluation,
  document: DocumentDefinition,
  state: SubjectState,
): Finding[] {
  const forms = new Set(document.forms);
  return evaluation.findings.filter((finding) => {
    if (!forms.has(finding.at.form)) return false;
    if (finding.at.subject === state.subject.id) return true;
    const form = index.forms.get(finding.at.form);
    return !!form && index.kinds.get(form.subject)?.single === true;
  });
}

function fillTags(work: Work, tags: TagNode[], scope: Scope, path: string): void {
  for (const tag of tags) {
    if (isBuiltIn(tag.name)) continue;
    const bound = findOwner(scope, tag.name);
    if (!bound) {
      reportUnbound(work, tag, path);
      continue;
    }
    const { owner, definition } = bound;
    const place = path ? `${path} / ${tag.name}` : tag.name;
    note(work, definition, owner.binding);
    const list = tag.kind === 'loop' || tag.kind === 'inverse' ? rowsOf(definition, owner) : undefined;
    if (list) fillRows(work, tag, definition, owner, scope, list, place);
    else {
      // The same name may be a condition `{{#x}}` and a value `{{x}}`; the value wins, the engine asks it for truth.
      if (!(tag.name in owner.values) || owner.values[tag.name]?.kind === 'flag')
        owner.values[tag.name] = fillValue(work, tag, definition, owner, place);
      fillTags(work, tag.children, scope, path);
    }
  }
}

function findOwner(scope: Scope, name: string): { owner: Scope; definition: PlaceDefinition } | undefined {
  for (let owner: Scope | undefined = scope; owner; owner = owner.parent) {
    const definition = bindHere(owner.binding, name);
    if (definition) return { owner, definition };
  }
  return undefined;
}

function reportUnbound(work: Work, tag: TagNode, path: string): void {
  const name = path ? `${path} / ${tag.name}` : tag.name;
  work.findings.push({
    id: `unbound-tag@${work.input.document}/${name}`,
    level: 'error',
    kind: 'document',
    message: `模板中的占位“${name}”没有对应的问题，请检查模板或规范包的 places`,
    at: { subject: work.state.subject.id, form: '', question: '' },
  });
}

function note(work: Work, definition: PlaceDefinition, binding: BindingScope): void {
  for (const source of [definition.value, definition.rows])
    if (source) work.shown.set(`${binding.table?.id ?? ''}|${source}`, { source, table: binding.table?.id ?? '' });
}

/** A list of row objects, or `undefined` when the tag is a condition or a plain value. */
function rowsOf(definition: PlaceDefinition, owner: Scope): Record<string, unknown>[] | undefined {
  if (definition.as === 'flag') return undefined;
  const source = definition.rows ?? definition.value ?? '';
  const value = compile(source).evaluate(owner.context);
  const holder = holderOf(owner.binding, source);
  const isTable =
    definition.rows !== undefined || (holder?.of === 'question' && holder.entry.question.type === 'table');
  if (!isTable) return undefined;
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
}

function fillRows(
  work: Work,
  tag: TagNode,
  definition: PlaceDefinition,
  owner: Scope,
  scope: Scope,
  list: Record<string, unknown>[],
  place: string,
): void {
  const holder = holderOf(owner.binding, definition.rows ?? definition.value ?? '');
  const at = holder && locationOf(work, owner, holder);
  let rows = owner.loops.get(tag.name);
  if (!rows) {
    const binding = scopeInside(owner.binding, owner.binding, definition);
    rows = list.map((row): Scope => ({
      binding,
      context: { ...owner.context, row: typeof row === 'object' ? row : { value: row } },
      values: {},
      loops: new Map(),
      rowAt: at && typeof row['_id'] === 'string' ? { ...at, row: row['_id'] } : undefined,
      parent: scope,
    }));
    owner.loops.set(tag.name, rows);
    owner.values[tag.name] = { kind: 'rows', rows: rows.map((row) => row.values), ...(at ? { from: at } : {}) };
    if (!rows.length) noteEmpty(work, place, definition, at);
  }
  if (tag.kind === 'inverse') fillTags(work, tag.children, scope, '');
  else for (const row of rows) fillTags(work, tag.children, row, place);
  if (!rows.length) noteTags(work, tag.children, scopeInside(owner.binding, owner.binding, definition));
}

/** Counts the places inside a loop without rows as shown, so that coverage does not depend on the data. */
function noteTags(work: Work, tags: TagNode[], binding: BindingScope): void {
  for (const tag of tags) {
    const definition = bindHere(binding, tag.name);
    if (definition) note(work, definition, binding);
    noteTags(work, tag.children, binding);
  }
}

function fillValue(work: Work, tag: TagNode, definition: PlaceDefinition, owner: Scope, place: string): PlaceValue {
  const source = definition.value ?? definition.rows ?? '';
  const value = compile(source).evaluate(owner.context);
  const holder = holderOf(owner.binding, source);
  const from = holder && locationOf(work, owner, holder);
  const result = formatPlace({
    pack: work.input.pack,
    definition,
    tag: tag.kind,
    value,
    other: otherText(owner, source),
    holder,
    from,
    subjectName: (id) => work.input.evaluation.subjects.get(id)?.name ?? id,
  });
  if (result.kind !== 'flag' && result.kind !== 'check' && !isFilled(value))
    noteEmpty(work, place, definition, from, holder?.of === 'column' && !holder.column.required);
  if (result.kind === 'images') noteOtherFiles(work, value, from, place);
  return result;
}

function otherText(owner: Scope, source: string): unknown {
  return /^[a-z0-9_.]+$/.test(source) ? compile(`${source}_other`).evaluate(owner.context) : null;
}

function locationOf(work: Work, owner: Scope, holder: NonNullable<ReturnType<typeof holderOf>>): Location | undefined {
  if (holder.of === 'column') return owner.rowAt && { ...owner.rowAt, column: holder.column.id };
  const { form, question } = holder.entry;
  let subject = work.state.subject.id;
  if (holder.scope === 'row') subject = String((owner.context['row'] as { _id?: unknown } | undefined)?._id ?? subject);
  if (holder.scope === 'one')
    subject =
      [...work.input.evaluation.subjects.values()].find((s) => s.subject.kind === form.subject)?.subject.id ?? subject;
  return { subject, form: form.id, question: question.id, ...(holder.field ? { column: holder.field } : {}) };
}

function noteEmpty(
  work: Work,
  place: string,
  definition: PlaceDefinition,
  at: Location | undefined,
  optionalColumn = false,
): void {
  if (work.empty.has(place)) return;
  const optional = definition.optional === true || definition.empty !== undefined || optionalColumn;
  work.empty.set(place, { place, optional, ...(at ? { at } : {}) });
}

function noteOtherFiles(work: Work, value: unknown, from: Location | undefined, place: string): void {
  const files = (Array.isArray(value) ? (value as AttachmentItem[]) : []).filter((item) => !isImageName(item.name));
  if (!files.length || !from) return;
  work.findings.push({
    id: `not-an-image@${place}/${from.row ?? ''}`,
    level: 'hint',
    kind: 'document',
    message: `${files.map((file) => `“${file.name}”`).join('、')}不是图片，不能插入“${place}”处，请另附原文件`,
    at: from,
  });
}
