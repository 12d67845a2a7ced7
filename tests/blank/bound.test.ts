/** A binding against its blank and pack, and answers into what it binds, without any file. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerKey, type Answer, type AnswerValue, SUBJECT, toAnswers } from '../../core/answer/answer.ts';
import { bindBlank } from '../../core/blank/bound.ts';
import type { BindingFile, BindingPlace } from '../../core/blank/binding-file.ts';
import { assignmentsOf } from '../../core/blank/bound-fill.ts';
import { printedOption } from '../../core/blank/bound-option.ts';
import type { Blank, BlankPlace } from '../../core/blank/place.ts';
import { needsUnit, printedUnit, unitsClash } from '../../core/blank/unit.ts';
import { buildModel } from '../../core/document/build-model.ts';
import type { DocumentModel } from '../../core/document/model.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { readBlank } from '../../electron/blank/index.ts';
import { loadPack, readBinding } from '../../electron/pack/index.ts';
import { filingBlank } from './bound-blanks.ts';

const folder = path.join(import.meta.dirname, '../fixtures/packs/bound-blank');
let pack: Pack;
let blank: Blank;
let binding: BindingFile;

beforeAll(() => {
  const loaded = loadPack(folder);
  if (!loaded.pack) throw new Error(JSON.stringify(loaded.problems));
  pack = loaded.pack;
  blank = readBlank(filingBlank(), '登记表.docx');
  binding = readBinding(folder, 'documents/filing.binding.yaml');
});

const document = () => {
  const found = pack.documents.find(({ id }) => id === 'filing');
  if (!found) throw new Error('no document');
  return found;
};

const bind = (changes: Record<string, Partial<BindingPlace>> = {}, of = blank) =>
  bindBlank({
    index: indexPack(pack),
    document: document(),
    blank: of,
    binding: { ...binding, places: binding.places.map((place) => ({ ...place, ...changes[place.place] })) },
  });

const answer = (subject: string, question: string, value: AnswerValue, row = '', column = ''): Answer => ({
  ...answerKey(subject, question, row, column),
  value,
});

const DEVICES = ['网关', '防火墙', '堡垒机', '交换机'];
const devices = (count: number): Answer[] =>
  DEVICES.slice(0, count).flatMap((name, i) => [
    answer('p', 'pf_devices', { order: `a${i}` }, `r${i}`),
    answer('p', 'pf_devices', name, `r${i}`, 'name'),
    answer('p', 'pf_devices', i + 1, `r${i}`, 'count'),
    answer('p', 'pf_devices', 'radio', `r${i}`, 'way'),
  ]);

function model(answers: Answer[], bound = bind()): DocumentModel {
  const all = toAnswers([
    answer('c', SUBJECT, { kind: 'company', order: 'a0' }),
    answer('p', SUBJECT, { kind: 'platform', order: 'a1' }),
    answer('c', 'co_name', '甲公司'),
    answer('p', 'pf_name', '平台一'),
    ...answers,
  ]);
  const evaluation = evaluateCasefile(pack, all, '2025-10-20');
  const input = { pack, evaluation, document: 'filing', subject: 'p', date: '2025-10-20', draft: false };
  return buildModel({ ...input, tags: bound, template: '登记表.docx' });
}

const filled = (made: DocumentModel): Record<string, unknown> =>
  Object.fromEntries(assignmentsOf(blank, made.values, ({ name }) => name).map(({ place, value }) => [place, value]));

const said = ({ findings }: DocumentModel): string[] => findings.map(({ level, message }) => `${level} ${message}`);

describe('a binding that does not fit is told, each mistake with its place in the file', () => {
  const first = (changes: Record<string, Partial<BindingPlace>>): [string, string] => {
    const [problem] = bind(changes).problems;
    return [problem?.message ?? '', problem?.path.join(' ') ?? ''];
  };
  it.each<[string, Record<string, Partial<BindingPlace>>, string, string]>([
    ['unknown question', { p2: { question: 'pf_nothing' } }, '没有编号为“pf_nothing”的问题', 'places 0 question'],
    ['unknown field', { p2: { question: 'co_contact.fax' } }, '没有“fax”这一项', 'places 0 question'],
    ['not a contact', { p2: { question: 'co_name.name' } }, '没有“name”这一项', 'places 0 question'],
    ['place not in the blank', { p2: { place: 'p99' } }, '没有位置“p99”', 'places 0 place'],
    ['place bound twice', { p2: { place: 'T1 R1 C2' } }, '绑定了两次', 'places 1 place'],
    ['ink', { p2: { place: 'p42' } }, '不能填写', 'places 0'],
    ['table into one blank', { p2: { question: 'pf_devices' } }, '放不下表格', 'places 0 question'],
    ['rows without a table', { 'T2 R2 C1': { question: 'pf_name' } }, '只能绑定表格题', 'places 14 question'],
    [
      'unknown column',
      { 'T2 R2 C1': { columns: [{ at: 'T2 R2 C1', label: '', column: 'x' }] } },
      '没有列“x”',
      'places 14 columns 0 column',
    ],
    [
      'column not in the blank',
      { 'T2 R2 C1': { columns: [{ at: 'T9', label: '', column: 'name' }] } },
      '没有列“T9”',
      'places 14 columns 0 at',
    ],
    ['expression', { p2: { question: undefined, value: 'q.pf_name +' } }, '表达式有误', 'places 0 value'],
    [
      'expression over nothing',
      { p2: { question: undefined, value: 'q.nothing' } },
      '没有编号为“nothing”',
      'places 0 value',
    ],
    ['printed option', { 'T1 R5 C2': { options: { 集体: 'state' } } }, '没有印选项“集体”', 'places 8 options 集体'],
    [
      'answer option',
      { 'T1 R5 C2': { options: { 国有: 'nobody' } } },
      '没有编号为“nobody”的选项',
      'places 8 options 国有',
    ],
  ])('%s', (_name, changes, message, where) => {
    const [told, at] = first(changes);
    expect(told).toContain(message);
    expect(at).toBe(where);
  });

  it('a question of a form the document does not use', () => {
    const narrow = { ...document(), forms: ['platform'] };
    const { problems } = bindBlank({ index: indexPack(pack), document: narrow, blank, binding });
    expect(problems[0]?.message).toContain('不由本文书使用');
  });

  it('the pack’s own binding fits', () => {
    expect(bind()).toMatchObject({ problems: [], open: [], unconfirmed: [] });
  });

  it('a mistake and an unconfirmed place keep a document from being handed in', () => {
    const made = model([], bind({ p2: { question: 'pf_nothing' }, 'T1 R1 C2': { confirmed: false } }));
    expect(said(made)).toEqual([
      'error 空白表的绑定有误：没有编号为“pf_nothing”的问题',
      'error 空白表“单位名称”处的绑定还没有确认，请在模板管理中确认',
    ]);
  });

  it('nobody’s places are empty, those left blank on purpose are not reported', () => {
    const open = bind({ p2: { question: undefined }, 'T1 R1 C2': { question: undefined, leave: true } });
    expect(open.open).toEqual([{ place: '平台名称', where: 'p2', optional: false }]);
    const places = model([], open).empty.map(({ place }) => place);
    expect(places).toContain('平台名称');
    expect(places).not.toContain('单位名称');
  });
});

describe('answers into the places', () => {
  it('own subject, single kind, contact fields, units that are printed nowhere', () => {
    const made = model([answer('c', 'co_capital', 50), answer('c', 'co_contact', '李一', '', 'name')]);
    expect(filled(made)).toMatchObject({
      p2: '平台一',
      'T1 R1 C2': '甲公司',
      'T1 R2 C2': '50 万元',
      'T1 R3 C3': '李一',
    });
    expect(made.empty).toContainEqual({
      place: '联系人 / 手机',
      where: 'T1 R3 C5',
      optional: false,
      at: { subject: 'c', form: 'company', question: 'co_contact', column: 'mobile' },
    });
  });

  it('an option by the binding’s word, by its label, and 其他 with its text', () => {
    expect(filled(model([answer('c', 'co_nature', 'state')]))['T1 R5 C2']).toBe('国有');
    expect(filled(model([answer('c', 'co_nature', 'foreign')]))['T1 R5 C2']).toBe('外资');
    const other = model([answer('c', 'co_nature', { option: '99', other: '合作' })]);
    expect(filled(other)['T1 R5 C2']).toBe('其他：合作');
  });

  it('an option the blank does not print is an error, never another option', () => {
    const made = model([answer('c', 'co_nature', 'joint')]);
    expect(filled(made)).not.toHaveProperty('T1 R5 C2');
    expect(said(made)).toEqual([expect.stringMatching(/^error “单位性质”处没有印选项「合资」（印有「国有」/)]);
    expect(made.unplaced).toContainEqual(expect.objectContaining({ question: 'co_nature', text: '合资', reason: '' }));
  });

  it('several options into boxes; the one not printed is told, the others are ticked', () => {
    const made = model([answer('p', 'pf_features', ['ota', 'v2x'])]);
    expect(filled(made)['T1 R7 C2']).toEqual(['在线升级']);
    expect(said(made)).toEqual([expect.stringContaining('没有印选项「车路协同」')]);
  });

  it('yes and no', () => {
    expect(filled(model([answer('p', 'pf_cloud', true)]))['T1 R6 C2']).toBe('是');
    expect(filled(model([answer('p', 'pf_cloud', false)]))['T1 R6 C2']).toBe('否');
  });

  it('rows up to the printed limit; one more is an error, and a draft takes what fits', () => {
    expect(said(model(devices(3)))).toEqual([]);
    const made = model(devices(4));
    expect(said(made)).toEqual(['error “主要设备（限3项）”限 3 项，现有 4 项，请删去 1 项；草稿只写入前 3 项']);
    expect(filled(made)['T2 R2 C1']).toEqual([
      { 'T2 R2 C1': '网关', 'T2 R2 C2': '1', 'T2 R2 C3': '无线' },
      { 'T2 R2 C1': '防火墙', 'T2 R2 C2': '2', 'T2 R2 C3': '无线' },
      { 'T2 R2 C1': '堡垒机', 'T2 R2 C2': '3', 'T2 R2 C3': '无线' },
    ]);
    expect(made.unplaced).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('第 4 行：交换机，4，无线') }),
    );
  });

  it('words up to the printed limit', () => {
    const made = model([answer('p', 'pf_intro', '字'.repeat(25))]);
    expect(said(made)).toEqual([expect.stringMatching(/^error “平台简介（限20字）”限 20 字，现有 25 字/)]);
    expect(filled(made)['T1 R8 C2']).toBe('字'.repeat(20));
    expect(made.unplaced).toContainEqual(expect.objectContaining({ text: '字'.repeat(5) }));
  });

  it('the frame takes the first picture, the others are told; a file that is none, too', () => {
    const file = (name: string) => ({ sha256: name.padEnd(64, '0'), name });
    const made = model([answer('p', 'pf_photo', [file('a.png'), file('b.png'), file('c.pdf')])]);
    expect(filled(made)['T1 R10 C2']).toEqual({ image: 'a.png' });
    expect(said(made)).toEqual([
      expect.stringMatching(/^hint .*“c.pdf”不是图片/),
      'warning “贴照片处”处只能放一张图片，其余 1 张没有放入：b',
    ]);
  });

  it('boxes of one question in several cells print an option each', () => {
    const box = (id: string, label: string): BlankPlace => ({
      id,
      at: id,
      kind: 'tick-one',
      label: [label],
      text: '□',
      options: [{ label, on: false }],
    });
    const split: Blank = { ...blank, places: [...blank.places, box('b1', '有'), box('b2', '无')] };
    const both = ['b1', 'b2'].map((place) => ({ place, label: '', question: 'pf_cloud', confirmed: true }));
    const bound = bindBlank({
      index: indexPack(pack),
      document: document(),
      blank: split,
      binding: { ...binding, places: [...binding.places, ...both] },
    });
    const made = model([answer('p', 'pf_cloud', false)], bound);
    const written = assignmentsOf(split, made.values, () => '').filter(({ place }) => /^b\d/.test(place));
    expect(written).toEqual([{ place: 'b2', value: true }]);
    expect(said(made)).toEqual([]);
  });
});

describe('only words that say the same are one option', () => {
  const none = new Map<string, string>();
  const find = (answer: string, ...printed: string[]): string | undefined =>
    printedOption(
      printed.map((label) => ({ label, on: false })),
      none,
      { option: 'x', label: answer },
    )?.label;
  it.each<[string, string[], string | undefined]>([
    ['民营', ['国 有', '民 营'], '民 营'],
    ['公有云', ['公有云（须注明服务商）', '私有云'], '公有云（须注明服务商）'],
    ['公有云：由第三方运营', ['公有云', '私有云'], '公有云'],
    ['企业', ['3事业单位', '4企业'], '4企业'],
    ['2级', ['3级'], undefined],
    ['通过', ['不通过', '基本通过'], undefined],
    ['有，已备案', ['有，未备案', '无'], undefined],
    ['有', ['有', '有'], undefined],
  ])('%s among %j', (answer, printed, expected) => expect(find(answer, ...printed)).toBe(expected));
});

describe('units', () => {
  it.each([
    ['元', '万元', true],
    ['万元', '万元人民币', false],
    ['人民币元', '万元人民币', true],
    ['GB', 'TB', true],
    ['辆', '万辆', true],
    ['台', '辆', false],
    ['月', '年', true],
  ])('%s and %s', (a, b, clash) => expect(unitsClash(a, b)).toBe(clash));

  it('money is not understood without its unit, a count is', () => {
    expect([needsUnit('万元'), needsUnit('GB'), needsUnit('辆')]).toEqual([true, true, false]);
    expect(printedUnit(['基本情况', '注册资本（万元）'], undefined)).toBe('万元');
  });

  it('a number counted otherwise than the blank counts is refused', () => {
    const places = blank.places.map((place) => (place.id === 'T1 R2 C2' ? { ...place, unit: '元' } : place));
    const [problem] = bind({}, { ...blank, places }).problems;
    expect(problem?.message).toContain('以“元”为单位，「注册资本」以“万元”为单位');
  });
});
