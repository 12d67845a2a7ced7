/**
 * Heights of filled rows. A row without a height is fitted to its text by Excel when the file is opened, but not by
 * LibreOffice and other programs: there a wrapped text would be cut or run over the next row. So a filled row whose
 * template leaves the height open gets one that holds its text; the row stays automatic and follows later edits.
 */
import { attribute } from '../xml.ts';
import type { Cell, Row } from './rows.ts';

export interface TextStyle {
  wrap: boolean;
  /** Points. */
  size: number;
}

const DEFAULT_SIZE = 11;
/** Width of a column that no `<col>` describes, in characters. */
const DEFAULT_WIDTH = 8.43;
/** A line is this much taller than its letters; Chinese fonts need more than Latin ones. */
const LINE = 1.4;
const PADDING = 4;
/** Excel's greatest row height, in points. */
const MAX_HEIGHT = 409;

/** Wrapping and type size of every cell style (`s=`). */
export function readTextStyles(styles: string): TextStyle[] {
  const section = (name: string): string => new RegExp(`<${name}\\b[^>]*>.*?</${name}>`, 's').exec(styles)?.[0] ?? '';
  const sizes = [...section('fonts').matchAll(/<font\b[^>]*?(?:\/>|>.*?<\/font>)/gs)].map(([font]) =>
    Number(/<sz\b[^>]*\sval="([\d.]+)"/.exec(font)?.[1] ?? DEFAULT_SIZE),
  );
  return [...section('cellXfs').matchAll(/<xf\b[^>]*?(?:\/>|>.*?<\/xf>)/gs)].map(([xf]) => ({
    wrap: /\swrapText="(?:1|true)"/.test(xf),
    size: sizes[Number(attribute(xf.slice(0, xf.indexOf('>') + 1), 'fontId') ?? 0)] ?? DEFAULT_SIZE,
  }));
}

/** Columns are measured in digits of the default font; a Chinese character is as wide as two. */
function widthOf(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) > 0x2e7f ? 2.1 : 1.1;
  return (width * size) / DEFAULT_SIZE;
}

export class RowHeights {
  private readonly widths = new Map<number, number>();
  private readonly merged = new Map<string, string>();
  private readonly styles: TextStyle[];

  constructor(sheet: string, styles: TextStyle[]) {
    this.styles = styles;
    for (const [tag] of sheet.matchAll(/<col\b[^>]*>/g)) {
      const last = Math.min(Number(attribute(tag, 'max') ?? 0), 16_384);
      const width = Number(attribute(tag, 'width') ?? DEFAULT_WIDTH);
      for (let column = Number(attribute(tag, 'min') ?? 1); column <= last; column += 1) this.widths.set(column, width);
    }
    for (const [, from = '', to = ''] of sheet.matchAll(/<mergeCell\b[^>]*\sref="([A-Z]+\d+):([A-Z]+\d+)"/g))
      this.merged.set(from, to);
  }

  /** Characters that certainly stand in one line of the cell, whatever they are; none are too many without wrapping. */
  oneLine(cell: Cell): number {
    const style = this.styles[Number(cell.style || 0)];
    if (!style?.wrap) return Infinity;
    const room = Math.max(1, (this.widths.get(cell.column) ?? DEFAULT_WIDTH) - 1);
    return Math.floor(room / widthOf('字', style.size));
  }

  /**
   * Points for `row` when its cells show `texts` (by column); `undefined` when the template has set the height.
   * Merged cells are left out: programs do not fit rows to them either.
   */
  fit(row: Row, texts: Map<number, string>, referenceOf: (column: number) => string): number | undefined {
    if (/\s(?:ht|customHeight)="/.test(row.tag)) return undefined;
    let height = 0;
    for (const cell of row.cells) {
      const text = texts.get(cell.column);
      const style = this.styles[Number(cell.style || 0)];
      if (!text || !style || this.merged.has(referenceOf(cell.column))) continue;
      const room = Math.max(1, (this.widths.get(cell.column) ?? DEFAULT_WIDTH) - 1);
      const lines = style.wrap
        ? text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line, style.size) / room)), 0)
        : 1;
      height = Math.max(height, lines * style.size * LINE + PADDING);
    }
    return height > 0 ? Math.min(MAX_HEIGHT, Math.round(height * 4) / 4) : undefined;
  }
}
