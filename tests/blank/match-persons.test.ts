/** Two persons on one form, what a phone is, options in other words, and what gets no proposal. */
import { describe, expect, it } from 'vitest';
import { bindingFileSchema, bindingOf } from '../../core/blank/binding-file.ts';
import { proposeBinding } from '../../core/blank/match.ts';
import type { BlankPlace } from '../../core/blank/place.ts';
import { LIKELY } from './match-measure.ts';
import { packOf, type Sections } from './match-pack.ts';
import { options, place } from './made-places.ts';

function proposals(places: BlankPlace[], sections: Sections, synonyms: string[][] = []) {
  const { pack, forms } = packOf('表', sections, synonyms);
  return new Map(proposeBinding(places, pack, forms).map((each) => [each.at, each]));
}
const firsts = (places: BlankPlace[], sections: Sections, synonyms?: string[][]) =>
  [...proposals(places, sections, synonyms).values()].map(({ at, proposals: [best] }) => [at, best?.question]);

const TWO: Sections = {
  人员: [
    'head contact 网络安全责任人 (name, title, phone, mobile)',
    'link contact 联系人 (name, phone, mobile, email)',
  ],
};

describe('persons', () => {
  it('goes by the person named before in the row', () => {
    const places = [
      place('T1 R1 C2', '责任人姓名'),
      place('T1 R1 C4', '电话'),
      place('T1 R2 C2', '联系人姓名'),
      place('T1 R2 C4', '电话'),
      place('T1 R2 C6', '手机'),
    ];
    expect(firsts(places, TWO)).toEqual([
      ['T1 R1 C2', 'head.name'],
      ['T1 R1 C4', 'head.phone'],
      ['T1 R2 C2', 'link.name'],
      ['T1 R2 C4', 'link.phone'],
      ['T1 R2 C6', 'link.mobile'],
    ]);
  });

  it('goes by the group', () => {
    const places = ['网络安全责任人', '联系人'].flatMap((group, i) =>
      ['姓名', '手机'].map((label, j) => place(`T1 R${i + 1} C${2 * j + 2}`, `${group} / ${label}`)),
    );
    expect(firsts(places, TWO).map(([, question]) => question)).toEqual([
      'head.name',
      'head.mobile',
      'link.name',
      'link.mobile',
    ]);
  });

  it('never gives one person the number of another with confidence', () => {
    const only: Sections = { 人员: ['link contact 联系人 (name, phone, mobile)'] };
    const places = [place('1', '法定代表人 / 电话'), place('2', '财务负责人 / 手机'), place('3', '审批人电话')];
    for (const {
      proposals: [best],
    } of proposals(places, only).values())
      expect(best?.score ?? 0).toBeLessThan(LIKELY);
  });

  it('is not certain of a person nobody names', () => {
    const [best] = proposals([place('1', '电话')], TWO).get('1')?.proposals ?? [];
    expect(best?.score ?? 0).toBeLessThan(LIKELY);
  });

  it('forgets the person when something else is asked in between', () => {
    const places = [place('1', '联系人'), place('2', '单位地址'), place('3', '电话')];
    expect(proposals(places, TWO).get('3')?.proposals[0]?.score ?? 0).toBeLessThan(LIKELY);
  });

  it('tells mobile from telephone', () => {
    const places = [place('1', '联系人 / 办公电话'), place('2', '联系人 / 移动电话'), place('3', '联系人 / E-mail')];
    expect(firsts(places, TWO)).toEqual([
      ['1', 'link.phone'],
      ['2', 'link.mobile'],
      ['3', 'link.email'],
    ]);
  });
});

describe('synonyms of the pack', () => {
  const form: Sections = {
    单位: ['unit text 单位名称', 'owner text 运维单位名称', 'plate text 号牌种类', 'place text 停放处 ~ 车库, 泊位'],
  };
  const groups = [
    ['单位名称', '主体名称'],
    ['种类', '品类'],
  ];

  it('apply to whole labels, to heads and tails, and to one question', () => {
    const places = [place('1', '主体名称'), place('2', '号牌品类'), place('3', '泊位'), place('4', '运维主体名称')];
    expect(firsts(places, form, groups)).toEqual([
      ['1', 'unit'],
      ['2', 'plate'],
      ['3', 'place'],
      ['4', 'owner'],
    ]);
    expect(proposals(places, form, groups).get('1')?.proposals[0]?.reasons.join()).toContain('标签同义');
  });

  it('are needed for words nobody else knows', () => {
    expect(firsts([place('3', '泊位')], { 单位: ['place text 停放处'] })).toEqual([['3', undefined]]);
  });
});

