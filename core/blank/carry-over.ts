/**
 * Next year's blank: the binding of the old one is taken over place by place, and only what is different is left to a
 * person. Nothing that changed stays confirmed.
 */
import type { Form } from '../form/pack-schema.ts';
import {
  type BindingColumn,
  type BindingFile,
  type BindingPlace,
  type BindingSource,
  bindingOf,
} from './binding-file.ts';
import { isDecided } from './binding-state.ts';
import { diffBlanks, type PlaceDifference } from './diff.ts';
import { labelKey } from './label.ts';
import type { PlaceProposal } from './match.ts';
import { type BlankColumn, type BlankOption, type BlankPlace, UNTOUCHABLE } from './place.ts';
import { questionProblem } from './question-exists.ts';

export interface OldBlank {
  places: readonly BlankPlace[];
  binding: BindingFile;
}

export interface NewBlank {
  places: readonly BlankPlace[];
  source: BindingSource;
  proposals: readonly PlaceProposal[];
  /** Forms whose questions may fill it, in the pack's present version. */
  forms: readonly Form[];
}

export interface CarriedOver {
  binding: BindingFile;
  /** Places of the old blank that the new one no longer has. */
  removed: PlaceDifference[];
}

const shown = (label: readonly string[]): string => label.join(' / ') || '（无标签）';
const namesOf = (place: BlankPlace): string[] => (place.options ?? []).map((option) => option.label);
const columnKey = (label: readonly string[]): string => label.map(labelKey).join('/');

/** 「新增「甲」；取消「乙」」; '' when both hold the same. */
function listChange(before: readonly string[], after: readonly string[]): string {
  const [old, now] = [new Set(before.map(labelKey)), new Set(after.map(labelKey))];
  const quote = (labels: string[]): string => labels.map((label) => `「${label}」`).join('');
  const added = after.filter((label) => !old.has(labelKey(label)));
  const removed = before.filter((label) => !now.has(labelKey(label)));
  return [...(added.length ? [`新增${quote(added)}`] : []), ...(removed.length ? [`取消${quote(removed)}`] : [])].join(
    '；',
  );
}

/** Chinese; '' when the two ask for the same thing. */
export function differenceOf(old: BlankPlace, now: BlankPlace, difference: PlaceDifference): string {
  const found: string[] = [];
  if (old.label.map(labelKey).join('/') !== now.label.map(labelKey).join('/'))
    found.push(`标签变化：${shown(old.label)} → ${shown(now.label)}`);
  for (const what of difference.what ?? []) {
    const columns = (place: BlankPlace): string[] => (place.columns ?? []).map((column) => shown(column.label));
    if (what === '选项不同') found.push(`选项变化：${listChange(namesOf(old), namesOf(now)) || '顺序不同'}`);
    else if (what === '列不同') found.push(`列变化：${listChange(columns(old), columns(now)) || '顺序不同'}`);
    else found.push(what.replace(/^(限制|单位|类型) /, '$1变化：'));
  }
  return found.join('；');
}

function carryColumns(
  columns: readonly BlankColumn[],
  old: readonly BindingColumn[],
  before: readonly BlankColumn[],
  proposed: readonly BindingColumn[] | undefined,
): BindingColumn[] {
  const byAt = new Map(old.map((column) => [column.at, column]));
  const waiting = new Map<string, BindingColumn[]>();
  for (const column of before) {
    const bound = byAt.get(column.at);
    const key = columnKey(column.label);
    if (bound) waiting.set(key, [...(waiting.get(key) ?? []), bound]);
  }
  return columns.map((column, i) => {
    const known = waiting.get(columnKey(column.label))?.shift() ?? proposed?.[i];
    const { options, ...kept } = known ?? {};
    return { ...kept, at: column.at, label: column.label.join(' / '), ...keptOptions(options, column.options) };
  });
}

/** Options are named as the new blank prints them; those that are gone take their translation with them. */
function keptOptions(
  options: BindingPlace['options'],
  printed: readonly BlankOption[] | undefined,
): Pick<BindingPlace, 'options'> {
  const names = new Map((printed ?? []).map(({ label }) => [labelKey(label), label]));
  const kept = Object.entries(options ?? {}).flatMap(([label, option]) => {
    const now = names.get(labelKey(label));
    return now === undefined ? [] : [[now, option] as const];
  });
  return kept.length > 0 ? { options: Object.fromEntries(kept) } : {};
}

interface Pair {
  old: BlankPlace;
  entry: BindingPlace;
  now: BlankPlace;
  proposed: BindingPlace;
  change: PlaceDifference;
}

function carried({ old, entry, now, proposed, change }: Pair, forms: readonly Form[]): BindingPlace {
  const what = differenceOf(old, now, change);
  const gone = questionProblem(entry, forms);
  const undecided = !isDecided(entry) && !entry.confirmed;
  const difference = [what, gone, undecided ? '' : (entry.difference ?? '')].filter(Boolean).join('；');
  if (gone !== '' || undecided)
    return { ...proposed, confirmed: false, ...(difference ? { difference: difference.slice(0, 2000) } : {}) };
  const { options: _options, columns: _columns, difference: _difference, ...kept } = entry;
  return {
    ...kept,
    place: now.id,
    label: now.label.join(' / '),
    ...keptOptions(entry.options, now.options),
    ...(difference ? { difference: difference.slice(0, 2000) } : {}),
    confirmed: entry.confirmed && difference === '',
    ...(now.columns
      ? { columns: carryColumns(now.columns, entry.columns ?? [], old.columns ?? [], proposed.columns) }
      : {}),
  };
}

/** Pure: same blanks, same binding, same pack give the same result. */
export function carryOver(old: OldBlank, now: NewBlank): CarriedOver {
  const changes = diffBlanks(old.places, now.places);
  const byNew = new Map(changes.map((change) => [change.new?.id, change]));
  const oldPlaces = new Map(old.places.map((place) => [place.id, place]));
  const entries = new Map(old.binding.places.map((entry) => [entry.place, entry]));
  const fresh = bindingOf(now.source, now.proposals);
  const proposals = new Map(fresh.places.map((entry) => [entry.place, entry]));
  const places = now.places.map((place): BindingPlace => {
    const proposed = proposals.get(place.id) ?? { place: place.id, label: place.label.join(' / '), confirmed: false };
    if (UNTOUCHABLE.has(place.kind)) return proposed;
    const change = byNew.get(place.id);
    const before = oldPlaces.get(change?.old?.id ?? '');
    const entry = before && entries.get(before.id);
    if (!change || !before || !entry || UNTOUCHABLE.has(before.kind))
      return { ...proposed, confirmed: false, difference: before ? '旧的绑定里没有这个位置' : '新增的位置' };
    return carried({ old: before, entry, now: place, proposed, change }, now.forms);
  });
  const { blank, fingerprint } = old.binding;
  return {
    binding: { ...fresh, carriedFrom: { blank, fingerprint }, places },
    removed: removedPlaces(changes),
  };
}

export const removedPlaces = (changes: readonly PlaceDifference[]): PlaceDifference[] =>
  changes.filter(({ change }) => change === 'removed');
