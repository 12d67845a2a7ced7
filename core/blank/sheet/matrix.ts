/** Labels of a blank in a table whose rows are printed: the row's own label and the column's header. */
import { tidyLabel } from '../label.ts';
import { type Blocks, isBlank, isPrinted, type SheetBlock } from './grid.ts';
import { headerOver, headerPath, isHeaderRow, isSectionRow } from './headers.ts';
import { blanksIn } from './inside.ts';
import { groupsLeft } from './neighbours.ts';
import { isFrame } from './record.ts';
import { isCode, isGenericHeader, isQuestion, isSequence, isSequenceHeader, isUnit, isUnitHeader } from './words.ts';

/** Longer texts are statements, not labels. */
const MAX_ROW_LABEL = 40;
const MAX_QUESTION = 300;

/** Columns left of the answers, by what their texts do. */
interface RowLabels {
  column: number;
  columnEnd: number;
  /** Column whose texts tell the rows apart; numbers where nothing shorter does. */
  label: number | undefined;
  /** Columns of groups, levels and questions before or behind it. */
  others: { column: number; role: 'group' | 'code' | 'question' }[];
  /** Column that says in which unit a row counts. */
  unit?: number;
}

export interface MatrixLabels {
  label: string[];
  /** The nearest of them as printed, with its notes. */
  printed: string;
  unit?: string;
}

/** Row labels are looked up once for each header row. */
export class Matrices {
  private readonly known = new Map<string, RowLabels>();
  private readonly blocks: Blocks;

  constructor(blocks: Blocks) {
    this.blocks = blocks;
  }

  /** `undefined` when the blank stands in no such table. */
  labels(blank: SheetBlock): MatrixLabels | undefined {
    const header = headerOver(this.blocks, blank);
    if (!header || this.isPairs(blank, header) || this.isTotal(blank, header)) return undefined;
    const columns = this.rowLabels(header);
    if (columns.label === undefined || columns.label >= blank.column) return undefined;
    const rowPath = this.rowPath(blank, columns);
    if (!rowPath) return undefined;
    const { label: columnPath } = headerPath(this.blocks, header.rowEnd, blank.column, columns);
    const unitCell = columns.unit === undefined ? undefined : this.blocks.at(blank.row, columns.unit);
    const unit = isPrinted(unitCell) && isUnit(unitCell.text) ? { unit: unitCell.text.trim() } : {};
    const generic = columnPath.length === 1 && isGenericHeader(columnPath[0] ?? '');
    return generic
      ? { label: rowPath.label, printed: rowPath.printed, ...unit }
      : { label: [...rowPath.label, ...columnPath], printed: header.text, ...unit };
  }

  /** 「总分」 merged over the columns up to the only cell of its row says all about it. */
  private isTotal(blank: SheetBlock, header: SheetBlock): boolean {
    const [left, right] = [this.blocks.left(blank), this.blocks.right(blank)];
    if (!isPrinted(left) || left.columnEnd === left.column || (right !== undefined && isFrame(right))) return false;
    const over = this.blocks.at(header.rowEnd, left.column);
    return !over || over.column !== left.column || over.columnEnd !== left.columnEnd;
  }

  /** Stands among the headers of a table. */
  isHeading(block: SheetBlock): boolean {
    return isHeaderRow(this.blocks, block);
  }

  private rowPath(blank: SheetBlock, columns: RowLabels): { label: string[]; printed: string } | undefined {
    const own = columns.label === undefined ? undefined : this.blocks.at(blank.row, columns.label);
    if (!isPrinted(own)) return undefined;
    const parts: SheetBlock[] = [];
    for (const { column, role } of columns.others) {
      const block = this.blocks.at(blank.row, column);
      if (!isPrinted(block) || block === own || parts.includes(block)) continue;
      if (role === 'group' && block.text.length > MAX_ROW_LABEL) continue;
      if (column < own.column) parts.push(block);
    }
    const questions = columns.others
      .filter(({ column, role }) => role === 'question' && column > own.column)
      .map(({ column }) => this.blocks.at(blank.row, column))
      .filter(isPrinted);
    const path = [...parts, own, ...questions];
    const first = this.blocks.at(blank.row, columns.column);
    const side = first ? groupsLeft(this.blocks, first) : [];
    return { label: [...side, ...path.map((block) => tidyLabel(block.text))], printed: path.at(-1)?.text ?? '' };
  }

  /** 姓名 | __ | 性别 | __: every answer has a label of its own, in columns that are not the header's. */
  private isPairs(blank: SheetBlock, header: SheetBlock): boolean {
    const row = this.blocks.own(blank.row).filter((block) => isPrinted(block) || isBlank(block));
    const answers = row.filter((block) => isBlank(block) || blanksIn(block).length > 0);
    const own = answers.every((answer) => {
      const left = this.blocks.left(answer);
      return isPrinted(left) && left.text.length <= 24 && !left.number && blanksIn(left).length === 0;
    });
    if (answers.length < 2 || !own) return false;
    return row.some((block) => {
      const over = this.blocks.at(header.rowEnd, block.column);
      return !over || over.column !== block.column || over.columnEnd !== block.columnEnd;
    });
  }

