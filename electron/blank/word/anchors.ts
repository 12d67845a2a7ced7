/**
 * A copy of a Word blank for drawing: a bookmark stands right before each place, so that whoever draws the page finds
 * the spot. The copy is never filled.
 */
import { paragraphsOf, type WordBlock, type WordForm, type WordParagraph } from '../../../core/blank/word/form.ts';
import { findWordPlaces } from '../../../core/blank/word/places.ts';
import type { WordPlace } from '../../../core/blank/word/slot.ts';
import { applyEdits, type Edit } from '../../document/xml.ts';
import { setText, textOf, writeZip } from '../../document/zip.ts';
import { buildWordForm } from './build.ts';
import { textXml } from './edits.ts';
import { openWord } from './open.ts';
import type { AtomSource, ParagraphSource, WordSources } from './sources.ts';

interface Spot {
  paragraph: number;
  from: number;
}

export interface AnchoredWord {
  data: Uint8Array;
  /** Place id → name of its bookmark; a place without a spot of its own is missing. */
  anchors: Record<string, string>;
}

/** @throws WorkbenchError TEMPLATE */
export function anchorWordPlaces(bytes: Uint8Array): AnchoredWord {
  const sources = buildWordForm(openWord(bytes));
  const byAddress = addresses(sources.form);
  const { prefix, firstId } = freeNames(sources);
  const anchors: Record<string, string> = {};
  const marks = new Map<number, { from: number; xml: string }[]>();
  findWordPlaces(sources.form).forEach((place, i) => {
    const spot = spotOf(place, sources) ?? byAddress.get(place.at);
    if (!spot || !sources.paragraphs[spot.paragraph]) return;
    const name = `${prefix}${i + 1}`;
    const xml = `<w:bookmarkStart w:id="${firstId + i}" w:name="${name}"/><w:bookmarkEnd w:id="${firstId + i}"/>`;
    // Whoever draws takes one side of mc:AlternateContent, and it is not known which.
    for (const ref of [spot.paragraph, sources.paragraphs[spot.paragraph]?.twin])
      if (ref !== undefined) marks.set(ref, [...(marks.get(ref) ?? []), { from: spot.from, xml }]);
    anchors[place.id] = name;
  });
  const edits = new Map<string, Edit[]>();
  for (const [ref, own] of marks) {
    const source = sources.paragraphs[ref];
    if (!source) continue;
    const xml = sources.xml.get(source.part) ?? '';
    edits.set(source.part, [...(edits.get(source.part) ?? []), ...markEdits(xml, source, own)]);
  }
  for (const [part, own] of edits) setText(sources.parts, part, applyEdits(textOf(sources.parts, part), own));
  return { data: writeZip(sources.parts), anchors };
}

/** Names and ids that the blank's own bookmarks do not use. */
function freeNames(sources: WordSources): { prefix: string; firstId: number } {
  let last = 0;
  let prefix = 'wb_place_';
  for (const xml of sources.xml.values()) {
    for (const [, id] of xml.matchAll(/<w:bookmarkStart\b[^>]*\bw:id="(\d{1,9})"/g)) last = Math.max(last, Number(id));
    while (xml.includes(`w:name="${prefix}`)) prefix = `wb_${prefix}`;
  }
  return { prefix, firstId: last + 1 };
}

function spotOf({ slot }: WordPlace, sources: WordSources): Spot | undefined {
  const at = (paragraph: WordParagraph | undefined, from = 0): Spot | undefined =>
    paragraph && { paragraph: paragraph.ref, from };
  switch (slot.kind) {
    case 'range':
    case 'field':
      return at(slot.paragraph, slot.from);
    case 'block':
    case 'image':
      return at(slot.paragraphs[0]);
    case 'date':
      return at(slot.paragraph, slot.gaps[0]?.from);
    case 'ticks':
      return at(slot.boxes[0]?.paragraph, slot.boxes[0]?.from);
    case 'control':
      return controlSpot(slot.controls[0], sources);
    case 'rows':
      return at(paragraphsOf(slot.body[0]?.cells[0]?.blocks ?? [])[0]);
    case 'none':
      return undefined;
  }
}

