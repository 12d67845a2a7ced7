/** Paragraphs: running text with tags, headings, captions with real SEQ fields and references to them. */
import {
  AlignmentType,
  Bookmark,
  HeadingLevel,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  SequentialIdentifier,
  SimpleField,
  TextRun,
} from 'docx';
import { FONT } from './fonts.ts';

/** Bookmarks of captions, as Word names those it makes for cross-references: hidden, so they begin with `_`. */
const bookmarkOf = (key: string): string => (key.startsWith('图:') ? `图_${key.slice(2)}_1` : `_Ref_${key}`);

const MARKUP = /(\[\[[^\]]+\]\]|☑\{\{[^}]+\}\}|\^\([^)]*\)|_\([^)]*\)|\*[^*]+\*)/;

/**
 * Runs of a line of text. `[[key|表 1]]` becomes a REF field to the caption `key`, shown as 「表 1」 until refreshed;
 * `[[图:place|图 1]]` one to the first picture of `place`; `☑{{标签}}` sets a tick box's tag in a font that has ☑ and ☐; `2^(x)`, `log_(2)` and `*k*` are set as in formulas.
 */
export function inline(text: string): ParagraphChild[] {
  return text
    .split(MARKUP)
    .filter(Boolean)
    .map((part): ParagraphChild => {
      const reference = /^\[\[([^|]+)\|(.+)\]\]$/.exec(part);
      if (reference) return new SimpleField(`REF ${bookmarkOf(reference[1] ?? '')} \\h`, reference[2] ?? '');
      if (part.startsWith('☑{{')) return new TextRun({ text: part.slice(1), font: FONT.tick });
      if (/^\^\(.*\)$/.test(part)) return new TextRun({ text: part.slice(2, -1), superScript: true });
      if (/^_\(.*\)$/.test(part)) return new TextRun({ text: part.slice(2, -1), subScript: true });
      if (/^\*.+\*$/.test(part)) return new TextRun({ text: part.slice(1, -1), italics: true });
      return new TextRun(part);
    });
}

/** Space between text and a table, in twips. */
const AIR = 120;

export function paragraph(style: string, text: string, more: Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({ style, children: inline(text), ...more });
}

export const body = (text: string): Paragraph => paragraph('BodyText', text);
/** Numbers and titles in a row, e.g. of standards: spread to both margins they would read as columns. */
export const listing = (text: string): Paragraph => paragraph('BodyText', text, { alignment: AlignmentType.LEFT });
/** Text right above a table, and right below one (`below`): a little air between. */
export const lead = (text: string, below = false): Paragraph =>
  paragraph('BodyText', text, { keepNext: true, spacing: { after: AIR, ...(below ? { before: AIR } : {}) } });
/** The same below a table, as a paragraph of its own: long text repeats its paragraph's spacing for every line. */
export const gap = (): Paragraph =>
  paragraph('SectionEnd', '', { spacing: { line: AIR, lineRule: LineRuleType.EXACT } });
export const note = (text: string): Paragraph => paragraph('Note', text);
export const figure = (tag: string): Paragraph => paragraph('Figure', `{{%${tag}}}`);
/** A marker alone in its paragraph: opens or closes a repeated or optional part, and leaves nothing behind. */
export const marker = (tag: string): Paragraph => paragraph('BodyText', `{{${tag}}}`);

/** Shows `inside` when `flag` holds, else `otherwise`. A list is no flag: it would repeat `inside` for each of its rows. */
export function when<T>(flag: string, inside: T[], otherwise: T[] = []): (T | Paragraph)[] {
  const parts: (T | Paragraph)[] = [marker(`#${flag}`), ...inside, marker(`/${flag}`)];
  if (otherwise.length) parts.push(marker(`^${flag}`), ...otherwise, marker(`/${flag}`));
  return parts;
}

const LEVELS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

export function heading(level: 1 | 2 | 3, text: string, more: Partial<IParagraphOptions> = {}): Paragraph {
  return new Paragraph({ heading: LEVELS[level - 1] ?? HeadingLevel.HEADING_1, children: inline(text), ...more });
}

/** 「表 3　等级计算表」 above a table; `key` names it for {@link inline}'s `[[key|表 3]]`. */
export function tableCaption(key: string, title: string): Paragraph {
  return new Paragraph({
    style: 'Caption',
    children: [
      new Bookmark({
        id: bookmarkOf(key),
        children: [new TextRun('表 '), new SequentialIdentifier('表 \\* ARABIC')],
      }),
      new TextRun(`　${title}`),
    ],
  });
}
