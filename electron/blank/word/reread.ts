/**
 * The filled file read once more by another parser: every edited paragraph shows its value, every other paragraph reads
 * as before. Only then is a filling done.
 */
import { SaxesParser } from 'saxes';
import { unescapeXml } from '../../document/text.ts';
import { applyEdits, type Edit } from '../../document/xml.ts';
import { openZip, textOf } from '../../document/zip.ts';
import { brokenWord } from './open.ts';
import { symbolOf } from './symbols.ts';
import type { ParagraphSource } from './sources.ts';
import { xmlOf, type Writer } from './writer.ts';

/** Texts of all w:p of a part in the order of their opening tags. */
function paragraphTexts(xml: string): string[] {
  const texts: string[] = [];
  const open: number[] = [];
  let inText = false;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const add = (text: string): void => {
    const index = open.at(-1);
    if (index !== undefined) texts[index] = (texts[index] ?? '') + text;
  };
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:p') open.push(texts.push('') - 1);
    else if (name === 'w:t') inText = true;
    else if (name === 'w:sym') add(symbolOf(attributes['w:font'] ?? '', attributes['w:char'] ?? ''));
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:p') open.pop();
    else if (name === 'w:t') inText = false;
  });
  parser.on('text', (text) => {
    if (inText) add(text);
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    throw brokenWord(String(error));
  }
  return texts;
}

const bare = (text: string): string => text.replace(/[\s\u3000\u00A0]+/g, '').replace(/[\uF020-\uF0FF]/g, '');
const countParagraphs = (xml: string): number => xml.match(/<w:p[\s/>]/g)?.length ?? 0;

export interface Mismatch {
  /** The paragraph, as in `p12`. */
  at: string;
  expected: string;
  found: string;
}

interface PartCheck {
  writer: Writer;
  part: string;
  /** In the order of the text. */
  edits: Edit[];
  after: string[];
}

/**
 * A paragraph as it was, from our own reading. Where that leaves out what the other parser sees (hidden text, field
 * results), the other parser reads the blank, too: only then, as it takes longer than all the rest.
 */
class Before {
  private readonly xml: string;
  private texts: string[] | undefined;

  constructor(xml: string) {
    this.xml = xml;
  }

  is(source: ParagraphSource, index: number, found: string): boolean {
    const own = source.atoms.map(({ kind, raw, font, code }) =>
      kind === 'text' ? raw : kind === 'symbol' ? symbolOf(font, code) : '',
    );
    return bare(own.join('')) === bare(found) || bare(this.text(index)) === bare(found);
  }

  text(index: number): string {
    this.texts ??= paragraphTexts(this.xml);
    return this.texts[index] ?? '';
  }
}

/** What the characters of an edit look like when read again. */
const shown = (text: string, symbol?: { font: string; code: string }): string =>
  symbol ? symbolOf(symbol.font, symbol.code) : text;

/** Index of the first edit that starts behind `offset`. */
function firstBehind(edits: Edit[], offset: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.start ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Text put beside what stood there: into a bookmark, into an empty control. */
function isInsertedInto(edits: Edit[], node: { start: number; end: number }, before: string, found: string): boolean {
  const inside: Edit[] = [];
  for (let i = firstBehind(edits, node.start); (edits[i]?.start ?? node.end) < node.end; i += 1) {
    const edit = edits[i];
    if (edit && edit.end < node.end && edit.text !== '') inside.push(edit);
  }
  const texts = inside.map((edit) =>
    [...edit.text.matchAll(/<w:t\b[^>]*>([^<]*)/g)].map((match) => bare(unescapeXml(match[1] ?? ''))).join(''),
  );
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return texts.every((text) => bare(found).includes(text)) && bare(found).length === bare(before).length + length;
}

function checkPart({ writer, part, edits, after }: PartCheck): Mismatch[] {
  const xml = xmlOf(writer, part);
  const before = new Before(xml);
  const moves = edits
    .map((edit) => ({ ...edit, shift: countParagraphs(edit.text) - countParagraphs(xml.slice(edit.start, edit.end)) }))
    .filter((edit) => edit.shift !== 0)
    .sort((a, b) => a.start - b.start);
  const mismatches: Mismatch[] = [];
  let shift = 0;
  let next = 0;
  const own = writer.sources.paragraphs
    .map((source, ref) => ({ source, ref }))
    .filter(({ source }) => source.part === part);
  own.sort((a, b) => a.source.node.start - b.source.node.start);
  for (const [index, { source, ref }] of own.entries()) {
    for (
      let move = moves[next];
      move && (move.start < source.node.start || (move.start === source.node.start && move.end === move.start));
      move = moves[next]
    ) {
      shift += move.shift;
      next += 1;
    }
    const removed = moves[next]?.start === source.node.start && (moves[next]?.shift ?? 0) < 0;
    if (removed) continue;
    const found = after[index + shift] ?? '';
    const chars = writer.chars.get(ref);
    if (chars) {
      const wanted = chars.map((edit) => bare(shown(edit.text, edit.symbol)));
      const seen = bare(found);
      if (!wanted.every((text) => seen.includes(text)))
        mismatches.push({ at: `p${index + 1}`, expected: wanted.join(' '), found });
    } else if (!before.is(source, index, found)) {
      const text = before.text(index);
      if (!isInsertedInto(edits, source.node, text, found))
        mismatches.push({ at: `p${index + 1}`, expected: bare(text), found });
    }
  }
  return mismatches;
}

/** The filled file as another reader sees it. */
export interface Reread {
  /** Text of the parts that were read in the blank. */
  xml: Map<string, string>;
  /** Their paragraphs. */
  paragraphs: Map<string, string[]>;
}

/** @throws WorkbenchError TEMPLATE when what was written is not well-formed */
export function rereadWord(writer: Writer, bytes: Uint8Array): Reread {
  const parts = openZip(bytes);
  const xml = new Map([...writer.sources.xml.keys()].map((part) => [part, textOf(parts, part)]));
  const paragraphs = new Map([...xml].map(([part, text]) => [part, paragraphTexts(text)]));
  return { xml, paragraphs };
}

export function checkFilled(writer: Writer, edits: Map<string, Edit[]>, reread: Reread): Mismatch[] {
  const mismatches: Mismatch[] = [];
  for (const [part, written] of reread.xml) {
    const own = (edits.get(part) ?? []).toSorted((a, b) => a.start - b.start);
    const original = xmlOf(writer, part);
    if (own.length === 0) {
      if (written !== original) mismatches.push({ at: part, expected: '不变', found: '已改变' });
      continue;
    }
    const expected = applyEdits(original, own);
    if (written !== expected) mismatches.push({ at: part, expected: '与写入内容一致', found: '不一致' });
    mismatches.push(...checkPart({ writer, part, edits: own, after: reread.paragraphs.get(part) ?? [] }));
  }
  return mismatches;
}

/**
 * Whether a text stands anywhere in the filled file: for cloned rows and paragraphs, which the blank does not have. Asked
 * in the order of the places, so each search begins where the last one ended.
 */
export function textFinder({ paragraphs }: Reread): (text: string) => boolean {
  const all = bare([...paragraphs.values()].flat().join(''));
  let last = 0;
  return (text) => {
    const wanted = bare(text);
    const ahead = all.indexOf(wanted, last);
    const at = ahead < 0 ? all.indexOf(wanted) : ahead;
    if (at >= 0) last = at + wanted.length;
    return at >= 0;
  };
}