function controlSpot(control: number | undefined, sources: WordSources): Spot | undefined {
  const [ref] = sources.controls[control ?? -1]?.paragraphs ?? [];
  if (ref === undefined) return undefined;
  for (const part of sources.form.parts)
    for (const paragraph of allParagraphs(part.blocks))
      if (paragraph.ref === ref)
        return { paragraph: ref, from: paragraph.controls.find((span) => span.control === control)?.from ?? 0 };
  return undefined;
}

function allParagraphs(blocks: WordBlock[]): WordParagraph[] {
  return paragraphsOf(blocks).flatMap((one) => [one, ...one.boxes.flatMap((box) => allParagraphs(box.blocks))]);
}

/** `T1 R3 C2`, `p12`, `box1`, `header1 p1` → the first paragraph there. */
function addresses(form: WordForm): Map<string, Spot> {
  const found = new Map<string, Spot>();
  const note = (at: string, paragraph: WordParagraph | undefined): void => {
    if (paragraph && !found.has(at)) found.set(at, { paragraph: paragraph.ref, from: 0 });
  };
  const walk = (prefix: string, blocks: WordBlock[]): void => {
    for (const block of blocks) {
      if (block.type === 'frame') walk(prefix, block.blocks);
      else if (block.type === 'paragraph') {
        note(`${prefix}p${block.number}`, block);
        for (const box of block.boxes) {
          note(`${prefix}box${box.number}`, paragraphsOf(box.blocks)[0]);
          walk(prefix, box.blocks);
        }
      } else
        for (const row of block.rows)
          for (const cell of row.cells) {
            note(`${prefix}T${block.number} R${row.number} C${cell.number}`, paragraphsOf(cell.blocks)[0]);
            walk(prefix, cell.blocks);
          }
    }
  };
  for (const { name, blocks } of form.parts) walk(name === '' ? '' : `${name} `, blocks);
  return found;
}

function markEdits(xml: string, source: ParagraphSource, marks: { from: number; xml: string }[]): Edit[] {
  const byAtom = new Map<AtomSource | undefined, { from: number; xml: string }[]>();
  for (const mark of marks) {
    const atom = source.atoms.find(({ from, to }) => from <= mark.from && mark.from < to) ?? source.atoms.at(-1);
    byAtom.set(atom, [...(byAtom.get(atom) ?? []), mark]);
  }
  return [...byAtom].map(([atom, own]) => {
    own.sort((a, b) => a.from - b.from);
    return atom ? splitAtom(xml, atom, own) : intoEmpty(xml, source, own.map((mark) => mark.xml).join(''));
  });
}

function intoEmpty(xml: string, { node }: ParagraphSource, marks: string): Edit {
  if (node.innerStart === node.end) {
    const open = xml.slice(node.start, node.end).replace(/\s*\/>$/, '>');
    return { start: node.start, end: node.end, text: `${open}${marks}</w:p>` };
  }
  const at = node.children.find((child) => child.name === 'w:pPr')?.end ?? node.innerStart;
  return { start: at, end: at, text: marks };
}

/** Bookmarks stand between runs, so the run is left before each and taken up again behind it. */
function splitAtom(xml: string, atom: AtomSource, marks: { from: number; xml: string }[]): Edit {
  const first = atom.run.children.find((child) => child.name !== 'w:rPr') === atom.node;
  const leave = (mark: string): string => `</w:r>${mark}<w:r>${atom.properties}`;
  const before = marks.filter((mark) => mark.from <= atom.from).map((mark) => mark.xml);
  const inside = marks.filter((mark) => mark.from > atom.from);
  if (inside.length === 0) {
    const at = first ? atom.run.start : atom.node.start;
    return { start: at, end: at, text: first ? before.join('') : leave(before.join('')) };
  }
  let text = before.length > 0 ? leave(before.join('')) : '';
  if (atom.kind !== 'text')
    text += xml.slice(atom.node.start, atom.node.end) + leave(inside.map((m) => m.xml).join(''));
  else {
    let at = atom.from;
    for (const mark of inside) {
      text += textXml(atom.raw.slice(at - atom.from, mark.from - atom.from)) + leave(mark.xml);
      at = Math.min(mark.from, atom.to);
    }
    text += textXml(atom.raw.slice(at - atom.from));
  }
  return { start: atom.node.start, end: atom.node.end, text };
}
