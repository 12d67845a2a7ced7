/**
 * Tables of contents, rebuilt from the headings of the finished text, with links and page numbers that are there when
 * the file is opened. (Word could do it itself, but only after asking the user.)
 */
import { escapeXml } from '../text.ts';
import { applyEdits, attribute, type Edit, scanTags } from '../xml.ts';
import { setText, textOf, type Parts } from '../zip.ts';
import type { Expected } from './expand.ts';
import { type Field, resultEdits, scanFields } from './fields.ts';
import { ListCounter } from './numbering.ts';
import { type BodyParagraph, readParagraphs } from './outline.ts';
import { estimatePages } from './pages.ts';
import { inherited, readParagraphStyles, type StyleInfo } from './styles.ts';

const MAIN = 'word/document.xml';

interface Entry {
  paragraph: BodyParagraph;
  /** 1-based. */
  level: number;
  text: string;
  bookmark: string;
}

interface Contents {
  field: Field;
  first: BodyParagraph;
  last: BodyParagraph;
  entries: Entry[];
  /** Table of figures: identifier of the captions. */
  sequence: string | undefined;
}

interface Switches {
  from: number;
  to: number;
  sequence: string | undefined;
  /** `\u`: outline levels set on the paragraph itself count too. */
  useOutline: boolean;
  /** `\t`: style name → level. */
  styles: Map<string, number>;
}

export function readSwitches(instruction: string): Switches {
  const range = /\\o\s*"?(\d)\s*-\s*(\d)"?/i.exec(instruction);
  const list = /\\t\s*"([^"]*)"/i.exec(instruction)?.[1]?.split(/[,;，；]/) ?? [];
  const styles = new Map<string, number>();
  for (let i = 0; i + 1 < list.length; i += 2) styles.set((list[i] ?? '').trim().toLowerCase(), Number(list[i + 1]));
  const sequence = /\\c\s*"?([^"\\\s]+)"?/i.exec(instruction)?.[1];
  const useOutline = /\\u\b/i.test(instruction);
  if (range) return { from: Number(range[1]), to: Number(range[2]), sequence, useOutline, styles };
  const whole = /\\o/i.test(instruction) || styles.size === 0;
  return { from: 1, to: whole ? 9 : 0, sequence, useOutline, styles };
}

function levelOf(paragraph: BodyParagraph, styles: Map<string, StyleInfo>, switches: Switches): number | undefined {
  const named = inherited(styles, paragraph.styleId, (style) => switches.styles.get(style.name.toLowerCase()));
  if (named !== undefined) return named;
  const direct = /<w:outlineLvl\b[^>]*>/.exec(paragraph.pPr)?.[0];
  const outline =
    (switches.useOutline && direct ? Number(attribute(direct, 'w:val')) : undefined) ??
    inherited(styles, paragraph.styleId, (style) => style.outline);
  if (outline === undefined || outline > 8) return undefined;
  const level = outline + 1;
  return level >= switches.from && level <= switches.to ? level : undefined;
}

/** Paragraphs from `first` to `last` can be replaced as a whole: nothing around them begins or ends between. */
function isBalanced(xml: string, start: number, end: number): boolean {
  let depth = 0;
  let lowest = 0;
  scanTags(
    xml,
    (_name, kind) => {
      depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
      lowest = Math.min(lowest, depth);
    },
    start,
    end,
  );
  return depth === 0 && lowest === 0;
}

function findContents(xml: string, paragraphs: BodyParagraph[], warnings: Set<string>): Contents[] {
  const found: Contents[] = [];
  for (const field of scanFields(xml).filter((each) => /^TOC\b/i.test(each.instruction))) {
    const first = paragraphs.find((each) => each.start <= field.start && field.start < each.end);
    const last = paragraphs.find((each) => each.start < field.end && field.end <= each.end);
    if (!first || !last || !isBalanced(xml, first.start, last.end)) {
      warnings.add('目录域的结构无法识别，目录没有更新；请在 Word 中右键目录选择「更新域」。');
      continue;
    }
    found.push({ field, first, last, entries: [], sequence: readSwitches(field.instruction).sequence });
  }
  return found.sort((a, b) => a.first.start - b.first.start);
}

const isInside = (paragraph: BodyParagraph, all: Contents[]): boolean =>
  all.some(({ first, last }) => paragraph.start >= first.start && paragraph.end <= last.end);

