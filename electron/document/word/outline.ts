/** The paragraphs of the body as a table of contents sees them. */
import { unescapeXml } from '../text.ts';
import { attribute, scanTags } from '../xml.ts';
import { Locator } from './locate.ts';

export interface BodyParagraph {
  start: number;
  /** Behind the opening tag and the properties: where a bookmark may begin. */
  contentStart: number;
  /** Before `</w:p>`. */
  contentEnd: number;
  end: number;
  pPr: string;
  styleId: string;
  text: string;
  /** Identifiers of SEQ fields in it. */
  sequences: string[];
  /** Path of what holds it, and its number there. */
  container: string;
  index: number;
}

interface Open extends BodyParagraph {
  pPrStart: number;
}

/** In order of their ends; paragraphs inside text boxes are left out, as Word does by default. */
export function readParagraphs(xml: string): BodyParagraph[] {
  const found: BodyParagraph[] = [];
  const open: Open[] = [];
  const locator = new Locator('');
  const names: string[] = [];
  let boxes = 0;
  let textFrom = -1;
  let instructionFrom = -1;
  scanTags(xml, (name, kind, start, end) => {
    const parent = names.at(kind === 'close' ? -2 : -1);
    if (kind === 'open') names.push(name);
    else if (kind === 'close') names.pop();
    if (kind !== 'close') locator.tag(name, kind);
    const top = open.at(-1);
    if (name === 'w:txbxContent') boxes += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    else if (name === 'w:p' && kind === 'open') {
      const { container, index } = locator.paragraph ?? { container: { path: '' }, index: 0 };
      open.push({
        start,
        contentStart: end,
        contentEnd: end,
        end,
        pPr: '',
        pPrStart: -1,
        styleId: '',
        text: '',
        sequences: [],
        container: container.path,
        index,
      });
    } else if (name === 'w:p' && kind === 'close' && top) {
      open.pop();
      if (boxes === 0) found.push(Object.assign(top, { contentEnd: start, end }));
    } else if (!top) {
      // Between paragraphs nothing is of interest.
    } else if (name === 'w:pPr' && parent === 'w:p') {
      if (kind === 'open') top.pPrStart = start;
      else Object.assign(top, readProperties(xml.slice(top.pPrStart < 0 ? start : top.pPrStart, end), end));
    } else if (name === 'w:t') {
      if (kind === 'open') textFrom = end;
      else if (kind === 'close') top.text += unescapeXml(xml.slice(textFrom, start));
    } else if (name === 'w:tab' && parent === 'w:r') top.text += ' ';
    else if (name === 'w:br') top.text += ' ';
    else if (name === 'w:instrText') {
      if (kind === 'open') instructionFrom = end;
      else if (kind === 'close') noteSequence(top, unescapeXml(xml.slice(instructionFrom, start)));
    } else if (name === 'w:fldSimple' && kind !== 'close') {
      noteSequence(top, unescapeXml(attribute(xml.slice(start, end), 'w:instr') ?? ''));
    }
    if (kind === 'close') locator.tag(name, kind);
  });
  return found;
}

function readProperties(pPr: string, contentStart: number): Partial<BodyParagraph> {
  const style = /<w:pStyle\b[^>]*>/.exec(pPr)?.[0];
  return { pPr, contentStart, styleId: (style && attribute(style, 'w:val')) ?? '' };
}

function noteSequence(paragraph: BodyParagraph, instruction: string): void {
  const identifier = /^\s*SEQ\s+("[^"]*"|\S+)/i.exec(instruction)?.[1];
  if (identifier) paragraph.sequences.push(identifier.replace(/"/g, ''));
}
