/** Loops over registers: a short one is a list like any table's, a long one is a stream; Word tables have an end. */
import { compile } from '../form/expression.ts';
import type { Location } from '../form/finding.ts';
import { isFilled } from '../form/functions.ts';
import type { Column, PlaceDefinition } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import type { RowView } from '../form/view.ts';
import { type BindingScope, findOwner, holderOf, rowSource, scopeInside } from './binding.ts';
import { locationOf, noteEmpty, noteShown, noteUnbound, type Scope, type Work } from './fill-notes.ts';
import type { PlaceValue } from './model.ts';
import { columnOfTag, RegisterStream, type RowTag } from './row-stream.ts';
import { isBuiltIn, type TagNode } from './tags.ts';

/** All rows of a subject's register, in order, computed columns filled in. */
export type RegisterViews = (subject: string, question: string) => readonly RowView[];

/** Longer registers are streamed into sheets. */
const LISTED_ROWS = 200;
/** A Word table of more rows takes minutes to open, and nobody reads it. */
const WORD_ROWS = 1_000;

export interface FoundRegister {
  register: Register;
  at: Location | undefined;
  views: readonly RowView[];
}

/** The rows of a loop over a register; `undefined` when it loops over something else. */
export function registerRows(work: Work, owner: Scope, definition: PlaceDefinition): FoundRegister | undefined {
  if (definition.as === 'flag') return undefined;
  const source = rowSource(owner.binding, definition.rows ?? definition.value ?? '');
  if (source?.table.type !== 'register') return undefined;
  const at = locationOf(work, owner, source.holder);
  const isVisible = at && work.input.evaluation.subjects.get(at.subject)?.visible.has(at.question);
  const all = at && isVisible ? (work.input.registers?.(at.subject, at.question) ?? []) : [];
  const views = source.filter === '' ? all : filtered(all, source.filter, owner.context);
  return { register: source.table, at, views };
}

/** Row by row: one whose values leave the condition open is not among those it holds for, and costs no other row. */
function filtered(rows: readonly RowView[], filter: string, context: Record<string, unknown>): RowView[] {
  const expression = compile(`rows${filter}`);
  return rows.filter((row) => {
    const kept = expression.evaluate({ ...context, rows: [row] });
    return Array.isArray(kept) && kept.length > 0;
  });
}

export const isStreamed = (work: Work, { views }: FoundRegister): boolean =>
  work.format === 'xlsx' && !work.bound && views.length > (work.input.listedRows ?? LISTED_ROWS);

/** Where rows must be listed there is an end to them. */
export function listed(work: Work, place: string, { views, register, at }: FoundRegister): readonly RowView[] {
  if ((work.format === 'xlsx' && !work.bound) || views.length <= WORD_ROWS) return views;
  const kind = work.format === 'docx' ? 'Word 文书' : '空白表';
  work.findings.push({
    id: `too-many-rows@${work.input.document}/${place}`,
    level: 'error',
    kind: 'document',
    message: `“${place}”处要写入「${register.label}」的 ${views.length} 行，${kind}里最多 ${WORD_ROWS} 行；请改用 Excel 文书，草稿只写入前 ${WORD_ROWS} 行`,
    at: at ?? { subject: work.state.subject.id, form: '', question: '' },
  });
  return views.slice(0, WORD_ROWS);
}

/** Fills a loop whose rows stay where they are: notes what each tag shows, and how the cells come by it. */
export function fillStream(
  work: Work,
  loop: { tag: TagNode; definition: PlaceDefinition; owner: Scope; place: string },
  scope: Scope,
  found: FoundRegister,
  fillOther: (tag: TagNode, scope: Scope, path: string) => void,
): void {
  const { tag, definition, owner, place } = loop;
  const binding = scopeInside(owner.binding, owner.binding, definition);
  const { value, stream } = streamOf(work, tag.name, owner, binding, found);
  const row: Scope = { ...owner, binding, values: {}, loops: new Map(), targets: undefined, parent: scope };
  if (tag.kind === 'inverse') return tag.children.forEach((child) => fillOther(child, scope, ''));
  for (const child of tag.children) {
    if (isBuiltIn(child.name)) continue;
    const bound = findOwner(row, child.name, (each) => each.binding);
    if (!bound) noteUnbound(work, child, place);
    else if (bound.owner !== row) fillOther(child, scope, place);
    else if (child.kind === 'loop' || child.kind === 'inverse') noteSection(work, child, place, found);
    else {
      noteShown(work, bound.definition, binding);
      if (value.columns.some(({ name }) => name === child.name)) continue;
      const shown: RowTag = { tag: child, definition: bound.definition };
      value.columns.push(columnOfTag(shown, binding));
      stream.add(shown);
      noteEmptyCells(work, `${place} / ${child.name}`, shown, binding, found);
    }
  }
}

type StreamValue = Extract<PlaceValue, { kind: 'stream' }>;

/** A loop may stand in the template more than once: its rows then have the cells of all. */
function streamOf(
  work: Work,
  name: string,
  owner: Scope,
  binding: BindingScope,
  { register, at, views }: FoundRegister,
): { value: StreamValue; stream: RegisterStream } {
  const known = owner.values[name];
  const stream = known?.kind === 'stream' ? work.streams.get(known.source) : undefined;
  if (known?.kind === 'stream' && stream) return { value: known, stream };
  const source = `rows${work.streams.size + 1}`;
  const subjectName = (id: string): string => work.input.evaluation.subjects.get(id)?.name ?? id;
  const fresh = new RegisterStream(
    { pack: work.input.pack, binding, context: owner.context, subjectName },
    register,
    views,
  );
  const value: StreamValue = { kind: 'stream', source, count: views.length, columns: [], ...(at ? { from: at } : {}) };
  work.streams.set(source, fresh);
  owner.values[name] = value;
  return { value, stream: fresh };
}

function noteSection(work: Work, tag: TagNode, path: string, { at }: FoundRegister): void {
  work.findings.push({
    id: `section-in-stream@${work.input.document}/${path}/${tag.name}`,
    level: 'error',
    kind: 'document',
    message: `模板中“${path}”的行里有条件或重复段“${tag.name}”，台账的行里不能用，请改为单独的标记`,
    at: at ?? { subject: work.state.subject.id, form: '', question: '' },
  });
}

/** As for other rows: one note for a column, at the first row that leaves it empty. Computed places cannot tell. */
function noteEmptyCells(
  work: Work,
  place: string,
  { definition }: RowTag,
  binding: BindingScope,
  { views, at }: FoundRegister,
): void {
  const holder = holderOf(binding, definition.value ?? definition.rows ?? '');
  if (holder?.of !== 'column') return;
  const { id, required } = holder.column;
  const row = views.find((view) => !isFilled(view[id]));
  if (!row) return;
  const where = at && { ...at, row: row._id, column: id };
  noteEmpty(work, { place, target: undefined, definition, at: where, optionalColumn: !required });
}

/** Columns of a register that have content: how many rows, and the first of them. */
export function filledCells(views: readonly RowView[], column: Column): { count: number; first: string } | undefined {
  let count = 0;
  let first = '';
  for (const view of views) {
    if (!isFilled(view[column.id])) continue;
    if (count === 0) first = view._id;
    count += 1;
  }
  return count > 0 ? { count, first } : undefined;
}
