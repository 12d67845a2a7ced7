/** How paragraphs look, as far as their lines and height depend on it, worked out from styles and their own settings. */
import { childrenOf, holds, type XmlNode } from './xml-tree.ts';

/** Lengths in twentieths of a point. */
export interface ParagraphLook {
  left: number;
  right: number;
  /** Of the first line, beside `left`; negative for a hanging one. */
  indent: number;
  /** Indents in hundredths of a character of the paragraph's own size go before those above. */
  indentChars: number;
  before: number;
  after: number;
  /** `auto`: two hundred and fortieths of a line; else twentieths of a point. */
  line: number;
  rule: string;
  /** In half points. */
  size: number;
  /** What Latin is set in. */
  font: string;
  /** Marks at the end of a line may hang out. */
  hanging: boolean;
  /** Something decides its lines that is not followed here: a number, a frame, spread letters. */
  unknown: boolean;
}

/** What changes neither the lines of a text nor their height. */
const HARMLESS = new Set(
  `w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:widowControl w:jc w:outlineLvl w:contextualSpacing w:tabs w:rPr
  w:spacing w:ind w:shd w:snapToGrid w:adjustRightInd w:suppressAutoHyphens w:suppressLineNumbers w:overflowPunct
  w:b w:bCs w:i w:iCs w:color w:u w:highlight w:lang w:noProof w:szCs w:sz w:rFonts w:strike w:kern`.split(/\s+/),
);

const START: ParagraphLook = {
  left: 0,
  right: 0,
  indent: 0,
  indentChars: 0,
  before: 0,
  after: 0,
  line: 240,
  rule: 'auto',
  size: 20,
  font: 'Times New Roman',
  hanging: true,
  unknown: false,
};

/** Rules of Chinese type that lines are counted by anyway, where nobody turned them off. */
const RULES = new Set(['w:kinsoku', 'w:wordWrap', 'w:autoSpaceDE', 'w:autoSpaceDN']);

const isOn = (node: XmlNode): boolean => !/^(0|false|off)$/.test(node.attributes?.['w:val'] ?? '');

const isOdd = (property: XmlNode): boolean => {
  const name = property.name ?? '';
  return RULES.has(name) ? !isOn(property) : !HARMLESS.has(name);
};

