/** Where the walk through a part stands: the heading and caption in force, and what makes a line one of them. */
import type { PlaceKind } from '../place.ts';
import { paragraphsOf, type WordBlock, type WordBox, type WordControl, type WordParagraph } from './form.ts';
import type { FoundPlace } from './slot.ts';
import { cleanLabel, isBlank } from './wording.ts';

export interface Walk {
  part: string;
  controls: WordControl[];
  box: WordBox | undefined;
  heading: string;
  /** Last printed line, the caption of a table or the question over a frame. */
  caption: string;
  /** On the cover, whose lines are titles and not headings. */
  cover: boolean;
  office: boolean;
  /** Below 填表说明: sentences that tell how to fill. */
  instructions: boolean;
  /** Lines since a signature: a date there belongs to it. */
  sinceSign: number;
  tables: number;
  places: FoundPlace[];
}

const asBox = (kind: PlaceKind): PlaceKind =>
  ['after-label', 'cell', 'hint', 'placeholder', 'underline'].includes(kind) ? 'text-box' : kind;

/** Notes places where the walk stands: what an office fills is nobody else's, what lies in a text box is filled there. */
export function push(walk: Walk, ...found: FoundPlace[]): void {
  for (const one of found) {
    const kind = walk.office && one.slot.kind !== 'none' ? 'office-use' : walk.box ? asBox(one.kind) : one.kind;
    walk.places.push(kind === 'office-use' ? { ...one, kind, slot: { kind: 'none' } } : { ...one, kind });
  }
}

export const HEADING_TEXT =
  /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十\d]+[章节部]|\d{1,2}(?:\.\d{1,2}){1,3}\s*|表\s*[\d一二三四五六七八九十]|附[件表录]|Part\s|Section\s|Table\s)/i;
export const TITLE = /(?:表|书|单|函|报告|方案|申请|form|template|questionnaire|application)(?:[（(].*[）)])?$/i;

export const prefix = (walk: Walk): string => (walk.part === '' ? '' : `${walk.part} `);
export const addressOf = (walk: Walk, paragraph: WordParagraph): string =>
  walk.box ? `${prefix(walk)}box${walk.box.number}` : `${prefix(walk)}p${paragraph.number}`;

export function isHeading(paragraph: WordParagraph): boolean {
  const text = paragraph.text.trim();
  if (text === '' || text.length > 60 || /[。；;]$|^[（(].*[）)]$|^附[件表录][^\s]{0,3}$/.test(text)) return false;
  return (
    paragraph.heading || HEADING_TEXT.test(text) || (paragraph.numbered && text.length <= 30 && !/[，,：:]/.test(text))
  );
}

/** What people call the places of the first page: 系统名称（封面）. */
const COVER = '封面';

export const headingOf = (walk: Walk): string[] =>
  walk.cover ? [COVER] : walk.heading === '' ? [] : [cleanLabel(walk.heading)];

export function sections(walk: Walk): string[] {
  const { caption } = walk;
  if (walk.cover) return [COVER];
  // The title of the whole document names no place of it.
  const usable =
    caption !== '' &&
    (caption.length <= 60 || (caption.length <= 160 && /^[^。]*[?？:：](?:\s*[（(][^（()）]*[）)])?$/.test(caption))) &&
    !/^[（(]|^注|[。；]$|^[^：:]{0,8}(?:编号|文号|密级|版本号?)[：:]/.test(caption) &&
    !(walk.tables === 0 && TITLE.test(caption) && !HEADING_TEXT.test(caption));
  const found = [walk.heading, usable ? caption : ''].map(cleanLabel);
  return found.filter((one, i) => one !== '' && one !== found[i - 1]);
}

const INSTRUCTIONS =
  /^(?:[（(【]?(?:填[表写报]|编写|填报|申报|备案)?(?:说明|须知|注意事项|要求)[）)】]?|(?:填[表写报]|编写|申报|使用|注意)[^。：:，]{0,8}(?:说明|须知|事项|要求)|(?:general )?instructions(?: for .{0,40})?|notes?)[：:]?$/i;
/** Heads a list of rules how to fill the form. */
export const isInstructions = (text: string): boolean =>
  INSTRUCTIONS.test(text.replace(/(?<=\p{Script=Han})[\s\u3000]+(?=\p{Script=Han})/gu, ''));
/** A rule: a whole sentence, or a point of a list that is longer than a label. */
export const isRule = (text: string): boolean =>
  /[。；;.]$/.test(text) ||
  (/^(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）、．.]|[①-⑳]|[-•·*])/.test(text) && text.length > 24);

/** Next printed line after a block, to know a label from an introduction and to read a limit behind a table. */
export function nextOf(blocks: WordBlock[], from: number): { text: string; table: boolean; numbered: boolean } {
  for (const block of blocks.slice(from, from + 4)) {
    if (block.type === 'table') return { text: '', table: true, numbered: false };
    const [first] = paragraphsOf([block]).filter((paragraph) => !isBlank(paragraph.text));
    if (first) return { text: first.text.trim(), table: false, numbered: first.numbered };
  }
  return { text: '', table: false, numbered: false };
}

const LIST_LINE =
  /^(?:[□☐▢○◯☑☒]|[（(]?\d{1,2}[)）.、．](?!\d)|[①-⑳]|[一二三四五六七八九十]、|[（(][一二三四五六七八九十]{1,3}[）)]|[-•·●■◆])/;
const LEVELS = [
  /^[一二三四五六七八九十]{1,3}[、.．]/,
  /^[（(][一二三四五六七八九十]{1,3}[）)]/,
  /^\d{1,2}[、.．]/,
  /^[（(]?\d{1,2}[)）]/,
  /^[①-⑳]/,
];
const levelOf = (text: string): number => LEVELS.findIndex((level) => level.test(text));

/** The next line is a point of a list that this one introduces; the next point of the same list is not. */
export function introduces(paragraph: WordParagraph, next: { text: string; numbered: boolean }): boolean {
  if (next.numbered) return !paragraph.numbered;
  return LIST_LINE.test(next.text) && (levelOf(next.text) < 0 || levelOf(next.text) > levelOf(paragraph.text.trim()));
}
