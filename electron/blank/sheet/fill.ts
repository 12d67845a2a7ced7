/** Fills an untouched workbook: rows added where a table is too short, cells patched, then read back. */
import { type Assignment, columnNamed, type FillOutcome } from '../../../core/blank/assign.ts';
import type { BlankPlace, FillImage, FillRow, FillValue } from '../../../core/blank/place.ts';
import { isNumbered, type SheetPlace } from '../../../core/blank/sheet/sheet-place.ts';
import { atOf, columnLetters, type SheetBlock } from '../../../core/blank/sheet/grid.ts';
import { applyTextEdits, dateEdit, type TextEdit } from '../../../core/blank/sheet/inline.ts';
import { blankEdit, tickedEdits } from './text-edits.ts';
import type { RowTable } from '../../../core/blank/sheet/tables.ts';
import { valueText } from '../../../core/blank/value.ts';
import { MAX_CELL_TEXT } from '../../document/sheet/cell-xml.ts';
import { readImageInfo } from '../../document/image-size.ts';
import { rereadSheets } from '../../document/sheet/reread.ts';
import { cleanText } from '../../document/text.ts';
import { findElements } from '../../document/xml.ts';
import { setText, textOf, writeZip } from '../../document/zip.ts';
import type { FillOptions } from '../fill.ts';
import { openBlank } from '../open.ts';
import { isDatePattern, unitInLabel } from '../../../core/blank/sheet/words.ts';
import { contentFor } from './content.ts';
import { clearResults } from './formulas.ts';
import { Counted } from './counted.ts';
import { growTables, type RowMaps } from './grow.ts';
import { putPicture } from './picture.ts';
import { restorePrefixes } from './prefixes.ts';
import { numberOf } from './row-numbers.ts';
import { planGrowth, rowOfRecord, type RowRequest } from './row-plan.ts';
import { HeaderEdits } from './header-edits.ts';
import { patchSheet } from './patch.ts';
import { expectedOf, type PlacedCell, rowNow, valueShown, type Write } from './write.ts';
import { type ReadBook, readBook } from './read.ts';
import { editRuns } from './rich.ts';

interface Picture {
  place: BlankPlace;
  sheet: string;
  block: SheetBlock;
  name: string;
  bytes: Uint8Array;
}

class Filler {
  private readonly writes: Write[] = [];
  private readonly requests: RowRequest[] = [];
  private readonly pictures: Picture[] = [];
  private readonly counted = new Map<string, Counted>();
  private readonly inlineEdits = new Map<string, { place: SheetPlace; edits: TextEdit[] }>();
  private readonly headers: HeaderEdits;
  readonly report: FillOutcome['report'] = { placed: [], refused: [], mismatched: [] };
  private readonly read: ReadBook;
  private readonly options: FillOptions;

  constructor(read: ReadBook, options: FillOptions) {
    this.read = read;
    this.options = options;
    this.headers = new HeaderEdits(read.book);
  }

  run(assignments: readonly Assignment[]): Uint8Array {
    const places = new Map(this.read.places.map((each) => [each.place.id, each]));
    for (const { place: id, value } of assignments) {
      const found = places.get(id);
      if (found) this.assign(found, value);
      else this.report.refused.push({ place: id, at: id, reason: '空白里没有这个位置。' });
    }
    this.finishInline();
    return this.write();
  }

  private refuse(place: BlankPlace, reason: string, at = place.at): void {
    this.report.refused.push({ place: place.id, at, reason });
  }

  private assign(found: SheetPlace, value: FillValue): void {
    const { place, target } = found;
    if (typeof value === 'object' && !Array.isArray(value)) return this.picture(found, value);
    if (target.table) return this.rows(place, target.table, value);
    if (Array.isArray(value) && value.some((item) => typeof item === 'object')) {
      return this.refuse(place, '这里只有一个空，不能填多行表格。');
    }
    const plain = value as string | number | boolean | string[];
    if (target.header !== undefined) {
      this.report.placed.push(this.headers.add(found, target.header, valueText(plain)));
      return;
    }
    if (target.inline) return this.inline(found, plain);
    this.cell(place, { sheet: target.sheet, block: target.block, kind: place.kind, label: place.label }, plain);
  }

