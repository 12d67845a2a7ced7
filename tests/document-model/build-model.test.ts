import { describe, expect, it } from 'vitest';
import { answerKey, type Answer, type AnswerValue, SUBJECT, toAnswers } from '../../core/answer/answer.ts';
import { buildModel } from '../../core/document/build-model.ts';
import { documentFileName, safeFileName } from '../../core/document/file-name.ts';
import type { DocumentModel } from '../../core/document/model.ts';
import type { TagNode } from '../../core/document/tags.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { tinyPack } from '../support/tiny-pack.ts';

const pack = (document: Partial<DocumentDefinition>) =>
  tinyPack({
    version: '2.0.0',
    subjects: [
      { kind: 'ent', title: '企业', single: true, nameQuestion: 'ent_name', forms: ['f_ent'] },
      { kind: 'sys', title: '对象', nameQuestion: 'sys_name', forms: ['f_sys'] },
    ],
    forms: [
      {
        id: 'f_ent',
        title: '企业',
        subject: 'ent',
        sections: [
          {
            id: 's1',
            title: '一',
            questions: [
              { id: 'ent_name', type: 'text', label: '单位名称' },
              { id: 'ent_who', type: 'contact', label: '联系人', fields: [{ field: 'name' }, { field: 'mobile' }] },
            ],
          },
        ],
      },
      {
        id: 'f_sys',
        title: '对象',
        subject: 'sys',
        sections: [
          {
            id: 's2',
            title: '一',
            questions: [
              { id: 'sys_name', type: 'text', label: '名称' },
              {
                id: 'sys_kind',
                type: 'choice',
                label: '类型',
                options: [
                  { id: 'P1', label: 'TSP' },
                  { id: 'P9', label: '其他', other: true },
                ],
              },
              {
                id: 'sys_multi',
                type: 'multi',
                label: '功能',
                options: [
                  { id: 'ota', label: '在线升级' },
                  { id: 'key', label: '数字钥匙' },
                ],
              },
              { id: 'sys_cars', type: 'number', label: '车辆数', unit: '辆' },
              { id: 'sys_date', type: 'date', label: '日期' },
              { id: 'sys_text', type: 'longtext', label: '描述' },
              { id: 'sys_cloud', type: 'yesno', label: '上云' },
              { id: 'sys_hidden', type: 'text', label: '云商', visibleWhen: 'q.sys_cloud == true' },
              { id: 'sys_pics', type: 'attachment', label: '拓扑' },
              {
                id: 'hw',
                type: 'table',
                label: '硬件',
                columns: [
                  { id: 'brand', type: 'text', label: '品牌' },
                  { id: 'n', type: 'number', label: '数量' },
                  { id: 'way', type: 'choice', label: '方式', options: [{ id: 'r', label: '远程' }] },
                ],
              },
              { id: 'sw', type: 'table', label: '软件', columns: [{ id: 'brand', type: 'text', label: '厂商' }] },
            ],
          },
        ],
      },
    ],
    documents: [
      {
        id: 'doc',
        title: '报告',
        subject: 'sys',
        template: 't/x.docx',
        fileName: '《报告》_{one.ent.ent_name}_{today}',
        forms: ['f_ent', 'f_sys'],
        places: {},
        omit: {},
        ...document,
      },
    ],
  });

const answer = (subject: string, question: string, value: AnswerValue, row = '', column = ''): Answer => ({
  ...answerKey(subject, question, row, column),
  value,
});
const tag = (name: string, kind: TagNode['kind'] = 'value', children: TagNode[] = []): TagNode => ({
  name,
  kind,
  children,
});
const base = [
  answer('e', SUBJECT, { kind: 'ent', order: 'a' }),
  answer('s', SUBJECT, { kind: 'sys', order: 'a' }),
  answer('s2', SUBJECT, { kind: 'sys', order: 'b' }),
  answer('e', 'ent_name', '申驰智联'),
  answer('s2', 'sys_name', '乙'),
];

