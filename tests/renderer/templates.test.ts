/** The template screen's own reckoning: states, the way through open places, pairs, and writes that fail and come again. */
import { describe, expect, it } from 'vitest';
import type { BindingFile, BindingPlace } from '../../core/blank/binding-file.ts';
import type { BlankPlace } from '../../core/blank/place.ts';
import type { TemplateDetail } from '../../core/blank/template.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { Form } from '../../core/form/pack-schema.ts';
import { cellMarks, markedCells } from '../../renderer/pages/export/sheet-marks.ts';
import { createBindingStore } from '../../renderer/pages/templates/state/binding-store.ts';
import { isLikely } from '../../renderer/pages/templates/state/certainty.ts';
import { boundTo, confirmed, leftBlank, reopened } from '../../renderer/pages/templates/state/edits.ts';
import { optionPairs, optionsWithoutBox, withPair } from '../../renderer/pages/templates/state/pairs.ts';
import {
  entriesOf,
  filterEntries,
  nextOpen,
  progressOf,
  type PlaceEntry,
} from '../../renderer/pages/templates/state/places.ts';
import { searchOptions, targetsOf } from '../../renderer/pages/templates/state/questions.ts';
import { tinyPack } from '../support/tiny-pack.ts';

const form: Form = {
  id: 'f',
  title: '备案表',
  subject: 'k',
  sections: [
    {
      id: 's',
      title: '基本情况',
      questions: [
        { id: 'name', type: 'text', label: '单位名称' },
        { id: 'kind', type: 'choice', label: '单位性质', options: [{ id: 'a', label: '企业' }, { id: 'b', label: '机关' }] },
        { id: 'boss', type: 'contact', label: '负责人', fields: [{ field: 'name' }, { field: 'mobile' }] },
        { id: 'note', type: 'note', label: '说明', text: '说明' },
        {
          id: 'list',
          type: 'table',
          label: '资产',
          columns: [
            { id: 'what', type: 'text', label: '名称' },
            { id: 'many', type: 'number', label: '数量' },
          ],
        },
      ],
    },
  ],
}; // prettier-ignore
const pack = tinyPack({
  id: 'p',
  subjects: [{ kind: 'k', title: 'K', nameQuestion: 'name', forms: ['f'] }],
  forms: [form],
});

const place = (id: string, extra: Partial<BlankPlace> = {}): BlankPlace => ({
  id,
  at: id,
  kind: 'cell',
  label: [id],
  text: '',
  ...extra,
});
const ROW = place('r', {
  kind: 'row',
  label: ['资产'],
  columns: [
    { label: ['名称'], kind: 'cell', at: 'r1' },
    { label: ['备注'], kind: 'cell', at: 'r2' },
  ],
});
const PLACES = [
  place('a'),
  place('b', {
    kind: 'tick-one',
    options: [
      { label: '企业', on: false },
      { label: '其他', on: false },
    ],
  }),
  place('c', { kind: 'sign' }),
  ROW,
  place('d'),
];
const BINDING: BindingFile = {
  format: 1,
  blank: '表.docx',
  fingerprint: '0'.repeat(64),
  pack: { id: 'p', version: '1.0.0' },
  forms: ['f'],
  places: [
    { place: 'a', label: 'a', question: 'name', score: 0.9, confirmed: false, difference: '标签不同' },
    { place: 'b', label: 'b', question: 'kind', score: 0.9, confirmed: false },
    { place: 'c', label: 'c', leave: true, confirmed: false },
    { place: 'r', label: '资产', question: 'list', score: 0.8, confirmed: false, columns: [{ at: 'r1', label: '名称', column: 'what' }, { at: 'r2', label: '备注' }] },
    { place: 'd', label: 'd', confirmed: false },
  ],
}; // prettier-ignore
const DETAIL: TemplateDetail = {
  document: 'x',
  title: 'X',
  info: {} as TemplateDetail['info'],
  blank: { format: 'docx', fingerprint: '0'.repeat(64), places: PLACES, problems: [] },
  binding: BINDING,
  proposals: [],
  removed: [],
};
const targets = targetsOf(pack, ['f']);
const entries = (changed: BindingPlace[] = []): PlaceEntry[] =>
  entriesOf(DETAIL, {
    ...BINDING,
    places: BINDING.places.map((each) => changed.find(({ place: id }) => id === each.place) ?? each),
  });
