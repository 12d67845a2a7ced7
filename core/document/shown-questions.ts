/** Which answers a document reads, told from its places alone: also those asked in forms it does not name. */
import { compile, type Reference } from '../form/expression.ts';
import type { DocumentDefinition, PlaceDefinition } from '../form/pack-schema.ts';
import { definitionOf } from './binding.ts';

export interface Shown {
  /** Read by a place that must say something: not one that is optional or has words for an empty answer. */
  needed: boolean;
  /** Of a table or register: columns the document lists and that must say something. */
  columns: ReadonlySet<string>;
  /** Of a contact: fields it names; none where it is read as a whole. Of a register, its summaries. */
  parts: ReadonlySet<string>;
}

/** By question. */
export type ShownQuestions = ReadonlyMap<string, Shown>;

const known = new WeakMap<DocumentDefinition, ShownQuestions>();

export function shownQuestions(document: DocumentDefinition): ShownQuestions {
  let shown = known.get(document);
  if (!shown) known.set(document, (shown = readPlaces(document)));
  return shown;
}

interface Reading extends Shown {
  columns: Set<string>;
  parts: Set<string>;
}

function readPlaces(document: DocumentDefinition): ShownQuestions {
  const shown = new Map<string, Reading>();
  const of = (question: string, needed = false): Reading => {
    const reading = shown.get(question) ?? { needed: false, columns: new Set(), parts: new Set() };
    reading.needed ||= needed;
    shown.set(question, reading);
    return reading;
  };
  const place = (definition: PlaceDefinition, tables: readonly string[]): void => {
    const needed = definition.optional !== true && definition.empty === undefined;
    for (const { root, name } of referencesOf(definition.value)) {
      if (root === 'row' && needed) tables.forEach((table) => of(table).columns.add(name));
      else if (isAnswer(root)) of(name, needed);
      const end = root.lastIndexOf('.');
      if (isAnswer(root.slice(0, Math.max(0, end)))) of(root.slice(end + 1)).parts.add(name);
    }
    const listed = referencesOf(definition.rows).flatMap(({ root, name }) => (isAnswer(root) ? [name] : []));
    listed.forEach((question) => of(question, needed));
    const inner = definition.rows === undefined || listed.length === 0 ? tables : listed;
    for (const each of Object.values(definition.each ?? {})) place(definitionOf(each), inner);
  };
  for (const definition of Object.values(document.places)) place(definitionOf(definition), []);
  return shown;
}

/** `q.x` and `one.<kind>.x`; of `q.x.count` only the first two parts name an answer. */
const isAnswer = (root: string): boolean => root === 'q' || /^one\.[^.]+$/.test(root);

const referencesOf = (source: string | undefined): Reference[] => (source ? compile(source).references : []);
