/** Edits of the characters of a paragraph, as edits of its XML: only the touched elements are written anew. */
import { escapeXml } from '../../document/text.ts';
import type { Edit } from '../../document/xml.ts';
import type { AtomSource, ParagraphSource } from './sources.ts';

export interface CharEdit {
  from: number;
  to: number;
  /** Plain text; `\n` is a line break, `\t` a tab. Empty deletes. */
  text: string;
  /** Write in a run of its own with these properties instead of those of the place. */
  properties?: string | undefined;
  /** A symbol instead of text. */
  symbol?: { font: string; code: string };
}

/** Some programs keep empty cells flat with letters of 2 points: an answer takes the size of the style instead. */
export const legible = (properties: string): string =>
  properties.replace(/<w:(?:sz|szCs) w:val="[1-9](?:\.\d)?"\s*\/>/g, '');

const OPEN = '<w:t xml:space="preserve">';

export function textXml(text: string): string {
  if (text === '') return '';
  return `${OPEN}${escapeXml(text).replace(/\n/g, `</w:t><w:br/>${OPEN}`).replace(/\t/g, `</w:t><w:tab/>${OPEN}`)}</w:t>`.replaceAll(
    `${OPEN}</w:t>`,
    '',
  );
}

export const runXml = (properties: string, text: string): string => `<w:r>${properties}${textXml(text)}</w:r>`;

function pieceXml(edit: CharEdit, atom: AtomSource): string {
  const content = edit.symbol
    ? `<w:sym w:font="${escapeXml(edit.symbol.font)}" w:char="${edit.symbol.code}"/>`
    : textXml(edit.text);
  if (edit.properties === undefined || content === '') return content;
  // Leave the run of the place, write one of our own, and go on as before.
  return `</w:r><w:r>${edit.properties}${content}</w:r><w:r>${atom.properties}`;
}

/** The atom that takes the text of an edit: the first it replaces, else the one it follows, else the one it precedes. */
function hostOf(atoms: AtomSource[], edit: CharEdit): AtomSource | undefined {
  if (edit.from < edit.to) return atoms.find((atom) => atom.from < edit.to && edit.from < atom.to);
  return (
    atoms.findLast((atom) => atom.to === edit.from && atom.from < atom.to) ??
    atoms.find((atom) => edit.from >= atom.from && edit.from <= atom.to)
  );
}

function atomXml(xml: string, atom: AtomSource, edits: { edit: CharEdit; host: boolean }[]): string {
  if (atom.kind !== 'text') {
    const removed = edits.some(({ edit }) => edit.from < atom.to && edit.to > atom.from);
    const before = edits
      .filter(({ edit, host }) => host && edit.from <= atom.from)
      .map(({ edit }) => pieceXml(edit, atom))
      .join('');
    const after = edits
      .filter(({ edit, host }) => host && edit.from > atom.from)
      .map(({ edit }) => pieceXml(edit, atom))
      .join('');
    return before + (removed ? '' : xml.slice(atom.node.start, atom.node.end)) + after;
  }
  const text = atom.raw;
  let out = '';
  let at = atom.from;
  for (const { edit, host } of edits) {
    const from = Math.max(edit.from, atom.from);
    if (from > at) out += textXml(text.slice(at - atom.from, from - atom.from));
    if (host) out += pieceXml(edit, atom);
    at = Math.max(at, Math.min(edit.to, atom.to));
  }
  if (at < atom.to) out += textXml(text.slice(at - atom.from));
  return out;
}

/** New text where the paragraph has no run with characters: behind its properties, or in place of an empty element. */
function intoEmpty(xml: string, source: ParagraphSource, edits: CharEdit[]): Edit[] {
  const content = edits
    .map((edit) => (edit.text === '' ? '' : runXml(legible(edit.properties ?? source.properties), edit.text)))
    .join('');
  if (content === '') return [];
  const { node } = source;
  if (node.innerStart === node.end) {
    const open = xml.slice(node.start, node.end).replace(/\s*\/>$/, '>');
    return [{ start: node.start, end: node.end, text: `${open}${content}</w:p>` }];
  }
  // Behind the properties and whatever marks stand in front: bookmarks that are already open stay open.
  const empty = node.children.findLast((child) => child.name === 'w:r');
  const properties = node.children.find((child) => child.name === 'w:pPr');
  const mark = node.children.findLast((child) => child.name === 'w:bookmarkStart');
  const at = mark?.end ?? empty?.end ?? properties?.end ?? node.innerStart;
  return [{ start: at, end: at, text: content }];
}

/** Edits must not overlap. */
export function paragraphEdits(xml: string, source: ParagraphSource, edits: CharEdit[]): Edit[] {
  const sorted = edits.toSorted((a, b) => a.from - b.from || a.to - b.to);
  if (source.atoms.length === 0) return intoEmpty(xml, source, sorted);
  const hosts = new Map(sorted.map((edit) => [edit, hostOf(source.atoms, edit)]));
  return source.atoms.flatMap((atom): Edit[] => {
    const own = sorted
      .filter((edit) => hosts.get(edit) === atom || (edit.from < atom.to && atom.from < edit.to))
      .map((edit) => ({ edit, host: hosts.get(edit) === atom }));
    if (own.length === 0) return [];
    const [only] = own;
    const alone = atom.run.children.every((child) => child === atom.node || child.name === 'w:rPr');
    if (
      only &&
      own.length === 1 &&
      alone &&
      only.edit.from <= atom.from &&
      only.edit.to >= atom.to &&
      atom.to > atom.from
    ) {
      // A run that is replaced whole leaves no empty run in its old look behind.
      const content = only.host ? pieceXml({ ...only.edit, properties: undefined }, atom) : '';
      const properties = only.edit.properties ?? atom.properties;
      const whole = content === '' ? '' : `<w:r>${properties}${content}</w:r>`;
      if (content === '' || only.edit.properties !== undefined)
        return [{ start: atom.run.start, end: atom.run.end, text: whole }];
    }
    return [{ start: atom.node.start, end: atom.node.end, text: atomXml(xml, atom, own) }];
  });
}
