/**
 * Puts the values where the template engine left tokens, each kind in its own way, and notes the location of every one.
 * One pass over the part; everything else in it stays as it was.
 */
import { displayText, type Slot, type Slots, TOKEN } from '../slots.ts';
import { TOKEN_OPEN } from '../text.ts';
import { applyEdits, type Edit, scanTags } from '../xml.ts';
import { Locator, paragraphPath, type ParagraphState } from './locate.ts';
import { checkXml, inlineTextXml, splitParagraphXml, textLines } from './value-xml.ts';
import type { Pictures } from './pictures.ts';

/** One piece of a value as the re-read must find it again. */
export interface Expected {
  place: string;
  /** Paragraph path in `part`. */
  path: string;
  part: string;
  text: string;
  /** Pictures: content hash of the media the paragraph must show. */
  sha256?: string;
  /** Further piece of a value already listed (second paragraph, caption): checked, not reported again. */
  continued: boolean;
}

export interface OpenParagraph {
  state: ParagraphState;
  start: number;
  /** Behind the opening tag. */
  inner: number;
  pPr: string;
  pPrEnd: number;
  hits: Hit[];
  otherText: boolean;
}

export interface Hit {
  slot: Slot;
  start: number;
  end: number;
  rPr: string;
  /** Stands in `w:p > w:r > w:t`: the run may be ended and begun again. */
  plainRun: boolean;
  /** Stands in a `w:t` at all. */
  inText: boolean;
  fallback: boolean;
}

export interface Expansion {
  xml: string;
  expected: Expected[];
}

class PartExpander {
  private readonly locator: Locator;
  private readonly names: string[] = [];
  private readonly open: OpenParagraph[] = [];
  private readonly edits: Edit[] = [];
  private readonly expected: Expected[] = [];
  private pPrStart = -1;
  private rPrStart = -1;
  private runProperties = '';
  private textFrom = 0;
  private nextToken: number;
  private readonly xml: string;
  private readonly part: string;
  private readonly slots: Slots;
  private readonly pictures: Pictures;

  constructor(xml: string, part: string, path: string, slots: Slots, pictures: Pictures) {
    this.xml = xml;
    this.part = part;
    this.slots = slots;
    this.pictures = pictures;
    this.locator = new Locator(path);
    this.nextToken = xml.indexOf(TOKEN_OPEN);
  }

  run(): Expansion {
    scanTags(this.xml, (name, kind, start, end) => {
      this.text(start);
      if (kind === 'close') this.close(name, end);
      else if (kind === 'open') this.begin(name, start, end);
      else this.locator.tag(name, 'empty');
      this.textFrom = end;
    });
    return { xml: applyEdits(this.xml, this.edits), expected: this.expected };
  }

  private begin(name: string, start: number, end: number): void {
    this.names.push(name);
    this.locator.tag(name, 'open');
    if (name === 'w:p') {
      const state = this.locator.paragraph as ParagraphState;
      this.open.push({ state, start, inner: end, pPr: '', pPrEnd: end, hits: [], otherText: false });
    } else if (name === 'w:r') this.runProperties = '';
    else if (name === 'w:rPr' && this.parent(1) === 'w:r') this.rPrStart = start;
    else if (name === 'w:pPr' && this.parent(1) === 'w:p') this.pPrStart = start;
  }

  private close(name: string, end: number): void {
    if (name === 'w:rPr' && this.rPrStart >= 0 && this.parent(1) === 'w:r') {
      this.runProperties = this.xml.slice(this.rPrStart, end);
      this.rPrStart = -1;
    } else if (name === 'w:pPr' && this.pPrStart >= 0 && this.parent(1) === 'w:p') {
      const paragraph = this.open.at(-1);
      if (paragraph) Object.assign(paragraph, { pPr: this.xml.slice(this.pPrStart, end), pPrEnd: end });
      this.pPrStart = -1;
    } else if (name === 'w:p') {
      const paragraph = this.open.pop();
      if (paragraph && paragraph.hits.length > 0) this.finish(paragraph, end);
    }
    this.names.pop();
    this.locator.tag(name, 'close');
  }

  /** Element `depth` levels above the innermost open one. */
  private parent(depth: number): string | undefined {
    return this.names[this.names.length - 1 - depth];
  }

  /** Looks at the text between two tags. */
  private text(end: number): void {
    if (this.textFrom >= end) return;
    const holder = this.names[this.names.length - 1];
    const paragraph = this.open.at(-1);
    if (this.nextToken < 0 || this.nextToken >= end) {
      if (paragraph && holder === 'w:t') paragraph.otherText = true;
      return;
    }
    const from = this.textFrom;
    const segment = this.xml.slice(from, end);
    let covered = 0;
    for (const match of segment.matchAll(TOKEN)) {
      const slot = this.slots.get(Number(match[1]));
      covered += match[0].length;
      this.hit(slot, from + match.index, from + match.index + match[0].length, holder, paragraph);
    }
    if (paragraph && segment.trim().length > covered) paragraph.otherText = true;
    this.nextToken = this.xml.indexOf(TOKEN_OPEN, end);
  }

