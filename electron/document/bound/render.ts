/** A regulator's blank: filled by its places, marked as a draft where it is one, read back. */
import { assignmentsOf, type ImageName } from '../../../core/blank/bound-fill.ts';
import type { BlankPlace } from '../../../core/blank/place.ts';
import type { ImageItem, PlaceValue, Unplaced } from '../../../core/document/model.ts';
import { fillPlaces, readBlank } from '../../blank/index.ts';
import type { RenderInput } from '../render.ts';
import { displayText } from '../slots.ts';
import { type Mismatched, type Placed, shorten } from '../report.ts';
import { markBlankDraft } from './draft.ts';

export interface FilledBound {
  bytes: Uint8Array;
  placed: Placed[];
  mismatched: Mismatched[];
  unplaced: Unplaced[];
  warnings: string[];
}

/** @throws WorkbenchError TEMPLATE, EVIDENCE, MISMATCH */
export function fillBound({ model, template, evidence }: Omit<RenderInput, 'signal'>): FilledBound {
  const blank = readBlank(template, model.template);
  const pictures = new Pictures();
  const assignments = assignmentsOf(blank, model.values, pictures.nameOf);
  const { bytes, report } = fillPlaces(template, blank.format, assignments, {
    image: (name) => evidence(pictures.sha256(name)),
  });
  const names = new Names(blank.places);
  const warnings = model.findings.filter(({ kind, level }) => kind === 'document' && level !== 'hint');
  const refused = report.refused.map(({ place, at, reason }) => `“${names.of(place, at)}”处没有写入：${reason}`);
  const wanted = new Set(assignments.map(({ place }) => place));
  const told = new Set([...report.placed, ...report.refused].map(({ place }) => place));
  const silent = [...wanted].filter((place) => !told.has(place) && !isUntick(assignments, place));
  return {
    bytes: model.draft ? markBlankDraft(bytes, blank.format) : bytes,
    placed: names.inOrder(report.placed).map(({ place, at, text }) => ({
      place: names.of(place, at),
      text: shorten(shownText(model.values[place]) ?? text),
      where: at,
    })),
    mismatched: [
      ...report.mismatched.map(({ place, at, expected, found }) => ({
        place: names.of(place, at),
        expected: shorten(expected),
        found: shorten(found),
        where: at,
      })),
      ...silent.map((place) => ({ place: names.of(place, place), expected: '已写入', found: '', where: place })),
    ],
    unplaced: report.refused.flatMap(({ place, at, reason }) =>
      lostValue(model.values[place], `${names.of(place, at)}（${reason}）`),
    ),
    warnings: [...warnings.map(({ message }) => message), ...refused],
  };
}

/** What a reader sees of boxes and pictures, which the writer does not spell out. */
function shownText(value: PlaceValue | undefined): string | undefined {
  if (value?.kind === 'images') return displayText(value);
  if (value?.kind !== 'choice') return undefined;
  const shown = value.chosen.filter(({ printed }) => printed !== '');
  return shown.map(({ printed, other }) => (other === '' ? printed : `${printed}：${other}`)).join('、');
}

/** A box that was to be left empty has no text to be found again. */
const isUntick = (assignments: { place: string; value: unknown }[], place: string): boolean =>
  assignments.some((each) => each.place === place && each.value === false);

function lostValue(value: PlaceValue | undefined, label: string): Unplaced[] {
  const at = value && 'from' in value ? value.from : undefined;
  return at ? [{ question: at.question, label, text: '', at, reason: '' }] : [];
}

/** Label paths of places, and of columns by the cell their value went to. */
class Names {
  readonly #places: ReadonlyMap<string, BlankPlace>;

  constructor(places: readonly BlankPlace[]) {
    this.#places = new Map(places.map((place) => [place.id, place]));
  }

  /** As the blank prints them; the writers go by parts. */
  inOrder<P extends { place: string }>(placed: readonly P[]): P[] {
    const order = new Map([...this.#places.keys()].map((id, i) => [id, i]));
    return placed.toSorted((a, b) => (order.get(a.place) ?? 0) - (order.get(b.place) ?? 0));
  }

  of(id: string, at: string): string {
    const place = this.#places.get(id);
    if (!place) return at;
    const name = place.label.length > 0 ? place.label.join(' / ') : place.at;
    const letters = (address: string): string | undefined => /^(.*![A-Z]+)\d+/.exec(address)?.[1];
    const column = place.columns?.find((each) => letters(each.at) !== undefined && letters(each.at) === letters(at));
    return column ? [name, ...column.label].join(' / ') : name;
  }
}

/** Pictures are asked for by name; two files of one name are told apart. */
class Pictures {
  readonly #names = new Map<string, string>();

  readonly nameOf: ImageName = ({ sha256, name }: ImageItem) => {
    let unique = name;
    for (let n = 2; (this.#names.get(unique) ?? sha256) !== sha256; n += 1) unique = `${n} ${name}`;
    this.#names.set(unique, sha256);
    return unique;
  };

  sha256(name: string): string {
    const found = this.#names.get(name);
    if (found === undefined) throw new Error(`no picture ${name}`);
    return found;
  }
}
