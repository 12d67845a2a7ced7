/** Where a table's header is, however many titles and notes stand above it, and what its columns are called. */
import { tidyLabel } from '../blank/label.ts';
import type { FileCell, FileColumn, FileRow, HeaderSpan } from './import-model.ts';
import type { ColumnNames } from './import-names.ts';
import { isUnit, unitInLabel } from './import-unit.ts';
import { cellText } from './import-value.ts';

/** Rows that are looked at for a header. */
export const HEAD_ROWS = 80;
const MAX_LINES = 4;
const LONG = 60;

const TITLE = /[:：].|^.{4,}(?:表|目录|清单|台账)$/u;

export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** What is known of a sheet before its rows are read through. */
export interface SheetHead {
  rows: readonly FileRow[];
  merges: readonly Merge[];
  /** 0-based, first and last. */
  hiddenColumns: readonly (readonly [number, number])[];
}

const REFERENCE = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/;
const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

export function parseMerges(references: readonly string[]): Merge[] {
  return references.flatMap((reference) => {
    const match = REFERENCE.exec(reference);
    if (!match?.[3]) return [];
    const [, left = '', top = '', right = '', bottom = ''] = match;
    return [{ left: columnNumber(left), top: Number(top), right: columnNumber(right), bottom: Number(bottom) }];
  });
}

/** 0 → A */
export function columnLetters(at: number): string {
  let letters = '';
  for (let rest = at; rest >= 0; rest = Math.floor(rest / 26) - 1)
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}

const isEmpty = (cell: FileCell | undefined): boolean =>
  cell === undefined || cell === null || cellText(cell).trim() === '';
const isValue = (cell: FileCell): boolean =>
  typeof cell === 'number' ||
  (typeof cell === 'object' && cell !== null) ||
  (typeof cell === 'string' && /^[\d.,%\s/年月日-]+$/u.test(cell.normalize('NFKC').trim()));

class Head {
  readonly #rows = new Map<number, FileRow>();
  readonly #merges: readonly Merge[];
  readonly #names: ColumnNames;
  readonly width: number;

  constructor(head: SheetHead, names: ColumnNames) {
    for (const row of head.rows) this.#rows.set(row.row, row);
    this.#merges = head.merges;
    this.#names = names;
    this.width = head.rows.reduce((width, { cells }) => Math.max(width, cells.length), 0);
  }

  cell(row: number, at: number): FileCell {
    return this.#rows.get(row)?.cells[at] ?? null;
  }

  filled(row: number): number[] {
    const cells = this.#rows.get(row)?.cells ?? [];
    return cells.flatMap((cell, at) => (isEmpty(cell) ? [] : [at]));
  }

