/** Labels of a blank in a table whose rows are printed: the row's own label and the column's header. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isBlank, isPrinted, type SheetBlock } from './grid.ts';
import { headerOver, headerPath } from './tables.ts';
import { isGenericHeader, isSequenceHeader } from './words.ts';

/** Longer texts are statements, not labels. */
const MAX_ROW_LABEL = 40;

interface RowLabels {
  /** Column whose texts tell the rows apart, and the columns of groups before it. */
  label: number;
  groups: number[];
}

/** Row labels are looked up once for each header row. */
export class Matrices {
  private readonly known = new Map<string, RowLabels | undefined>();
  private readonly blocks: Blocks;

  constructor(blocks: Blocks) {
    this.blocks = blocks;
  }

  /** `undefined` when the blank stands in no such table. */
  labels(blank: SheetBlock): string[] | undefined {
    const header = headerOver(this.blocks, blank);
    if (!header || this.isPairs(blank.row)) return undefined;
    const rowLabels = this.rowLabels(header);
    if (!rowLabels || rowLabels.label >= blank.column) return undefined;
    const row = this.blocks.at(blank.row, rowLabels.label);
    if (!isPrinted(row)) return undefined;
    const groups = rowLabels.groups
      .map((column) => this.blocks.at(blank.row, column))
      .filter(isPrinted)
      .filter((group) => group !== row && group.text.length <= MAX_ROW_LABEL)
      .map((group) => tidyLabel(group.text));
    const width = this.blocks.lastColumn;
    const { label: columnLabel } = headerPath(this.blocks, header.rowEnd, blank.column, width);
    const rowLabel = tidyLabel(row.text);
    const only = this.answerColumns(header, blank.row) === 1;
    return isGenericHeader(columnLabel.at(-1) ?? '') || only
      ? [...groups, rowLabel]
      : [...groups, rowLabel, ...columnLabel];
  }

  /** 姓名 | __ | 性别 | __: labels and blanks take turns. */
  private isPairs(row: number): boolean {
    const own = this.blocks.own(row).filter((block) => isPrinted(block) || isBlank(block));
    const pairs = own.length >= 4 && own.length % 2 === 0;
    return (
      pairs && own.every((block, i) => (i % 2 === 0 ? isPrinted(block) && block.text.length <= 24 : isBlank(block)))
    );
  }

  private answerColumns(header: SheetBlock, row: number): number {
    return this.blocks
      .own(row)
      .filter(isBlank)
      .filter((block) => headerOver(this.blocks, block)?.row === header.row).length;
  }

  private rowLabels(header: SheetBlock): RowLabels | undefined {
    const columns = this.headerColumns(header);
    const key = `${header.row} ${columns[0]?.column ?? 0}`;
    if (!this.known.has(key)) this.known.set(key, this.findRowLabels(columns, header.rowEnd));
    return this.known.get(key);
  }

  /** All headers of the row, those merged with the row above included, from left to right. */
  private headerColumns(header: SheetBlock): SheetBlock[] {
    const found: SheetBlock[] = [];
    let left: SheetBlock | undefined = header;
    while (left && isPrinted(left)) {
      found.unshift(left);
      left = this.blocks.at(header.row, left.column - 1);
    }
    let right = this.blocks.at(header.row, header.columnEnd + 1);
    while (right && isPrinted(right)) {
      found.push(right);
      right = this.blocks.at(header.row, right.columnEnd + 1);
    }
    return found;
  }

  /** Texts of one column below the header, one for each block, until the table ends. */
  private textsBelow(header: SheetBlock, headerEnd: number): SheetBlock[] | undefined {
    const found: SheetBlock[] = [];
    for (let row = headerEnd + 1; row <= this.blocks.lastRow;) {
      const block = this.blocks.at(row, header.column);
      if (!isPrinted(block) || block.columnEnd > header.columnEnd) break;
      found.push(block);
      row = block.rowEnd + 1;
    }
    return found.length > 0 ? found : undefined;
  }

  private findRowLabels(columns: SheetBlock[], headerEnd: number): RowLabels | undefined {
    const groups: number[] = [];
    let numbers: number | undefined;
    for (const column of columns) {
      const texts = this.textsBelow(column, headerEnd);
      if (!texts) continue;
      const short = texts.every((block) => block.text.length <= MAX_ROW_LABEL);
      const distinct = new Set(texts.map((block) => block.text)).size === texts.length;
      if (texts.every((block) => NUMBERS.test(block.text.trim()))) {
        const levels = texts.every((block) => /\d\.\d/.test(block.text));
        if (distinct || isSequenceHeader(column.text)) numbers ??= column.column;
        if (levels) groups.push(column.column);
      } else if (short && distinct) return { label: column.column, groups };
      else groups.push(column.column);
    }
    // Long statements still tell rows apart, but a number does so in fewer words.
    const label = numbers ?? groups.pop();
    return label === undefined ? undefined : { label, groups: groups.filter((column) => column < label) };
  }
}

/** 1, 2, 3 or 1.1, 1.2: numbers of rows rather than their names. */
const NUMBERS = /^[（(]?\d{1,4}(?:\.\d{1,3})*[.)、）]?$/u;