const entryOf = (id: string): PlaceEntry => entries().find((entry) => entry.place.id === id)!;

describe('places', () => {
  it('are numbered, and only those that may be written count', () => {
    expect(entries().map(({ number, state }) => `${number}${state}`)).toEqual([
      '1open',
      '2open',
      '3closed',
      '4open',
      '5open',
    ]);
    expect(progressOf(entries())).toEqual({ done: 0, total: 4 });
    const after = entries([confirmed(entryOf('a'))!, leftBlank(entryOf('d'))]);
    expect(progressOf(after)).toEqual({ done: 2, total: 4 });
    expect(filterEntries(after, 'left').map(({ number }) => number)).toEqual([5]);
    expect(filterEntries(after, 'different').map(({ number }) => number)).toEqual([1]);
    expect(filterEntries(after, 'open', 'a').map(({ number }) => number)).toEqual([1, 2, 4]);
  });
  it('the way goes on round the end and past what is settled', () => {
    expect(nextOpen(entries(), 'd')?.place.id).toBe('a');
    expect(nextOpen(entries(), 'b')?.place.id).toBe('r');
    expect(nextOpen(entries(BINDING.places.map((each) => ({ ...each, leave: true, confirmed: true }))), 'a')).toBe(
      undefined,
    );
  });
  it('a place without a question cannot be said yes to; undecided columns stay blank', () => {
    expect(confirmed(entryOf('d'))).toBe(undefined);
    expect(confirmed(entryOf('r'))?.columns).toEqual([
      { at: 'r1', label: '名称', column: 'what' },
      { at: 'r2', label: '备注', leave: true },
    ]);
  });
  it('leaving blank puts the question away and keeps what is different', () => {
    expect(leftBlank(entryOf('a'))).toEqual({
      place: 'a',
      label: 'a',
      difference: '标签不同',
      leave: true,
      confirmed: true,
    });
    expect(reopened({ ...entryOf('d'), bound: leftBlank(entryOf('d')) })).toEqual({
      place: 'd',
      label: 'd',
      confirmed: false,
    });
  });
  it('another question brings its own columns and drops the old pairs', () => {
    const entry = { ...entryOf('r'), bound: { ...entryOf('r').bound, empty: '/', options: { x: 'y' } } };
    expect(boundTo(pack, entry, targets.get('list')!)).toEqual({
      place: 'r',
      label: '资产',
      question: 'list',
      empty: '/',
      columns: [
        { at: 'r1', label: '名称', column: 'what' },
        { at: 'r2', label: '备注' },
      ],
      confirmed: true,
    });
  });
  it('what may be confirmed in one go has nothing left to pair', () => {
    expect(
      entries()
        .filter((entry) => isLikely(pack, targets, entry))
        .map(({ place: { id } }) => id),
    ).toEqual(['a']);
  });
});

