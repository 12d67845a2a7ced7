/** Places of an untouched workbook. */
import { createHash } from 'node:crypto';
import type { Blank } from '../../../core/blank/place.ts';
import { findSheetPlaces } from '../../../core/blank/sheet/find-places.ts';
import type { SheetPlace } from '../../../core/blank/sheet/sheet-place.ts';
import { openBlank } from '../open.ts';
import { textOf } from '../../document/zip.ts';
import { type Book, openBook } from './book.ts';
import { headerPlaces } from './page-header.ts';

export interface ReadBook {
  book: Book;
  places: SheetPlace[];
  fingerprint: string;
}

/** Filling follows reading, with the same bytes: what has been understood of them is understood once. */
const lately = new WeakMap<Uint8Array, ReadBook>();

/** The book is a copy for the caller to change. @throws WorkbenchError TEMPLATE */
export function readBook(bytes: Uint8Array): ReadBook {
  const read = lately.get(bytes) ?? readAfresh(bytes);
  lately.set(bytes, read);
  return { ...read, book: { ...read.book, parts: new Map(read.book.parts) } };
}

/** With more than one sheet to fill, the sheet's name is the outermost label. */
function readAfresh(bytes: Uint8Array): ReadBook {
  const book = openBook(openBlank(bytes));
  const bySheet = book.grids.map((grid) => ({
    grid,
    places: [...findSheetPlaces(grid), ...pagePlaces(book, grid.name)],
  }));
  const several = bySheet.filter(({ places }) => places.length > 0).length > 1;
  const places = bySheet.flatMap(({ grid, places }) =>
    several
      ? places.map(({ place, target }) => ({
          place: { ...place, label: place.label[0] === grid.name ? place.label : [grid.name, ...place.label] },
          target,
        }))
      : places,
  );
  return { book, places, fingerprint: createHash('sha256').update(bytes).digest('hex') };
}

function pagePlaces(book: Book, name: string): SheetPlace[] {
  const part = book.sheets.find((sheet) => sheet.name === name)?.part;
  return part === undefined ? [] : headerPlaces(name, textOf(book.parts, part));
}

/** @throws WorkbenchError TEMPLATE */
export function readSheetBlank(bytes: Uint8Array): Blank {
  const { places, fingerprint } = readBook(bytes);
  const problems: Blank['problems'] =
    places.length === 0 ? [{ level: 'warning', message: '没有找到可填写的位置：工作表里没有带标签的空格。' }] : [];
  return { format: 'xlsx', fingerprint, places: places.map(({ place }) => place), problems };
}