function collectEntries(parts: Parts, paragraphs: BodyParagraph[], all: Contents[]): Entry[] {
  const styles = readParagraphStyles(textOf(parts, 'word/styles.xml'));
  const lists = new ListCounter(textOf(parts, 'word/numbering.xml'), styles);
  const marked = new Map<BodyParagraph, string>();
  const inOrder = [...paragraphs].sort((a, b) => a.start - b.start);
  const switches = all.map((contents) => readSwitches(contents.field.instruction));
  const entries: Entry[] = [];
  for (const paragraph of inOrder) {
    const label = lists.next(paragraph.pPr, paragraph.styleId);
    const text = paragraph.text.replace(/\s+/g, ' ').trim();
    if (text === '' || isInside(paragraph, all)) continue;
    for (const [i, contents] of all.entries()) {
      const { sequence } = contents;
      const level = sequence
        ? paragraph.sequences.includes(sequence) && 1
        : levelOf(paragraph, styles, switches[i] as Switches);
      if (!level) continue;
      const bookmark = marked.get(paragraph) ?? `_Toc${100_000_001 + marked.size}`;
      marked.set(paragraph, bookmark);
      const entry = { paragraph, level, text: sequence ? text : label + text, bookmark };
      contents.entries.push(entry);
      entries.push(entry);
    }
  }
  return entries;
}

/** Right tab at the edge of the text, from the section the contents stand in. */
function textWidth(xml: string, from: number): number {
  const sectPr = xml.indexOf('<w:sectPr', from);
  const section = xml.slice(sectPr, xml.indexOf('</w:sectPr>', sectPr));
  const number = (tag: string, name: string, otherwise: number): number => {
    const element = new RegExp(`<${tag}\\b[^>]*>`).exec(section)?.[0] ?? '';
    return Number(attribute(element, name) ?? otherwise);
  };
  const margins = number('w:pgMar', 'w:left', 1800) + number('w:pgMar', 'w:right', 1800);
  return number('w:pgSz', 'w:w', 11906) - margins - number('w:pgMar', 'w:gutter', 0);
}

interface EntryLook {
  styleIds: Map<string, string>;
  width: number;
}

const char = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (text: string): string =>
  `<w:r><w:instrText xml:space="preserve"> ${escapeXml(text)} </w:instrText></w:r>`;

function entryProperties(entry: Entry, sequence: string | undefined, look: EntryLook): string {
  const style = look.styleIds.get(sequence ? 'table of figures' : `toc ${entry.level}`);
  const tabs = `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${look.width}"/></w:tabs>`;
  if (style) return `<w:pPr><w:pStyle w:val="${escapeXml(style)}"/>${tabs}</w:pPr>`;
  return `<w:pPr>${tabs}<w:ind w:left="${(entry.level - 1) * 420}" w:firstLine="0"/></w:pPr>`;
}

function entryXml(entry: Entry, contents: Contents, look: EntryLook, lead: string, tail: string): string {
  const text = `<w:r><w:t xml:space="preserve">${escapeXml(entry.text)}</w:t></w:r>`;
  const page =
    char('begin') +
    instruction(`PAGEREF ${entry.bookmark} \\h`) +
    char('separate') +
    '<w:r><w:t></w:t></w:r>' +
    char('end');
  const link = `<w:hyperlink w:anchor="${entry.bookmark}" w:history="1">${text}<w:r><w:tab/></w:r>${page}</w:hyperlink>`;
  return `<w:p>${entryProperties(entry, contents.sequence, look)}${lead}${link}${tail}</w:p>`;
}

function contentsXml(xml: string, contents: Contents, look: EntryLook): { xml: string; paragraphs: number } {
  const { entries, last, field } = contents;
  const lead = char('begin') + instruction(field.instruction) + char('separate');
  const behind = behindField(xml, contents);
  // A section break or a page break in the closing paragraph must survive.
  const ownEnd = last.pPr.includes('<w:sectPr') || behind !== '';
  const none = `<w:p>${lead}<w:r><w:t>（无目录项）</w:t></w:r>${ownEnd ? '' : char('end')}</w:p>`;
  const lines = entries.map((entry, i) =>
    entryXml(entry, contents, look, i === 0 ? lead : '', !ownEnd && i === entries.length - 1 ? char('end') : ''),
  );
  if (lines.length === 0) lines.push(none);
  if (ownEnd) lines.push(`<w:p>${last.pPr}${char('end')}${behind}</w:p>`);
  return { xml: lines.join(''), paragraphs: lines.length };
}

