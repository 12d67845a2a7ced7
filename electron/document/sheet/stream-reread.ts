/** Reads a packed workbook once more, row by row, and compares every cell with what was meant. */
import { CellValues } from '../../workbook/read/cell-values.ts';
import type { CellValue, TableRow } from '../../workbook/read/model.ts';
import { SharedTexts } from '../../workbook/read/shared-texts.ts';
import { SheetScanner } from '../../workbook/read/sheet-scanner.ts';
import { ZipSource } from '../../workbook/read/zip-source.ts';
import { memorySource } from '../memory-file.ts';
import type { Mismatched } from '../report.ts';
import type { ExpectedCell } from './fill-sheet.ts';
import { emptyHash, withContent } from './row-hash.ts';
import { columnNumber } from './rows.ts';
import type { Content } from './stream-plan.ts';

/** Rows as they were written: where, which columns say something, and what, row by row. */
export interface WrittenRows {
  planned: { block: { at: number; height: number; place: string }; sheet: { name: string } };
  hashes: Uint32Array;
  lines: { offset: number; cells: { plan: { cell: { column: number } } }[] }[];
}

/** The first of them tell what is wrong. */
const KEPT = 100;
const NONE: CellValue[] = [];

/** Numbers come as numbers, whatever the cell's format makes of them. */
const contentOf = (value: CellValue | undefined): Content =>
  value === undefined || value === null || value === '' || typeof value === 'object'
    ? null
    : typeof value === 'boolean'
      ? String(value)
      : value;

class StreamCheck {
  readonly #stream: WrittenRows;
  /** Columns (0-based) of each row of an item. */
  readonly #columns: number[][];
  readonly #report: (mismatch: Mismatched) => void;
  #next = 0;

  constructor(stream: WrittenRows, report: (mismatch: Mismatched) => void) {
    this.#stream = stream;
    this.#report = report;
    this.#columns = Array.from({ length: stream.planned.block.height }, () => []);
    for (const { offset, cells } of stream.lines) this.#columns[offset] = cells.map(({ plan }) => plan.cell.column - 1);
  }

  row({ row, cells }: TableRow): void {
    const index = row - this.#stream.planned.block.at;
    if (index < 0 || index >= this.#stream.hashes.length) return;
    this.#upTo(index);
    this.#compare(index, cells);
    this.#next = index + 1;
  }

  end(): void {
    this.#upTo(this.#stream.hashes.length);
  }

  /** Rows without any content are not in what is read. */
  #upTo(index: number): void {
    for (; this.#next < index; this.#next += 1) this.#compare(this.#next, NONE);
  }

  #compare(index: number, cells: readonly CellValue[]): void {
    const { hashes, planned } = this.#stream;
    const columns = this.#columns[index % planned.block.height] ?? [];
    let hash = emptyHash();
    for (const column of columns) hash = withContent(hash, contentOf(cells[column]));
    if (hash >>> 0 === hashes[index]) return;
    const row = planned.block.at + index;
    this.#report({
      place: planned.block.place,
      expected: `第 ${Math.floor(index / planned.block.height) + 1} 行的内容`,
      found: columns.map((column) => String(contentOf(cells[column]) ?? '')).join('，'),
      where: `${planned.sheet.name}!${row}:${row}`,
    });
  }
}

function matches(found: Content, { content }: ExpectedCell): boolean {
  if ('number' in content) return found === content.number;
  return typeof found === 'string' && found.includes(content.text);
}

/** Cells outside of streams. */
class CellCheck {
  readonly #byRow = new Map<number, { column: number; cell: ExpectedCell }[]>();
  readonly #report: (mismatch: Mismatched) => void;

  constructor(expected: readonly ExpectedCell[], report: (mismatch: Mismatched) => void) {
    this.#report = report;
    for (const cell of expected) {
      const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell.reference) ?? [];
      const own = this.#byRow.get(Number(digits)) ?? [];
      own.push({ column: columnNumber(letters) - 1, cell });
      this.#byRow.set(Number(digits), own);
    }
  }

  row({ row, cells }: TableRow): void {
    for (const { column, cell } of this.#byRow.get(row) ?? []) this.#compare(cell, contentOf(cells[column]));
    this.#byRow.delete(row);
  }

  end(): void {
    for (const own of this.#byRow.values()) for (const { cell } of own) this.#compare(cell, null);
  }

  #compare(cell: ExpectedCell, found: Content): void {
    if (matches(found, cell)) return;
    const { place, where, content } = cell;
    const expected = 'number' in content ? String(content.number) : content.text;
    this.#report({ place, expected, found: String(found ?? ''), where });
  }
}

/** @returns the first mismatches; none when every cell says what was meant */
export async function rereadStreamed(
  bytes: Uint8Array,
  expected: readonly ExpectedCell[],
  streams: ReadonlyMap<string, readonly WrittenRows[]>,
  onShare: (share: number) => void,
): Promise<Mismatched[]> {
  const zip = await ZipSource.open(memorySource(bytes), bytes.length);
  const mismatched: Mismatched[] = [];
  const report = (mismatch: Mismatched): void => void (mismatched.length < KEPT && mismatched.push(mismatch));
  const names = new Set([...streams.keys(), ...expected.map(({ part }) => part)]);
  const sizes = new Map([...names].map((name) => [name, zip.find(name)?.size ?? 0]));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  let done = 0;
  for (const name of names) {
    const cells = new CellCheck(
      expected.filter(({ part }) => part === name),
      report,
    );
    const checks = [cells, ...(streams.get(name) ?? []).map((stream) => new StreamCheck(stream, report))];
    // What is written here stands in its cell; the template's own shared texts are not asked about.
    const scanner = new SheetScanner(new CellValues(new SharedTexts(), new Uint8Array(), false));
    const take = (): void => {
      for (const row of scanner.rows) for (const check of checks) check.row(row);
      scanner.rows = [];
      scanner.slots = 0;
    };
    for await (const chunk of zip.stream(name)) {
      scanner.feed(chunk);
      take();
      done += chunk.length;
      onShare(total > 0 ? done / total : 1);
    }
    scanner.finish();
    take();
    for (const check of checks) check.end();
  }
  return mismatched;
}
