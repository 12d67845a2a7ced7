/** The places of one table cell, once its label path is known. */
import type { BlankOption, PlaceKind } from '../place.ts';
import type { WordControl, WordParagraph } from './form.ts';
import type { GridCell } from './grid.ts';
import { findInline, kindOfControl } from './inline.ts';
import type { FoundPlace, Slot } from './slot.ts';
import { isMany, isUnderlined, type TickGroup } from './ticks.ts';
import {
  characterLimit,
  choiceWords,
  cleanLabel,
  endsWithColon,
  isBlank,
  isIntroduction,
  isSign,
  isUnitOnly,
  roomForUnit,
  unitOfGroup,
  unitOfLabel,
} from './wording.ts';

export interface PlaceContext {
  at: string;
  label: string[];
  controls: WordControl[];
  /** The nearest label with the notes printed under it. */
  printed?: string;
}

const lines = (paragraphs: WordParagraph[]): string =>
  paragraphs
    .map((paragraph) => paragraph.text.trim())
    .filter((line) => line !== '')
    .join('\n');

export function place(
  context: PlaceContext,
  kind: PlaceKind,
  text: string,
  slot: Slot,
  extra: Partial<FoundPlace> = {},
): FoundPlace {
  const label = extra.label ?? context.label;
  const limit = extra.limit ?? characterLimit([...label, context.printed ?? '', text].join(' '));
  const unit =
    extra.unit ??
    unitOfLabel(label.at(-1) ?? '') ??
    unitOfLabel(label === context.label ? (context.printed ?? '') : '') ??
    label.map(unitOfGroup).find((one) => one !== undefined);
  return { at: context.at, kind, text, slot, ...extra, label, ...(limit ? { limit } : {}), ...(unit ? { unit } : {}) };
}

const append = (label: string[], ...more: (string | undefined)[]): string[] => [
  ...label,
  ...more.filter((one): one is string => one !== undefined && one !== '' && one !== label.at(-1)),
];

/** A group of tick boxes as a place. A box alone is named by its option. */
export function tickPlace(group: TickGroup, context: PlaceContext, beside = ''): FoundPlace {
  const boxes = group.boxes.map((box) => (box.option === '' ? { ...box, option: beside } : box));
  const [only] = boxes;
  const label = append(context.label, group.lead, group.label, boxes.length === 1 ? only?.option : undefined);
  const many = isMany({ ...group, boxes }, label);
  const check = boxes.length === 1 && only?.style === 'control';
  const options: BlankOption[] = boxes.map(({ option, on }) => ({ label: option, on }));
  const kind = check ? 'sdt-check' : many ? 'tick-many' : 'tick-one';
  return place({ ...context, label }, kind, lines(group.paragraphs), { kind: 'ticks', boxes, many }, { options });
}

/** Characters of a paragraph that belong to boxes and options. */
export const takenBy = (groups: TickGroup[], paragraph: WordParagraph): { from: number; to: number }[] => {
  const own = groups.flatMap((group) => group.boxes.filter((box) => box.paragraph === paragraph));
  if (own.length === 0) return [];
  const from = Math.min(...own.map((box) => box.from));
  const after = own.every((box) => box.end === box.to && box.option !== '');
  return [{ from: after ? 0 : from, to: Math.max(...own.map((box) => box.end), from + 1) }];
};

export function controlPlace(number: number, context: PlaceContext, text: string): FoundPlace | undefined {
  const control = context.controls[number];
  const kind = control && kindOfControl(control);
  if (!control || !kind) return undefined;
  const label =
    context.label.length > 0
      ? context.label
      : [cleanLabel(control.alias || control.tag || '')].filter((one) => one !== '');
  if (control.kind === 'check') {
    const options = [{ label: label.at(-1) ?? '', on: control.on }];
    return place({ ...context, label }, 'sdt-check', text, { kind: 'control', controls: [number] }, { options });
  }
  if (control.kind === 'picture')
    return place({ ...context, label }, 'image', text, {
      kind: 'image',
      paragraphs: [],
      cell: undefined,
      control: number,
    });
  const options =
    control.items.length > 0
      ? { options: control.items.map(({ label: name }) => ({ label: name, on: name === text })) }
      : {};
  return place({ ...context, label }, kind, text, { kind: 'control', controls: [number] }, options);
}

/** Places that stand in the running text of the paragraphs of a cell. */
export function inlinePlaces(
  paragraphs: WordParagraph[],
  groups: TickGroup[],
  context: PlaceContext,
  afterLabel: boolean,
): FoundPlace[] {
  const found: FoundPlace[] = [];
  for (const paragraph of paragraphs) {
    const spans = findInline(paragraph, context.controls, { afterLabel, taken: takenBy(groups, paragraph) });
    for (const span of spans) {
      // A line of nothing but underlined spaces continues the one above it.
      if (
        span.kind === 'underline' &&
        isBlank(paragraph.text.replace(/[_＿]/g, '')) &&
        found.at(-1)?.kind === 'underline'
      )
        continue;
      const text = paragraph.text.slice(span.from, span.to);
      const label = append(context.label, ...span.label);
      const unit = span.unit ? { unit: span.unit } : {};
      if (span.control !== undefined) {
        const made = controlPlace(span.control, { ...context, label }, text);
        if (made) found.push(made);
      } else found.push(place({ ...context, label }, span.kind, text, span.slot, unit));
    }
  }
  return found;
}

