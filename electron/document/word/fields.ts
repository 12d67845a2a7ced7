/**
 * Fields are what Word computes: caption numbers, cross-references. Their results stand in the file as text, and Word
 * shows that text until someone updates it; so they are made right here.
 */
import { escapeXml, unescapeXml } from '../text.ts';
import { applyEdits, attribute, type Edit, scanTags } from '../xml.ts';
import { setText, textOf, type Parts } from '../zip.ts';

export interface Field {
  instruction: string;
  /** Offsets of the run or element that begins and ends it. */
  start: number;
  end: number;
  /** What stands between `separate` and `end`; -1 when the field has no result. */
  resultStart: number;
  resultEnd: number;
}

interface OpenField extends Field {
  simple: boolean;
  inResult: boolean;
}

/** All fields of a part, inner ones before the ones around them. */
export function scanFields(xml: string): Field[] {
  const found: Field[] = [];
  if (!xml.includes('w:instr')) return found;
  // Fields often begin late; nothing before the paragraph of the first one matters.
  const first = xml.search(/<w:fld(?:Char|Simple)[ >]/);
  const from = Math.max(0, xml.lastIndexOf('<w:p>', first), xml.lastIndexOf('<w:p ', first));
  const open: OpenField[] = [];
  const runs: number[] = [];
  let instructionFrom = -1;
  const begin = (start: number, simple: boolean, instruction: string, resultStart: number): void => {
    open.push({ instruction, start, end: -1, resultStart, resultEnd: -1, simple, inResult: simple });
  };
  scanTags(
    xml,
    (name, kind, start, end) => {
      if (name === 'w:r') {
        if (kind === 'open') runs.push(start);
        else if (kind === 'close') runs.pop();
      } else if (name === 'w:fldSimple') {
        if (kind === 'open') begin(start, true, unescapeXml(attribute(xml.slice(start, end), 'w:instr') ?? ''), end);
        else if (kind === 'close') finish(open, found, end, start);
      } else if (name === 'w:fldChar' && kind !== 'close') {
        const type = attribute(xml.slice(start, end), 'w:fldCharType');
        const run = runs.at(-1) ?? start;
        const top = open.at(-1);
        if (type === 'begin') begin(run, false, '', -1);
        else if (type === 'separate' && top) Object.assign(top, { inResult: true, resultStart: end });
        else if (type === 'end' && top) finish(open, found, end, start);
      } else if (name === 'w:instrText') {
        if (kind === 'open') instructionFrom = end;
        else if (kind === 'close' && open.length > 0) {
          (open.at(-1) as OpenField).instruction += unescapeXml(xml.slice(instructionFrom, start));
        }
      }
    },
    from,
  );
  return found;
}

function finish(open: OpenField[], found: Field[], end: number, resultEnd: number): void {
  const field = open.pop();
  if (!field) return;
  const { instruction, start, resultStart } = field;
  found.push({ instruction: instruction.trim(), start, end, resultStart, resultEnd: resultStart < 0 ? -1 : resultEnd });
}

/** Puts `text` into the first `w:t` of a result and empties the others. */
export function resultEdits(xml: string, field: Field, text: string): Edit[] {
  const edits: Edit[] = [];
  if (field.resultStart < 0) return edits;
  let from = -1;
  scanTags(
    xml,
    (name, kind, start, end) => {
      if (name !== 'w:t') return;
      if (kind === 'open') from = end;
      else if (kind === 'close' && from >= 0) {
        edits.push({ start: from, end: start, text: edits.length === 0 ? escapeXml(text) : '' });
        from = -1;
      }
    },
    field.resultStart,
    field.resultEnd,
  );
  return edits;
}

const CHINESE = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 as 一 … 九十九; beyond that in digits. */
export function chineseNumber(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${CHINESE[tens]}十`;
  return head + (ones === 0 ? '' : CHINESE[ones]);
}

/** Numbers SEQ fields in the order of the document, each identifier by itself. */
function numberSequences(xml: string): string {
  const counters = new Map<string, number>();
  const fields = scanFields(xml)
    .filter((field) => /^SEQ\s/i.test(field.instruction))
    .sort((a, b) => a.start - b.start);
  const edits = fields.flatMap((field) => {
    const identifier = /^SEQ\s+("[^"]*"|\S+)/i.exec(field.instruction)?.[1] ?? '';
    const reset = /\\r\s*(\d+)/i.exec(field.instruction)?.[1];
    const repeat = /\\c\b/i.test(field.instruction);
    const before = counters.get(identifier) ?? 0;
    const number = reset === undefined ? (repeat ? before : before + 1) : Number(reset);
    counters.set(identifier, number);
    const chinese = /\\\*\s*CHINESENUM[123]/i.test(field.instruction);
    return resultEdits(xml, field, chinese ? chineseNumber(number) : String(number));
  });
  return applyEdits(xml, edits);
}

/** Bookmark name → its text. */
export function bookmarkTexts(xml: string): Map<string, string> {
  const texts = new Map<string, string>();
  const open = new Map<string, string>();
  let from = -1;
  scanTags(xml, (name, kind, start, end) => {
    if (name === 'w:bookmarkStart' && kind !== 'close') {
      const tag = xml.slice(start, end);
      const bookmark = unescapeXml(attribute(tag, 'w:name') ?? '');
      open.set(attribute(tag, 'w:id') ?? '', bookmark);
      texts.set(bookmark, '');
    } else if (name === 'w:bookmarkEnd' && kind !== 'close') {
      open.delete(attribute(xml.slice(start, end), 'w:id') ?? '');
    } else if (name === 'w:t' && kind === 'open') from = end;
    else if (name === 'w:t' && kind === 'close' && from >= 0) {
      const text = unescapeXml(xml.slice(from, start));
      for (const bookmark of open.values()) texts.set(bookmark, (texts.get(bookmark) ?? '') + text);
      from = -1;
    }
  });
  return texts;
}

function refreshReferences(xml: string, texts: Map<string, string>, warnings: Set<string>): string {
  const fields = scanFields(xml).filter((field) => /^REF\s/i.test(field.instruction));
  const edits = fields.flatMap((field) => {
    // \n \r \w ask for a paragraph number, \p for a position: those stay as Word left them.
    if (/\\[nrwp]\b/i.test(field.instruction)) return [];
    const name = /^REF\s+"?([^\s"\\]+)/i.exec(field.instruction)?.[1] ?? '';
    const text = texts.get(name);
    if (text === undefined) warnings.add(`交叉引用「${name}」指向的书签不在文档中。`);
    return resultEdits(xml, field, text ?? '（无）');
  });
  return applyEdits(xml, edits);
}

/** Caption numbers and cross-references of the body; headers and footers follow the same bookmarks. */
export function refreshFields(parts: Parts, warnings: Set<string>): void {
  const main = 'word/document.xml';
  const before = textOf(parts, main);
  const withNumbers = before.includes('SEQ ') ? numberSequences(before) : before;
  if (withNumbers !== before) setText(parts, main, withNumbers);
  let texts: Map<string, string> | undefined;
  for (const part of parts.keys()) {
    if (!/^word\/(document|header|footer|footnotes|endnotes)[^/]*\.xml$/.test(part)) continue;
    const xml = part === main ? withNumbers : textOf(parts, part);
    if (!/>\s*REF\s|w:instr="\s*REF\s/.test(xml)) continue;
    texts ??= bookmarkTexts(withNumbers);
    const refreshed = refreshReferences(xml, texts, warnings);
    if (refreshed !== xml) setText(parts, part, refreshed);
  }
}
