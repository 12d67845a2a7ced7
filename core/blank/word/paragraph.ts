/** The places of one printed line outside of tables. */
import { inlinePlaces, place, type PlaceContext } from './cells.ts';
import type { WordParagraph } from './form.ts';
import { besideSign, othersLine } from './ink.ts';
import type { FoundPlace } from './slot.ts';
import type { TickGroup } from './ticks.ts';
import { addressOf, headingOf, introduces, isHeading, type nextOf, sections, type Walk } from './walk.ts';
import {
  cleanLabel,
  isApplicantReviewer,
  isHint,
  isImagePrompt,
  isIntroduction,
  isOfficeLabel,
  isPlaceholder,
  isSign,
} from './wording.ts';

type NextLine = ReturnType<typeof nextOf>;

export function paragraphPlaces(
  walk: Walk,
  paragraph: WordParagraph,
  next: NextLine,
  groups: TickGroup[],
): FoundPlace[] {
  const context: PlaceContext = {
    at: addressOf(walk, paragraph),
    label: headingOf(walk),
    controls: walk.controls,
  };
  return (
    inkPlaces(walk, paragraph, context, groups) ??
    wholeLine(walk, paragraph, context) ??
    insideLine(paragraph, { context, next, groups })
  );
}

/** A line that is signed or sealed, with what is typed beside the ink; `undefined` for any other line. */
function inkPlaces(
  walk: Walk,
  paragraph: WordParagraph,
  context: PlaceContext,
  groups: TickGroup[],
): FoundPlace[] | undefined {
  const text = paragraph.text.trim();
  const sign = isSign(text) && text.length <= 80 && !isHeading(paragraph);
  const beside = sign ? besideSign(inlinePlaces([paragraph], groups, context, true)) : [];
  if (beside.some((one) => one.kind !== 'sign')) {
    walk.sinceSign = 0;
    return beside;
  }
  const signDate = walk.sinceSign <= 2 && /年.*月.*日/.test(text) && text.replace(/\s/g, '').length <= 12;
  if (!sign && !signDate) return undefined;
  walk.sinceSign = sign ? 0 : walk.sinceSign + 1;
  return [place({ ...context, label: [...context.label, cleanLabel(text)] }, 'sign', text, { kind: 'none' })];
}

/** A line that is one place as a whole: for others to fill, for a picture, or advice to be replaced. */
function wholeLine(walk: Walk, paragraph: WordParagraph, context: PlaceContext): FoundPlace[] | undefined {
  const text = paragraph.text.trim();
  const named = (label: string): PlaceContext => ({ ...context, label: [...context.label, label] });
  const others = othersLine(text);
  if (others !== undefined) return [place(named(others), 'office-use', text, { kind: 'none' })];
  if (isImagePrompt(text)) {
    const slot = { kind: 'image' as const, paragraphs: [paragraph], cell: undefined };
    return [place(named(cleanLabel(text)), 'image', text, slot)];
  }
  const advice = isPlaceholder(text) || (isHint(text) && /^[（(【[<]?请|^根据/.test(text));
  if (text === '' || paragraph.controls.length > 0 || /[：:]$/.test(text) || !advice) return undefined;
  const slot = { kind: 'block' as const, paragraphs: [paragraph], replaces: true, fit: false };
  return [place({ ...context, label: [...sections(walk)] }, isPlaceholder(text) ? 'placeholder' : 'hint', text, slot)];
}

/** Blanks, boxes and dates inside the line. */
function insideLine(
  paragraph: WordParagraph,
  { context, next, groups }: { context: PlaceContext; next: NextLine; groups: TickGroup[] },
): FoundPlace[] {
  const text = paragraph.text.trim();
  const intro = isIntroduction(text) || next.table || introduces(paragraph, next);
  const named = inlinePlaces([paragraph], groups, context, true).map((one): FoundPlace =>
    one.kind === 'date' && one.label.length === context.label.length && /\p{Script=Han}/u.test(text)
      ? { ...one, label: [...one.label, '日期'] }
      : one,
  );
  const found = named.map((one): FoundPlace =>
    isOfficeLabel(one.label.at(-1) ?? '') && !isApplicantReviewer(one.label.at(-1) ?? '', text)
      ? { ...one, kind: 'office-use', slot: { kind: 'none' } }
      : one,
  );
  return found.filter(
    (one) =>
      one.kind !== 'after-label' ||
      !(intro && one.slot.kind === 'range' && one.slot.to === paragraph.text.length) ||
      (!text.endsWith('：') && !text.endsWith(':')),
  );
}