const numberOf = (node: XmlNode | undefined, name: string): number | undefined => {
  const number = Number(node?.attributes?.[name] ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
};

/** Without what is not given, so that it does not hide what was given before. */
function given(values: { [K in keyof ParagraphLook]?: ParagraphLook[K] | undefined }): Partial<ParagraphLook> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

function fromParagraph(pPr: XmlNode | undefined): Partial<ParagraphLook> {
  if (!pPr) return {};
  const spacing = childrenOf(pPr, 'w:spacing')[0];
  const indent = childrenOf(pPr, 'w:ind')[0];
  const hanging = numberOf(indent, 'w:hanging');
  const first = hanging === undefined ? numberOf(indent, 'w:firstLine') : -hanging;
  const [overflow] = childrenOf(pPr, 'w:overflowPunct');
  const odd = (pPr.elements ?? []).some(isOdd);
  const byLines = ['w:beforeLines', 'w:afterLines', 'w:leftChars', 'w:rightChars', 'w:hangingChars'].some(
    (name) => (numberOf(spacing, name) ?? 0) !== 0 || (numberOf(indent, name) ?? 0) !== 0,
  );
  return given({
    before: numberOf(spacing, 'w:before'),
    after: numberOf(spacing, 'w:after'),
    line: numberOf(spacing, 'w:line'),
    rule: spacing?.attributes?.['w:lineRule'],
    left: numberOf(indent, 'w:left') ?? numberOf(indent, 'w:start'),
    right: numberOf(indent, 'w:right') ?? numberOf(indent, 'w:end'),
    indent: first,
    indentChars: numberOf(indent, 'w:firstLineChars') ?? (first === undefined ? undefined : 0),
    hanging: overflow && isOn(overflow),
    unknown: odd || byLines || undefined,
  });
}

function fromRun(rPr: XmlNode | undefined): Partial<ParagraphLook> {
  if (!rPr) return {};
  const fonts = childrenOf(rPr, 'w:rFonts')[0]?.attributes;
  const odd = (rPr.elements ?? []).some(isOdd);
  return given({
    size: numberOf(childrenOf(rPr, 'w:sz')[0], 'w:val'),
    // A theme's font has no name here; those in use are as wide as any sans-serif.
    font: fonts?.['w:asciiTheme'] === undefined ? fonts?.['w:ascii'] : 'theme',
    unknown: odd || undefined,
  });
}

const ownLook = (holder: XmlNode | undefined): Partial<ParagraphLook> => ({
  ...fromRun(childrenOf(holder, 'w:rPr')[0]),
  ...fromParagraph(childrenOf(holder, 'w:pPr')[0]),
});

/** Looks of a document's styles. */
export class ParagraphLooks {
  readonly #styles = new Map<string, XmlNode>();
  readonly #looks = new Map<string, ParagraphLook>();
  readonly #defaults: ParagraphLook;
  readonly #normal: string;

  /** @param root of `word/styles.xml`. */
  constructor(root: XmlNode | undefined) {
    const [styles] = childrenOf(root, 'w:styles');
    const [defaults] = childrenOf(styles, 'w:docDefaults');
    let normal = '';
    for (const style of childrenOf(styles, 'w:style')) {
      const id = style.attributes?.['w:styleId'] ?? '';
      this.#styles.set(id, style);
      const isDefault = /^(1|true|on)$/.test(style.attributes?.['w:default'] ?? '');
      if (isDefault && style.attributes?.['w:type'] === 'paragraph') normal = id;
    }
    this.#normal = normal;
    this.#defaults = {
      ...START,
      ...ownLook(childrenOf(defaults, 'w:rPrDefault')[0]),
      ...ownLook(childrenOf(defaults, 'w:pPrDefault')[0]),
    };
  }

  /** Of a paragraph, its own settings among it. */
  of(paragraph: XmlNode): ParagraphLook {
    const [pPr] = childrenOf(paragraph, 'w:pPr');
    const style = childrenOf(pPr, 'w:pStyle')[0]?.attributes?.['w:val'] ?? this.#normal;
    return { ...this.#ofStyle(style), ...fromParagraph(pPr) };
  }

  /** Of a run in a paragraph that looks so. */
  ofRun(look: ParagraphLook, run: XmlNode): ParagraphLook {
    const [rPr] = childrenOf(run, 'w:rPr');
    return rPr ? { ...look, ...fromRun(rPr) } : look;
  }

  /** Margins left and right that a table's style gives its cells, and whether it says how their text looks. */
  ofTable(table: XmlNode): { margins: number; unknown: boolean } {
    const [own] = childrenOf(table, 'w:tblPr');
    const margins: (number | undefined)[] = [sideMargins(own, 'w:left'), sideMargins(own, 'w:right')];
    let id = childrenOf(own, 'w:tblStyle')[0]?.attributes?.['w:val'];
    let unknown = false;
    for (let depth = 0; id !== undefined && depth < 20; depth += 1) {
      const style = this.#styles.get(id);
      const [properties] = childrenOf(style, 'w:tblPr');
      margins[0] ??= sideMargins(properties, 'w:left');
      margins[1] ??= sideMargins(properties, 'w:right');
      unknown ||= style !== undefined && holds(style, 'w:sz', 'w:rFonts', 'w:ind');
      id = childrenOf(style, 'w:basedOn')[0]?.attributes?.['w:val'];
    }
    return { margins: (margins[0] ?? CELL_MARGIN) + (margins[1] ?? CELL_MARGIN), unknown };
  }

  #ofStyle(id: string, depth = 0): ParagraphLook {
    const known = this.#looks.get(id);
    if (known) return known;
    const style = this.#styles.get(id);
    const basedOn = childrenOf(style, 'w:basedOn')[0]?.attributes?.['w:val'];
    const base = basedOn !== undefined && depth < 20 ? this.#ofStyle(basedOn, depth + 1) : this.#defaults;
    const look = { ...base, ...ownLook(style) };
    this.#looks.set(id, look);
    return look;
  }
}

/** Word's own, where neither a table nor its style says so. */
const CELL_MARGIN = 108;

function sideMargins(properties: XmlNode | undefined, side: 'w:left' | 'w:right'): number | undefined {
  return numberOf(childrenOf(childrenOf(properties, 'w:tblCellMar')[0], side)[0], 'w:w');
}
