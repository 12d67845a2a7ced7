/**
 * A forward scan over XML text that leaves the text as it is. The finishing steps change a document by small edits at
 * known offsets, so that everything a person made in Word stays byte for byte what it was.
 */

export type TagKind = 'open' | 'close' | 'empty';

/** Called for each tag; `start`/`end` are offsets of `<` and behind `>`. */
export type TagVisitor = (name: string, kind: TagKind, start: number, end: number) => void;

function skipMarkup(xml: string, start: number): number {
  const close = xml.startsWith('<!--', start) ? '-->' : xml.startsWith('<![CDATA[', start) ? ']]>' : '>';
  const end = xml.indexOf(close, start);
  return end < 0 ? xml.length : end + close.length;
}

/** Offset behind the `>` that ends the tag at `start`; a `>` inside quotes does not count. */
export function tagEnd(xml: string, start: number): number {
  let end = xml.indexOf('>', start);
  while (end >= 0) {
    const quote = openQuote(xml, start, end);
    if (!quote) return end + 1;
    const closing = xml.indexOf(quote, end);
    if (closing < 0) break;
    end = xml.indexOf('>', closing);
  }
  return xml.length;
}

function openQuote(xml: string, start: number, end: number): string {
  let quote = '';
  for (let i = start; i < end; i += 1) {
    const code = xml.charCodeAt(i);
    if (code !== 34 && code !== 39) continue;
    const character = code === 34 ? '"' : "'";
    if (quote === '') quote = character;
    else if (quote === character) quote = '';
  }
  return quote;
}

function nameEnd(xml: string, from: number): number {
  let i = from;
  for (; i < xml.length; i += 1) {
    const code = xml.charCodeAt(i);
    if (code === 62 || code === 47 || code === 32 || code === 10 || code === 13 || code === 9) break;
  }
  return i;
}

export function scanTags(xml: string, visit: TagVisitor, from = 0, to = xml.length): void {
  let start = xml.indexOf('<', from);
  while (start >= 0 && start < to) {
    const next = xml.charCodeAt(start + 1);
    if (next === 33 || next === 63) {
      start = xml.indexOf('<', skipMarkup(xml, start));
      continue;
    }
    const closing = next === 47;
    const nameStart = closing ? start + 2 : start + 1;
    const name = xml.slice(nameStart, nameEnd(xml, nameStart));
    const end = tagEnd(xml, start);
    visit(name, closing ? 'close' : xml.charCodeAt(end - 2) === 47 ? 'empty' : 'open', start, end);
    start = xml.indexOf('<', end);
  }
}

const PATTERNS = new Map<string, RegExp>();

function attributePattern(name: string): RegExp {
  const known = PATTERNS.get(name);
  if (known) return known;
  const pattern = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  PATTERNS.set(name, pattern);
  return pattern;
}

/** An attribute's raw (still escaped) value in the tag `tag`. */
export function attribute(tag: string, name: string): string | undefined {
  const match = attributePattern(name).exec(tag);
  return match ? (match[1] ?? match[2]) : undefined;
}

export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies edits that do not overlap; several insertions at one offset keep their order. */
export function applyEdits(xml: string, edits: Edit[]): string {
  if (edits.length === 0) return xml;
  const sorted = edits.map((edit, order) => ({ edit, order }));
  sorted.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  const out: string[] = [];
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.start < at) throw new Error(`overlapping edits at ${edit.start}`);
    out.push(xml.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  out.push(xml.slice(at));
  return out.join('');
}

export interface XmlElement {
  name: string;
  /** Offset of the opening tag, behind it, before the closing tag, and behind that. */
  start: number;
  innerStart: number;
  innerEnd: number;
  end: number;
}

/** All elements called one of `names`, in order of their opening tags, nested ones included. */
export function findElements(xml: string, names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const open: XmlElement[] = [];
  const wanted = new Set(names);
  scanTags(xml, (name, kind, start, end) => {
    if (!wanted.has(name)) return;
    if (kind === 'close') {
      const element = open.pop();
      if (element) Object.assign(element, { innerEnd: start, end });
      return;
    }
    const element: XmlElement = { name, start, innerStart: end, innerEnd: end, end };
    found.push(element);
    if (kind === 'open') open.push(element);
  });
  return found;
}
