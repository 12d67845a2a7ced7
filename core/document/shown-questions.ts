/** Which answers a document reads, told from its places alone: also those asked in forms it does not name. */
import { compile, type Reference } from '../form/expression.ts';
import type { DocumentDefinition, PlaceDefinition } from '../form/pack-schema.ts';
import { definitionOf } from './binding.ts';

/** Question → columns the document lists of it; none for a question that is read as a whole. */
export type ShownQuestions = ReadonlyMap<string, ReadonlySet<string>>;

const known = new WeakMap<DocumentDefinition, ShownQuestions>();

export function shownQuestions(document: DocumentDefinition): ShownQuestions {
  let shown = known.get(document);
  if (!shown) known.set(document, (shown = readPlaces(document)));
  return shown;
}

function readPlaces(document: DocumentDefinition): Map<string, Set<string>> {
  const shown = new Map<string, Set<string>>();
  const columnsOf = (question: string): Set<string> => {
    const columns = shown.get(question) ?? new Set();
    shown.set(question, columns);
    return columns;
  };
  const place = (definition: PlaceDefinition, tables: readonly string[]): void => {
    for (const { root, name } of referencesOf(definition.value))
      if (root === 'row') tables.forEach((table) => columnsOf(table).add(name));
      else if (isAnswer(root)) columnsOf(name);
    const listed = referencesOf(definition.rows).flatMap(({ root, name }) => (isAnswer(root) ? [name] : []));
    listed.forEach(columnsOf);
    const inner = definition.rows === undefined || listed.length === 0 ? tables : listed;
    for (const each of Object.values(definition.each ?? {})) place(definitionOf(each), inner);
  };
  for (const definition of Object.values(document.places)) place(definitionOf(definition), []);
  return shown;
}

/** `q.x` and `one.<kind>.x`; of `q.x.count` only the first two parts name an answer. */
const isAnswer = (root: string): boolean => root === 'q' || /^one\.[^.]+$/.test(root);

const referencesOf = (source: string | undefined): Reference[] => (source ? compile(source).references : []);