  /** The words that keep the frame's place go. */
  private picture({ place, target }: SheetPlace, { image }: FillImage): void {
    if (!this.options.image) return this.refuse(place, '没有给出图片的内容。');
    const { sheet, block } = target;
    const bytes = this.options.image(image);
    if (!readImageInfo(bytes)) return this.refuse(place, `「${image}」不是可用的图片（PNG、JPEG、GIF、BMP）。`);
    this.pictures.push({ place, sheet, block, name: image, bytes });
    if (block.text.trim() !== '')
      this.writes.push({ place: '', sheet, row: block.row, column: block.column, content: { text: '' }, text: '' });
  }

  private countedOf(sheet: string): Counted {
    const part = this.read.book.sheets.find(({ name }) => name === sheet)?.part ?? '';
    const counted = this.counted.get(sheet) ?? new Counted(textOf(this.read.book.parts, part));
    this.counted.set(sheet, counted);
    return counted;
  }

  private cell(
    place: BlankPlace,
    { sheet, block, kind, label }: { sheet: string; block: SheetBlock; kind: string; label: string[] },
    value: string | number | boolean | string[],
    row: Write['row'] = block.row,
  ): void {
    const { date1904 } = this.read.book.workbook;
    const counts =
      place.unit !== undefined ||
      unitInLabel(label.at(-1) ?? '') !== undefined ||
      this.countedOf(sheet).has(block.row, block.column);
    const content = contentFor(value, {
      label,
      kind,
      shows: block.shows ?? 'general',
      date1904,
      counts,
      ...(isDatePattern(block.text) ? { pattern: block.text } : {}),
    });
    const text = 'number' in content ? String(content.number) : content.text;
    if (text === '') return;
    const why =
      'number' in content ? this.countedOf(sheet).refusal(block.row, block.column, content.number) : undefined;
    if (why !== undefined) return this.refuse(place, place.kind === 'row' ? `「${label.join(' / ')}」：${why}` : why);
    if (text.length > MAX_CELL_TEXT)
      return this.refuse(place, `超过 Excel 单元格的 ${MAX_CELL_TEXT} 字上限，没有写入。`);
    this.writes.push({ place: place.id, sheet, row, column: block.column, content, text: valueShown(value, content) });
  }

  /** Several blanks in one text are written together. */
  private inline(found: SheetPlace, value: string | number | boolean | string[]): void {
    const { place, target } = found;
    const { block, inline } = target;
    if (!inline) return;
    const known = this.inlineEdits.get(place.at) ?? { place: found, edits: [] };
    this.inlineEdits.set(place.at, known);
    const text = valueText(value);
    if (inline.kind.startsWith('tick')) known.edits.push(...tickedEdits(block.text, inline, value));
    else if (inline.kind === 'date' && /^\d{4}-\d{2}(?:-\d{2})?$/.test(text)) {
      known.edits.push(dateEdit(block.text, inline, text));
    } else known.edits.push(blankEdit(block.text, inline, cleanText(text).text));
    this.report.placed.push({ place: place.id, at: place.at, text });
  }

  private finishInline(): void {
    for (const { place: found, edits } of this.inlineEdits.values()) {
      const { block, sheet } = found.target;
      const text = applyTextEdits(block.text, edits);
      if (text.length > MAX_CELL_TEXT) {
        this.refuse(found.place, `超过 Excel 单元格的 ${MAX_CELL_TEXT} 字上限，没有写入。`);
        continue;
      }
      const runs = this.runsOf(sheet, block, edits);
      const content = runs === undefined ? { text } : { runs };
      this.writes.push({ place: '', sheet, row: block.row, column: block.column, content, text });
    }
  }

  private runsOf(sheet: string, block: SheetBlock, edits: TextEdit[]): string | undefined {
    const { book } = this.read;
    const xml = textOf(book.parts, book.sheets.find(({ name }) => name === sheet)?.part ?? '');
    const reference = `${columnLetters(block.column)}${block.row}`;
    const cell = new RegExp(`<c\\b[^>]*\\sr="${reference}"[^>]*>.*?</c>`, 's').exec(xml)?.[0] ?? '';
    const inline = /<is>(.*?)<\/is>/s.exec(cell)?.[1];
    if (inline !== undefined) return editRuns(inline, edits);
    if (!/\st="s"/.test(cell)) return undefined;
    const shared = textOf(book.parts, 'xl/sharedStrings.xml');
    const item = findElements(shared, ['si'])[Number(/<v>(\d+)<\/v>/.exec(cell)?.[1] ?? -1)];
    return item && editRuns(shared.slice(item.innerStart, item.innerEnd), edits);
  }

