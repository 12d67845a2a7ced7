import { describe, expect, it } from 'vitest';
import type { BindingFile, BindingPlace } from '../../core/blank/binding-file.ts';
import { openPlaces } from '../../core/blank/binding-state.ts';
import { type CarriedOver, carryOver } from '../../core/blank/carry-over.ts';
import { proposeBinding } from '../../core/blank/match.ts';
import type { BlankPlace } from '../../core/blank/place.ts';
import { formSchema, type Form, type Pack } from '../../core/form/pack-schema.ts';
import { options as optionsOf, place as placeAt } from './made-places.ts';

const form = (questions: unknown[]): Form =>
  formSchema.parse({
    id: 'f',
    title: '登记',
    subject: 'company',
    sections: [{ id: 's', title: '基本情况', questions }],
  });
const text = (id: string, label: string) => ({ id, label, type: 'text' });
const choice = (id: string, label: string, ...labels: string[]) => ({
  id,
  label,
  type: 'choice',
  options: labels.map((each, i) => ({ id: `o${i}`, label: each })),
});
const table = {
  id: 'staff',
  label: '人员',
  type: 'table',
  columns: [text('name', '姓名'), text('post', '岗位'), text('phone', '电话')],
};
const FORM = form([text('name', '单位名称'), text('site', '网址'), choice('kind', '单位性质', '国有', '民营'), table]);

const place = (at: string, label: string, more?: Partial<BlankPlace>): BlankPlace =>
  placeAt(at, ['基本情况', label], more);
const options = (...labels: string[]) => ({ kind: 'tick-one' as const, ...optionsOf(...labels) });
const staff = (at: string, row: number, ...labels: string[]): BlankPlace =>
  place(at, '人员', {
    kind: 'row',
    rows: 3,
    columns: labels.map((label, i) => ({ label: [label], kind: 'cell', at: `T1 R${row} C${i + 1}` })),
  });

const OLD = [
  place('T1 R1 C2', '单位名称'),
  place('T1 R2 C2', '单位性质', options('国有', '民营')),
  place('T1 R3 C2', '网址'),
  staff('T1 R5 C1', 5, '姓名', '岗位'),
  place('T1 R9 C2', '签字', { kind: 'sign' }),
];
const entry = (of: string, more: Partial<BindingPlace>): BindingPlace => ({
  place: of,
  label: '',
  confirmed: true,
  ...more,
});
const BOUND: BindingPlace[] = [
  entry('T1 R1 C2', { question: 'name', empty: '无' }),
  entry('T1 R2 C2', { question: 'kind', options: { 国有: 'o0', 民营: 'o1' } }),
  entry('T1 R3 C2', { leave: true }),
  entry('T1 R5 C1', {
    question: 'staff',
    columns: [
      { at: 'T1 R5 C1', label: '姓名', column: 'name' },
      { at: 'T1 R5 C2', label: '岗位', leave: true },
    ],
  }),
  entry('T1 R9 C2', { leave: true, confirmed: false }),
];

function carry(now: BlankPlace[], places = BOUND, questions: Form = FORM): CarriedOver {
  const binding: BindingFile = {
    format: 1,
    blank: '2025.docx',
    fingerprint: 'a'.repeat(64),
    pack: { id: 'p', version: '1.0.0' },
    forms: ['f'],
    places,
  };
  const source = { blank: '2026.docx', fingerprint: 'b'.repeat(64), pack: { id: 'p', version: '2.0.0' }, forms: ['f'] };
  const pack = { optionSets: {}, forms: [questions] } as unknown as Pack;
  const proposals = proposeBinding(now, pack, [questions]);
  return carryOver({ places: OLD, binding }, { places: now, source, proposals, forms: [questions] });
}
const of = ({ binding }: CarriedOver, at: string): BindingPlace => {
  const found = binding.places.find((each) => each.place === at);
  if (!found) throw new Error(`no entry for ${at}`);
  return found;
};

