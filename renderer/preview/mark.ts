/** A highlighted place of a blank, for the drawings of Word and Excel alike. */
export interface PlaceMark {
  place: string;
  /** Word: name of the bookmark at the place. Excel: cells or ranges, `Sheet!B7`. */
  at: string;
  /** Further cells of a repeated row. */
  more?: readonly string[];
  /** `cell` the whole cell, `row` the cell and those after it in its row, `text` what follows within the paragraph. */
  shape: 'cell' | 'row' | 'text';
  /** Letters of text to be replaced, where the place ends before its paragraph does. */
  length?: number;
  number: number;
  state: string;
  /** A sign for the state beside the number: colour alone says nothing to some. */
  sign: string;
  title: string;
}
