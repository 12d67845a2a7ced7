/**
 * A blank and its binding as if it were a tagged template: for each place what it shows, and everything in the binding
 * that fits neither the blank nor the pack. No answers are needed: the same code serves filling and checking a pack.
 */
import { type BindingScope, holderOf, referenceTo, scopeInside } from '../document/binding.ts';
import type { TagNode } from '../document/tags.ts';
import { compile, ExpressionError } from '../form/expression.ts';
import type { PackIndex } from '../form/pack.ts';
import type { DocumentDefinition, PlaceDefinition } from '../form/pack-schema.ts';
import { unknownReference } from '../form/vocabulary.ts';
import type { BindingColumn, BindingFile, BindingPlace } from './binding-file.ts';
import { formOf, joinSame, nameOf, numberOf, optionIds, type Source } from './bound-lookup.ts';
import type { BindingProblem, BoundBlank, BoundTarget } from './bound-target.ts';
import { type Blank, type BlankColumn, type BlankPlace, UNTOUCHABLE } from './place.ts';
import { needsUnit, printedUnit, unitsClash } from './unit.ts';

export interface BoundInput {
  index: PackIndex;
  document: DocumentDefinition;
  blank: Blank;
  binding: BindingFile;
}

export const bindBlank = (input: BoundInput): BoundBlank => new Binder(input).run();

type Path = (string | number)[];

class Binder {
  readonly #input: BoundInput;
  readonly #scope: BindingScope;
  readonly #problems: BindingProblem[] = [];
  readonly #places: Record<string, PlaceDefinition> = {};
  readonly #tags: TagNode[] = [];
  readonly #targets = new Map<string, BoundTarget>();
  readonly #unconfirmed: string[] = [];
  readonly #decided = new Set<string>();

  constructor(input: BoundInput) {
    this.#input = input;
    this.#scope = { index: input.index, document: input.document, places: {} };
  }

  run(): BoundBlank {
    const { blank, binding } = this.#input;
    const places = new Map(blank.places.map((place) => [place.id, place]));
    binding.places.forEach((bound, i) => {
      const place = places.get(bound.place);
      const path = ['places', i];
      if (!place) this.#problem(bound.place, [...path, 'place'], `空白表里没有位置“${bound.place}”（${bound.label}）`);
      else if (this.#decided.has(place.id)) this.#problem(place.id, [...path, 'place'], `位置“${place.id}”绑定了两次`);
      else this.#place(place, bound, path);
    });
    joinSame(this.#targets.values());
    const fillable = blank.places.filter((place) => !UNTOUCHABLE.has(place.kind));
    return {
      format: blank.format,
      places: this.#places,
      tags: this.#tags,
      targets: this.#targets,
      open: fillable
        .filter((place) => !this.#decided.has(place.id))
        .map((place) => ({ place: nameOf(place), where: place.at, optional: false })),
      unconfirmed: this.#unconfirmed,
      problems: this.#problems,
    };
  }

  #problem(place: string, path: Path, message: string): undefined {
    this.#problems.push({ place, path, message });
    return undefined;
  }

  #place(place: BlankPlace, bound: BindingPlace, path: Path): void {
    if (bound.leave || (bound.question === undefined && bound.value === undefined)) {
      if (bound.leave) this.#decided.add(place.id);
      return;
    }
    this.#decided.add(place.id);
    const name = nameOf(place);
    if (UNTOUCHABLE.has(place.kind))
      return this.#problem(
        place.id,
        path,
        `“${name}”处不能填写（签字盖章、受理单位填写、公式或锁定），请改为 leave: true`,
      );
    const source = this.#sourceOf(place.id, bound, path);
    if (source === undefined) return;
    const target = this.#target(place, name, place.at, source, bound, path, this.#scope);
    if (place.kind === 'row') this.#rows(place, bound, source, target, path);
    else {
      const holder = holderOf(this.#scope, source);
      if (holder?.of === 'question' && holder.entry.question.type === 'table')
        return this.#problem(
          place.id,
          [...path, 'question'],
          `“${name}”处只有一个空，放不下表格「${holder.entry.question.label}」`,
        );
      this.#add(place.id, { value: source, ...formOf(bound) }, target, []);
    }
    if (!bound.confirmed) this.#unconfirmed.push(name);
  }