function model(
  list: Answer[],
  tags: TagNode[],
  document: Partial<DocumentDefinition> = {},
  draft = false,
): DocumentModel {
  const p = pack(document);
  const evaluation = evaluateCasefile(p, toAnswers([...base, ...list]), '2025-10-01');
  return buildModel({ pack: p, evaluation, document: 'doc', subject: 's', date: '2025-10-01', draft, tags });
}

describe('document model: each kind of question in its own form', () => {
  it.each([
    [answer('s', 'sys_kind', 'P1'), 'sys_kind', { kind: 'text', text: 'TSP' }],
    [answer('s', 'sys_kind', { option: 'P9', other: '换电' }), 'sys_kind', { kind: 'text', text: '其他（换电）' }],
    [answer('s', 'sys_multi', ['ota', 'key']), 'sys_multi', { kind: 'text', text: '在线升级、数字钥匙' }],
    [answer('s', 'sys_cars', 306500), 'sys_cars', { kind: 'number', number: 306500, text: '306500' }],
    [answer('s', 'sys_date', '2025-09-22'), 'sys_date', { kind: 'date', date: '2025-09-22', text: '2025年9月22日' }],
    [answer('s', 'sys_text', '一段\n\n二段'), 'sys_text', { kind: 'longtext', paragraphs: ['一段', '二段'] }],
    [answer('s', 'sys_cloud', false), 'sys_cloud', { kind: 'text', text: '否' }],
  ])('%#', (given, name, value) => {
    const result = model([given], [tag(name)]);
    expect(result.values[name]).toMatchObject(value);
    expect(result.values[name]).toMatchObject({ from: { subject: 's', question: name } });
  });

  it('places ask for other forms: units, ticks, percent, empty text', () => {
    const result = model(
      [answer('s', 'sys_cars', 12), answer('s', 'sys_multi', ['ota'])],
      [tag('车'), tag('☐ota'), tag('☐key'), tag('比例'), tag('无')],
      {
        places: {
          车: { value: 'q.sys_cars', unit: true },
          '☐ota': { value: 'q.sys_multi', as: 'check', option: 'ota' },
          '☐key': { value: 'q.sys_multi', as: 'check', option: 'key' },
          比例: { value: 'q.sys_cars / 48', as: 'percent', decimals: 1 },
          无: { value: 'q.sys_hidden', empty: '无' },
        },
      },
    );
    expect(result.values).toMatchObject({
      车: { text: '12 辆' },
      '☐ota': { kind: 'check', on: true },
      '☐key': { kind: 'check', on: false },
      比例: { text: '25.0%' },
      无: { text: '无' },
    });
    expect(result.empty).toEqual([expect.objectContaining({ place: '无', optional: true })]);
  });
});

describe('document model: tables', () => {
  const hw = [
    answer('s', 'hw', { order: 'a' }, 'r1'),
    answer('s', 'hw', '华为', 'r1', 'brand'),
    answer('s', 'hw', 2, 'r1', 'n'),
    answer('s', 'hw', { order: 'b' }, 'r2'),
    answer('s', 'hw', 'r', 'r2', 'way'),
  ];
  const loop = tag('hw', 'loop', [tag('序号'), tag('brand'), tag('数量'), tag('way'), tag('sys_name')]);

  it('rows by column id or label; outer values from outside; empty cells are never blank', () => {
    const result = model([...hw, answer('s', 'sys_name', '甲')], [loop]);
    expect(result.values['hw']).toMatchObject({
      kind: 'rows',
      rows: [
        { brand: { text: '华为' }, 数量: { number: 2 }, way: { text: '/' } },
        { brand: { text: '/' }, 数量: { text: '/' }, way: { text: '远程' } },
      ],
    });
    expect(result.values['sys_name']).toMatchObject({ text: '甲' });
  });

  it('a loop may stand twice, and its inverse too', () => {
    const result = model(hw, [
      tag('hw', 'loop', [tag('brand')]),
      tag('hw', 'inverse', []),
      tag('hw', 'loop', [tag('n')]),
    ]);
    const rows = result.values['hw'];
    expect(rows?.kind === 'rows' && rows.rows[0]).toMatchObject({ brand: { text: '华为' }, n: { number: 2 } });
  });

  it('loops over all subjects of a kind', () => {
    const result = model(
      [answer('s', 'sys_name', '甲'), answer('s', 'sys_kind', 'P1')],
      [tag('汇总', 'loop', [tag('名'), tag('sys_kind')])],
      {
        places: { 汇总: { rows: 'all.sys', each: { 名: 'row.sys_name' } } },
      },
    );
    expect(result.values['汇总']).toMatchObject({
      rows: [{ 名: { text: '甲' }, sys_kind: { text: 'TSP' } }, { 名: { text: '乙' } }],
    });
  });

  it('a filtered table keeps its columns', () => {
    const result = model(hw, [tag('远程', 'loop', [tag('way')])], {
      places: { 远程: { rows: 'q.hw.filter(r, r.way == "r")' } },
    });
    expect(result.values['远程']).toMatchObject({ rows: [{ way: { text: '远程' } }] });
  });

  it('names columns that nobody shows, even when another table has a column of that name', () => {
    const sw = [answer('s', 'sw', { order: 'a' }, 'x'), answer('s', 'sw', '麒麟', 'x', 'brand')];
    const result = model([...hw, ...sw], [tag('hw', 'loop', [tag('brand')]), tag('sw', 'loop', [])]);
    expect(result.unplaced.map((u) => u.label)).toEqual(['单位名称', '硬件 / 数量', '硬件 / 方式', '软件 / 厂商']);
  });
});

