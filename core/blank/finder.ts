/** What a key means: a place, a column of a table, or an option; by address, by label, by what stands there. */
import { findByLabel, nearestLabels } from './find-place.ts';
import { labelKey } from './label.ts';
import { type BlankColumn, type BlankPlace, type FillRow, type FillValue, UNTOUCHABLE } from './place.ts';
import { isRows } from './value.ts';

/** What a key was found to mean. */
export type Target =
  | { of: 'place'; place: BlankPlace }
  | { of: 'column'; place: BlankPlace; column: BlankColumn }
  | { of: 'option'; place: BlankPlace; option: string };

type Found = Target[];

const bareAt = (at: string): string => at.replace(/[\s$']/g, '').toLowerCase();
/** A merged range is also meant by its first cell. */
const cellKeys = (at: string): string[] => [...new Set([bareAt(at), bareAt(at).split(':')[0] ?? ''])];

/** Of equal labels, the only one whose options include the value: 「一般数据」 is an answer to none of the others. */
function offering(places: BlankPlace[], value: FillValue): BlankPlace[] {
  const words = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
  if (places.length < 2 || words.length === 0) return places;
  const wanted = words.map(labelKey);
  const fits = places.filter(({ options = [] }) =>
    wanted.every((word) => options.some((option) => labelKey(option.label) === word)),
  );
  return fits.length === 1 ? fits : places;
}

interface PlacedColumn {
  label: string[];
  place: BlankPlace;
  column: BlankColumn;
}
interface PlacedOption {
  label: string[];
  place: BlankPlace;
  option: string;
}

export class Finder {
  private readonly columns: PlacedColumn[];
  private readonly options: PlacedOption[];
  private readonly places: readonly BlankPlace[];
  private readonly byId = new Map<string, Found>();
  private readonly byAt = new Map<string, Found>();
  private readonly byColumn = new Map<string, Found>();

  constructor(places: readonly BlankPlace[]) {
    this.places = places;
    this.columns = places.flatMap((place) =>
      (place.columns ?? []).map((column) => ({ label: [...place.label, ...column.label], place, column })),
    );
    this.options = places
      .filter((place) => /^(?:tick|sdt-check)/.test(place.kind))
      .flatMap((place) =>
        (place.options ?? []).map(({ label }) => ({ label: [...place.label, label], place, option: label })),
      );
    this.address();
  }

  find(key: string, value: FillValue): Found {
    const addressed = this.byAddress(key);
    if (addressed.length > 0) return addressed;
    if (isRows(value)) return this.rows(key, value);
    const places = this.fillableFirst(findByLabel(key, this.places));
    if (places.length > 0) return offering(places, value).map((place) => ({ of: 'place', place }));
    const columns = findByLabel(key, this.columns);
    if (columns.length > 0) return columns.map(({ place, column }) => ({ of: 'column', place, column }));
    if (typeof value === 'boolean') {
      const options = findByLabel(key, this.options);
      if (options.length > 0) return options.map(({ place, option }) => ({ of: 'option', place, option }));
    }
    const text = this.byText(key);
    return text.length > 0 ? text : this.inSheet(key, value);
  }

  /** 「资产清单 / 填报人」 in a workbook whose labels do without the sheet's name. */
  private inSheet(key: string, value: FillValue): Found {
    const [first = '', ...rest] = key.split(/\s*[/／]\s*/u);
    const sheet = labelKey(first);
    const inside = this.places.filter(({ at }) => at.includes('!') && labelKey(at.split('!')[0] ?? '') === sheet);
    return rest.length === 0 || inside.length === 0 ? [] : new Finder(inside).find(rest.join(' / '), value);
  }

  /** A place without a label is called by what stands in it: 「202X年X月」. */
  private byText(key: string): Found {
    const wanted = labelKey(key);
    if (wanted.length < 2) return [];
    const found = this.places.filter((place) => place.kind !== 'row' && labelKey(place.text) === wanted);
    return found.map((place) => ({ of: 'place', place }));
  }

  private byAddress(key: string): Found {
    const wanted = bareAt(key);
    return this.byId.get(wanted) ?? this.byAt.get(wanted) ?? this.byColumn.get(wanted) ?? [];
  }

  /** An address names a place, else a cell that holds one or more, else a column. */
  private address(): void {
    const note = (map: Map<string, Found>, key: string, target: Target): void => {
      const known = map.get(key);
      if (known) known.push(target);
      else map.set(key, [target]);
    };
    for (const place of this.places) {
      note(this.byId, bareAt(place.id), { of: 'place', place });
      if (place.kind !== 'row') cellKeys(place.at).forEach((key) => note(this.byAt, key, { of: 'place', place }));
    }
    for (const { place, column } of this.columns)
      cellKeys(column.at).forEach((key) => note(this.byColumn, key, { of: 'column', place, column }));
  }

  /** By the table's heading, else by the only table that has all the columns given. */
  private rows(key: string, rows: FillRow[]): Found {
    const tables = this.places.filter((place) => place.kind === 'row');
    const byLabel = findByLabel(key, tables);
    const wanted = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const fits = (place: BlankPlace): boolean =>
      wanted.every((column) => findByLabel(column, place.columns ?? []).length === 1);
    const narrowed = byLabel.length > 1 ? byLabel.filter(fits) : byLabel;
    if (narrowed.length > 0) return narrowed.map((place) => ({ of: 'place', place }));
    if (byLabel.length > 0) return byLabel.map((place) => ({ of: 'place', place }));
    return tables.filter(fits).map((place) => ({ of: 'place', place }));
  }

  private fillableFirst(places: BlankPlace[]): BlankPlace[] {
    const fillable = places.filter((place) => !UNTOUCHABLE.has(place.kind));
    return fillable.length > 0 ? fillable : places;
  }

  /** For the message beside a key without a place. */
  near(key: string): string[] {
    return nearestLabels(key, [...this.places, ...this.columns]);
  }
}
