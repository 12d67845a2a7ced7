/** Repeated rows repeat ids too. Word wants them unique: drawings, bookmarks, content controls, paragraph ids. */
import { applyEdits, attribute, type Edit, findElements } from '../xml.ts';

/** Gives all drawings of the file their own number. Returns the next free one. */
export function numberDrawings(xml: string, from: number): { xml: string; next: number } {
  if (!xml.includes('<wp:docPr ')) return { xml, next: from };
  let next = from;
  const numbered = xml.replace(/<wp:docPr\b[^>]*?\sid="[^"]*"/g, (tag) => {
    next += 1;
    return tag.replace(/\sid="[^"]*"/, ` id="${next}"`);
  });
  return { xml: numbered, next };
}

/** Bookmarks are counted through the whole file. */
export interface BookmarkCount {
  names: Set<string>;
  next: number;
}

/** Renumbers bookmarks; a name that comes again (from a repeated section) gets a number behind it. */
export function numberBookmarks(xml: string, count: BookmarkCount): string {
  if (!xml.includes('<w:bookmarkStart')) return xml;
  const open = new Map<string, number>();
  return xml.replace(/<w:bookmark(Start|End)\b[^>]*>/g, (tag, kind: string) => {
    const id = attribute(tag, 'w:id') ?? '';
    const setId = (value: number): string => tag.replace(/w:id="[^"]*"/, `w:id="${value}"`);
    if (kind === 'End') {
      const number = open.get(id);
      open.delete(id);
      // An end without a start is dropped: Word calls the file damaged otherwise.
      return number === undefined ? '' : setId(number);
    }
    const number = count.next;
    count.next += 1;
    open.set(id, number);
    const unique = uniqueName(attribute(tag, 'w:name') ?? '', count.names);
    return setId(number).replace(/w:name="[^"]*"/, `w:name="${unique}"`);
  });
}

function uniqueName(name: string, names: Set<string>): string {
  let unique = name;
  for (let i = 2; names.has(unique); i += 1) unique = `${name.slice(0, 36)}_${i}`;
  names.add(unique);
  return unique;
}

/** Second and later uses of a `w14:paraId`, and of a content control's id, lose it; Word then makes new ones. */
export function dropRepeatedIds(xml: string): string {
  let out = xml;
  if (out.includes(' w14:paraId="')) {
    const seen = new Set<string>();
    out = out.replace(/ w14:paraId="([^"]*)"(?: w14:textId="[^"]*")?/g, (whole, id: string) => {
      if (seen.has(id)) return '';
      seen.add(id);
      return whole;
    });
  }
  return out.includes('<w:sdtPr>') ? dropRepeatedControlIds(out) : out;
}

function dropRepeatedControlIds(xml: string): string {
  const seen = new Set<string>();
  const edits: Edit[] = [];
  for (const control of findElements(xml, ['w:sdtPr'])) {
    const inner = xml.slice(control.innerStart, control.innerEnd);
    const match = /<w:id\b[^>]*w:val="([^"]*)"[^>]*\/>/.exec(inner);
    if (!match) continue;
    const start = control.innerStart + match.index;
    if (seen.has(match[1] ?? '')) edits.push({ start, end: start + match[0].length, text: '' });
    seen.add(match[1] ?? '');
  }
  return applyEdits(xml, edits);
}