  mergeAt(row: number, at: number): Merge | undefined {
    return this.#merges.find(
      ({ top, bottom, left, right }) => row >= top && row <= bottom && at >= left && at <= right,
    );
  }

  /** A line right under `row` that tells its groups apart, or gives units or numbers to its columns. */
  continues(row: number): boolean {
    const [above, below] = [this.filled(row), this.filled(row + 1)];
    if (above.length === 0 || below.length === 0) return false;
    // A heading of one column that reaches over this line and the next.
    if (this.#merges.some(({ top, bottom, left, right }) => top <= row && bottom > row && left === right)) return true;
    const texts = below.map((at) => cellText(this.cell(row + 1, at)).trim());
    if (texts.every((text) => isUnit(text))) return true;
    if (below.some((at) => isValue(this.cell(row + 1, at))) || texts.some((text) => text.length > LONG)) return false;
    const under = below.filter((at) => !isEmpty(this.cell(row, at)));
    const inGroup = (at: number): boolean => {
      const merge = this.mergeAt(row, at);
      if (merge) return merge.right > merge.left && merge.right - merge.left + 1 < this.width;
      // Without merges a group's name stands over its first column, and the next ones are empty.
      return isEmpty(this.cell(row, at)) || isEmpty(this.cell(row, at + 1));
    };
    const grouped = below.filter(inGroup);
    // One cell over several columns, merged or not, is the title of a table, not a group of it.
    const isAlone = above.length === 1;
    const isTitle =
      (isAlone && below.length > 1) || above.some((at) => TITLE.test(cellText(this.cell(row, at)).trim()));
    return (
      !isTitle && grouped.length >= 2 && under.every(inGroup) && this.#known(row + 1, below) >= 0.25 * below.length
    );
  }

  #known(row: number, columns: readonly number[]): number {
    return columns.filter((at) => {
      const text = cellText(this.cell(row, at));
      return this.#names.exact(text) !== undefined || text.trim().length <= 12;
    }).length;
  }

  /** How much a line looks like the one that names the columns. */
  score(span: HeaderSpan): number {
    // A cell that reaches down into these lines began as a heading above them.
    if (this.#merges.some(({ top, bottom }) => top < span.first && bottom >= span.first && bottom <= span.last))
      return -1;
    let score = 0;
    const seen = new Set<string>();
    const columns = this.columns(span);
    let texts = 0;
    for (const { at, labels } of columns) {
      const leaf = labels.at(-1);
      // A title that reaches over the whole table names one column at most, not all of them.
      if (leaf === undefined || (this.mergeAt(span.last, at)?.left ?? at) < at) continue;
      const known = this.#names.exact(leaf) ?? this.#names.exact(labels.join(''));
      if (known && !seen.has(known.column)) {
        seen.add(known.column);
        score += 3;
      }
      const isLabel = leaf.length <= 30 && !isValue(leaf);
      texts += isLabel ? 1 : 0;
      score += isLabel ? 0.3 : leaf.length > LONG ? -2 : -1;
    }
    if (texts < 2 && seen.size === 0) return -1;
    return score + (2 * texts) / Math.max(1, this.width) + (span.last - span.first) * 0.1;
  }

  columns(span: HeaderSpan): FileColumn[] {
    return Array.from({ length: this.width }, (_, at) => {
      const labels: string[] = [];
      let unit = '';
      for (let row = span.first; row <= span.last; row += 1) {
        const label = tidyLabel(this.#labelAt(row, at, span));
        if (label === '') continue;
        if (labels.length > 0 && isUnit(label)) unit = label.replace(/^[（(]|[）)]$/gu, '').replace(/^单位[:：]/u, '');
        else if (labels.at(-1) !== label) labels.push(label);
      }
      if (unit === '') unit = unitInLabel(labels.at(-1) ?? '') || unitInLabel(labels.at(-2) ?? '');
      return { at, labels, unit, hidden: false };
    });
  }

  #labelAt(row: number, at: number, span: HeaderSpan): string {
    const merge = this.mergeAt(row, at);
    if (merge) return cellText(this.cell(merge.top, merge.left));
    const own = cellText(this.cell(row, at));
    if (own.trim() !== '' || row === span.last || isEmpty(this.cell(row + 1, at))) return own;
    // A group's name, when the file knows no merges: that of the nearest filled cell to the left.
    for (let left = at - 1; left >= 0; left -= 1) {
      const text = cellText(this.cell(row, left));
      if (text.trim() === '') continue;
      return isEmpty(this.cell(row + 1, left)) ? '' : text;
    }
    return '';
  }
}

export interface Layout {
  header: HeaderSpan;
  columns: FileColumn[];
  /** How sure: to compare sheets with one another. */
  score: number;
}

/** Columns under a header that the caller or a person has chosen. */
export function layoutAt(sheet: SheetHead, names: ColumnNames, header: HeaderSpan): Layout {
  const head = new Head(sheet, names);
  const isHidden = (at: number): boolean => sheet.hiddenColumns.some(([first, last]) => at >= first && at <= last);
  const hasValues = (at: number): boolean =>
    sheet.rows.some(({ row, cells }) => row > header.last && !isEmpty(cells[at]));
  const columns = head
    .columns(header)
    .map((column) => ({ ...column, hidden: isHidden(column.at) }))
    .filter(({ at, labels }) => labels.length > 0 || hasValues(at));
  return { header, columns, score: head.score(header) };
}

/** The likeliest header, or `undefined` for a sheet that has none. */
export function findLayout(sheet: SheetHead, names: ColumnNames): Layout | undefined {
  const head = new Head(sheet, names);
  let best: { header: HeaderSpan; score: number } | undefined;
  for (const { row } of sheet.rows) {
    if (head.filled(row).length === 0) continue;
    let last = row;
    const consider = (): void => {
      const header = { first: row, last };
      // Of equals the first: the header is printed again on every page.
      const score = head.score(header);
      if (score > 0 && score > (best?.score ?? 0) + 1e-9) best = { header, score };
    };
    consider();
    while (last - row + 1 < MAX_LINES && head.continues(last)) {
      last += 1;
      consider();
    }
  }
  return best && layoutAt(sheet, names, best.header);
}
