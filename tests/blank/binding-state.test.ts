import { describe, expect, it } from 'vitest';
import type { BindingPlace } from '../../core/blank/binding-file.ts';
import { openPlaces } from '../../core/blank/binding-state.ts';
import type { BlankPlace } from '../../core/blank/place.ts';

const cell: BlankPlace = { id: 'p1', at: 'p1', kind: 'cell', label: ['单位名称'], text: '' };
const ink: BlankPlace = { id: 'p2', at: 'p2', kind: 'sign', label: ['签字'], text: '' };
const rows: BlankPlace = {
  id: 'T1 R2 C1',
  at: 'T1 R2 C1',
  kind: 'row',
  label: ['设备清单'],
  text: '',
  columns: [
    { label: ['名称'], kind: 'cell', at: 'T1 R2 C1' },
    { label: ['合计'], kind: 'formula', at: 'T1 R2 C2' },
    { label: ['品牌'], kind: 'cell', at: 'T1 R2 C3' },
  ],
};
const entry = (place: BlankPlace, more: Partial<BindingPlace>): BindingPlace => ({
  place: place.id,
  label: place.label.join(' / '),
  confirmed: true,
  ...more,
});
const column = (at: string, more: object = {}) => ({ at, label: '', ...more });
const name = column('T1 R2 C1', { column: 'name' });

describe('what is left to confirm', () => {
  it.each<[string, BlankPlace, Partial<BindingPlace> | undefined, boolean]>([
    ['a place nobody has looked at', cell, undefined, true],
    ['a proposal', cell, { question: 'q', confirmed: false }, true],
    ['confirmed without saying what goes there', cell, {}, true],
    ['confirmed', cell, { question: 'q' }, false],
    ['left blank on purpose', cell, { leave: true }, false],
    ['ink', ink, undefined, false],
    ['a table with a column nobody decided', rows, { question: 't', columns: [name] }, true],
    [
      'a table with a column mentioned and not decided',
      rows,
      { question: 't', columns: [name, column('T1 R2 C3')] },
      true,
    ],
    [
      'a table with every column decided',
      rows,
      { question: 't', columns: [name, column('T1 R2 C3', { leave: true })] },
      false,
    ],
    ['a table left blank', rows, { leave: true }, false],
  ])('%s', (_name, place, bound, open) => {
    const places = bound === undefined ? [] : [entry(place, bound)];
    expect(openPlaces([place], { places }).length > 0).toBe(open);
  });
});
