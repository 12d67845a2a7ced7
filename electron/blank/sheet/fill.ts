/** Fills an untouched workbook: rows added where a table is too short, cells patched, then read back. */
import { type Assignment, columnNamed, type FillOutcome } from '../../../core/blank/assign.ts';
import type { BlankPlace, FillImage, FillRow, FillValue } from '../../../core/blank/place.ts';
import type { SheetPlace } from '../../../core/blank/sheet/find-places.ts';
import { isNumbered } from '../../../core/blank/sheet/find-places.ts';
import { atOf, columnLetters, type SheetBlock } from '../../../core/blank/sheet/grid.ts';
import { applyTextEdits, dateEdit, type TextEdit } from '../../../core/blank/sheet/inline.ts';
import { tickEdits } from '../../../core/blank/sheet/boxes.ts';
import { behindLabel, otherEdit } from './text-edits.ts';
import type { RowTable } from '../../../core/blank/sheet/tables.ts';
import { valueText } from '../../../core/blank/value.ts';
import { type CellContent, MAX_CELL_TEXT } from '../../document/sheet/cell-xml.ts';
import type { ExpectedCell } from '../../document/sheet/fill-sheet.ts';
import { rereadSheets } from '../../document/sheet/reread.ts';
import { cleanText } from '../../document/text.ts';
import { findElements } from '../../document/xml.ts';
import { setText, textOf, writeZip } from '../../document/zip.ts';
import { openBlank } from '../open.ts';
import { contentFor } from './content.ts';
import { clearResults } from './formulas.ts';
import { type Growth, growTables, type RowMaps } from './grow.ts';
import { editHeader, headerCode, headerText } from './page-header.ts';
import { type CellPatch, patchSheet } from './patch.ts';
import { type ReadBook, readBook } from './read.ts';
import { editRuns } from './rich.ts';

/** A cell to be written, in the rows of the blank as it came. */
interface Write {
  place: string;
  sheet: string;
  row: number;
  column: number;
  /** Row below the printed ones: counted from the table's last. */
  added: number;
  content: CellPatch['content'];
  text: string;
}

class Filler {
  private readonly writes: Write[] = [];
  private readonly growths = new Map<string, Growth[]>();
  private readonly inlineEdits = new Map<string, { place: SheetPlace; edits: TextEdit[] }>();
  private readonly headerEdits = new Map<string, { sheet: string; element: string; edits: TextEdit[] }>();
  readonly report: FillOutcome['report'] = { placed: [], refused: [], mismatched: [] };
  private readonly read: ReadBook;

  constructor(read: ReadBook) {
    this.read = read;
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
    if (typeof value === 'object' && !Array.isArray(value)) return this.refuseImage(place, value);
    if (target.table) return this.rows(place, target.table, value);
    if (Array.isArray(value) && value.some((item) => typeof item === 'object')) {
      return this.refuse(place, '这里只有一个空，不能填多行表格。');
    }
    const plain = value as string | number | boolean | string[];
    if (target.header !== undefined) return this.header(found, target.header, valueText(plain));
    if (target.inline) return this.inline(found, plain);
    this.cell(place, target.sheet, target.block, place.kind, place.label, plain);
  }

  private refuseImage(place: BlankPlace, _value: FillImage): void {
    this.refuse(place, '目前不能往工作表里放图片，请填写后在 Excel 或 WPS 中插入。');
  }

  private cell(
    place: BlankPlace,
    sheet: string,
    block: SheetBlock,
    kind: string,
    label: string[],
    value: string | number | boolean | string[],
    added = 0,
  ): void {
    const { workbook } = this.read.book;
    const content = contentFor(value, { label, kind, shows: block.shows ?? 'general', date1904: workbook.date1904 });
    const text = 'number' in content ? String(content.number) : content.text;
    if (text === '') return;
    if (text.length > MAX_CELL_TEXT)
      return this.refuse(place, `超过 Excel 单元格的 ${MAX_CELL_TEXT} 字上限，没有写入。`);
    this.writes.push({
      place: place.id,
      sheet,
      row: block.row,
      column: block.column,
      added,
      content,
      text: valueShown(value, content),
    });
  }

  private header({ place, target }: SheetPlace, element: string, text: string): void {
    const { start = 0, end = 0 } = target.inline ?? {};
    const known = this.headerEdits.get(place.at) ?? { sheet: target.sheet, element, edits: [] };
    this.headerEdits.set(place.at, known);
    known.edits.push({ start, end, text: headerText(text) });
    this.report.placed.push({ place: place.id, at: place.at, text });
  }

  private writeHeaders(): void {
    const { book } = this.read;
    for (const { sheet, element, edits } of this.headerEdits.values()) {
      const part = book.sheets.find(({ name }) => name === sheet)?.part;
      if (part !== undefined) setText(book.parts, part, editHeader(textOf(book.parts, part), element, edits));
    }
  }

