/** All places of a Word blank, part by part, in the order in which a person would come to them. */
import { controlPlace, inlinePlaces, place, takenBy, tickPlace } from './cells.ts';
import {
  paragraphsOf,
  type WordBlock,
  type WordBox,
  type WordControl,
  type WordForm,
  type WordParagraph,
  type WordTable,
} from './form.ts';
import { coverLength } from './cover.ts';
import { kindOfControl } from './inline.ts';
import type { FoundPlace, WordPlace } from './slot.ts';
import { joinBound, withIds } from './finish.ts';
import { paragraphPlaces } from './paragraph.ts';
import { findInTable } from './table.ts';
import { findBoxes, groupTicks, type TickGroup } from './ticks.ts';
import { cleanLabel, isBlank, isHint, isOfficeBegin, isPlaceholder } from './wording.ts';
import {
  addressOf,
  HEADING_TEXT,
  headingOf,
  isHeading,
  isInstructions,
  isRule,
  nextOf,
  prefix,
  push,
  sections,
  TITLE,
  type Walk,
} from './walk.ts';

function walkBox(walk: Walk, box: WordBox): void {
  const own = paragraphsOf(box.blocks);
  const inner: Walk = { ...walk, box, places: [], sinceSign: 9 };
  const text = own.map((paragraph) => paragraph.text).join('\n');
  const at = `${prefix(walk)}box${box.number}`;
  const label = sections(walk);
  if (
    own.length > 0 &&
    (isBlank(text) || isPlaceholder(text) || isHint(text)) &&
    own.every((one) => one.pictures === 0 && one.controls.length === 0)
  ) {
    const context = { at, label, controls: walk.controls };
    push(
      walk,
      place(context, 'text-box', text.trim(), { kind: 'block', paragraphs: own, replaces: !isBlank(text), fit: true }),
    );
    return;
  }
  walkBlocks(inner, box.blocks);
  walk.places.push(...inner.places);
}

function framePlace(walk: Walk, number: number, blocks: WordBlock[]): boolean {
  const control = walk.controls[number];
  const paragraphs = paragraphsOf(blocks);
  const [first] = paragraphs;
  if (!control || !first || !kindOfControl(control)) return false;
  if (control.kind === 'rich' && control.bound === undefined && !control.placeholder) return false;
  const name = cleanLabel(control.alias || control.tag || '');
  const label =
    walk.caption !== ''
      ? [...(walk.heading && walk.heading !== walk.caption ? [cleanLabel(walk.heading)] : []), cleanLabel(walk.caption)]
      : name
        ? [name]
        : [];
  const text = paragraphs
    .map((paragraph) => paragraph.text)
    .join('\n')
    .trim();
  const made = controlPlace(number, { at: addressOf(walk, first), label, controls: walk.controls }, text);
  if (made) push(walk, made);
  return made !== undefined;
}

function walkTable(walk: Walk, table: WordTable, note: string): void {
  const fixed = walk.box !== undefined;
  const name = walk.box ? `${prefix(walk)}box${walk.box.number}` : `${prefix(walk)}T${table.number}`;
  const context = {
    name,
    fixed,
    section: sections(walk),
    caption: cleanLabel(walk.caption),
    note,
    controls: walk.controls,
    office: walk.office,
  };
  const nested = (inner: WordTable, labels: string[]): FoundPlace[] => {
    const own = { name: fixed ? name : `${prefix(walk)}T${inner.number}`, section: [...context.section, ...labels] };
    return findInTable(inner, { ...context, ...own, note: '' }, nested);
  };
  push(walk, ...findInTable(table, context, nested));
  walk.tables += 1;
  walk.caption = '';
  for (const box of paragraphsOf([table]).flatMap((paragraph) => paragraph.boxes)) walkBox(walk, box);
}

