/** Fills one worksheet: rows cloned, cells written, everything else of `sheetData` as it was. */
import { type Scopes, trimName } from '../scope.ts';
import { displayText, isPresent, type Slots } from '../slots.ts';
import { TOKEN_CLOSE, TOKEN_OPEN } from '../text.ts';
import { type CellContent, cellXml, contentOf, MAX_CELL_TEXT } from './cell-xml.ts';
import type { FilledSheet, OutRow, StreamBlock } from './layout.ts';
import { TAG } from './plan.ts';
import { type Cell, columnLetters } from './rows.ts';
import { RowHeights } from './row-height.ts';
import { richText, type SheetPart, type Workbook } from './workbook.ts';

export interface ExpectedCell {
  place: string;
  part: string;
  reference: string;
  where: string;
  content: CellContent;
}

/** A register's rows, and what its cells need to be written. */
export interface PlannedStream {
  block: StreamBlock;
  sheet: SheetPart;
  heights: RowHeights;
  /** Formula of a cell, moved. */
  formula: CellWriter['formula'];
}

export interface CellWriter {
  workbook: Workbook;
  scopes: Scopes;
  slots: Slots;
  expected: ExpectedCell[];
  /** Of this sheet, in order. */
  streams: PlannedStream[];
  /** Formula of a cell, moved. */
  formula(text: string, row: OutRow): string;
}

/** Stands in the sheet where a register's rows will be. */
export const STREAM_MARK = `${TOKEN_OPEN}${TOKEN_CLOSE}`;

/** The new content of `sheetData`. */
export function writeRows(filled: FilledSheet, writer: CellWriter): string {
  const lines: string[] = [];
  const heights = new RowHeights(filled.xml, writer.workbook.textStyles);
  for (const row of filled.out) {
    if (row.stream) {
      writer.streams.push({ block: row.stream, sheet: filled.sheet, heights, formula: writer.formula });
      lines.push(STREAM_MARK);
      continue;
    }
    const tag = row.source.tag.replace(/\sr="\d+"/, ` r="${row.number}"`);
    const cells = row.source.cells.map((cell) => writeCell(filled.sheet, row, cell, writer));
    const height = filledHeight(row, cells, heights);
    lines.push(height === undefined ? tag : tag.replace(/>$/, ` ht="${height}">`), ...cells, '</row>');
  }
  return lines.join('');
}

/** Only rows with places change their text; the others keep what the template has. */
function filledHeight(row: OutRow, cells: string[], heights: RowHeights): number | undefined {
  if (!row.source.cells.some((cell) => cell.text?.includes('{{'))) return undefined;
  const texts = new Map<number, string>();
  for (const [index, cell] of row.source.cells.entries()) {
    const xml = cells[index] ?? '';
    const text = xml.includes('<is>') ? richText(xml) : cell.text?.includes('{{') ? '' : cell.text;
    if (text) texts.set(cell.column, text);
  }
  return heights.fit(row.source, texts, (column) => `${columnLetters(column)}${row.source.number}`);
}

function writeCell(sheet: SheetPart, row: OutRow, cell: Cell, writer: CellWriter): string {
  const reference = `${columnLetters(cell.column)}${row.number}`;
  if (!cell.text?.includes('{{')) {
    if (cell.mark) return cellXml(reference, cell.style, { text: cell.mark + (cell.text ?? '') });
    return moveCellXml(cell.xml, reference, row, writer);
  }
  const parts = readCell(sheet, reference, row, cell, writer);
  const content = limit(parts.content, parts.places, sheet, reference, writer.slots);
  for (const { place, text } of parts.places) {
    const number = 'number' in content;
    if (!number && text.trim() === '') continue;
    const expected = number ? content : { text: content.text.includes(text) ? text : content.text };
    writer.expected.push({
      place,
      part: sheet.part,
      reference,
      where: `${sheet.name}!${reference}`,
      content: expected,
    });
  }
  const marked = cell.mark ? { text: cell.mark + ('number' in content ? content.number : content.text) } : content;
  return cellXml(reference, cell.style, marked);
}

