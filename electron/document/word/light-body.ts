/** The body of a document for estimating pages: its text as lines, its rows as their tallest cells. */
import { lightenTable } from './light-rows.ts';
import { areApart } from './line-count.ts';
import { ParagraphLooks } from './paragraph-look.ts';
import { plainLines } from './plain-lines.ts';
import { FOUR_PER_EM } from './text-width.ts';
import { childrenOf, type XmlNode } from './xml-tree.ts';

const numberOf = (node: XmlNode | undefined, name: string, otherwise: number): number => {
  const number = Number(node?.attributes?.[name] ?? Number.NaN);
  return Number.isFinite(number) ? number : otherwise;
};

/** Width of a section's columns in twentieths of a point; `undefined` where they differ or are not said. */
function columnWidth(section: XmlNode | undefined): number | undefined {
  const [size] = childrenOf(section, 'w:pgSz');
  const [margins] = childrenOf(section, 'w:pgMar');
  const [columns] = childrenOf(section, 'w:cols');
  if (!size || !margins || /^(0|false|off)$/.test(columns?.attributes?.['w:equalWidth'] ?? '')) return undefined;
  const sides = numberOf(margins, 'w:left', 0) + numberOf(margins, 'w:right', 0) + numberOf(margins, 'w:gutter', 0);
  const count = numberOf(columns, 'w:num', 1);
  return (numberOf(size, 'w:w', 0) - sides - (count - 1) * numberOf(columns, 'w:space', 720)) / count;
}

const sectionOf = (block: XmlNode): XmlNode | undefined =>
  block.name === 'w:sectPr' ? block : childrenOf(childrenOf(block, 'w:pPr')[0], 'w:sectPr')[0];

/** Chinese and Latin stand a little apart, which the library does not follow. */
function setApart(node: XmlNode): void {
  for (const child of node.elements ?? []) {
    if (child.type === 'text' && node.name === 'w:t') child.text = apart(child.text ?? '');
    else setApart(child);
  }
}

function apart(text: string): string {
  let out = '';
  let before = '';
  for (const character of text) {
    out += before !== '' && areApart(before, character) ? FOUR_PER_EM + character : character;
    before = character;
  }
  return out;
}

function lightenNested(node: XmlNode, looks: ParagraphLooks): void {
  for (const child of node.elements ?? []) lightenNested(child, looks);
  if (node.name === 'w:tbl') lightenTable(node, looks);
}

/**
 * Changes the tree in place.
 * @param document root of `word/document.xml` @param styles root of `word/styles.xml`
 */
export function lightenBody(document: XmlNode, styles: XmlNode | undefined): void {
  const looks = new ParagraphLooks(styles);
  const [body] = childrenOf(childrenOf(document, 'w:document')[0], 'w:body');
  const blocks = body?.elements ?? [];
  let width: number | undefined;
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const block = blocks[i] as XmlNode;
    const section = sectionOf(block);
    if (section) width = columnWidth(section);
    if (block.name === 'w:p') {
      const plain = width === undefined ? undefined : plainLines(block, { room: width, inCell: false }, looks);
      if (plain) blocks[i] = plain.paragraph;
      else setApart(block);
    } else {
      lightenNested(block, looks);
      if (block.name !== 'w:tbl') setApart(block);
    }
  }
}