  #add(id: string, definition: PlaceDefinition, target: BoundTarget, children: TagNode[]): void {
    this.#places[id] = this.#withUnit(definition, target);
    this.#targets.set(id, target);
    const image = target.kind === 'image';
    this.#tags.push({ name: id, kind: definition.rows ? 'loop' : image ? 'image' : 'value', children });
  }

  /** The expression behind a place, checked; `undefined` after a problem. */
  #sourceOf(place: string, bound: BindingPlace, path: Path): string | undefined {
    const { index, document } = this.#input;
    if (bound.value !== undefined)
      return this.#checked(place, bound.value, [...path, 'value'], { kind: document.subject, anyRow: true });
    const [id = '', field] = (bound.question ?? '').split('.');
    const at = [...path, 'question'];
    const entry = index.questions.get(id);
    if (!entry) return this.#problem(place, at, `没有编号为“${id}”的问题`);
    const { question, form } = entry;
    const source = referenceTo(index, document, id);
    if (source === undefined) return this.#problem(place, at, `问题“${id}”在问卷「${form.title}」里，不由本文书使用`);
    if (field === undefined) return source;
    if (question.type !== 'contact' || !question.fields.some((each) => each.field === field))
      return this.#problem(place, at, `问题「${question.label}」没有“${field}”这一项`);
    return `${source}.${field}`;
  }

  #checked(
    place: string,
    source: string,
    path: Path,
    vocabulary: Parameters<typeof unknownReference>[2],
  ): string | undefined {
    try {
      const unknown = compile(source)
        .references.map((reference) => unknownReference(this.#input.index, reference, vocabulary))
        .find((message) => message !== undefined);
      return unknown === undefined ? source : this.#problem(place, path, unknown);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      return this.#problem(place, path, `表达式有误：${error.message}（${source}）`);
    }
  }

  #rows(place: BlankPlace, bound: BindingPlace, source: string, target: BoundTarget, path: Path): void {
    const definition: PlaceDefinition = { rows: source };
    const inside = scopeInside(this.#scope, this.#scope, definition);
    if (bound.value === undefined && !inside.table)
      return this.#problem(place.id, [...path, 'question'], `“${target.name}”处是多行表格，只能绑定表格题`);
    const columns = new Map((place.columns ?? []).map((column) => [column.at, column]));
    const targets = new Map<string, BoundTarget>();
    const each: Record<string, PlaceDefinition> = {};
    (bound.columns ?? []).forEach((own, i) => {
      const at = [...path, 'columns', i];
      const column = columns.get(own.at);
      if (!column) return this.#problem(place.id, [...at, 'at'], `“${target.name}”处没有列“${own.at}”（${own.label}）`);
      const from = this.#columnSource(place.id, inside, own, at);
      if (from === undefined) return;
      const name = [target.name, ...column.label].join(' / ');
      if (UNTOUCHABLE.has(column.kind)) return this.#problem(place.id, at, `“${name}”列不能填写，请改为 leave: true`);
      const inner = this.#target(column, name, column.at, from, own, at, inside);
      targets.set(column.at, inner);
      each[column.at] = this.#withUnit({ value: from, ...formOf(own) }, inner, inside);
    });
    if (targets.size === 0) return this.#problem(place.id, path, `“${target.name}”处没有绑定任何一列`);
    joinSame(targets.values());
    const children = [...targets.keys()].map((name): TagNode => ({ name, kind: 'value', children: [] }));
    this.#add(place.id, { ...definition, each, ...formOf(bound) }, { ...target, columns: targets }, children);
  }

  #columnSource(place: string, inside: BindingScope, own: BindingColumn, path: Path): string | undefined {
    if (own.leave) return undefined;
    const { table, kind } = inside;
    if (own.value !== undefined)
      return this.#checked(place, own.value, [...path, 'value'], {
        kind: this.#input.document.subject,
        ...(table ? { table } : { anyRow: true }),
      });
    if (own.column === undefined) return undefined;
    const known = table
      ? table.columns.some((column) => column.id === own.column)
      : this.#input.index.questions.get(own.column)?.form.subject === kind;
    if (known) return `row.${own.column}`;
    const where = table ? `表格「${table.label}」` : '这些行';
    return this.#problem(place, [...path, 'column'], `${where}没有列“${own.column}”`);
  }

  #target(
    holder: BlankPlace | BlankColumn,
    name: string,
    where: string,
    source: string,
    bound: Source,
    path: Path,
    scope: BindingScope,
  ): BoundTarget {
    const place = 'place' in bound ? bound.place : name;
    const chosen = this.#chosen(place, holder, source, bound, path, scope);
    const { kind, label, options } = holder;
    const unit = 'unit' in holder ? holder.unit : undefined;
    const printed = printedUnit(label, unit);
    const own = numberOf(scope, source);
    if (own?.unit && printed && unitsClash(own.unit, printed))
      this.#problem(
        place,
        path,
        `“${name}”处以“${printed}”为单位，「${own.label}」以“${own.unit}”为单位，请用 value 换算`,
      );
    return {
      name,
      where,
      format: this.#input.blank.format,
      kind,
      label,
      source,
      chosen,
      same: [],
      ...('text' in holder ? { text: holder.text } : {}),
      ...(options ? { options } : {}),
      ...('limit' in holder && holder.limit !== undefined ? { limit: holder.limit } : {}),
      ...(unit ? { unit } : {}),
    };
  }

  /** The binding's `options`, each of which must exist on both sides. */
  #chosen(
    place: string,
    holder: BlankPlace | BlankColumn,
    source: string,
    bound: Source,
    path: Path,
    scope: BindingScope,
  ): Map<string, string> {
    const chosen = new Map<string, string>();
    const known = optionIds(scope, source);
    for (const [printed, option] of Object.entries(bound.options ?? {})) {
      const at = [...path, 'options', printed];
      if (!(holder.options ?? []).some(({ label }) => label === printed))
        this.#problem(place, at, `空白表的“${holder.label.join(' / ')}”处没有印选项“${printed}”`);
      else if (known && !known.has(option)) this.#problem(place, at, `没有编号为“${option}”的选项`);
      else chosen.set(printed, option);
    }
    return chosen;
  }

  /** A number whose unit the blank prints nowhere takes it along: 120 is not 120 万元. Sheets keep plain numbers. */
  #withUnit(definition: PlaceDefinition, target: BoundTarget, scope = this.#scope): PlaceDefinition {
    const own = numberOf(scope, target.source);
    if (!own?.unit || definition.unit !== undefined || target.format === 'xlsx') return definition;
    const printed = printedUnit(target.label, target.unit) ?? target.label.at(-1)?.includes(own.unit);
    return printed || !needsUnit(own.unit) ? definition : { ...definition, unit: true };
  }
}
