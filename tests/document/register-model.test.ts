import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answer, answerKey, SUBJECT, toAnswers } from '../../core/answer/answer.ts';
import { buildDocument } from '../../core/document/build-model.ts';
import { checkBinding } from '../../core/document/check-binding.ts';
import type { TagNode } from '../../core/document/tags.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition, Pack } from '../../core/form/pack-schema.ts';
import { RegisterChecker } from '../../core/register/check-rows.ts';
import { loadPack } from '../../electron/pack/index.ts';

const folder = join(dirname(import.meta.dirname), 'fixtures/packs/register');
const loaded = loadPack(folder).pack as Pack;
const tag = (name: string, kind: TagNode['kind'] = 'value', ...children: TagNode[]): TagNode => ({
  name,
  kind,
  children,
});
const loop = (name: string, ...names: string[]): TagNode => tag(name, 'loop', ...names.map((each) => tag(each)));

const document = (places: DocumentDefinition['places'], template = 'a.xlsx'): DocumentDefinition => ({
  id: 'list',
  title: '目录',
  subject: 'thing',
  template,
  fileName: '目录',
  forms: ['main'],
  places,
  omit: {},
});

const answers = toAnswers([
  { ...answerKey('s', SUBJECT), value: { kind: 'thing', order: 'a0' } },
  { ...answerKey('s', 'name'), value: '甲' },
  { ...answerKey('s', 'vehicles'), value: 1000 },
] satisfies Answer[]);

/** Rows as the service has them, computed columns included. */
function viewsOf(pack: Pack, count: number) {
  const register = indexPack(pack).questions.get('catalogue')!.question;
  if (register.type !== 'register') throw new Error('not a register');
  const checker = new RegisterChecker(pack, register, { q: { vehicles: 1000 } });
  return Array.from({ length: count }, (_, i) => {
    const cells = { no: `A-${i}`, ...(i % 2 ? { level: 'important', cars: i } : { level: 'general' }) };
    return checker.check(`r${i}`, { order: `a${i}`, cells }).view;
  });
}

function build(definition: DocumentDefinition, tags: TagNode[], count: number, listedRows?: number) {
  const pack: Pack = { ...loaded, documents: [definition] };
  const views = viewsOf(pack, count);
  const summary = { count, important: Math.floor(count / 2), people_total: 0, kinds: 0, largest: null };
  const rest = { scores: {}, problems: [], generation: 0, version: 1 };
  const states = [{ subject: 's', question: 'catalogue', summary, ...rest }];
  const evaluation = evaluateCasefile(pack, answers, '2026-07-01', states);
  const more = { document: definition.id, subject: 's', date: '2026-07-01', draft: false, tags };
  return { views, ...buildDocument({ pack, evaluation, registers: () => views, listedRows, ...more }) };
}

describe('a loop over a register', () => {
  const columns = ['数据编号', 'level', '覆盖占比', '序号'];

  it.each(['q.catalogue', 'q.catalogue.rows'])(
    '`%s` finds columns by label and id, with labels, numbers, computed values',
    (rows) => {
      const { model, streams } = build(document({ 目录: { rows } }), [loop('目录', ...columns)], 300);
      expect(model.values['目录']).toMatchObject({ kind: 'stream', count: 300, from: { question: 'catalogue' } });
      const [stream] = streams.values();
      expect(stream?.cells(0, 3)).toEqual(['A-0', '一般', null, 'A-1', '重要', 0.1, 'A-2', '一般', null]);
      expect(stream?.cells(298, 400)).toEqual(['A-298', '一般', null, 'A-299', '重要', 29.9]);
    },
  );

  it('keeps the rows its filter holds for; an open condition costs only its own row', () => {
    const rows = 'q.catalogue.rows.filter(r, r.cars > 100.0)';
    const { model, streams } = build(document({ 目录: { rows } }), [loop('目录', 'no')], 1_001);
    expect(model.values['目录']).toMatchObject({ kind: 'stream', count: 450 });
    expect([...streams.values()][0]?.cells(0, 2)).toEqual(['A-101', 'A-103']);
  });

  it('says row.x and what is outside of the row in one expression', () => {
    const each = {
      甲: 'q.name + "-" + row.no',
      乙: { value: 'row.cars', as: 'number' as const, decimals: 1, empty: '/' },
    };
    const { streams } = build(document({ 目录: { rows: 'q.catalogue', each } }), [loop('目录', '甲', '乙')], 201);
    expect([...streams.values()][0]?.cells(0, 2)).toEqual(['甲-A-0', '/', '甲-A-1', 1]);
  });

  it('stays a list while it is short, with the same texts', () => {
    const { model, streams } = build(document({ 目录: { rows: 'q.catalogue.rows' } }), [loop('目录', ...columns)], 3);
    expect(streams.size).toBe(0);
    const value = model.values['目录'];
    const rows = value?.kind === 'rows' ? value.rows : [];
    expect(rows[1]).toMatchObject({
      数据编号: { text: 'A-1', from: { row: 'r1', column: 'no' } },
      level: { text: '重要' },
      覆盖占比: { number: 0.1 },
    });
  });

  it('tells empty required cells, columns without a place, and sections inside the row', () => {
    const tags = [tag('目录', 'loop', tag('title'), tag('level', 'loop', tag('no')))];
    const { model } = build(document({ 目录: { rows: 'q.catalogue' } }), tags, 250);
    expect(model.empty).toContainEqual({
      place: '目录 / title',
      optional: false,
      at: { subject: 's', form: 'main', question: 'catalogue', row: 'r0', column: 'title' },
    });
    expect(model.unplaced.map(({ label, text }) => `${label}：${text}`)).toEqual(
      expect.arrayContaining(['数据目录 / 数据编号：250 行有内容', '数据目录 / 涉及车辆数：125 行有内容']),
    );
    expect(model.findings.map(({ message }) => message).join()).toContain('台账的行里不能用');
  });

  it('in Word is a list with an end, and says so', () => {
    const long = build(document({ 目录: { rows: 'q.catalogue' } }, 'a.docx'), [loop('目录', 'no')], 1_200);
    expect(long.streams.size).toBe(0);
    const value = long.model.values['目录'];
    expect(value?.kind === 'rows' ? value.rows.length : 0).toBe(1_000);
    expect(long.model.findings.filter(({ level }) => level === 'error').map(({ message }) => message)).toContain(
      '“目录”处要写入「数据目录」的 1200 行，Word 文书里最多 1000 行；请改用 Excel 文书，草稿只写入前 1000 行',
    );
  });

  it('keeps computed values as they were, whatever is edited while the rows are drawn', () => {
    const { streams, views } = build(document({ 目录: { rows: 'q.catalogue' } }), [loop('目录', 'share')], 300);
    for (const view of views) view['share'] = 99;
    expect([...streams.values()][0]?.cells(0, 2)).toEqual([null, 0.1]);
  });

  it('is checked against the pack without answers', () => {
    const definition = document({ 目录: { rows: 'q.catalogue.rows' } });
    const index = indexPack({ ...loaded, documents: [definition] });
    const { unbound, uncovered } = checkBinding(index, definition, [loop('目录', 'no', '没有的列')]);
    expect(unbound.map(({ path }) => path)).toEqual(['目录 / 没有的列']);
    expect(uncovered.map(({ question }) => question)).not.toContain('catalogue');
  });
});
