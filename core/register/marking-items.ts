/** The library's item behind a row, and the sentences to start from: the library's and the assessor's own. Pure. */
import { holds } from '../form/expression.ts';
import type { Column, Pack, Source } from '../form/pack-schema.ts';
import type { LibraryItem } from '../form/schema/library.ts';
import type { Register } from '../form/schema/register.ts';
import { originOf } from './origin.ts';

export interface RowItem {
  library: string;
  item: LibraryItem;
  source: Source | undefined;
}

/** A sentence an assessor keeps for one item of a library, whatever casefile is open. */
export interface OwnPhrase {
  id: string;
  library: string;
  item: string;
  column: string;
  /** Result it belongs to; '' for any. */
  option: string;
  text: string;
}

export interface Phrase {
  text: string;
  /** Id of an assessor's own phrase. */
  own?: string;
}

const indexes = new WeakMap<Pack, Map<string, Map<string, LibraryItem>>>();

function indexOf(pack: Pack): Map<string, Map<string, LibraryItem>> {
  let index = indexes.get(pack);
  if (!index) {
    index = new Map((pack.libraries ?? []).map(({ id, items }) => [id, new Map(items.map((item) => [item.id, item]))]));
    indexes.set(pack, index);
  }
  return index;
}

/** `undefined` for rows that come from elsewhere than a library. */
export function rowItem(pack: Pack, register: Register, row: string): RowItem | undefined {
  const origin = originOf(register, row);
  if (origin?.source.from !== 'library') return undefined;
  const { source } = origin;
  const item = indexOf(pack).get(source.library)?.get(origin.item);
  const library = pack.libraries?.find((candidate) => candidate.id === source.library);
  return item && { library: source.library, item, source: item.source ?? library?.source };
}

/** Where own phrases of a row are kept: with its item, or for rows from elsewhere with their register. */
export function phraseHome(register: Register, found: RowItem | undefined): { library: string; item: string } {
  return found ? { library: found.library, item: found.item.id } : { library: register.id, item: '' };
}

/**
 * Own phrases first, then the library's whose condition holds, then those of the column.
 * @param view the row as expressions read it; its result is the one the phrases are wanted for
 */
export function phrasesFor(input: {
  register: Register;
  found: RowItem | undefined;
  column: Column;
  result: string;
  view: Readonly<Record<string, unknown>>;
  own: readonly OwnPhrase[];
}): Phrase[] {
  const { register, found, column, result, view, own } = input;
  const home = phraseHome(register, found);
  const mine = own
    .filter(
      (phrase) =>
        phrase.library === home.library &&
        phrase.item === home.item &&
        phrase.column === column.id &&
        (phrase.option === '' || phrase.option === result),
    )
    .map(({ id, text }) => ({ text, own: id }));
  const printed = (found?.item.phrases?.[column.id] ?? []).flatMap((phrase) => {
    if (typeof phrase === 'string') return [{ text: phrase }];
    return phrase.when === undefined || holds(phrase.when, { row: view }) ? [{ text: phrase.text }] : [];
  });
  const usual = 'phrases' in column ? (column.phrases ?? []).map((text) => ({ text })) : [];
  const seen = new Set<string>();
  return [...mine, ...printed, ...usual].filter(({ text }) => !seen.has(text) && seen.add(text));
}