describe('options', () => {
  const form: Sections = {
    单位: [
      'nature choice 经济类型 {国有企业|民营企业|外商投资企业|其他}',
      'level choice 等级 {第一级|第二级|第三级}',
      'listed yesno 是否上市',
      'stage choice 学段 {初中|高中}',
      'verdict choice 结论 {同意|修改后同意|不同意}',
    ],
  };

  it('are paired in other words, and written into the binding', () => {
    const places = [
      place('1', '企业性质', { kind: 'tick-one', ...options('国有', '民营', '外商投资', '其它') }),
      place('2', '级别', { kind: 'dropdown', ...options('一级', '二级', '三级') }),
    ];
    const found = proposals(places, form);
    expect(found.get('1')?.proposals[0]).toMatchObject({
      question: 'nature',
      options: { 国有: 'o1', 民营: 'o2', 外商投资: 'o3', 其它: 'o4' },
    });
    expect(found.get('2')?.proposals[0]).toMatchObject({ question: 'level', options: { 一级: 'o1', 三级: 'o3' } });
    const binding = bindingOf(
      { blank: 'a.docx', fingerprint: 'a'.repeat(64), pack: { id: 'p', version: '1.0.0' }, forms: ['f'] },
      [...found.values()],
    );
    expect(bindingFileSchema.parse(binding).places[0]?.options).toMatchObject({ 民营: 'o2' });
  });

  it('a no is not a yes', () => {
    const places = [place('1', '结论', { kind: 'tick-one', ...options('不同意', '同意') })];
    expect(proposals(places, form).get('1')?.proposals[0]).toMatchObject({ question: 'verdict' });
    expect(proposals(places, form).get('1')?.proposals[0]?.options).toBeUndefined();
  });

  it('lie over several cells, a box in each', () => {
    const places = [
      place('T1 R6 C1', '初中', { kind: 'tick-one', ...options('初中') }),
      place('T1 R6 C2', '高中', { kind: 'tick-one', ...options('高中') }),
    ];
    expect(firsts(places, form).map(([, question]) => question)).toEqual(['stage', 'stage']);
  });

  it('that fit nowhere speak against a question', () => {
    const places = [place('1', '等级', { kind: 'tick-one', ...options('红', '黄', '蓝') })];
    expect(proposals(places, form).get('1')?.proposals[0]?.score ?? 0).toBeLessThan(LIKELY);
  });
});

describe('several places, several questions', () => {
  it('one question fills the cover and the table', () => {
    const places = [place('1', '单位名称'), place('2', '基本情况 / 单位名称')];
    const found = proposals(places, { 单位: ['unit text 单位名称'] });
    for (const {
      proposals: [best],
    } of found.values())
      expect(best?.score).toBeGreaterThanOrEqual(LIKELY);
  });

  it('the same word under two groups is not certain when the form asks it once', () => {
    const places = [place('1', '编制方 / 地址'), place('2', '审核方 / 地址')];
    for (const {
      proposals: [best],
    } of proposals(places, { 单位: ['address text 地址'] }).values())
      expect(best?.score ?? 0).toBeLessThan(LIKELY);
  });

  it('years and numbers of items tell columns and blocks apart', () => {
    const form: Sections = {
      '1.1 数据': ['a text 负责部门'],
      '1.2 数据': ['b text 负责部门'],
      考核: ['c text 2023年等次', 'd text 2024年等次'],
    };
    const places = [
      place('1', '1.1 / 负责部门'),
      place('2', '1.2 / 负责部门'),
      place('3', '等次 / 2023年'),
      place('4', '等次 / 2024年'),
    ];
    expect(firsts(places, form).map(([, question]) => question)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('what nobody asks gets nothing', () => {
    const places = [place('1', '天气'), place('2', '受理编号'), place('3', '照片', { kind: 'image' })];
    expect(firsts(places, TWO).map(([, question]) => question)).toEqual([undefined, undefined, undefined]);
  });
});