  private rowLabels(header: SheetBlock): RowLabels {
    const span = this.headerSpan(header);
    const key = `${header.rowEnd} ${span.column}`;
    const known = this.known.get(key) ?? this.findRowLabels(header.rowEnd, span);
    this.known.set(key, known);
    return known;
  }

  /** Columns of the header's row; cells merged further down are groups of rows at the side. */
  private headerSpan(header: SheetBlock): { column: number; columnEnd: number } {
    const row = header.rowEnd;
    const isIn = (block: SheetBlock | undefined): block is SheetBlock =>
      block !== undefined && block.rowEnd <= row && (isPrinted(block) || isBlank(block));
    let { column, columnEnd } = header;
    for (let left = this.blocks.at(row, this.blocks.columnBefore(column)); isIn(left);) {
      ({ column } = left);
      left = this.blocks.at(row, this.blocks.columnBefore(column));
    }
    for (let right = this.blocks.at(row, this.blocks.columnBehind(columnEnd)); isIn(right);) {
      ({ columnEnd } = right);
      right = this.blocks.at(row, this.blocks.columnBehind(columnEnd));
    }
    return { column, columnEnd };
  }

  /** Rows with something to fill, until the table ends. */
  private answerRows(headerEnd: number, span: { column: number; columnEnd: number }): number[] {
    const rows: number[] = [];
    const inside = (block: SheetBlock): boolean => span.column <= block.column && block.column <= span.columnEnd;
    let empty = 0;
    for (let row = headerEnd + 1; row <= this.blocks.lastRow && empty < 2 && rows.length < 500; row += 1) {
      const own = this.blocks.own(row).filter(inside);
      empty = own.length === 0 && !this.blocks.at(row, span.column) ? empty + 1 : 0;
      if (own.some((block) => isFrame(block) && headerOver(this.blocks, block)?.rowEnd === headerEnd)) rows.push(row);
    }
    return rows;
  }

  private findRowLabels(headerEnd: number, span: { column: number; columnEnd: number }): RowLabels {
    const rows = this.answerRows(headerEnd, span);
    const found: RowLabels = { ...span, label: undefined, others: [] };
    let numbers: number | undefined;
    let statement: number | undefined;
    /** Groups so far of each row: two 其他 in different groups are different rows. */
    const prefix = new Map<number, string>();
    for (let column = span.column; column <= span.columnEnd; column = this.blocks.columnBehind(column)) {
      const texts = this.textsOf(column, rows);
      if (texts.length === 0 || texts.length < rows.length * 0.5) continue;
      const header = this.blocks.at(headerEnd, column)?.text ?? '';
      const printed = texts.map(({ block }) => block.text.trim());
      if (isUnitHeader(header) || printed.every(isUnit)) found.unit ??= column;
      else if (printed.every(isSequence) || isSequenceHeader(header)) {
        numbers ??= column;
        if (printed.every(isCode)) found.others.push({ column, role: 'code' });
      } else if (printed.every(isCode)) {
        numbers ??= column;
        found.others.push({ column, role: 'code' });
      } else if (found.label !== undefined) {
        if (this.isQuestions(header, printed)) found.others.push({ column, role: 'question' });
      } else {
        const distinct =
          new Set(texts.map(({ row, block }) => `${prefix.get(row) ?? ''} ${block.text}`)).size === texts.length;
        const short = printed.every((text) => text.length <= MAX_ROW_LABEL) || this.isQuestions(header, printed);
        if (distinct && short) found.label = column;
        else if (distinct) statement ??= column;
        else {
          found.others.push({ column, role: 'group' });
          if (texts.some(({ block }) => block.rowEnd > block.row))
            for (const { row, block } of texts) prefix.set(row, `${prefix.get(row) ?? ''} ${block.text}`);
        }
      }
    }
    // Long statements still tell rows apart, but a number does so in fewer words.
    found.label ??= numbers ?? statement ?? found.others.at(-1)?.column;
    return found;
  }

  private isQuestions(header: string, texts: string[]): boolean {
    return texts.every((text) => text.length <= MAX_QUESTION) && isQuestion(header, texts);
  }

  private textsOf(column: number, rows: readonly number[]): { row: number; block: SheetBlock }[] {
    return rows.flatMap((row) => {
      const block = this.blocks.at(row, column);
      return isPrinted(block) && blanksIn(block).length === 0 && !isSectionRow(this.blocks, row, column)
        ? [{ row, block }]
        : [];
    });
  }
}
