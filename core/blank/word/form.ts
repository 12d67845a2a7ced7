/**
 * A Word blank as plain data: what stands where, without XML. The reader in `electron/blank/word/` builds it; the finders
 * in this folder understand it. A paragraph's `text` holds one character for each printed one, tick symbols included, so a
 * place is a range of characters and the writer maps it back to the file.
 */

/** A stretch of characters that comes from one element of one run. */
export interface WordAtom {
  from: number;
  to: number;
  underlined: boolean;
  /** Set in grey, or in the placeholder style: advice rather than printed text. */
  muted: boolean;
  /** Result of a field (page number, table of contents): Word computes it again. */
  field: boolean;
}

export interface WordSpan {
  /** Number of the control in {@link WordForm.controls}. */
  control: number;
  from: number;
  to: number;
}

/** A legacy form field; `from`–`to` is its result. */
export interface WordFormField {
  kind: 'text' | 'check' | 'dropdown';
  name: string;
  from: number;
  to: number;
  on: boolean;
  items: string[];
  /** Number among the file's form fields, for the writer. */
  ref: number;
}

export interface WordBookmark {
  name: string;
  from: number;
  to: number;
}

export interface WordParagraph {
  type: 'paragraph';
  /** Number among all paragraphs of all parts: the writer's handle. */
  ref: number;
  /** As in `p12`, within its part. */
  number: number;
  text: string;
  atoms: WordAtom[];
  controls: WordSpan[];
  fields: WordFormField[];
  bookmarks: WordBookmark[];
  /** Text boxes anchored here, mc:Choice side. */
  boxes: WordBox[];
  heading: boolean;
  /** Word numbers or bullets it. */
  numbered: boolean;
  /** A page or a section ends with it. */
  endsPage: boolean;
  /** Table of contents entries and the like. */
  generated: boolean;
  pictures: number;
}

export interface WordBox {
  /** As in `box1`. */
  number: number;
  blocks: WordBlock[];
}

export type WordControlKind = 'text' | 'date' | 'dropdown' | 'combo' | 'check' | 'picture' | 'rich' | 'other';

export interface WordControl {
  kind: WordControlKind;
  alias: string;
  tag: string;
  items: { label: string; value: string }[];
  on: boolean;
  /** Key of the custom XML node that holds the value; equal keys show the same value. */
  bound: string | undefined;
  /** Still shows its prompt. */
  placeholder: boolean;
  locked: boolean;
  /** Holds other controls, tables or several paragraphs with text: a frame, not a place. */
  frame: boolean;
  text: string;
}

export interface WordCell {
  /** As in `C4`. */
  number: number;
  column: number;
  span: number;
  /** `continue`: lower part of a cell merged downwards. */
  merge: 'none' | 'start' | 'continue';
  /** Control wrapped round the whole cell. */
  control: number | undefined;
  blocks: WordBlock[];
}

export interface WordRow {
  number: number;
  cells: WordCell[];
}

export interface WordTable {
  type: 'table';
  ref: number;
  number: number;
  rows: WordRow[];
}

/** A control round whole paragraphs or tables. */
export interface WordFrame {
  type: 'frame';
  control: number;
  blocks: WordBlock[];
}

export type WordBlock = WordParagraph | WordTable | WordFrame;

export interface WordPart {
  /** `''` for the document itself, `header1`, `footer2` otherwise. */
  name: string;
  blocks: WordBlock[];
}

export interface WordForm {
  parts: WordPart[];
  controls: WordControl[];
}

/** Paragraphs of a list of blocks, those in nested tables and frames included, text boxes not. */
export function paragraphsOf(blocks: WordBlock[]): WordParagraph[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph'
      ? [block]
      : block.type === 'frame'
        ? paragraphsOf(block.blocks)
        : block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsOf(cell.blocks))),
  );
}

/** Controls round whole paragraphs in a list of blocks, inner ones after outer ones. */
export function framesOf(blocks: WordBlock[]): WordFrame[] {
  return blocks.flatMap((block) => (block.type === 'frame' ? [block, ...framesOf(block.blocks)] : []));
}

export const textOfBlocks = (blocks: WordBlock[]): string =>
  paragraphsOf(blocks)
    .map((paragraph) => paragraph.text)
    .join('\n');