function walkBlocks(walk: Walk, blocks: WordBlock[]): void {
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i];
    if (!block) continue;
    if (block.type === 'table') {
      const note = nextOf(blocks, i + 1).text;
      walkTable(walk, block, note.length <= 40 ? note : '');
      continue;
    }
    if (block.type === 'frame') {
      if (!framePlace(walk, block.control, block.blocks)) walkBlocks(walk, block.blocks);
      continue;
    }
    const run = tickRun(blocks, i, walk.controls);
    const first = run[0];
    const rule = walk.instructions && first !== undefined && isRule(first.text.trim());
    const groups = rule ? [] : groupTicks(run, walk.controls);
    for (const group of groups) {
      const [first] = group.paragraphs;
      if (first)
        push(
          walk,
          tickPlace(group, {
            at: addressOf(walk, first),
            label: group.label === undefined ? sections(walk) : headingOf(walk),
            controls: walk.controls,
          }),
        );
    }
    const step = Math.max(1, run.length);
    for (let j = i; j < i + step; j += 1) {
      const paragraph = blocks[j];
      if (paragraph?.type === 'paragraph') walkParagraph(walk, paragraph, nextOf(blocks, j + 1), groups);
    }
    i += step - 1;
  }
}

/** Paragraphs with boxes that follow each other are read together. */
function tickRun(blocks: WordBlock[], from: number, controls: WordControl[]): WordParagraph[] {
  const run: WordParagraph[] = [];
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.type !== 'paragraph' || findBoxes(block, controls).length === 0) break;
    run.push(block);
  }
  return run;
}

function walkParagraph(
  walk: Walk,
  paragraph: WordParagraph,
  next: ReturnType<typeof nextOf>,
  groups: TickGroup[],
): void {
  if (paragraph.generated) return;
  walk.sinceSign += 1;
  const text = paragraph.text.trim();
  if (isHeading(paragraph)) walk.office = false;
  if (isInstructions(text)) walk.instructions = true;
  else if (text !== '' && !isRule(text)) walk.instructions = false;
  if (walk.instructions && isRule(text)) return;
  if (isOfficeBegin(text)) walk.office = true;
  const ticked = groups.some((group) => group.paragraphs.includes(paragraph));
  const boxesOnly = ticked && takenBy(groups, paragraph)[0]?.from === 0;
  const before = walk.places.length;
  if (text !== '' && !boxesOnly) push(walk, ...paragraphPlaces(walk, paragraph, next, groups));
  else if (!ticked)
    push(
      walk,
      ...inlinePlaces(
        [paragraph],
        [],
        { at: addressOf(walk, paragraph), label: sections(walk), controls: walk.controls },
        false,
      ),
    );
  for (const box of paragraph.boxes) walkBox(walk, box);
  if (text === '' || ticked) return;
  // A line that only shows a value kept elsewhere (the applicant's name in a question) still is a caption.
  if (walk.places.slice(before).some((one) => one.kind !== 'sign')) walk.sinceSign = 9;
  const placed = walk.places.slice(before).some((one) => one.kind !== 'sdt-bound');
  const title = walk.tables === 0 && TITLE.test(text) && !HEADING_TEXT.test(text);
  walk.caption = placed || isHeading(paragraph) ? '' : text;
  if (isHeading(paragraph) && !placed && !title) walk.heading = text;
}

export function findWordPlaces(form: WordForm): WordPlace[] {
  const places: FoundPlace[] = [];
  for (const part of form.parts) {
    const walk: Walk = {
      part: part.name,
      controls: form.controls,
      box: undefined,
      heading: '',
      caption: '',
      cover: false,
      office: false,
      instructions: false,
      sinceSign: 9,
      tables: 0,
      places,
    };
    const length = part.name === '' ? coverLength(part.blocks) : 0;
    if (length > 0) {
      walkBlocks({ ...walk, cover: true }, part.blocks.slice(0, length));
      walk.tables = part.blocks.slice(0, length).filter((block) => block.type === 'table').length;
    }
    walkBlocks(walk, part.blocks.slice(length));
  }
  return withIds(joinBound(places, form.controls));
}
