/**
 * Which answer a tag shows. A tag is bound by the document's `places`, or by itself when its name is a question id of
 * the document's forms (inside a table loop: a column's id or label). Pure look-ups over the pack, no answers: the same
 * code serves filling and checking a pack.
 */
import { compile } from '../form/expression.ts';
import type { PackIndex, QuestionEntry, RowHolder } from '../form/pack.ts';
import type { Column, DocumentDefinition, PlaceDefinition } from '../form/pack-schema.ts';
import { chartExpressions } from '../form/schema/chart.ts';

export type Places = Record<string, string | PlaceDefinition>;

/** What a direct reference names, so that the value is written in its own form. */
export type Holder =
  | { of: 'question'; entry: QuestionEntry; field: string; scope: 'q' | 'row' | 'one' }
  /** `exact`: of a register, whose texts come back by import and must be what they were. */
  | { of: 'column'; column: Column; exact: boolean };

/** Where tags are looked up: the document itself, or one row of a loop. */
export interface BindingScope {
  index: PackIndex;
  document: DocumentDefinition;
  places: Places;
  /** For rows: the table or the kind of subject the rows come from. */
  table?: RowHolder;
  kind?: string;
  parent?: BindingScope;
}

export function definitionOf(place: string | PlaceDefinition): PlaceDefinition {
  return typeof place === 'string' ? { value: place } : place;
}

/** The definition for a tag in exactly this scope, explicit before automatic. */
export function bindHere(scope: BindingScope, name: string): PlaceDefinition | undefined {
  const place = Object.hasOwn(scope.places, name) ? scope.places[name] : undefined;
  if (place !== undefined) return definitionOf(place);
  if (scope.table) {
    const column = scope.table.columns.find((c) => c.id === name) ?? scope.table.columns.find((c) => c.label === name);
    // A register's empty cell stays empty: a catalogue is read back, and 「/」 is no number.
    const empty = scope.table.type === 'register' ? {} : { empty: '/' };
    return column && { value: `row.${column.id}`, ...empty };
  }
  if (scope.kind)
    return scope.index.questions.get(name)?.form.subject === scope.kind ? { value: `row.${name}` } : undefined;
  const value = referenceTo(scope.index, scope.document, name);
  return value === undefined ? undefined : { value };
}

/** The expression that reads a question of the document's forms; `undefined` when the document cannot show it. */
export function referenceTo(index: PackIndex, document: DocumentDefinition, question: string): string | undefined {
  const form = index.questions.get(question)?.form;
  if (!form || !document.forms.includes(form.id)) return undefined;
  if (form.subject === document.subject) return `q.${question}`;
  return index.kinds.get(form.subject)?.single ? `one.${form.subject}.${question}` : undefined;
}

/** The nearest scope, from the row outwards, in which a tag is bound. */
export function findOwner<S extends { parent?: S | undefined }>(
  scope: S,
  name: string,
  bindingOf: (scope: S) => BindingScope,
): { owner: S; definition: PlaceDefinition } | undefined {
  for (let owner: S | undefined = scope; owner; owner = owner.parent) {
    const definition = bindHere(bindingOf(owner), name);
    if (definition) return { owner, definition };
  }
  return undefined;
}

const DIRECT = /^(q|row|one\.[a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)(?:\.([a-z]+))?$/;

/** The question or column a plain reference names; `undefined` for computed expressions. */
export function holderOf(scope: BindingScope, expression: string): Holder | undefined {
  const match = DIRECT.exec(expression.trim());
  if (!match) return undefined;
  const [, root = '', name = '', field = ''] = match;
  if (root === 'row' && scope.table) {
    const column = scope.table.columns.find((c) => c.id === name);
    return column && !field ? { of: 'column', column, exact: scope.table.type === 'register' } : undefined;
  }
  const entry = scope.index.questions.get(name);
  if (!entry || (field && entry.question.type !== 'contact')) return undefined;
  if (root === 'row')
    return entry.form.subject === scope.kind ? { of: 'question', entry, field, scope: 'row' } : undefined;
  if (root === 'q')
    return entry.form.subject === scope.document.subject ? { of: 'question', entry, field, scope: 'q' } : undefined;
  return entry.form.subject === root.slice(4) ? { of: 'question', entry, field, scope: 'one' } : undefined;
}

/** The scope for tags inside a loop over `definition`; the same scope when the loop is only a condition. */
export function scopeInside(scope: BindingScope, owner: BindingScope, definition: PlaceDefinition): BindingScope {
  const source = definition.rows ?? definition.value ?? '';
  const places = definition.each ?? {};
  const all = /^all\.([a-z][a-z0-9_]*)\b/.exec(source.trim());
  if (all) return { ...base(scope), places, kind: all[1] ?? '', parent: scope };
  const table = rowSource(owner, source)?.table;
  if (table) return { ...base(scope), places, table, parent: scope };
  if (definition.rows) return { ...base(scope), places, parent: scope };
  return scope;
}

/** Where a loop's rows come from, when they are those of a table or register, all or filtered. */
export interface RowSource {
  holder: Holder & { of: 'question' };
  table: RowHolder;
  /** `.filter(r, …)` as written, or ''. */
  filter: string;
}

const ROWS = /^((?:q|row|one\.[a-z][a-z0-9_]*)\.[a-z][a-z0-9_]*)(\.rows)?(\.filter\([\s\S]*)?$/;

/** `q.table`, `q.register`, `q.register.rows`, each perhaps with `.filter(r, …)`, which keeps the columns. */
export function rowSource(scope: BindingScope, source: string): RowSource | undefined {
  const [, path = '', rows, filter = ''] = ROWS.exec(source.trim()) ?? [];
  const holder = holderOf(scope, path);
  if (holder?.of !== 'question') return undefined;
  const { question } = holder.entry;
  if (question.type !== 'register' && (question.type !== 'table' || rows)) return undefined;
  return { holder, table: question, filter };
}

function base(scope: BindingScope): Pick<BindingScope, 'index' | 'document'> {
  return { index: scope.index, document: scope.document };
}

/** Expressions of a definition, its own and those of `each`. @throws ExpressionError */
export function expressionsOf(definition: PlaceDefinition): string[] {
  const own = [definition.value, definition.rows].filter((source) => source !== undefined);
  const inner = Object.values(definition.each ?? {}).flatMap((place) => expressionsOf(definitionOf(place)));
  const chart = definition.chart && chartExpressions(definition.chart);
  const more = [definition.falling ?? [], chart?.rows ?? [], chart?.cells ?? []].flat();
  for (const source of [...own, ...more]) compile(source);
  return [...own, ...inner];
}