describe('document model: what is missing is said', () => {
  it('unbound tags, empty places, unplaced answers, hidden answers', () => {
    const result = model(
      [
        answer('s', 'sys_cloud', false),
        answer('s', 'sys_hidden', '某云'),
        answer('e', 'ent_who', '王某', '', 'name'),
        answer('e', 'ent_who', '13900000000', '', 'mobile'),
      ],
      [tag('没有这个'), tag('sys_name'), tag('ent_name'), tag('人')],
      { places: { 人: 'one.ent.ent_who.name' }, omit: { sys_cloud: '由平台另报' } },
    );
    expect(result.findings.map((f) => f.message).join()).toContain('没有这个');
    expect(result.empty).toMatchObject([{ place: 'sys_name', optional: false, at: { question: 'sys_name' } }]);
    expect(result.unplaced.map((u) => [u.label, u.reason])).toEqual([
      ['联系人 / mobile', ''],
      ['上云', '由平台另报'],
    ]);
  });

  it('pictures: other files are named, not inserted', () => {
    const sha256 = 'a'.repeat(64);
    const pics = answer('s', 'sys_pics', [
      { sha256, name: 'a.png', caption: '拓扑' },
      { sha256, name: 'b.pdf' },
    ]);
    const result = model([pics], [tag('sys_pics', 'image')]);
    expect(result.values['sys_pics']).toMatchObject({ kind: 'images', images: [{ name: 'a.png', caption: '拓扑' }] });
    expect(result.findings.some((f) => f.message.includes('b.pdf'))).toBe(true);
  });
});

describe('file names', () => {
  it('carry title, unit, date and the draft mark', () => {
    expect(model([], []).fileName).toBe('《报告》_申驰智联_2025-10-01.docx');
    expect(model([], [], {}, true).fileName).toBe('【草稿】《报告》_申驰智联_2025-10-01.docx');
  });

  it.each([
    ['a/b\\c:d*e?"<>|', 'a_b_c：d＊e？＂＜＞｜'],
    ['CON', '_CON'],
    ['尾点. .', '尾点'],
    ['多  空\n格', '多 空_格'],
  ])('%j is safe as %j', (text, safe) => expect(safeFileName(text)).toBe(safe));

  it('are cut in the variable part when too long for a disk', () => {
    const name = documentFileName(
      '《标题》_{q.a}_{q.b}_{today}',
      { q: { a: '甲'.repeat(200), b: '乙' }, today: '2025-10-01' },
      true,
      'docx',
    );
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(225);
    expect(name).toMatch(/^【草稿】《标题》_甲+…_乙_2025-10-01\.docx$/);
  });
});