/**
 * Takes the old entries out of a template's contents, before it is filled: they repeat headings with their tags, and
 * those would be taken for places.
 */
export function emptyContents(xml: string): string {
  if (!/TOC\s/.test(xml)) return xml;
  const edits = findContents(xml, readParagraphs(xml), new Set()).map((contents) => {
    const { first, last, field } = contents;
    const lead = char('begin') + instruction(field.instruction) + char('separate');
    const behind = behindField(xml, contents);
    const pPr = last.pPr.includes('<w:sectPr') ? last.pPr : first.pPr;
    return { start: first.start, end: last.end, text: `<w:p>${pPr}${lead}${char('end')}${behind}</w:p>` };
  });
  return applyEdits(xml, edits);
}

/** Runs after the run that ends the field, such as a page break. */
function behindField(xml: string, { field, last }: Contents): string {
  const runEnd = xml.indexOf('</w:r>', field.end);
  return runEnd < 0 || runEnd > last.contentEnd ? '' : xml.slice(runEnd + '</w:r>'.length, last.contentEnd);
}

/** Moves the noted places behind a changed number of paragraphs, and forgets those in the old contents. */
function moveExpected(expected: Expected[], { first, last }: Contents, paragraphs: number): void {
  const delta = paragraphs - (last.index - first.index + 1);
  const prefix = first.container === '' ? 'p' : `${first.container} p`;
  for (let i = expected.length - 1; i >= 0; i -= 1) {
    const each = expected[i] as Expected;
    if (each.part !== MAIN || !each.path.startsWith(prefix)) continue;
    const rest = each.path.slice(prefix.length);
    if (!/^\d+$/.test(rest)) continue;
    const index = Number(rest);
    if (index > last.index) each.path = `${prefix}${index + delta}`;
    else if (index >= first.index) expected.splice(i, 1);
  }
}

function bookmarkEdits(entries: Entry[]): Edit[] {
  // Behind every number that is in use, here or in a header.
  let id = 1_000_000;
  const done = new Set<string>();
  return entries.flatMap(({ paragraph, bookmark }) => {
    if (done.has(bookmark)) return [];
    done.add(bookmark);
    id += 1;
    const start = `<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/>`;
    return [
      { start: paragraph.contentStart, end: paragraph.contentStart, text: start },
      { start: paragraph.contentEnd, end: paragraph.contentEnd, text: `<w:bookmarkEnd w:id="${id}"/>` },
    ];
  });
}

function styleIds(stylesXml: string): Map<string, string> {
  return new Map([...readParagraphStyles(stylesXml).values()].map((style) => [style.name.toLowerCase(), style.id]));
}

/** Rebuilds every TOC field of the body and fills in page numbers; `expected` follows the moved paragraphs. */
export function rebuildContents(parts: Parts, expected: Expected[], warnings: Set<string>): void {
  const before = textOf(parts, MAIN);
  if (!/TOC\s|PAGEREF\s/.test(before)) return;
  const paragraphs = readParagraphs(before);
  const all = findContents(before, paragraphs, warnings);
  const entries = collectEntries(parts, paragraphs, all);
  const ids = styleIds(textOf(parts, 'word/styles.xml'));
  const edits = bookmarkEdits(entries);
  // From the back, so that the numbers of earlier paragraphs stay valid.
  for (const contents of [...all].reverse()) {
    const look = { styleIds: ids, width: textWidth(before, contents.last.end - 1) };
    const block = contentsXml(before, contents, look);
    edits.push({ start: contents.first.start, end: contents.last.end, text: block.xml });
    moveExpected(expected, contents, block.paragraphs);
  }
  const rebuilt = applyEdits(before, edits);
  setText(parts, MAIN, rebuilt);
  setText(parts, MAIN, withPageNumbers(parts, rebuilt, warnings));
}

function withPageNumbers(parts: Parts, xml: string, warnings: Set<string>): string {
  const pages = estimatePages(parts, warnings);
  const edits = scanFields(xml).flatMap((field) => {
    const name = /^PAGEREF\s+"?([^\s"\\]+)/i.exec(field.instruction)?.[1];
    return name === undefined ? [] : resultEdits(xml, field, pages.get(name) ?? '');
  });
  return applyEdits(xml, edits);
}
