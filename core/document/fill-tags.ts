/** Walks a template's tags and finds the value of each: from the row outwards, in the form its question or place has. */
import type { BoundTarget } from '../blank/bound-target.ts';
import { fitToBlank } from '../blank/bound-value.ts';
import { besideOf, displayValue } from '../form/display.ts';
import { compile } from '../form/expression.ts';
import type { Location } from '../form/finding.ts';
import { isFilled } from '../form/functions.ts';
import type { PlaceDefinition } from '../form/pack-schema.ts';
import { bindHere, type BindingScope, findOwner, type Holder, holderOf, scopeInside } from './binding.ts';
import { fillChart } from './fill-chart.ts';
import { fillStream, type FoundRegister, isStreamed, listed, registerRows } from './fill-register.ts';
import {
  locationOf,
  noteEmpty,
  noteMisfits,
  noteOtherFiles,
  noteShown,
  noteUnbound,
  type Scope,
  type Work,
} from './fill-notes.ts';
import { formatPlace, type PlaceInput } from './format-place.ts';
import type { PlaceValue } from './model.ts';
import { isBuiltIn, type TagNode } from './tags.ts';

type Row = Record<string, unknown>;

/** A tag that has been found, with everything that decides about its value. */
interface Bound {
  tag: TagNode;
  definition: PlaceDefinition;
  owner: Scope;
  /** Name of the place in reports. */
  place: string;
  target: BoundTarget | undefined;
}

export function fillTags(work: Work, tags: TagNode[], scope: Scope, path: string): void {
  for (const tag of tags) {
    // Places of a blank are called by their addresses; a sheet may well be named 「序号」.
    if (isBuiltIn(tag.name) && !scope.targets) continue;
    const found = findOwner(scope, tag.name, (each) => each.binding);
    if (!found) {
      noteUnbound(work, tag, path);
      continue;
    }
    const target = found.owner.targets?.get(tag.name);
    const place = target?.name ?? (path ? `${path} / ${tag.name}` : tag.name);
    const bound: Bound = { tag, ...found, place, target };
    noteShown(work, bound.definition, bound.owner.binding);
    const isLoop = (tag.kind === 'loop' || tag.kind === 'inverse') && !bound.definition.chart;
    const register = isLoop ? registerRows(work, bound.owner, bound.definition) : undefined;
    const list = register ? viewsOf(work, bound, register) : isLoop ? rowsOf(bound) : undefined;
    if (register && isStreamed(work, register))
      fillStream(work, bound, scope, register, (child, within, inside) => fillTags(work, [child], within, inside));
    else if (list) fillRows(work, bound, scope, arranged(bound, list), register?.at);
    else {
      const { values } = bound.owner;
      // The same name may be a condition `{{#x}}` and a value `{{x}}`; the value wins, the engine asks it for truth.
      if (!(tag.name in values) || values[tag.name]?.kind === 'flag') values[tag.name] = fillValue(work, bound);
      fillTags(work, tag.children, scope, path);
    }
  }
}

/** A list of row objects, or `undefined` when the tag is a condition or a plain value. */
function rowsOf({ definition, owner }: Bound): Row[] | undefined {
  if (definition.as === 'flag') return undefined;
  const source = definition.rows ?? definition.value ?? '';
  const value = compile(source).evaluate(owner.context);
  const holder = holderOf(owner.binding, source);
  const isTable =
    definition.rows !== undefined || (holder?.of === 'question' && holder.entry.question.type === 'table');
  if (!isTable) return undefined;
  return Array.isArray(value) ? (value as Row[]) : [];
}

/** A list of the largest few has its end already. */
const viewsOf = (work: Work, { definition, place }: Bound, register: FoundRegister): readonly Row[] =>
  definition.top === undefined ? listed(work, place, register) : register.views;

/** The largest first where the place asks for it; rows without a number last, equals as they stood. */
function arranged({ definition: { falling, top }, owner }: Bound, list: readonly Row[]): readonly Row[] {
  if (falling === undefined) return top === undefined ? list : list.slice(0, top);
  const expression = compile(falling);
  const keyed = list.map((row): [Row, number] => {
    const value = expression.evaluate({ ...owner.context, row });
    return [row, typeof value === 'number' ? value : Number.NEGATIVE_INFINITY];
  });
  return keyed
    .toSorted((a, b) => (a[1] === b[1] ? 0 : b[1] - a[1]))
    .slice(0, top)
    .map(([row]) => row);
}

