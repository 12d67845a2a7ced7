/**
 * The pack's own tables, as far as a template needs them: a document names a list and where its rows come from, the
 * form names the columns. So column heads in Word and Excel are the form's labels, and no question's id stands in code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Column, DocumentDefinition, Form, Option, QuestionOf } from '../../../core/form/pack-schema.ts';

export const packFolder = (id: string): string => resolve(import.meta.dirname, '../../../templates', id);

function readAll<T>(folder: string): T[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as T);
}

interface OptionSets {
  optionSets?: Record<string, Option[]>;
}

export interface PackTable {
  /** Tag of the list in the template. */
  tag: string;
  /** The question's id: a stable key for bookmarks. */
  key: string;
  /** The question's label. */
  title: string;
  columns: Column[];
}

/** A column as a document shows it: `tag` names it in the place's `each`. */
export interface ShownColumn {
  tag: string;
  column: Column;
}

export class PackTables {
  private readonly tables = new Map<string, QuestionOf<'table'> | QuestionOf<'register'>>();
  private readonly documents: Map<string, DocumentDefinition>;
  private readonly optionSets: Record<string, Option[]> = {};

  constructor(id = 'shanghai-2025') {
    const folder = packFolder(id);
    for (const form of readAll<Form>(join(folder, 'forms')))
      for (const section of form.sections ?? [])
        for (const question of section.questions ?? [])
          if (question.type === 'table' || question.type === 'register') this.tables.set(question.id, question);
    const documents = readAll<DocumentDefinition>(join(folder, 'documents'));
    this.documents = new Map(documents.map((document) => [document.id, document]));
    const manifest = parse(readFileSync(join(folder, 'pack.yaml'), 'utf8')) as OptionSets & { optionFiles?: string[] };
    Object.assign(this.optionSets, manifest.optionSets);
    for (const file of manifest.optionFiles ?? [])
      Object.assign(this.optionSets, (parse(readFileSync(join(folder, file), 'utf8')) as OptionSets).optionSets);
  }

  /** Columns of the list `tag` of a document: its place says `rows: q.table`. */
  list(document: string, tag: string): PackTable {
    const place = this.documents.get(document)?.places[tag];
    const rows = typeof place === 'object' ? place.rows : undefined;
    const id = /^(?:q|one\.\w+)\.(\w+)(?:\.rows(?:\.filter\(.*\))?)?$/.exec(rows ?? '')?.[1];
    const table = id === undefined ? undefined : this.tables.get(id);
    if (!table) throw new Error(`documents/${document}.yaml: place 「${tag}」 names no table of a form`);
    return { tag, key: table.id, title: table.label, columns: table.columns };
  }

  /** The columns a list shows, in the order of its `each`; without `each`, all of the table's. */
  shown(document: string, tag: string): ShownColumn[] {
    const place = this.documents.get(document)?.places[tag];
    const { columns } = this.list(document, tag);
    const each = typeof place === 'object' ? place.each : undefined;
    if (!each) return columns.map((column) => ({ tag: column.label, column }));
    return Object.entries(each).map(([name, inner]) => {
      const source = typeof inner === 'string' ? inner : (inner.value ?? '');
      const column = columns.find(({ id }) => source === `row.${id}`);
      if (!column) throw new Error(`documents/${document}.yaml: 「${tag}」 / 「${name}」 names no column`);
      return { tag: name, column };
    });
  }

  /** Tags inside a list, in the order of its `each`. */
  tags(document: string, list: string): string[] {
    const place = this.documents.get(document)?.places[list];
    return Object.keys((typeof place === 'object' ? place.each : undefined) ?? {});
  }

  /** Tags of single values, in the order of the document's places. */
  values(document: string): string[] {
    const places = this.documents.get(document)?.places ?? {};
    return Object.entries(places)
      .filter(([, place]) => typeof place === 'string' || place.rows === undefined)
      .map(([tag]) => tag);
  }

  /** All lists of a document, in the order of its places. */
  lists(document: string): PackTable[] {
    const places = this.documents.get(document)?.places ?? {};
    return Object.entries(places)
      .filter(([, place]) => typeof place === 'object' && place.rows !== undefined)
      .map(([tag]) => this.list(document, tag));
  }

  /** Labels to choose from, where a column offers a single choice. */
  choices(column: Column): string[] {
    if (column.type === 'yesno') return ['是', '否'];
    return this.options(column).map((option) => option.label);
  }

  /** Options of a single choice. */
  options(column: Column): Option[] {
    if (column.type !== 'choice') return [];
    return column.options ?? this.optionSets[column.optionSet ?? ''] ?? [];
  }
}

/** Head of a column: label, with its unit unless the label says it. */
export function headOf(column: Column): string {
  const unit = column.type === 'number' ? column.unit : undefined;
  return unit && !column.label.includes(unit) ? `${column.label}（${unit}）` : column.label;
}

/** Relative room a column needs, in Chinese characters: its head on at most two or three lines, and its usual content. */
export function weightOf(column: Column): number {
  const head = [...headOf(column)].length;
  const content = {
    text: 7,
    longtext: 15,
    number: 4,
    date: 7,
    yesno: 3,
    choice: 5,
    multi: 8,
    reference: 8,
    link: 10,
    attachment: 8,
    computed: 5,
  };
  return Math.max(content[column.type], Math.ceil(head / 2) + 0.5);
}
