/** The cover of a Chinese form: a title, much white space, a few lines to fill, and the form begins on the next page. */
import { paragraphsOf, type WordBlock, type WordTable } from './form.ts';
import { isBlank } from './wording.ts';
import { HEADING_TEXT } from './walk.ts';

const FEWEST_EMPTY_LINES = 4;
const LONGEST_LINE = 60;
const MOST_LINES = 16;

const isLines = (table: WordTable): boolean =>
  table.rows.length <= 8 && table.rows.every((row) => row.cells.length <= 3);

/** How many blocks at the beginning make up the cover; 0 when there is none. */
export function coverLength(blocks: WordBlock[]): number {
  let firstTable: number | undefined;
  let end = 0;
  let turned = false;
  for (const [at, block] of blocks.entries()) {
    // Lines of a cover may be set in a table of labels and lines to write on.
    if (block.type === 'table' && !isLines(block)) break;
    if (block.type === 'table') firstTable ??= at;
    if (block.type !== 'paragraph') continue;
    if (HEADING_TEXT.test(block.text.trim())) break;
    end = at + 1;
    turned = block.endsPage;
    if (turned) break;
  }
  const length = turned ? end : Math.min(end, firstTable ?? end);
  const cover = paragraphsOf(blocks.slice(0, length));
  const empty = cover.filter(({ text }) => isBlank(text)).length;
  const words = cover.map(({ text }) => text.trim()).filter((text) => text !== '');
  const chinese = words.some((text) => /\p{Script=Han}/u.test(text));
  const prose = words.some((text) => text.replace(/[\s\u3000_＿]+/g, '').length > LONGEST_LINE);
  return chinese &&
    !prose &&
    words.length <= MOST_LINES &&
    length < blocks.length &&
    (turned || empty >= FEWEST_EMPTY_LINES)
    ? length
    : 0;
}