  private hit(slot: Slot, start: number, end: number, holder = '', paragraph?: OpenParagraph): void {
    const inText = holder === 'w:t' && this.parent(1) === 'w:r';
    if (paragraph) {
      const plainRun = inText && this.parent(2) === 'w:p';
      const { fallback } = this.locator;
      paragraph.hits.push({ slot, start, end, rPr: this.runProperties, plainRun, inText, fallback: fallback > 0 });
      return;
    }
    const text = this.slots.clean(slot.place, slot.value ? displayText(slot.value) : '');
    this.edits.push({ start, end, text: inlineTextXml(text, false) });
    const path = [this.locator.container.path, holder].filter(Boolean).join(' ');
    this.note(slot, text, path, false);
  }

  /** Numbers the pieces of a whole paragraph, now that all of it is known. */
  private finish(paragraph: OpenParagraph, closeEnd: number): void {
    const only = paragraph.hits.length === 1 && !paragraph.otherText ? paragraph.hits[0] : undefined;
    if (only?.slot.value?.kind === 'images' && only.plainRun && !/<w:sectPr[ >/]/.test(paragraph.pPr)) {
      this.finishPictures(paragraph, only, closeEnd);
      return;
    }
    for (const hit of paragraph.hits) this.writeHit(paragraph, hit);
  }

  private path(paragraph: OpenParagraph): string {
    return paragraphPath(paragraph.state.container, paragraph.state.index);
  }

  private writeHit(paragraph: OpenParagraph, hit: Hit): void {
    const { slot, start, end } = hit;
    const value = slot.value;
    const put = (text: string): void => void this.edits.push({ start, end, text });
    if (value?.kind === 'images') {
      const drawn = hit.inText ? this.pictures.inline(slot.place, value, this.part) : { xml: '', hashes: [] };
      put(drawn.xml);
      for (const [index, sha256] of drawn.hashes.entries()) {
        this.note(slot, value.images[index]?.name ?? '', this.path(paragraph), hit.fallback || index > 0, sha256);
      }
      return;
    }
    const text = this.slots.clean(slot.place, value ? displayText(value) : '');
    if (value?.kind === 'check' && hit.inText) put(checkXml(text, hit.rPr));
    else if (value?.kind === 'longtext' && hit.plainRun && !paragraph.pPr.includes('<w:sectPr')) {
      this.writeParagraphs(paragraph, hit, text.split('\n'));
      return;
    } else put(inlineTextXml(text, hit.inText));
    this.note(slot, text, this.path(paragraph), hit.fallback);
  }

  private writeParagraphs(paragraph: OpenParagraph, hit: Hit, lines: string[]): void {
    const kept = textLines(lines);
    this.edits.push({ start: hit.start, end: hit.end, text: splitParagraphXml(kept, paragraph.pPr, hit.rPr) });
    for (const [index, line] of kept.entries()) {
      if (index > 0) this.grow(paragraph, 1);
      this.note(hit.slot, line, this.path(paragraph), hit.fallback || index > 0);
    }
  }

  /** `by` more paragraphs now stand in the container; later hits of this paragraph are in the last of them. */
  private grow(paragraph: OpenParagraph, by: number): void {
    paragraph.state.index += by;
    paragraph.state.container.paragraphs += by;
  }

  private finishPictures(paragraph: OpenParagraph, hit: Hit, end: number): void {
    const value = hit.slot.value;
    if (value?.kind !== 'images') return;
    // A cell, header or text box needs its paragraph; between two tables it keeps them from growing together.
    const keepEmpty =
      paragraph.state.container.path !== '' || this.xml.slice(0, paragraph.start).trimEnd().endsWith('</w:tbl>');
    const block = this.pictures.block(hit.slot.place, value, this.part, paragraph.pPr, hit.rPr);
    if (block.pieces.length === 0) {
      if (keepEmpty) this.edits.push({ start: hit.start, end: hit.end, text: '' });
      else {
        this.edits.push({ start: paragraph.start, end, text: '' });
        this.grow(paragraph, -1);
      }
      return;
    }
    this.edits.push({ start: paragraph.start, end, text: block.xml });
    for (const [index, piece] of block.pieces.entries()) {
      if (index > 0) this.grow(paragraph, 1);
      this.note(hit.slot, piece.text, this.path(paragraph), hit.fallback || !piece.first, piece.sha256);
    }
  }

  private note(slot: Slot, text: string, path: string, continued: boolean, sha256?: string): void {
    if (!slot.value) {
      this.slots.warnings.add(`模板中的「{{${slot.place}}}」没有对应的值，已留空（${path}）。`);
      return;
    }
    if (text.trim() === '' && !sha256) return;
    const { part } = this;
    this.expected.push({ place: slot.place, path, part, text, continued, ...(sha256 ? { sha256 } : {}) });
  }
}

export function expandPart(xml: string, part: string, path: string, slots: Slots, pictures: Pictures): Expansion {
  if (!xml.includes(TOKEN_OPEN)) return { xml, expected: [] };
  return new PartExpander(xml, part, path, slots, pictures).run();
}
