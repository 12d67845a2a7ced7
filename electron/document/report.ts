/** What a rendering can say for itself: found again, left empty, without a place. */
import { createHash } from 'node:crypto';
import type { DocumentModel, ExportReport, PlaceValue, PlaceValues, Unplaced } from '../../core/document/model.ts';
import type { Scopes } from './scope.ts';
import { displayText } from './slots.ts';

export interface Placed {
  place: string;
  text: string;
  where: string;
}
export interface Mismatched {
  place: string;
  expected: string;
  found: string;
  where: string;
}

/** Long texts are shortened: the report is for reading, the comparison used the whole. */
export const shorten = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text);

interface Leftover {
  place: string;
  value: PlaceValue;
}

/** Values nobody asked for while filling. Of a table's rows, a column counts once. */
function leftovers(values: PlaceValues, used: Set<PlaceValue>, path: string): Leftover[] {
  return Object.entries(values).flatMap(([name, value]) => {
    if (value.kind === 'rows' && used.has(value)) return columnLeftovers(value.rows, used, `${path}${name} / `);
    return used.has(value) ? [] : [{ place: path + name, value }];
  });
}

function columnLeftovers(rows: PlaceValues[], used: Set<PlaceValue>, path: string): Leftover[] {
  const byPlace = new Map<string, Leftover>();
  const shown = new Set<string>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) if (used.has(value)) shown.add(path + name);
    for (const left of leftovers(row, used, path)) {
      const filled = value(left) !== '';
      if (!byPlace.has(left.place) || filled) byPlace.set(left.place, left);
    }
  }
  return [...byPlace.values()].filter((left) => !shown.has(left.place));
}

function value({ value }: Leftover): string {
  if (value.kind === 'rows') return `${value.rows.length} 行`;
  return value.kind === 'stream' ? `${value.count} 行` : displayText(value);
}

const isEmpty = (left: Leftover): boolean =>
  left.value.kind === 'flag' ||
  value(left).trim() === '' ||
  (left.value.kind === 'rows' && left.value.rows.length === 0);

/** `named`: names the template has somewhere; their section was hidden by a condition. */
export function unplacedValues(
  model: DocumentModel,
  scopes: Scopes,
  named: Set<string>,
): { unplaced: Unplaced[]; warnings: string[] } {
  const unplaced: Unplaced[] = [];
  const warnings: string[] = [];
  for (const left of leftovers(model.values, scopes.used, '')) {
    const name = left.place.slice(left.place.lastIndexOf(' / ') + 1).replace(/^\/ /, '');
    const hidden = named.has(name);
    if (left.value.kind === 'flag' && !hidden) warnings.push(`模板没有用到条件「${left.place}」。`);
    if (isEmpty(left)) continue;
    const at = 'from' in left.value ? left.value.from : undefined;
    const reason = hidden ? '所在段落按条件没有显示' : '';
    if (at) unplaced.push({ question: at.question, label: left.place, text: shorten(value(left)), at, reason });
    else if (!hidden) warnings.push(`模板中没有「${left.place}」的位置，内容「${shorten(value(left))}」没有写入。`);
  }
  return { unplaced, warnings };
}

export function emptyReport(model: DocumentModel, template: Uint8Array): ExportReport {
  return {
    document: model.document,
    title: model.title,
    subject: model.subject,
    // The model does not know it; whoever asked for the document does.
    subjectName: '',
    fileName: model.fileName,
    template: { fileName: model.template, fingerprint: createHash('sha256').update(template).digest('hex') },
    path: '',
    bytes: 0,
    sha256: '',
    draft: model.draft,
    placed: [],
    empty: model.empty,
    unplaced: [...model.unplaced],
    mismatched: [],
    warnings: [],
  };
}
