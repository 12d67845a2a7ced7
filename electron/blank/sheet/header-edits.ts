/** Values for the blanks of printed headers and footers, several of which may stand in one text. */
import type { SheetPlace } from '../../../core/blank/sheet/sheet-place.ts';
import type { TextEdit } from '../../../core/blank/sheet/inline.ts';
import { setText, textOf, type Parts } from '../../document/zip.ts';
import type { Book } from './book.ts';
import { editHeader, headerCode, headerText } from './page-header.ts';

export class HeaderEdits {
  private readonly edits = new Map<string, { part: string; element: string; edits: TextEdit[] }>();
  private readonly book: Book;

  constructor(book: Book) {
    this.book = book;
  }

  add({ place, target }: SheetPlace, element: string, text: string): { place: string; at: string; text: string } {
    const { start = 0, end = 0 } = target.inline ?? {};
    const part = this.book.sheets.find(({ name }) => name === target.sheet)?.part ?? '';
    const known = this.edits.get(place.at) ?? { part, element, edits: [] };
    this.edits.set(place.at, known);
    known.edits.push({ start, end, text: headerText(text) });
    return { place: place.id, at: place.at, text };
  }

  write(): void {
    const { parts } = this.book;
    for (const { part, element, edits } of this.edits.values())
      setText(parts, part, editHeader(textOf(parts, part), element, edits));
  }

  /** Values not found in the parts as written. */
  mismatches(parts: Parts): { place: string; at: string; expected: string; found: string }[] {
    return [...this.edits].flatMap(([at, { part, element, edits }]) => {
      const found = headerCode(textOf(parts, part), element);
      return edits
        .filter(({ text }) => !found.includes(text))
        .map(({ text }) => ({ place: at, at, expected: text, found }));
    });
  }
}
