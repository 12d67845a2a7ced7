/**
 * Paragraphs of plain text as lines of one character each, for estimating pages: the layout library then has no text to
 * measure and break, which is nearly all it does. What is not plain text stays as it is.
 */
import { countLines, type Measure } from './line-count.ts';
import type { ParagraphLook, ParagraphLooks } from './paragraph-look.ts';
import { childrenOf, contentOf, type XmlNode } from './xml-tree.ts';

export interface PlainLines {
  paragraph: XmlNode;
  lines: number;
  /** The same for paragraphs whose lines are equally high. */
  kind: string;
  /** Between which its height lies, in twentieths of a point: without the space around it, and with it. */
  least: number;
  most: number;
  /** The same height in one empty line, where it is known: for what never breaks between its lines. */
  block: XmlNode | undefined;
}

/** A single line is this many times as high as its type: 宋体 1.14, 微软雅黑 1.75, on a grid of lines up to this. */
const MOST_LEADING = 2.5;

interface Text {
  /** Texts between line breaks. */
  pieces: string[];
  run: XmlNode | undefined;
  look: ParagraphLook;
  bookmarks: XmlNode[];
  /** Tabs, and fields that show a page number: an entry of a table of contents has one of each. */
  tabs: number;
  pages: number;
}

const element = (name: string, elements?: XmlNode[]): XmlNode => ({
  type: 'element',
  name,
  ...(elements ? { elements } : {}),
});
const textNode = (text: string): XmlNode => element('w:t', [{ type: 'text', text }]);
const BREAK = element('w:br');

const isLineBreak = (node: XmlNode): boolean => (node.attributes?.['w:type'] ?? 'textWrapping') === 'textWrapping';
/** Into a field and out of it. */
const STEPS: Record<string, number> = { begin: 1, end: -1 };

/** `undefined`: not only text in one size and font. */
function readText(paragraph: XmlNode, look: ParagraphLook, looks: ParagraphLooks): Text | undefined {
  const text: Text = { pieces: [''], run: undefined, look, bookmarks: [], tabs: 0, pages: 0 };
  let open = 0;
  const readRun = (run: XmlNode): boolean => {
    for (const child of run.elements ?? []) {
      if (child.name === 'w:t') text.pieces.push((text.pieces.pop() ?? '') + contentOf(child));
      else if (child.name === 'w:br' && isLineBreak(child)) text.pieces.push('');
      else if (child.name === 'w:tab') text.tabs += 1;
      else if (child.name === 'w:instrText') text.pages += /PAGE/.test(contentOf(child)) ? 1 : 0;
      else if (child.name === 'w:fldChar') open += STEPS[child.attributes?.['w:fldCharType'] ?? ''] ?? 0;
      else if (child.name !== 'w:rPr') return false;
    }
    if (!childrenOf(run, 'w:t').length) return true;
    const own = looks.ofRun(look, run);
    const first = text.run === undefined;
    if (first) Object.assign(text, { run, look: own });
    return !own.unknown && (first || (own.size === text.look.size && own.font === text.look.font));
  };
  const read = (node: XmlNode): boolean =>
    (node.elements ?? []).every((child) => {
      if (child.name === 'w:r') return readRun(child);
      if (child.name === 'w:hyperlink') return read(child);
      if (child.name === 'w:bookmarkStart') {
        text.bookmarks.push(child);
        return text.pieces.every((piece) => piece === '');
      }
      return child.name === 'w:pPr' || child.name === 'w:bookmarkEnd' || child.name === 'w:proofErr';
    });
  return read(paragraph) && open === 0 ? text : undefined;
}

function kindOf({ rule, line, size, font, before, after }: ParagraphLook): string {
  return [rule, line, before, after, ...(rule === 'exact' ? [] : [size, font])].join();
}

function leading({ rule, line, size }: ParagraphLook): [number, number] {
  if (rule === 'exact') return [line, line];
  if (rule === 'atLeast') return [Math.max(line, size * 10), Math.max(line, size * 10 * MOST_LEADING)];
  return [(size * 10 * line) / 240, (size * 10 * MOST_LEADING * line) / 240];
}

export interface Place {
  /** Twentieths of a point between the margins of the cell or column. */
  room: number;
  inCell: boolean;
}

export function plainLines(paragraph: XmlNode, { room, inCell }: Place, looks: ParagraphLooks): PlainLines | undefined {
  const style = looks.of(paragraph);
  if (style.unknown) return undefined;
  const text = readText(paragraph, style, looks);
  if (!text) return undefined;
  const whole = text.pieces.join('');
  const [pPr] = childrenOf(paragraph, 'w:pPr');
  // The mark of a paragraph without text is all there is of it.
  const look = whole === '' && pPr ? looks.ofRun(style, pPr) : text.look;
  if (look.unknown || (whole === '' && text.pieces.length > 1)) return undefined;
  const width = (room - look.left - look.right) / 20;
  const indent = look.indentChars === 0 ? look.indent / 20 : (look.indentChars / 100) * (style.size / 2);
  if (!(width > look.size / 2)) return undefined;
  const measure: Measure = {
    size: look.size / 2,
    font: look.font,
    first: width - indent,
    room: width,
    hanging: look.hanging && !inCell,
  };
  const counts = text.pieces.map((piece, i) => countLines(piece, i === 0 ? measure : { ...measure, first: width }));
  const lines = counts.reduce((sum, count) => sum + count, 0);
  if ((text.tabs > 0 || text.pages > 0) && !isShortEntry(text, measure)) return undefined;
  const [least, most] = leading(look);
  return {
    paragraph: whole === '' ? paragraph : shortened(pPr, text, lines, whole),
    lines,
    kind: kindOf(look),
    least: lines * least,
    most: lines * most + look.before + look.after,
    block: look.rule === 'exact' ? asBlock(pPr, text.bookmarks, lines * look.line) : undefined,
  };
}

/** An entry of a table of contents on one line, with room for its page number and some leaders. */
function isShortEntry({ pieces, tabs, pages }: Text, measure: Measure): boolean {
  return tabs === 1 && pages === 1 && countLines(`${pieces.join('')}${'国'.repeat(4)}`, measure) === 1;
}

function asBlock(pPr: XmlNode | undefined, bookmarks: readonly XmlNode[], height: number): XmlNode {
  const given = childrenOf(pPr, 'w:spacing')[0]?.attributes;
  const attributes = { ...given, 'w:line': String(height), 'w:lineRule': 'exact' };
  const others = (pPr?.elements ?? []).filter(({ name }) => name !== 'w:spacing');
  const spacing: XmlNode = { type: 'element', name: 'w:spacing', attributes };
  return element('w:p', [element('w:pPr', [...others, spacing]), ...bookmarks]);
}

/** Each line shows what the text has: Chinese, Latin or both, since their heights may differ. */
function shortened(pPr: XmlNode | undefined, { run, bookmarks }: Text, lines: number, whole: string): XmlNode {
  const sample = (/[⺀-￯]/.test(whole) ? '国' : '') + (/[!-~]/.test(whole) ? 'x' : '') || ' ';
  const content: XmlNode[] = [textNode(sample)];
  for (let line = 1; line < lines; line += 1) content.push(BREAK, textNode(sample));
  const short = element('w:r', [...childrenOf(run, 'w:rPr'), ...content]);
  return element('w:p', [...(pPr ? [pPr] : []), ...bookmarks, short]);
}