/** 管理措施：（1000字以内，可另附页） */
const ADVICE = /[（(][^（()）]*(?:字|附页|另附|另行|请|填写|说明)[^（()）]*[）)]\s*$/;

/** Label and answer in one cell: `关键词：` with room below it, or a prompt over empty lines. */
export function roomBelow(cell: GridCell, context: PlaceContext, loose: boolean): FoundPlace | undefined {
  const { paragraphs } = cell;
  const head = paragraphs.findIndex((paragraph) => !isBlank(paragraph.text));
  const first = paragraphs[head];
  if (!first) return undefined;
  const lastText = paragraphs.findLastIndex((paragraph) => !isBlank(paragraph.text));
  const room = paragraphs.slice(lastText + 1);
  const last = paragraphs[lastText];
  const colon = last !== undefined && (endsWithColon(last.text) || endsWithColon(last.text.replace(ADVICE, '')));
  if (!last || (!colon && !(loose && room.length >= 2))) return undefined;
  if (last !== first && !colon) return undefined;
  const name = cleanLabel(last.text);
  if (name.length > 60 || (last !== first && isIntroduction(name))) return undefined;
  const label = append(context.label, name);
  const from = last.text.trimEnd().length;
  const slot: Slot =
    room.length > 0
      ? { kind: 'block', paragraphs: room, replaces: false, fit: true }
      : { kind: 'range', paragraph: last, from, to: last.text.length, how: 'answer' };
  return place({ ...context, label }, 'after-label', lines(paragraphs), slot);
}

/** Places of a cell that stands in the position of an answer. */
export function answerPlaces(cell: GridCell, context: PlaceContext, beside: string): FoundPlace[] {
  const text = lines(cell.paragraphs);
  const block = (replaces: boolean): Slot => ({ kind: 'block', paragraphs: cell.paragraphs, replaces, fit: true });
  const words = choiceWords(cell.text);
  switch (cell.role) {
    case 'blank': {
      if (cell.digits) {
        const paragraphs = cell.digits.flatMap((one) => one.paragraphs[0] ?? []);
        return [place(context, 'cell', '', { kind: 'digits', paragraphs })];
      }
      const [only] = cell.paragraphs;
      if (only && isUnitOnly(cell.text)) {
        const { from, to, unit } = roomForUnit(only.text) ?? { from: 0, to: 0, unit: '' };
        const drawn = isUnderlined(only, from);
        const slot: Slot = { kind: 'range', paragraph: only, from, to, how: drawn ? 'underlined' : 'plain' };
        return [place(context, drawn ? 'underline' : 'cell', '', slot, { unit })];
      }
      const lined = inlinePlaces(cell.paragraphs, [], context, false);
      return lined.length > 0 && lined[0]
        ? [{ ...lined[0], label: context.label }]
        : [place(context, 'cell', '', block(false))];
    }
    case 'control': {
      const [number] = cell.controls;
      const control = number === undefined ? undefined : context.controls[number];
      // A check box alone is named by the words beside it.
      const named =
        control?.kind === 'check' && beside !== '' ? { ...context, label: append(context.label, beside) } : context;
      const made = number === undefined ? undefined : controlPlace(number, named, text);
      return made ? [made] : [];
    }
    case 'image': {
      const [number] = cell.controls;
      const control = number === undefined ? undefined : context.controls[number];
      const name = cleanLabel(control?.alias ?? text.replace(/\n/g, ''));
      const own = number === undefined ? {} : { control: number };
      const slot: Slot = { kind: 'image', paragraphs: cell.paragraphs, cell: cell.cell, ...own };
      return [place({ ...context, label: append(context.label, name) }, 'image', text, slot)];
    }
    case 'choice':
      return [
        place(context, 'choice-text', text, block(true), {
          options: (words ?? []).map((word) => ({ label: word, on: false })),
        }),
      ];
    case 'placeholder':
    case 'hint':
      return [place(context, cell.role, text, block(true))];
    case 'ticks':
      return tickPlaces(cell, context, beside);
    case 'mixed':
    case 'text':
      return [];
  }
}

export function tickPlaces(cell: GridCell, context: PlaceContext, beside: string): FoundPlace[] {
  const groups = cell.ticks;
  const places = groups.map((group) => tickPlace(group, context, beside));
  // The line above the boxes is their label, not one of its own.
  const rest = cell.paragraphs.filter(
    (paragraph) => !groups.some((group) => group.lead !== undefined && group.lead === cleanLabel(paragraph.text)),
  );
  return [...places, ...inlinePlaces(rest, groups, context, true)];
}

export const isSignCell = (cell: GridCell): boolean => cell.paragraphs.some((paragraph) => isSign(paragraph.text));