function limit(
  content: CellContent,
  places: { place: string }[],
  sheet: SheetPart,
  reference: string,
  slots: Slots,
): CellContent {
  if ('number' in content || content.text.length <= MAX_CELL_TEXT) return content;
  const names = places.map(({ place }) => `「${place}」`).join('');
  slots.warnings.add(
    `${sheet.name}!${reference} 的${names}超过 Excel 单元格的 ${MAX_CELL_TEXT} 字上限，超出部分没有写入。`,
  );
  const cut = content.text.slice(0, MAX_CELL_TEXT);
  return { text: cut.isWellFormed() ? cut : cut.slice(0, -1) };
}

/** A cell without tags: its new address, and its formula moved; a stale result is left for Excel to compute. */
export function moveCellXml(xml: string, reference: string, row: OutRow, writer: Pick<CellWriter, 'formula'>): string {
  const moved = xml.replace(/^<c\b[^>]*>/, (tag) =>
    /\sr="/.test(tag) ? tag.replace(/\sr="[^"]*"/, ` r="${reference}"`) : tag.replace('<c', `<c r="${reference}"`),
  );
  if (!moved.includes('<f')) return moved;
  return moved
    .replace(
      /(<f\b[^>]*>)([^<]*)(<\/f>)/,
      (_whole, open: string, text: string, close: string) => open + writer.formula(text, row) + close,
    )
    .replace(/<v>[^<]*<\/v>/, '')
    .replace(/^(<c\b[^>]*?)\st="(?:str|e|b|n)"/, '$1');
}

interface CellParts {
  content: CellContent;
  places: { place: string; text: string }[];
}

function readCell(sheet: SheetPart, reference: string, row: OutRow, cell: Cell, writer: CellWriter): CellParts {
  const text = cell.text ?? '';
  const { scopes, slots, workbook } = writer;
  const bare = row.blank ? text : hideConditions(text, row, scopes);
  const places: CellParts['places'] = [];
  let whole: CellContent | undefined;
  const alone = onlyTag(bare);
  const filled = bare.replace(TAG, (_tag, sign: string, raw: string) => {
    if (sign === '#' || sign === '^' || sign === '/' || row.blank) return '';
    const name = trimName(raw);
    const found = scopes.find(name, row.chain);
    if (!found) {
      slots.warnings.add(`模板中的「{{${name}}}」没有对应的值，已留空（${sheet.name}!${reference}）。`);
      return '';
    }
    if (found.value.kind === 'images' || found.value.kind === 'chart')
      slots.warnings.add(`「${found.place}」是图片，工作表中只写图题。`);
    const content = contentOf(found.value, workbook.dateStyles.has(Number(cell.style || -1)), workbook.date1904);
    const shown = slots.clean(found.place, displayText(found.value));
    if (alone) whole = 'number' in content ? content : { text: shown };
    places.push({ place: found.place, text: shown });
    return shown;
  });
  return { content: whole ?? { text: row.blank && alone ? '' : filled }, places };
}

/** The cell says nothing but one value (section marks aside). */
function onlyTag(text: string): boolean {
  const bare = text.replace(/\{\{\s*[#^/][^{}]*\}\}/g, '').trim();
  return /^\{\{[^{}]*\}\}$/.test(bare);
}

/** `{{#flag}}text{{/flag}}` inside one cell; sections over rows have been dealt with and just lose their marks. */
function hideConditions(text: string, row: OutRow, scopes: Scopes): string {
  return text.replace(
    /\{\{\s*([#^])\s*([^{}]*?)\s*\}\}((?:(?!\{\{\s*[#^/]).)*)\{\{\s*\/[^{}]*\}\}/gs,
    (_whole, sign: string, raw: string, inner: string) => {
      const found = scopes.find(trimName(raw), row.chain);
      if (found?.value.kind === 'rows') return sign === '#' || found.value.rows.length === 0 ? inner : '';
      const present = found !== undefined && isPresent(found.value);
      return present === (sign === '#') ? inner : '';
    },
  );
}
