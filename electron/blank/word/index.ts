/** The untouched Word blank: what it asks for, and how it is filled without changing anything else. */
import { createHash } from 'node:crypto';
import { paragraphsOf, textOfBlocks, type WordBlock } from '../../../core/blank/word/form.ts';
import { findWordPlaces } from '../../../core/blank/word/places.ts';
import type { WordPlace } from '../../../core/blank/word/slot.ts';
import type { Blank, FillReport, FillValue } from '../../../core/blank/place.ts';
import type { Edit } from '../../document/xml.ts';
import { writeZip } from '../../document/zip.ts';
import { buildWordForm } from './build.ts';
import { fillPlace } from './fill.ts';
import { openWord } from './open.ts';
import { checkFilled, rereadWord, textFinder } from './reread.ts';
import type { WordSources } from './sources.ts';
import { Refused } from './values.ts';
import { applyAll, editPart, editsOf, type Writer } from './writer.ts';

interface ReadWord {
  sources: WordSources;
  places: WordPlace[];
}

/** Filling follows reading, with the same bytes: what has been understood of them is understood once. */
const lately = new WeakMap<Uint8Array, ReadWord>();

/** The parts are a copy for the caller to change. */
function readWord(bytes: Uint8Array): ReadWord {
  const read = lately.get(bytes) ?? readAfresh(bytes);
  lately.set(bytes, read);
  return { ...read, sources: { ...read.sources, parts: new Map(read.sources.parts) } };
}

function readAfresh(bytes: Uint8Array): ReadWord {
  const sources = buildWordForm(openWord(bytes));
  return { sources, places: findWordPlaces(sources.form) };
}

/** Throws WorkbenchError TEMPLATE for a file that is broken, encrypted, macro-bearing, hostile or not a .docx. */
export function readWordBlank(bytes: Uint8Array): Blank {
  return {
    format: 'docx',
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    places: readWord(bytes).places.map(({ slot: _slot, ...place }) => place),
    problems: [],
  };
}

export interface WordAssignment {
  /** {@link BlankPlace.id} */
  place: string;
  value: FillValue;
}

export interface WordFillOptions {
  /** Bytes of a picture named in a value; throws when there is none. */
  image?: (name: string) => Uint8Array;
  /** Called when the bytes are made, before they are read back: for measuring. */
  onWritten?: () => void;
}

export type WordFillReport = Pick<FillReport, 'placed' | 'refused' | 'mismatched'>;

function cellWidths(sources: WordSources): Map<number, number> {
  const widths = new Map<number, number>();
  const walk = (blocks: WordBlock[]): void => {
    for (const block of blocks) {
      if (block.type === 'frame') walk(block.blocks);
      if (block.type !== 'table') continue;
      for (const cell of block.rows.flatMap((row) => row.cells)) {
        const width = sources.cells.get(cell)?.width ?? 0;
        for (const { ref } of paragraphsOf(cell.blocks)) widths.set(ref, width);
        walk(cell.blocks);
      }
    }
  };
  for (const part of sources.form.parts) walk(part.blocks);
  return widths;
}

function makeWriter(sources: WordSources, image: WordFillOptions['image']): Writer {
  const paragraphs = sources.form.parts.flatMap((part) => {
    const own = paragraphsOf(part.blocks);
    return [...own, ...own.flatMap((paragraph) => paragraph.boxes.flatMap((box) => paragraphsOf(box.blocks)))];
  });
  const text = sources.form.parts.map((part) => textOfBlocks(part.blocks)).join('');
  const missing = (name: string): Uint8Array => {
    throw new Refused(`没有提供图片「${name}」。`);
  };
  return {
    sources,
    form: sources.form,
    paragraphs: new Map(paragraphs.map((paragraph) => [paragraph.ref, paragraph])),
    chars: new Map(),
    edits: new Map(),
    image: image ?? missing,
    chinese: (text.match(/\p{Script=Han}/gu)?.length ?? 0) * 8 > text.length,
    widths: cellWidths(sources),
    drawings: { last: 0 },
  };
}

const keyOf = (part: string, edit: Edit): string => `${part} ${edit.start} ${edit.end} ${edit.text}`;

/** One assignment: taken over as a whole or not at all. Two values may end the same prompt, that is one edit. */
function attempt(
  writer: Writer,
  seen: Set<string>,
  place: WordPlace,
  value: FillValue,
): { text: string; refused: string[] } {
  const own: Writer = { ...writer, chars: new Map(), edits: new Map() };
  const written = fillPlace(own, place, value);
  for (const [ref, edits] of own.chars) writer.chars.set(ref, [...(writer.chars.get(ref) ?? []), ...edits]);
  for (const [part, edits] of own.edits) {
    const fresh = edits.filter((edit) => edit.start === edit.end || !seen.has(keyOf(part, edit)));
    fresh.forEach((edit) => seen.add(keyOf(part, edit)));
    editPart(writer, part, ...fresh);
  }
  return written;
}

/**
 * Fills places of the blank by their ids. Everything not filled stays byte for byte as it was. `key` in the report is the
 * place's id; a value that does not fit its place is in `refused`, with the reason in Chinese.
 */
export function fillWordBlank(
  bytes: Uint8Array,
  assignments: WordAssignment[],
  options: WordFillOptions = {},
): { bytes: Uint8Array; report: WordFillReport } {
  const { sources, places: found } = readWord(bytes);
  const places = new Map(found.map((place) => [place.id, place]));
  const writer = makeWriter(sources, options.image);
  const report: WordFillReport = { placed: [], refused: [], mismatched: [] };
  const done = new Set<string>();
  const seen = new Set<string>();
  for (const { place: id, value } of assignments) {
    const place = places.get(id);
    const refuse = (reason: string): void => void report.refused.push({ key: id, at: place?.at ?? id, reason });
    if (!place) refuse('空白表中没有这个位置。');
    else if (done.has(id)) refuse('这个位置已经填写了另一个值。');
    else {
      try {
        const { text, refused } = attempt(writer, seen, place, value);
        done.add(id);
        report.placed.push({ key: id, place: id, at: place.at, text });
        refused.forEach(refuse);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refuse(error.message);
      }
    }
  }
  const edits = editsOf(writer);
  applyAll(writer, edits);
  const filled = writeZip(sources.parts);
  options.onWritten?.();
  const reread = rereadWord(writer, filled);
  for (const { at, expected, found } of checkFilled(writer, edits, reread))
    report.mismatched.push({ key: '', at, expected, found });
  const holds = textFinder(reread);
  for (const { key, at, text } of report.placed) {
    // A tick is seen in its paragraph; its options are printed anyway.
    const slot = places.get(key)?.slot;
    // So is the entry of a legacy list, which Word shows from the field's data.
    if (slot?.kind === 'ticks' || (slot?.kind === 'field' && slot.control === 'dropdown')) continue;
    const missing = text.split('\n').filter((line) => !holds(line));
    report.mismatched.push(...missing.map((expected) => ({ key, at, expected, found: '' })));
  }
  return { bytes: filled, report };
}