  /** Several blanks in one text are written together. */
  private inline(found: SheetPlace, value: string | number | boolean | string[]): void {
    const { place, target } = found;
    const { block, inline } = target;
    if (!inline) return;
    const known = this.inlineEdits.get(place.at) ?? { place: found, edits: [] };
    this.inlineEdits.set(place.at, known);
    const text = valueText(value);
    if (inline.kind.startsWith('tick')) {
      const single = inline.options?.length === 1 ? inline.options[0] : undefined;
      const chosen =
        typeof value === 'boolean' ? (value && single ? [single.label] : []) : Array.isArray(value) ? value : [text];
      const others = new Map(chosen.map((each) => [each.split(/[:：]/)[0] ?? each, /[:：](.*)$/su.exec(each)?.[1]]));
      known.edits.push(...tickEdits(block.text, inline, new Set([...chosen, ...others.keys()])));
      for (const [label, other] of others) {
        const edit = other === undefined ? undefined : otherEdit(block.text, inline.options ?? [], label, other);
        if (edit) known.edits.push(edit);
      }
    } else if (inline.kind === 'date' && /^\d{4}-\d{2}(?:-\d{2})?$/.test(text)) {
      known.edits.push(dateEdit(block.text, inline, text));
    } else {
      known.edits.push(behindLabel(block.text, inline, cleanText(text).text));
    }
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
      this.writes.push({ place: '', sheet, row: block.row, column: block.column, added: 0, content, text });
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
    const printed = table.to - table.from + 1;
    const sheet = this.read.places.find((each) => each.place === place)?.target.sheet ?? '';
    // A sheet with nothing below its header has room for any number of rows.
    const drawn = table.blocks.length > 0;
    if (drawn && rows.length > printed) {
      const list = this.growths.get(sheet) ?? [];
      this.growths.set(sheet, [...list, { row: table.to, count: rows.length - printed }]);
    }
    rows.forEach((row, index) => {
      const added = drawn ? Math.max(0, index - printed + 1) : 0;
      const at = drawn ? Math.min(table.from + index, table.to) : table.from + index;
      for (const [name, cell] of Object.entries(row)) this.rowCell(place, table, sheet, at, added, name, cell);
      if (isNumbered(table) && Object.keys(row).length > 0) this.number(place, table, sheet, at, added, index);
    });
  }

  private rowCell(
    place: BlankPlace,
    table: RowTable,
    sheet: string,
    row: number,
    added: number,
    name: string,
    value: FillRow[string],
  ): void {
    const column = columnNamed(place, name);
    const own = column && table.columns.find((each) => atOf(sheet, each.block) === column.at);
    if (!column || !own) return this.refuse(place, `表格没有「${name}」这一列。`);
    this.cell(place, sheet, { ...own.block, row, rowEnd: row }, column.kind, own.label, value, added);
  }

  /** A table that has begun to count its rows goes on counting. */
  private number(place: BlankPlace, table: RowTable, sheet: string, row: number, added: number, index: number): void {
    const column = table.sequence;
    if (!column) return;
    const printed = this.read.book.grids
      .find((grid) => grid.name === sheet)
      ?.blocks.find((block) => block.row === row && block.column === column.column);
    if (added === 0 && printed && /\d/.test(printed.text)) return;
    const first = Number(/\d+/.exec(column.block.text)?.[0] ?? 1);
    const text = column.block.text.replace(/\d+/, String(first + index));
    const content = column.block.number || text === '' ? { number: first + index } : { text };
    this.writes.push({
      place: place.id,
      sheet,
      row,
      column: column.column,
      added,
      content,
      text: String(first + index),
    });
  }

  private write(): Uint8Array {
    const { book } = this.read;
    for (const list of this.growths.values()) list.sort((a, b) => a.row - b.row);
    const maps = growTables(book, this.growths);
    const expected: (ExpectedCell & { id: string })[] = [];
    for (const { name, part } of book.sheets) {
      const own = this.writes.filter((write) => write.sheet === name);
      if (own.length === 0) continue;
      const patches = own.map((write) => ({ ...write, row: rowNow(maps, name, write) }));
      setText(book.parts, part, patchSheet(textOf(book.parts, part), patches));
      for (const patch of patches) expected.push(expectedOf(patch, part));
    }
    this.writeHeaders();
    if (this.writes.length > 0) clearResults(book);
    const bytes = writeZip(book.parts);
    this.check(bytes, expected);
    return bytes;
  }

  private check(bytes: Uint8Array, expected: (ExpectedCell & { id: string })[]): void {
    for (const [at, { sheet, element, edits }] of this.headerEdits) {
      const part = this.read.book.sheets.find(({ name }) => name === sheet)?.part ?? '';
      const found = headerCode(textOf(openBlank(bytes), part), element);
      for (const { text } of edits)
        if (!found.includes(text)) this.report.mismatched.push({ place: at, at, expected: text, found });
    }
    const mismatches = rereadSheets(openBlank(bytes), expected);
    for (const { place, expected: wanted, found, where } of mismatches)
      this.report.mismatched.push({ place, at: where, expected: wanted, found });
    for (const cell of expected) {
      if (cell.id !== '') this.report.placed.push({ place: cell.id, at: cell.where, text: cell.place });
    }
  }
}

const valueShown = (value: string | number | boolean | string[], content: CellContent): string =>
  'number' in content ? valueText(value) : content.text;

function rowNow(maps: RowMaps, sheet: string, write: Write): number {
  return (maps.get(sheet)?.first(write.row) ?? write.row) + write.added;
}

/** `place` carries the text for the report: the reader knows cells, not places. */
function expectedOf(patch: Write, part: string): ExpectedCell & { id: string } {
  const reference = `${columnLetters(patch.column)}${patch.row}`;
  const content = 'runs' in patch.content ? { text: patch.text } : patch.content;
  return { id: patch.place, place: patch.text, part, reference, where: `${patch.sheet}!${reference}`, content };
}

/**
 * @param assignments values by place id, already fit for their places
 * @throws WorkbenchError TEMPLATE
 */
export function fillSheetBlank(bytes: Uint8Array, assignments: readonly Assignment[]): FillOutcome {
  const filler = new Filler(readBook(bytes));
  const filled = filler.run(assignments);
  return { bytes: filled, report: filler.report };
}
