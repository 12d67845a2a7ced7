/** The places as the drawing of the page shows them. */
import type { PlaceKind } from '../../../../core/blank/place.ts';
import type { TemplatePage } from '../../../../core/blank/template.ts';
import type { PlaceMark } from '../../../preview/mark.ts';
import { t } from '../../../strings/t.ts';
import type { PlaceEntry, PlaceState } from './places.ts';

/** Signs that stand beside the number on the page, where there is no room for the word. */
const SIGNS: Record<PlaceState, string> = { open: '?', confirmed: '√', left: '–', closed: '×' };

/** Kinds whose answer follows a label: the label itself is not part of the place. */
const WITHIN_TEXT: ReadonlySet<PlaceKind> = new Set(['after-label', 'underline', 'bookmark', 'form-field', 'text-box']);

/** Kinds whose printed text is the place, no more and no less. */
const REPLACED: ReadonlySet<PlaceKind> = new Set([
  'hint',
  'placeholder',
  'choice-text',
  'date',
  'sdt-text',
  'sdt-date',
  'sdt-dropdown',
  'sdt-bound',
]);

export function marksOf(entries: readonly PlaceEntry[], page: TemplatePage): PlaceMark[] {
  return entries.flatMap(({ place, number, state }): PlaceMark[] => {
    const at = page.format === 'xlsx' ? place.at : page.anchors[place.id];
    if (at === undefined) return [];
    const more = page.format === 'xlsx' ? place.columns?.map((column) => column.at) : undefined;
    return [
      {
        place: place.id,
        at,
        ...(more ? { more } : {}),
        shape: place.kind === 'row' ? 'row' : WITHIN_TEXT.has(place.kind) ? 'text' : 'cell',
        ...(REPLACED.has(place.kind) && place.text.trim() ? { length: place.text.trim().length } : {}),
        number,
        state,
        sign: SIGNS[state],
        title: `${number} ${place.label.join(' / ')} · ${t(`placeState.${state}`)}`,
      },
    ];
  });
}
