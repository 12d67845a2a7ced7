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
  edits: Edit[];
  before: string[];
  after: string[];
}

/** What the characters of an edit look like when read again. */
const shown = (text: string, symbol?: { font: string; code: string }): string =>
  symbol ? symbolOf(symbol.font, symbol.code) : text;

/** Text put beside what stood there: into a bookmark, into an empty control. */
function isInsertedInto(edits: Edit[], node: { start: number; end: number }, before: string, found: string): boolean {
  const inside = edits.filter((edit) => edit.start > node.start && edit.end < node.end && edit.text !== '');
  const texts = inside.map((edit) =>
    [...edit.text.matchAll(/<w:t\b[^>]*>([^<]*)/g)].map((match) => bare(unescapeXml(match[1] ?? ''))).join(''),
  );
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  return texts.every((text) => bare(found).includes(text)) && bare(found).length === bare(before).length + length;
}

function checkPart({ writer, part, edits, before, after }: PartCheck): Mismatch[] {
  const xml = xmlOf(writer, part);
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
    const wanted = chars ? chars.map((edit) => bare(shown(edit.text, edit.symbol))) : [bare(before[index] ?? '')];
    const right = chars ? wanted.every((text) => bare(found).includes(text)) : bare(found) === wanted[0];
    if (!right && !(chars === undefined && isInsertedInto(edits, source.node, before[index] ?? '', found)))
      mismatches.push({ at: `p${index + 1}`, expected: wanted.join(' '), found });
  }
  return mismatches;
}

export function checkFilled(writer: Writer, edits: Map<string, Edit[]>, bytes: Uint8Array): Mismatch[] {
  const parts = openZip(bytes);
  const mismatches: Mismatch[] = [];
  for (const part of writer.sources.xml.keys()) {
    const own = edits.get(part) ?? [];
    const original = xmlOf(writer, part);
    const written = textOf(parts, part);
    if (own.length === 0) {
      if (written !== original) mismatches.push({ at: part, expected: '不变', found: '已改变' });
      continue;
    }
    const expected = applyEdits(original, own);
    if (written !== expected) mismatches.push({ at: part, expected: '与写入内容一致', found: '不一致' });
    mismatches.push(
      ...checkPart({ writer, part, edits: own, before: paragraphTexts(original), after: paragraphTexts(written) }),
    );
  }
  return mismatches;
}

/** Whether a text stands anywhere in the filled file: for cloned rows and paragraphs, which the blank does not have. */
export function textFinder(writer: Writer, bytes: Uint8Array): (text: string) => boolean {
  const parts = openZip(bytes);
  const all = bare([...writer.sources.xml.keys()].flatMap((part) => paragraphTexts(textOf(parts, part))).join(''));
  return (text) => all.includes(bare(text));
}