  private rows(place: BlankPlace, table: RowTable, value: string | number | boolean | string[] | FillRow[]): void {
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'object')) {
      return this.refuse(place, '这里是表格，请给出若干行。');
    }
    const rows = value as FillRow[];
    const sheet = this.read.places.find((each) => each.place === place)?.target.sheet ?? '';
    this.requests.push({ sheet, table, records: rows.length });
    rows.forEach((row, index) => {
      const given = new Set<string>();
      for (const [name, cell] of Object.entries(row)) {
        const at = this.rowCell(place, table, sheet, index, name, cell);
        if (at !== undefined) given.add(at);
      }
      if (table.example && index === 0) this.clearExample(table, sheet, given);
      const grid = this.read.book.grids.find((each) => each.name === sheet);
      const number = grid && Object.keys(row).length > 0 ? numberOf(grid, table, index, given) : undefined;
      if (number) this.writes.push({ ...number, place: '', sheet });
    });
  }

  /** Address of the column's cell, when something is written. */
  private rowCell(
    place: BlankPlace,
    table: RowTable,
    sheet: string,
    index: number,
    name: string,
    value: FillRow[string],
  ): string | undefined {
    const column = columnNamed(place, name);
    const own = column && table.columns.find((each) => atOf(sheet, each.block) === column.at);
    if (!column || !own) {
      this.refuse(place, `表格没有「${name}」这一列。`);
      return undefined;
    }
    const line = own.block.row - table.from;
    const row: Write['row'] = (maps) => rowOfRecord(maps, sheet, table, index, line);
    this.cell(place, { sheet, block: own.block, kind: column.kind, label: own.label }, value, row);
    return column.at;
  }

  /** An example that gives way does so as a whole. */
  private clearExample(table: RowTable, sheet: string, given: ReadonlySet<string>): void {
    for (const column of table.columns) {
      const { block } = column;
      if (column === table.sequence && isNumbered(table)) continue;
      if (block.formula || given.has(atOf(sheet, block))) continue;
      const row: Write['row'] = (maps) => rowOfRecord(maps, sheet, table, 0, block.row - table.from);
      this.writes.push({ place: '', sheet, row, column: block.column, content: { text: '' }, text: '' });
    }
  }

  private write(): Uint8Array {
    const { book } = this.read;
    const maps = growTables(book, planGrowth(this.requests));
    const expected: PlacedCell[] = [];
    for (const { name, part } of book.sheets) {
      const own = this.writes.filter((write) => write.sheet === name);
      if (own.length === 0) continue;
      const patches = own.map((write) => ({ ...write, row: rowNow(maps, name, write.row) }));
      setText(book.parts, part, patchSheet(textOf(book.parts, part), patches));
      for (const patch of patches) if (patch.text !== '') expected.push(expectedOf(patch, part));
    }
    for (const picture of this.pictures) this.insert(picture, maps);
    this.headers.write();
    if (this.writes.length > 0) clearResults(book);
    restorePrefixes(book.parts, book.prefixed);
    const bytes = writeZip(book.parts);
    this.check(bytes, expected);
    return bytes;
  }

  private insert({ place, sheet, block, name, bytes }: Picture, maps: RowMaps): void {
    const { book } = this.read;
    const part = book.sheets.find((each) => each.name === sheet)?.part;
    if (part === undefined) return;
    const map = maps.get(sheet);
    const now = map ? { ...block, row: map.first(block.row), rowEnd: map.last(block.rowEnd) } : block;
    putPicture(book.parts, part, now, bytes, name);
    this.report.placed.push({ place: place.id, at: place.at, text: name });
  }

  private check(bytes: Uint8Array, expected: PlacedCell[]): void {
    const parts = openBlank(bytes);
    this.report.mismatched.push(...this.headers.mismatches(parts));
    const mismatches = rereadSheets(parts, expected);
    for (const { place, expected: wanted, found, where } of mismatches)
      this.report.mismatched.push({ place, at: where, expected: wanted, found });
    for (const cell of expected) {
      if (cell.id !== '') this.report.placed.push({ place: cell.id, at: cell.where, text: cell.place });
    }
  }
}

/**
 * @param assignments values by place id, already fit for their places
 * @throws WorkbenchError TEMPLATE
 */
export function fillSheetBlank(
  bytes: Uint8Array,
  assignments: readonly Assignment[],
  options: FillOptions = {},
): FillOutcome {
  const filler = new Filler(readBook(bytes), options);
  const filled = filler.run(assignments);
  return { bytes: filled, report: filler.report };
}
