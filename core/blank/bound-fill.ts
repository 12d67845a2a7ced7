/** Values of a document model as a blank's writer takes them. */
import type { ImageItem, PlaceValue, PlaceValues } from '../document/model.ts';
import type { Assignment } from './assign.ts';
import { type BoundTarget, isTick } from './bound-target.ts';
import type { Blank, FillRow, FillValue } from './place.ts';
import { fitValue } from './value.ts';

/** What a place has to be known by to be written. */
export type FillTarget = Pick<BoundTarget, 'format' | 'kind' | 'label' | 'text' | 'options' | 'limit' | 'unit'>;

/** The name a picture is asked for under while filling. */
export type ImageName = (image: ImageItem) => string;

/** `undefined`: nothing is written, the place stays as it came. */
export function fillValueOf(target: FillTarget, value: PlaceValue, imageName: ImageName): FillValue | undefined {
  switch (value.kind) {
    case 'text':
      return value.text.trim() === '' ? undefined : value.text;
    case 'longtext':
      return value.paragraphs.length > 0 ? value.paragraphs.join('\n') : undefined;
    case 'number':
      // A sheet counts with numbers; a number with its unit is text there, too.
      return target.format === 'xlsx' && Number.isFinite(Number(value.text)) ? Number(value.text) : value.text;
    case 'date':
      return target.format === 'xlsx' || target.kind === 'date' || target.kind === 'sdt-date' ? value.date : value.text;
    case 'check':
      return value.on;
    case 'choice':
      return choiceFill(target, value);
    case 'images': {
      const [first] = value.images;
      return first && { image: imageName(first) };
    }
    case 'rows':
    case 'flag':
      return undefined;
  }
}

function choiceFill(target: FillTarget, value: Extract<PlaceValue, { kind: 'choice' }>): FillValue | undefined {
  const options = target.options ?? [];
  const own = value.chosen.filter(({ printed }) => printed !== '');
  const tick = isTick(target);
  const words = own.map(({ printed, other }) => (tick && other !== '' ? `${printed}：${other}` : printed));
  const [first] = words;
  if (tick && options.length <= 1) {
    // A box that comes ticked is unticked; an empty one is left alone.
    if (first === undefined) return options[0]?.on ? false : undefined;
    return own[0]?.other && target.kind !== 'sdt-check' ? first : true;
  }
  if (first === undefined) return undefined;
  return target.kind === 'tick-many' ? words : first;
}

/** Values by place id → assignments in the order of the places. Values were made fit when the model was built. */
export function assignmentsOf(
  { format, places }: Pick<Blank, 'format' | 'places'>,
  values: PlaceValues,
  imageName: ImageName,
): Assignment[] {
  return places.flatMap((place): Assignment[] => {
    const value = Object.hasOwn(values, place.id) ? values[place.id] : undefined;
    if (!value) return [];
    if (value.kind === 'rows') {
      const columns = (place.columns ?? []).map((column) => ({ ...column, format }));
      const rows = value.rows.map((row) => fillRowOf(columns, row, imageName));
      return rows.some((row) => Object.keys(row).length > 0) ? [{ place: place.id, value: rows }] : [];
    }
    const fill = asFitted({ ...place, format }, value, imageName);
    return fill === undefined ? [] : [{ place: place.id, value: fill }];
  });
}

/** Columns are named by where they stand: two of them may share a label. */
function fillRowOf(
  columns: readonly (FillTarget & { at: string })[],
  values: PlaceValues,
  imageName: ImageName,
): FillRow {
  const row: FillRow = {};
  for (const column of columns) {
    const value = Object.hasOwn(values, column.at) ? values[column.at] : undefined;
    const fill = value && asFitted(column, value, imageName);
    if (fill !== undefined && (typeof fill !== 'object' || isWords(fill))) row[column.at] = fill;
  }
  return row;
}

const isWords = (value: FillValue): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

/** Dates and units as the place wants them. Chosen options are the blank's own words already. */
function asFitted(target: FillTarget, value: PlaceValue, imageName: ImageName): FillValue | undefined {
  const fill = fillValueOf(target, value, imageName);
  if (fill === undefined || value.kind === 'choice') return fill;
  const fitted = fitValue(target, fill);
  return 'value' in fitted ? fitted.value : undefined;
}
