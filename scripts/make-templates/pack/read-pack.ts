/**
 * The pack's own tables, as far as a template needs them: a document names a list and where its rows come from, the
 * form names the columns. So column heads in Word and Excel are the form's labels, and no question's id stands in code.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Column, DocumentDefinition, Form, Option, QuestionOf } from '../../../core/form/pack-schema.ts';

const PACK = resolve(import.meta.dirname, '../../../templates/shanghai-2025');

function readAll<T>(folder: string): T[] {
  return readdirSync(join(PACK, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => parse(readFileSync(join(PACK, folder, name), 'utf8')) as T);
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

export class PackTables {
  private readonly tables = new Map<string, QuestionOf<'table'>>();
  private readonly documents: Map<string, DocumentDefinition>;
  private readonly optionSets: Record<string, Option[]> = {};

  constructor() {
    for (const form of readAll<Form>('forms'))
      for (const section of form.sections ?? [])
        for (const question of section.questions ?? [])
          if (question.type === 'table') this.tables.set(question.id, question);
    this.documents = new Map(readAll<DocumentDefinition>('documents').map((document) => [document.id, document]));
    const manifest = parse(readFileSync(join(PACK, 'pack.yaml'), 'utf8')) as OptionSets & { optionFiles?: string[] };
    Object.assign(this.optionSets, manifest.optionSets);
    for (const file of manifest.optionFiles ?? [])
      Object.assign(this.optionSets, (parse(readFileSync(join(PACK, file), 'utf8')) as OptionSets).optionSets);
  }

  /** Columns of the list `tag` of a document: its place says `rows: q.table`. */
  list(document: string, tag: string): PackTable {
    const place = this.documents.get(document)?.places[tag];
    const rows = typeof place === 'object' ? place.rows : undefined;
    const id = /^(?:q|one\.\w+)\.(\w+)$/.exec(rows ?? '')?.[1];
    const table = id === undefined ? undefined : this.tables.get(id);
    if (!table) throw new Error(`documents/${document}.yaml: place 「${tag}」 names no table of a form`);
    return { tag, key: table.id, title: table.label, columns: table.columns };
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
    if (column.type !== 'choice') return [];
    const options = column.options ?? this.optionSets[column.optionSet ?? ''] ?? [];
    return options.map((option) => option.label);
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
    attachment: 8,
    computed: 5,
  };
  return Math.max(content[column.type], Math.ceil(head / 2) + 0.5);
}