describe('questions and options', () => {
  it('tables are offered for rows only, a contact by its parts', () => {
    expect(searchOptions(targets, false).map(({ id }) => id)).toEqual(['name', 'kind', 'boss.name', 'boss.mobile']);
    expect(searchOptions(targets, true)).toEqual([{ id: 'list', label: '资产', hint: '备案表 › 基本情况' }]);
  });
  it('printed options are paired by their words or by hand', () => {
    const printed = PLACES[1]?.options ?? [];
    const offered = [
      { id: 'a', label: '企业' },
      { id: 'b', label: '机关' },
    ];
    const pairs = optionPairs(printed, offered, { 其他: 'b' });
    expect(pairs).toEqual([
      { printed: '企业', chosen: '', byWords: 'a' },
      { printed: '其他', chosen: 'b', byWords: '' },
    ]);
    expect(optionsWithoutBox(pairs, offered)).toEqual([]);
    expect(optionsWithoutBox(optionPairs(printed, offered, undefined), offered)).toEqual([{ id: 'b', label: '机关' }]);
    const yesNo = [
      { id: 'true', label: '是' },
      { id: 'false', label: '否' },
    ];
    const lone = optionPairs([{ label: '已加密', on: false }], yesNo, undefined);
    expect(lone).toEqual([{ printed: '已加密', chosen: '', byWords: 'true' }]);
    expect(optionsWithoutBox(lone, yesNo)).toEqual([]);
    expect(withPair({ 其他: 'b' }, '其他', '')).toBe(undefined);
    expect(withPair(undefined, '其他', 'b')).toEqual({ 其他: 'b' });
  });
});

describe('writing a binding', () => {
  const settledPlace: BindingPlace = { place: 'a', label: 'a', question: 'name', confirmed: true };
  it('shows at once, writes what waits in one go, and takes back', async () => {
    const written: BindingPlace[][] = [];
    const store = createBindingStore(DETAIL, BINDING, async (places) => {
      written.push(places);
      await Promise.resolve();
      return { ...DETAIL, binding: { ...store.get().binding } };
    });
    store.put([settledPlace]);
    expect(store.get().binding.places[0]).toBe(settledPlace);
    store.put([{ place: 'b', label: 'b', leave: true, confirmed: true }]);
    store.put([{ place: 'd', label: 'd', leave: true, confirmed: true }]);
    expect(store.get().save).toBe('saving');
    await store.settled();
    expect(store.get().save).toBe('saved');
    expect(written.map((batch) => batch.map((each) => each.place))).toEqual([['a'], ['b', 'd']]);
    store.undo();
    await store.settled();
    expect(store.get().binding.places.at(-1)).toEqual({ place: 'd', label: 'd', confirmed: false });
  });
  it('a write that fails is told, stays on the screen, and goes out with the next try', async () => {
    let broken = true;
    const written: string[] = [];
    const store = createBindingStore(DETAIL, BINDING, (places) => {
      if (broken) return Promise.reject(new WorkbenchError('DISK', '磁盘已满。', '请清理。'));
      written.push(...places.map((each) => each.place));
      return Promise.resolve({ ...DETAIL, binding: store.get().binding });
    });
    store.put([settledPlace]);
    await expect(store.settled()).rejects.toThrow('磁盘已满');
    expect(store.get().save).toBe('failed');
    expect(store.get().binding.places[0]?.confirmed).toBe(true);
    broken = false;
    store.retry();
    await store.settled();
    expect(written).toEqual(['a']);
    expect(store.get()).toMatchObject({ save: 'saved', error: null });
  });
});

it('a workbook is highlighted by cell; several places in one cell show all their numbers', () => {
  const mark = (id: string, at: string, number: number, more?: string[]) =>
    ({ place: id, at, number, shape: 'cell', state: 'open', sign: '?', title: '', ...(more ? { more } : {}) }) as const;
  const marks = [
    mark('x', '表 1!B2:C3', 1),
    mark('y', '表 1!B2:C3', 2),
    mark('z', '表 1!A5', 3, ['表 1!A5', '表 1!D5']),
  ];
  const cells = cellMarks(marks);
  expect(cells.get('表 1!2/2')).toMatchObject({ place: 'x', badge: '1? 2?' });
  expect(cells.get('表 1!5/4')).toMatchObject({ place: 'z', badge: '' });
  expect(cells.get('表 1!5/1')).toMatchObject({ place: 'z', badge: '3?' });
  expect(markedCells(marks).get('表 1')).toContainEqual({ row: 5, column: 4 });
  expect(markedCells([mark('h', '表 1!oddHeader', 1)]).size).toBe(0);
});