describe('carrying a binding over', () => {
  it('keeps everything where nothing changed', () => {
    const carried = carry(OLD);
    expect(carried.removed).toEqual([]);
    expect(openPlaces(OLD, carried.binding)).toEqual([]);
    expect(carried.binding).toMatchObject({
      blank: '2026.docx',
      fingerprint: 'b'.repeat(64),
      pack: { version: '2.0.0' },
      carriedFrom: { blank: '2025.docx', fingerprint: 'a'.repeat(64) },
    });
    expect(of(carried, 'T1 R1 C2')).toMatchObject({ question: 'name', empty: '无', confirmed: true });
    expect(carried.binding.places.every(({ difference }) => difference === undefined)).toBe(true);
    expect(carry(OLD)).toEqual(carried);
  });

  it('follows places that moved, with their columns', () => {
    const moved = carry([place('T2 R7 C4', '单位名称'), staff('T2 R9 C1', 9, '岗位', '姓 名')]);
    expect(of(moved, 'T2 R7 C4')).toMatchObject({ question: 'name', confirmed: true });
    expect(of(moved, 'T2 R9 C1').columns).toEqual([
      { at: 'T1 R9 C1', label: '岗位', leave: true },
      { at: 'T1 R9 C2', label: '姓 名', column: 'name' },
    ]);
    expect(moved.removed.map(({ old }) => old?.at)).toEqual(['T1 R2 C2', 'T1 R3 C2', 'T1 R9 C2']);
  });

  it('asks again where label, options, limit or columns changed, and says what', () => {
    const now = [
      place('T1 R1 C2', '单位全称', { limit: 30 }),
      place('T1 R2 C2', '单位性质', options('国 有', '外资')),
      place('T1 R3 C2', '网址'),
      staff('T1 R5 C1', 5, '姓名', '岗位', '电话'),
    ];
    const carried = carry(now);
    expect(of(carried, 'T1 R1 C2')).toMatchObject({
      question: 'name',
      confirmed: false,
      difference: '标签变化：基本情况 / 单位名称 → 基本情况 / 单位全称；限制变化：无 → 30',
    });
    expect(of(carried, 'T1 R2 C2')).toMatchObject({
      question: 'kind',
      confirmed: false,
      difference: '选项变化：新增「外资」；取消「民营」',
      options: { '国 有': 'o0' },
    });
    expect(of(carried, 'T1 R3 C2')).toMatchObject({ leave: true, confirmed: true });
    expect(of(carried, 'T1 R5 C1')).toMatchObject({
      question: 'staff',
      confirmed: false,
      difference: '列变化：新增「电话」',
      columns: [{ column: 'name' }, { leave: true }, { column: 'phone' }],
    });
    expect(openPlaces(now, carried.binding)).toHaveLength(3);
  });

  it('proposes for what is new and settles what nobody writes', () => {
    const now = [
      ...OLD,
      place('T1 R10 C2', '单位名称（复核）'),
      place('T1 R11 C2', '受理编号', { kind: 'office-use' }),
    ];
    const carried = carry(now);
    expect(of(carried, 'T1 R10 C2')).toMatchObject({ confirmed: false, difference: '新增的位置', question: 'name' });
    expect(openPlaces(now, carried.binding).map(({ at }) => at)).toEqual(['T1 R10 C2']);
  });

  it('drops questions that the pack no longer asks, with the reason', () => {
    const fewer = form([
      text('company', '单位名称'),
      text('site', '网址'),
      { ...table, columns: [text('post', '岗位')] },
    ]);
    const carried = carry(OLD, BOUND, fewer);
    expect(of(carried, 'T1 R1 C2')).toMatchObject({
      question: 'company',
      confirmed: false,
      difference: '问卷里已没有问题「name」',
    });
    expect(of(carried, 'T1 R2 C2')).toMatchObject({ confirmed: false, difference: '问卷里已没有问题「kind」' });
    expect(of(carried, 'T1 R5 C1').difference).toBe('表格「人员」已没有列「name」');
    expect(of(carried, 'T1 R3 C2')).toMatchObject({ leave: true, confirmed: true });
  });

  it('never confirms what was not confirmed', () => {
    const open = BOUND.map((each) => ({ ...each, confirmed: false }));
    const undecided = entry('T1 R3 C2', { confirmed: false });
    const carried = carry(OLD, [...open.filter((each) => each.place !== 'T1 R3 C2'), undecided]);
    expect(carried.binding.places.some(({ confirmed }) => confirmed)).toBe(false);
    // Nobody had decided: what is proposed now is worth more than nothing.
    expect(of(carried, 'T1 R3 C2')).toMatchObject({ question: 'site' });
    expect(of(carried, 'T1 R1 C2')).toMatchObject({ question: 'name', empty: '无' });
  });

  it('asks about places the old binding did not know', () => {
    const carried = carry(OLD, BOUND.slice(1));
    expect(of(carried, 'T1 R1 C2')).toMatchObject({ confirmed: false, difference: '旧的绑定里没有这个位置' });
  });
});
