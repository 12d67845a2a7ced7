/** One value → one {@link PlaceValue}: in the form its question has, or as the place asks (`as`). */
import type { AttachmentItem } from '../answer/answer.ts';
import { chineseDate, displayValue, numberText, withUnit } from '../form/display.ts';
import type { Location } from '../form/finding.ts';
import { isDate } from '../form/formats.ts';
import { isFilled } from '../form/functions.ts';
import type { Pack, PlaceDefinition } from '../form/pack-schema.ts';
import type { Holder } from './binding.ts';
import type { PlaceValue } from './model.ts';
import type { TagNode } from './tags.ts';

const DEFAULT_WIDTH_MM = 150;
const DEFAULT_HEIGHT_MM = 200;
/** WebP and TIFF are turned into what Word shows before they are placed. */
const IMAGE_NAME = /\.(png|jpe?g|gif|bmp|webp|tiff?)$/i;

export interface PlaceInput {
  pack: Pack;
  definition: PlaceDefinition;
  tag: TagNode['kind'];
  value: unknown;
  /** Free text beside a choice. */
  other: unknown;
  holder: Holder | undefined;
  from: Location | undefined;
  subjectName(id: string): string;
}

export function isImageName(name: string): boolean {
  return IMAGE_NAME.test(name);
}

/** A picture without a caption is still named: 「图 3」 alone tells a reader nothing. */
function stem(name: string): string {
  return name.replace(/\.[^.]+$/, '');
}

/** The value to write; for an empty one, the place's `empty` text. Rows are made by the caller. */
export function formatPlace(input: PlaceInput): PlaceValue {
  const { definition, value } = input;
  const from = input.from ? { from: input.from } : {};
  if (input.tag === 'loop' || input.tag === 'inverse' || definition.as === 'flag')
    return { kind: 'flag', on: isFilled(value) && value !== false };
  if (definition.as === 'check') return { kind: 'check', on: isTicked(definition.option, value), ...from };
  if (input.tag === 'image' || definition.as === 'images') return { ...images(definition, value), ...from };
  if (!isFilled(value)) return { kind: 'text', text: definition.empty ?? '', ...from };
  return { ...formatValue(input), ...from };
}

function isTicked(option: string | undefined, value: unknown): boolean {
  if (option === undefined) return value === true;
  return Array.isArray(value) ? value.includes(option) : value === option;
}

function images(definition: PlaceDefinition, value: unknown): Extract<PlaceValue, { kind: 'images' }> {
  const items = Array.isArray(value) ? (value as AttachmentItem[]) : [];
  return {
    kind: 'images',
    images: items
      .filter((item) => isImageName(item.name))
      .map((item) => ({ sha256: item.sha256, name: item.name, caption: item.caption?.trim() || stem(item.name) })),
    widthMm: definition.widthMm ?? DEFAULT_WIDTH_MM,
    heightMm: definition.heightMm ?? DEFAULT_HEIGHT_MM,
    ...(definition.numbered === false ? { numbered: false } : {}),
  };
}

function formatValue(input: PlaceInput): PlaceValue {
  const { definition, value } = input;
  switch (definition.as) {
    case 'text':
    case 'label':
      return { kind: 'text', text: ownText(input) };
    case 'longtext':
      return longtext(ownText(input));
    case 'list':
      return longtext(Array.isArray(value) ? value.map(String).join('\n') : ownText(input));
    case 'number':
      return number(Number(value), definition, undefined);
    case 'percent':
      return { kind: 'text', text: `${numberText(Number(value) * 100, { decimals: definition.decimals ?? 0 })}%` };
    case 'date':
      return { kind: 'date', date: String(value), text: chineseDate(String(value)) };
    case 'dateISO':
      return { kind: 'date', date: String(value), text: String(value) };
    default:
      return automatic(input);
  }
}

function automatic(input: PlaceInput): PlaceValue {
  const { holder, value, definition } = input;
  const own = holder && (holder.of === 'column' ? holder.column : holder.field ? undefined : holder.entry.question);
  const isExact = holder?.of === 'column' && holder.exact;
  if (own?.type === 'longtext' && !isExact) return longtext(String(value));
  if (own?.type === 'date' && isDate(value)) return { kind: 'date', date: value, text: chineseDate(value) };
  if (typeof value === 'number') {
    const limits = own?.type === 'number' || own?.type === 'computed' ? own : undefined;
    return number(value, definition, limits && 'unit' in limits ? limits.unit : undefined);
  }
  if (!own && Array.isArray(value)) return { kind: 'text', text: value.map(String).join('、') };
  if (!own && typeof value === 'string' && value.includes('\n')) return longtext(value);
  return { kind: 'text', text: ownText(input) };
}

function number(value: number, definition: PlaceDefinition, unit: string | undefined): PlaceValue {
  const text = numberText(value, { decimals: definition.decimals });
  return { kind: 'number', number: value, text: definition.unit ? withUnit(text, unit) : text };
}

function ownText(input: PlaceInput): string {
  const { holder, value, other, pack } = input;
  const own = holder && (holder.of === 'column' ? holder.column : holder.field ? undefined : holder.entry.question);
  if (!own) return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
  return displayValue(
    { pack, subjectName: input.subjectName, unit: input.definition.unit ?? false },
    own,
    value,
    other,
  );
}

/** Blank lines separate nothing a reader needs; each remaining line is a paragraph. */
function longtext(text: string): PlaceValue {
  const paragraphs = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  return { kind: 'longtext', paragraphs };
}
