/** Where the plain form of `core/blank/word` stands in the XML. */
import type { WordForm } from '../../../core/blank/word/form.ts';
import type { Parts } from '../../document/zip.ts';
import type { XmlNode } from './scan.ts';

export interface AtomSource {
  kind: 'text' | 'symbol' | 'tab' | 'break' | 'other';
  node: XmlNode;
  /** Run that holds it. */
  run: XmlNode;
  /** w:rPr of the run as written, or ''. */
  properties: string;
  from: number;
  to: number;
  font: string;
  code: string;
  /** Characters as the file has them: those of symbol fonts are not yet what they look like. */
  raw: string;
}

export interface ParagraphSource {
  part: string;
  node: XmlNode;
  atoms: AtomSource[];
  /** Format for new text where there is no run: from an empty run, else from the paragraph mark. */
  properties: string;
  paragraphProperties: string;
  /** The paragraph of the same text on the mc:Fallback side of a text box. */
  twin: number | undefined;
}

export interface ControlSource {
  part: string;
  node: XmlNode;
  properties: string;
  content: XmlNode | undefined;
  /** Paragraphs that it holds, or the one that holds it. */
  paragraphs: number[];
  level: 'run' | 'block' | 'cell';
  storeItem: string;
  xpath: string;
  prefixes: string;
}

export interface FieldSource {
  part: string;
  data: XmlNode;
}

export interface RowSource {
  part: string;
  /** w:tr, or the item of a repeating section round it: what is cloned. */
  node: XmlNode;
}

export interface WordSources {
  parts: Parts;
  /** Text of the parts that were read. */
  xml: Map<string, string>;
  form: WordForm;
  paragraphs: ParagraphSource[];
  controls: ControlSource[];
  fields: FieldSource[];
  /** `table ref` → its rows. */
  rows: RowSource[][];
  /** Width and height of cells, in twips, for pictures: `table ref:row:cell`. */
  cells: Map<unknown, { width: number; height: number }>;
}
