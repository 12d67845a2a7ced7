/** Text places: ranges, whole cells, dates in parts. */
import type { WordParagraph } from '../../../core/blank/word/form.ts';
import type { DateGap, Slot } from '../../../core/blank/word/slot.ts';
import { unescapeXml } from '../../document/text.ts';
import { attribute } from '../../document/xml.ts';
import { legible, runXml, type CharEdit } from './edits.ts';
import { dateParts, Refused, widthOf } from './values.ts';
import { editChars, editPart, xmlOf, type Writer } from './writer.ts';

type SlotOf<K extends Slot['kind']> = Extract<Slot, { kind: K }>;

/** Without the look of a prompt: placeholder style, grey, italics that go with it. */
export function answerProperties(properties: string): string {
  const grey =
    /<w:color\b[^>]*w:val="(?:808080|7F7F7F|A6A6A6|999999|969696|BFBFBF|C0C0C0|8C8C8C|AEAAAA|767171|7B7B7B|AFABAB|D0CECE)"[^>]*\/>/i;
  const prompt = /<w:rStyle w:val="[^"]*(?:Placeholder|占位符)[^"]*"\/>/i;
  if (!grey.test(properties) && !prompt.test(properties)) return legible(properties);
  return legible(properties)
    .replace(grey, '')
    .replace(prompt, '')
    .replace(/<w:i\/>|<w:iCs\/>/g, '');
}

/** Schema order: u stands behind color, spacing, sz … and before effect, bdr, shd, vertAlign, lang. */
export function underlinedProperties(properties: string): string {
  if (/<w:u\b/.test(properties)) return properties;
  const line = '<w:u w:val="single"/>';
  if (properties === '') return `<w:rPr>${line}</w:rPr>`;
  const before =
    /<w:(?:effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)\b/.exec(
      properties,
    );
  const at = before?.index ?? properties.lastIndexOf('</w:rPr>');
  return at < 0 ? properties : properties.slice(0, at) + line + properties.slice(at);
}

export function fillRange(writer: Writer, slot: SlotOf<'range'>, text: string): void {
  const { paragraph, from, to, how } = slot;
  const source = writer.sources.paragraphs[paragraph.ref];
  if (!source) return;
  const old = paragraph.text.slice(from, to);
  const host = source.atoms.find((atom) => atom.from < to && from < atom.to);
  if (how === 'below') {
    const run = source.atoms.at(-1)?.properties ?? source.properties;
    const lines = text.split('\n').map((line) => cloneParagraph(source.paragraphProperties, run, line));
    editPart(writer, source.part, { start: source.node.end, end: source.node.end, text: lines.join('') });
    return;
  }
  if (slot.bookmark !== undefined && from === to) {
    const xml = xmlOf(writer, source.part);
    const start = source.node.children.find(
      (child) =>
        child.name === 'w:bookmarkStart' &&
        unescapeXml(attribute(xml.slice(child.start, child.end), 'w:name') ?? '') === slot.bookmark,
    );
    const near = source.atoms.findLast((atom) => atom.to <= from)?.properties ?? source.properties;
    if (start) {
      editPart(writer, source.part, { start: start.end, end: start.end, text: runXml(near, text) });
      return;
    }
  }
  if (how === 'underlined') {
    const rest = Math.max(0, old.length - widthOf(text));
    editChars(writer, paragraph, {
      from,
      to,
      text: text + ' '.repeat(Math.min(rest, 60)),
      properties: underlinedProperties(host?.properties ?? source.properties),
    });
    return;
  }
  if (how === 'prompt') {
    const own = host?.properties ?? '';
    const plain = answerProperties(own);
    editChars(writer, paragraph, { from, to, text, ...(plain === own ? {} : { properties: plain }) });
    return;
  }
  if (old.includes('\t') && how === 'plain' && /^\t+$/.test(old)) {
    // The tab draws the line up to its stop: the value stands on it.
    editChars(writer, paragraph, { from, to: from, text });
    return;
  }
  const filler =
    to < paragraph.text.length || how === 'plain' ? ' '.repeat(Math.max(0, widthOf(old) - widthOf(text))) : '';
  const gap = how === 'answer' && /[A-Za-z][：:]?$/.test(paragraph.text.slice(0, from)) && text !== '' ? ' ' : '';
  editChars(writer, paragraph, { from, to, text: gap + text + filler });
}

/** One character into each cell, from the first on. */
export function fillDigits(writer: Writer, slot: SlotOf<'digits'>, text: string): void {
  const characters = [...text];
  const { length } = slot.paragraphs;
  if (characters.length > length) throw new Refused(`共 ${characters.length} 位，这里只有 ${length} 格。`);
  slot.paragraphs.forEach((paragraph, i) => {
    const character = characters[i];
    if (character !== undefined) clearParagraph(writer, paragraph, character);
  });
}

const UNITS = { year: '年', month: '月', day: '日', hour: '时', minute: '分' };

