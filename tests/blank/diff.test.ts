/** This year's blank against last year's, and which question belongs where. */
import { describe, expect, it } from 'vitest';
import { bindingFileSchema, bindingOf } from '../../core/blank/binding-file.ts';
import { diffBlanks } from '../../core/blank/diff.ts';
import { proposeBinding } from '../../core/blank/match.ts';
import { formSchema, type Pack } from '../../core/form/pack-schema.ts';
import { options, place } from './made-places.ts';

describe('diffBlanks', () => {
  it('tells same, moved, relabelled, changed, added and removed places', () => {
    const before = [
      place('A1', '单位名称'),
      place('A2', '联系人 / 姓名'),
      place('A3', '联系人 / 电话'),
      place('A4', '单位性质', { kind: 'tick-one', ...options('国有', '民营') }),
      place('A5', '传真号码'),
      place('A6', '备注说明情况'),
    ];
    const after = [
      place('A1', '单位名称：'),
      place('B2', '联系人 / 姓 名'),
      place('A3', '联系人 / 联系电话'),
      place('A4', '单位性质', { kind: 'tick-one', ...options('国有', '民营', '外资') }),
      place('A9', '车辆平台数量'),
      place('A6', '备注说明'),
    ];
    expect(diffBlanks(before, after).map(({ change, old, new: now }) => [change, old?.at, now?.at])).toEqual([
      ['same', 'A1', 'A1'],
      ['moved', 'A2', 'B2'],
      ['relabelled', 'A3', 'A3'],
      ['changed', 'A4', 'A4'],
      ['added', undefined, 'A9'],
      ['relabelled', 'A6', 'A6'],
      ['removed', 'A5', undefined],
    ]);
  });
});

const form = formSchema.parse({
  id: 'f',
  title: '表',
  subject: 'enterprise',
  sections: [
    {
      id: 'basic',
      title: '基本信息',
      questions: [
        { id: 'name', type: 'text', label: '单位名称' },
        {
          id: 'nature',
          type: 'choice',
          label: '经济类型',
          options: [
            { id: '1', label: '国有' },
            { id: '2', label: '民营' },
          ],
        },
        { id: 'capital', type: 'number', label: '注册资本', unit: '万元' },
        { id: 'head', type: 'contact', label: '负责人', fields: [{ field: 'name' }, { field: 'mobile' }] },
        { id: 'contact', type: 'contact', label: '联系人', fields: [{ field: 'name' }, { field: 'mobile' }] },
      ],
    },
    {
      id: 'assets',
      title: '资产',
      questions: [
        {
          id: 'servers',
          type: 'table',
          label: '服务器清单',
          columns: [
            { id: 'model', type: 'text', label: '设备型号' },
            { id: 'ip', type: 'text', label: 'IP 地址' },
          ],
        },
      ],
    },
  ],
});
const pack = { id: 'p', version: '1.0.0', optionSets: {}, forms: [form] } as unknown as Pack;

describe('proposeBinding', () => {
  const places = [
    place('A1', '单位名称'),
    place('A2', '企业性质', { kind: 'tick-one', ...options('国有', '民营') }),
    place('A3', '注册资本', { unit: '万元' }),
    place('A4', '负责人 / 姓名'),
    place('A5', '联系人 / 姓名'),
    place('A6', '联系人 / 手机'),
    place('A7', '服务器', {
      kind: 'row',
      columns: [
        { label: ['型号'], kind: 'cell', at: 'A7' },
        { label: ['IP地址'], kind: 'cell', at: 'B7' },
      ],
    }),
    place('A8', '天气'),
    place('A9', '签字', { kind: 'sign' }),
  ];
  const proposals = proposeBinding(places, pack, [form]);
  const best = (at: string) => proposals.find((each) => each.at === at)?.proposals[0];

  it.each([
    ['A1', 'name', /标签相同/],
    ['A2', 'nature', /选项相应 2\/2/],
    ['A3', 'capital', /单位相同/],
    ['A4', 'head.name', /负责人/],
    ['A5', 'contact.name', /联系人/],
    ['A6', 'contact.mobile', /手机/],
    ['A7', 'servers', /列相应 2\/2/],
  ])('%s is %s', (at, question, reason) => {
    expect(best(at)?.question).toBe(question);
    expect(best(at)?.reasons.join('；')).toMatch(reason);
    expect(best(at)?.score).toBeGreaterThan(0);
    expect(best(at)?.score).toBeLessThanOrEqual(1);
  });

  it('has nothing for what the form does not ask, nor for ink', () => {
    expect(best('A8')).toBeUndefined();
    expect(proposals.find(({ at }) => at === 'A9')).toMatchObject({ leave: true });
  });

  it('pairs columns', () => {
    expect(proposals.find(({ at }) => at === 'A7')?.columns?.map(({ column }) => column)).toEqual(['model', 'ip']);
  });

  it('is a valid binding file', () => {
    const source = { blank: 'a.xlsx', fingerprint: 'a'.repeat(64), pack: { id: 'p', version: '1.0.0' }, forms: ['f'] };
    expect(bindingFileSchema.parse(bindingOf(source, proposals)).places).toHaveLength(9);
  });
});