function fillRows(work: Work, bound: Bound, scope: Scope, list: readonly Row[], from?: Location): void {
  const { tag, definition, owner, place, target } = bound;
  const holder = holderOf(owner.binding, definition.rows ?? definition.value ?? '');
  const at = from ?? (holder && locationOf(work, owner, holder));
  let rows = owner.loops.get(tag.name);
  if (!rows) {
    const binding = scopeInside(owner.binding, owner.binding, definition);
    const fitting = target ? withinLimit(work, target, binding, list, at) : list;
    rows = fitting.map((row): Scope => ({
      binding,
      context: { ...owner.context, row: typeof row === 'object' ? row : { value: row } },
      values: {},
      loops: new Map(),
      targets: target?.columns,
      rowAt: at && typeof row['_id'] === 'string' ? { ...at, row: row['_id'] } : undefined,
      parent: scope,
    }));
    owner.loops.set(tag.name, rows);
    owner.values[tag.name] = { kind: 'rows', rows: rows.map((row) => row.values), ...(at ? { from: at } : {}) };
    if (!rows.length) noteEmpty(work, { place, target, definition, at });
  }
  if (tag.kind === 'inverse') fillTags(work, tag.children, scope, '');
  else for (const row of rows) fillTags(work, tag.children, row, place);
  if (!rows.length) noteTags(work, tag.children, scopeInside(owner.binding, owner.binding, definition));
}

/** The rows up to a printed limit; those beyond it are told one by one. */
function withinLimit(
  work: Work,
  target: BoundTarget,
  binding: BindingScope,
  list: readonly Row[],
  at: Location | undefined,
): readonly Row[] {
  const { limit } = target;
  if (limit === undefined || list.length <= limit) return list;
  const rest = list.slice(limit);
  const { table } = binding;
  const display = { pack: work.input.pack, subjectName: (id: string) => nameOf(work, id), unit: true };
  const text = (row: Row): string =>
    table
      ? table.columns
          .map((column) => displayValue(display, column, row[column.id], row[besideOf(column)]))
          .filter((each) => each !== '')
          .join('，')
      : String(row['_name'] ?? '');
  const lost = rest.map((row, i) => `第 ${limit + i + 1} 行：${text(row)}`).join('；');
  const message = `“${target.name}”限 ${limit} 项，现有 ${list.length} 项，请删去 ${rest.length} 项；草稿只写入前 ${limit} 项`;
  noteMisfits(work, target, [{ level: 'error', message, lost }], at);
  return list.slice(0, limit);
}

/** Counts the places inside a loop without rows as shown, so that coverage does not depend on the data. */
function noteTags(work: Work, tags: TagNode[], binding: BindingScope): void {
  for (const tag of tags) {
    const definition = bindHere(binding, tag.name);
    if (definition) noteShown(work, definition, binding);
    noteTags(work, tag.children, binding);
  }
}

function fillValue(work: Work, { tag, definition, owner, place, target }: Bound): PlaceValue {
  const { chart } = definition;
  if (chart) return chartValue(work, fillChart(work, { ...definition, chart }, owner), { tag, place, definition });
  const source = definition.value ?? definition.rows ?? '';
  const value = compile(source).evaluate(owner.context);
  const holder = holderOf(owner.binding, source);
  const from = holder && locationOf(work, owner, holder);
  const input: PlaceInput = {
    pack: work.input.pack,
    definition,
    tag: tag.kind,
    value,
    other: otherText(owner, source, holder),
    holder,
    from,
    subjectName: (id) => nameOf(work, id),
  };
  const result = formatPlace(input);
  if (result.kind !== 'flag' && result.kind !== 'check' && !isFilled(value))
    noteEmpty(work, {
      place,
      target,
      definition,
      at: from,
      optionalColumn: holder?.of === 'column' && !holder.column.required,
    });
  if (result.kind === 'images') noteOtherFiles(work, value, from, place);
  if (!target) return result;
  const fitted = fitToBlank(target, input, result);
  noteMisfits(work, target, fitted.misfits, from);
  return fitted.value;
}

/** `{{#chart}}` asks whether there is anything to show. */
function chartValue(
  work: Work,
  value: Extract<PlaceValue, { kind: 'chart' }>,
  { tag, place, definition }: Pick<Bound, 'tag' | 'place' | 'definition'>,
): PlaceValue {
  if (tag.kind === 'loop' || tag.kind === 'inverse') return { kind: 'flag', on: !value.empty };
  if (value.empty) noteEmpty(work, { place, target: undefined, definition, at: undefined });
  return value;
}

const nameOf = (work: Work, id: string): string => work.input.evaluation.subjects.get(id)?.name ?? id;

function otherText(owner: Scope, source: string, holder: Holder | undefined): unknown {
  if (holder?.of === 'column' && holder.column.type === 'link')
    return compile(`${source}_text`).evaluate(owner.context);
  return /^[a-z0-9_.]+$/.test(source) ? compile(`${source}_other`).evaluate(owner.context) : null;
}
