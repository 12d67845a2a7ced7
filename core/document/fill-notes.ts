/** What is noted while a document is being filled: places left empty, tags without an answer, values that did not fit. */
import type { Misfit } from '../blank/bound-value.ts';
import type { BoundTarget } from '../blank/bound-target.ts';
import type { AttachmentItem } from '../answer/answer.ts';
import type { Evaluation, SubjectState } from '../form/evaluate.ts';
import type { Finding, Location } from '../form/finding.ts';
import type { PackIndex } from '../form/pack.ts';
import type { Pack, PlaceDefinition } from '../form/pack-schema.ts';
import type { BindingScope, Holder } from './binding.ts';
import type { ShownExpressions } from './coverage.ts';
import type { RegisterViews } from './fill-register.ts';
import { isImageName } from './format-place.ts';
import type { EmptyPlace, PlaceValues, Unplaced } from './model.ts';
import type { RegisterStream } from './row-stream.ts';
import type { TagNode } from './tags.ts';

/** One level of look-up while filling: the document, or one row. */
export interface Scope {
  binding: BindingScope;
  context: Record<string, unknown>;
  values: PlaceValues;
  /** Row scopes of loops already opened here: a loop may stand in the template more than once. */
  loops: Map<string, Scope[]>;
  /** In a blank: the places, or a row's columns, by the tags' names. */
  targets: ReadonlyMap<string, BoundTarget> | undefined;
  /** Where a row's columns live. */
  rowAt: Location | undefined;
  parent: Scope | undefined;
}

export interface Work {
  input: {
    pack: Pack;
    evaluation: Evaluation;
    document: string;
    registers?: RegisterViews | undefined;
    listedRows?: number | undefined;
  };
  format: 'docx' | 'xlsx';
  /** The template is a blank. */
  bound: boolean;
  index: PackIndex;
  state: SubjectState;
  empty: Map<string, EmptyPlace>;
  findings: Finding[];
  shown: ShownExpressions;
  /** By the `source` of their place. */
  streams: Map<string, RegisterStream>;
  /** What a blank had no room for. */
  unplaced: Unplaced[];
}

export function noteUnbound(work: Work, tag: TagNode, path: string): void {
  const name = path ? `${path} / ${tag.name}` : tag.name;
  work.findings.push({
    id: `unbound-tag@${work.input.document}/${name}`,
    level: 'error',
    kind: 'document',
    message: `模板中的占位“${name}”没有对应的问题，请检查模板或规范包的 places`,
    at: { subject: work.state.subject.id, form: '', question: '' },
  });
}

export function noteShown(work: Work, definition: PlaceDefinition, binding: BindingScope): void {
  for (const source of [definition.value, definition.rows])
    if (source) work.shown.set(`${binding.table?.id ?? ''}|${source}`, { source, table: binding.table?.id ?? '' });
}

export function locationOf(work: Work, owner: Scope, holder: Holder): Location | undefined {
  if (holder.of === 'column') return owner.rowAt && { ...owner.rowAt, column: holder.column.id };
  const { form, question } = holder.entry;
  let subject = work.state.subject.id;
  if (holder.scope === 'row') subject = String((owner.context['row'] as { _id?: unknown } | undefined)?._id ?? subject);
  if (holder.scope === 'one')
    subject =
      [...work.input.evaluation.subjects.values()].find((s) => s.subject.kind === form.subject)?.subject.id ?? subject;
  return { subject, form: form.id, question: question.id, ...(holder.field ? { column: holder.field } : {}) };
}

export interface EmptyNote {
  place: string;
  target: BoundTarget | undefined;
  definition: PlaceDefinition;
  at: Location | undefined;
  optionalColumn?: boolean;
}

export function noteEmpty(work: Work, { place, target, definition, at, optionalColumn = false }: EmptyNote): void {
  const key = `${target?.where ?? ''}|${place}`;
  if (work.empty.has(key)) return;
  // A blank has its places whether they apply or not; what is not asked need not be answered.
  const unasked = target && at && work.input.evaluation.subjects.get(at.subject)?.visible.has(at.question) === false;
  const optional = definition.optional === true || definition.empty !== undefined || optionalColumn || unasked === true;
  work.empty.set(key, { place, ...(target ? { where: target.where } : {}), optional, ...(at ? { at } : {}) });
}

export function noteOtherFiles(work: Work, value: unknown, from: Location | undefined, place: string): void {
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

/** A value a blank has no room for: a finding before the export, and an answer without a place in its report. */
export function noteMisfits(work: Work, target: BoundTarget, misfits: readonly Misfit[], from?: Location): void {
  const at = from ?? { subject: work.state.subject.id, form: '', question: '' };
  misfits.forEach(({ level, message, lost }, i) => {
    const id = `misfit@${work.input.document}/${target.where}/${at.row ?? ''}/${i}`;
    work.findings.push({ id, level, kind: 'document', message, at });
    work.unplaced.push({ question: at.question, label: target.name, text: lost, at, reason: '' });
  });
}