/** Numerals into the gaps; the padding that sets the date to the right stays. A time of day that is not given stays open. */
export function fillDate(writer: Writer, slot: SlotOf<'date'>, value: string): string {
  const parts = dateParts(value);
  if (!parts) throw new Refused(`「${value}」不是日期，应写作 2026-07-15。`);
  if (slot.gaps.some((gap) => gap.part === 'day') && parts.day === undefined) throw new Refused(`「${value}」缺少日。`);
  const { text: printed } = slot.paragraph;
  const separator = /^[-/.]/.exec(printed.slice(slot.gaps[0]?.to ?? 0).trimStart())?.[0];
  const given = slot.gaps.filter((gap) => parts[gap.part] !== undefined);
  const numbers = given.map((gap) => (separator ? (parts[gap.part] ?? '').padStart(2, '0') : (parts[gap.part] ?? '')));
  const edits = given.map((gap, i) => numeralEdit(printed, gap, numbers[i] ?? ''));
  editChars(writer, slot.paragraph, ...edits);
  if (separator) return numbers.join(separator);
  const begins = given[0]?.part === 'year' ? '' : `${parts.month}月`;
  const shown = given.filter((gap) => begins === '' || gap.part !== 'month');
  return begins + shown.map((gap) => `${parts[gap.part] ?? ''}${UNITS[gap.part]}`).join('');
}

function numeralEdit(printed: string, gap: DateGap, text: string): CharEdit {
  const { from, to } = gap;
  const old = printed.slice(from, to);
  const spare = Math.max(0, widthOf(old) - widthOf(text));
  if (spare === 0 || !/^[\s\u3000]*$/.test(old)) return { from, to, text };
  // One blank stays on either side of a numeral, the rest in front of the year.
  const right = gap.part === 'year' ? Math.min(1, spare) : Math.floor(spare / 2);
  return { from, to, text: ' '.repeat(spare - right) + text + ' '.repeat(right) };
}

const TWIPS_PER_HALF_CHARACTER = 110;

/** Lines that a text takes beyond its paragraphs, by a rough width: to free as many of the printed empty lines. */
function extraLines(lines: string[], width: number): number {
  if (width < 500) return 0;
  const perLine = Math.max(4, Math.floor((width - 220) / TWIPS_PER_HALF_CHARACTER));
  return lines.reduce((sum, line) => sum + Math.max(0, Math.ceil(widthOf(line) / perLine) - 1), 0);
}

function clearParagraph(writer: Writer, paragraph: WordParagraph, text: string): void {
  const { ref } = paragraph;
  const source = writer.sources.paragraphs[ref];
  const first = source?.atoms[0];
  if (!source || !first) {
    if (text !== '') editChars(writer, paragraph, { from: 0, to: 0, text });
    return;
  }
  const own = first.properties;
  const plain = answerProperties(own);
  editChars(writer, paragraph, {
    from: 0,
    to: paragraph.text.length,
    text,
    ...(plain === own ? {} : { properties: plain }),
  });
}

/** A paragraph like this one, without its numbering start, section break and marks. */
export function cloneParagraph(properties: string, runProperties: string, text: string): string {
  const kept = properties.replace(/<w:sectPr\b.*?<\/w:sectPr>/s, '').replace(/<w:pageBreakBefore\b[^>]*\/>/, '');
  return `<w:p>${kept}${runXml(runProperties, text)}</w:p>`;
}

/** Lines into the paragraphs of a cell: the printed empty ones first, further ones cloned. */
export function fillBlock(writer: Writer, slot: SlotOf<'block'>, text: string, width: number): void {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const { paragraphs } = slot;
  const used = paragraphs.slice(0, lines.length);
  used.forEach((paragraph, i) => {
    const value = lines[i] ?? '';
    if (paragraph.text !== '' || value !== '') clearParagraph(writer, paragraph, value);
  });
  const spare = paragraphs.slice(used.length);
  if (slot.replaces) spare.forEach((paragraph) => dropParagraph(writer, paragraph));
  else if (slot.fit && spare.length > 0)
    spare.slice(-extraLines(lines, width) || spare.length).forEach((paragraph) => dropParagraph(writer, paragraph));
  const last = paragraphs.at(-1);
  const source = last && writer.sources.paragraphs[last.ref];
  if (!last || !source || lines.length <= paragraphs.length) return;
  const run = answerProperties(source.atoms[0]?.properties ?? source.properties);
  const more = lines
    .slice(paragraphs.length)
    .map((line) => cloneParagraph(source.paragraphProperties, run, line))
    .join('');
  for (const ref of [last.ref, source.twin]) {
    const one = ref === undefined ? undefined : writer.sources.paragraphs[ref];
    if (one) editPart(writer, one.part, { start: one.node.end, end: one.node.end, text: more });
  }
}

/** Only a paragraph without marks, breaks or sections may go. */
function dropParagraph(writer: Writer, paragraph: WordParagraph): void {
  const source = writer.sources.paragraphs[paragraph.ref];
  if (!source || paragraph.boxes.length > 0 || paragraph.pictures > 0 || paragraph.controls.length > 0) return;
  const xml = xmlOf(writer, source.part).slice(source.node.start, source.node.end);
  if (/<w:(?:bookmark|comment|sectPr|fldChar|sdt|perm)/.test(xml)) {
    if (paragraph.text !== '') clearParagraph(writer, paragraph, '');
    return;
  }
  editPart(writer, source.part, { start: source.node.start, end: source.node.end, text: '' });
}
