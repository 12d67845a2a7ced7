/** Results of formulas no longer hold once cells have been filled: they go, and Excel computes them when it opens the file. */
import { setText, textOf } from '../../document/zip.ts';
import { moveWorkbookNames } from '../../document/sheet/surroundings.ts';
import type { Book } from './book.ts';

const clear = (xml: string): string =>
  xml.replace(/<c\b[^>]*?(?<!\/)>(?:(?!<\/c>).)*?<f[\s>/](?:(?!<\/c>).)*<\/c>/gs, (cell) =>
    cell.replace(/<v>[^<]*<\/v>/, '').replace(/^(<c\b[^>]*?)\st="(?:str|e|b|n)"/, '$1'),
  );

export function clearResults(book: Book): void {
  let hasFormulas = false;
  for (const { part } of book.sheets) {
    const xml = textOf(book.parts, part);
    if (!/<f[\s>/]/.test(xml)) continue;
    hasFormulas = true;
    setText(book.parts, part, clear(xml));
  }
  if (hasFormulas) moveWorkbookNames(book.parts, new Map(), true);
}
