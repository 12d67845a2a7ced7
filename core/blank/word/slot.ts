/** How a place is written: the finder says which characters, boxes, controls or rows; the writer knows the XML. */
import type { BlankPlace } from '../place.ts';
import type { WordCell, WordParagraph, WordRow, WordTable } from './form.ts';

/** One box of a group of options. */
export interface TickBox {
  option: string;
  on: boolean;
  paragraph: WordParagraph;
  /** Character of the box, or the whole of `（ ）`. */
  from: number;
  to: number;
  /** Behind the option, what it has to be written in included. */
  end: number;
  style: 'symbol' | 'bracket' | 'control' | 'field';
  control?: number;
  /** Number of the legacy check box. */
  field?: number;
  /** Underlined blank behind 其他. */
  free?: { from: number; to: number };
}

export interface DateGap {
  part: 'year' | 'month' | 'day' | 'hour' | 'minute';
  from: number;
  to: number;
}

export type Slot =
  /** Characters to replace; `from === to` inserts. */
  | {
      kind: 'range';
      paragraph: WordParagraph;
      from: number;
      to: number;
      how: 'plain' | 'underlined' | 'prompt' | 'answer' | 'below';
      /** Bookmark that stands here: the value goes inside it. */
      bookmark?: string;
    }
  /** Paragraphs of a cell or a box to fill from the first, all blank or all advice. */
  | { kind: 'block'; paragraphs: WordParagraph[]; replaces: boolean; fit: boolean }
  /** One character in each: the cells of an identity number. */
  | { kind: 'digits'; paragraphs: WordParagraph[] }
  | { kind: 'date'; paragraph: WordParagraph; gaps: DateGap[] }
  | { kind: 'ticks'; boxes: TickBox[]; many: boolean }
  | { kind: 'control'; controls: number[] }
  | { kind: 'field'; field: number; paragraph: WordParagraph; from: number; to: number; control: 'text' | 'dropdown' }
  /** `control`: a picture control, whose sample picture is replaced. */
  | { kind: 'image'; paragraphs: WordParagraph[]; cell: WordCell | undefined; control?: number }
  | { kind: 'rows'; table: WordTable; body: WordRow[]; columns: RowColumn[]; counter: RowCounter | undefined }
  | { kind: 'none' };

export interface RowColumn {
  label: string[];
  /** Grid column of its cells. */
  column: number;
  /** The place of this column in each printed row. */
  cells: FoundPlace[];
}

/** The column that counts the rows. */
export interface RowCounter {
  column: number;
  /** What stands before the number: 数据 of 数据1. */
  prefix: string;
  /** The blank prints no numbers: the writer counts. */
  blank: boolean;
}

export interface FoundPlace extends Omit<BlankPlace, 'id'> {
  slot: Slot;
}
export interface WordPlace extends BlankPlace {
  slot: Slot;
}
