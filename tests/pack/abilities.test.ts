/** Each fixture pack shows one ability: its sample is in order, and one wrong answer says so. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '../../core/answer/answer.ts';
import { answersOf, type Change, changed, judge, loadedPack, root } from './sample.ts';

const TODAY = '2025-10-20';
const PACKS = path.join(root, 'tests/fixtures/packs');

function load(ability: string) {
  const folder = path.join(PACKS, ability);
  const pack = loadedPack(folder);
  const file = path.join(folder, 'sample/answers.yaml');
  return { pack, answers: answersOf(pack, fs.readFileSync(file, 'utf8'), path.dirname(file)) };
}

/** Messages, and the first subject's view, after the changes. */
function after(ability: string, changes: Change[]): { said: string[]; view: Record<string, unknown> } {
  const { pack, answers } = load(ability);
  const { findings, subjects } = judge(pack, changed(answers, changes), TODAY);
  const view = subjects.values().next().value?.view ?? {};
  return { said: findings.map((finding) => `${finding.level} ${finding.message}`), view };
}

const set = (question: string, value: AnswerValue | null, row?: number | string, column?: string): Change => ({
  subject: 0,
  question,
  value,
  ...(row === undefined ? {} : { row }),
  ...(column === undefined ? {} : { column }),
});

const FORMATS: [string, string][] = [
  ['code', '91310115MA1X00000A'],
  ['mobile', '12345678901'],
  ['phone', '五五五'],
  ['email', 'a@b'],
  ['postcode', '20120'],
  ['region', '31'],
  ['site', '不是网址'],
  ['range', '203.0.113.300'],
  ['reason', '太短'],
  ['reason', '长'.repeat(41)],
];

/** ability, what goes wrong, what must be said */
const MISTAKES: [string, Change[], string][] = [
  ...FORMATS.map(([id, value]): [string, Change[], string] => ['text-and-formats', [set(id, value)], 'error ']),
  ['number-unit', [set('vehicles', 2_000_000)], '不能大于'],
  ['number-unit', [set('vehicles', 1.5)], '整数'],
  ['date', [set('approved', '2025-08-31')], '审批日期 2025-08-31 早于编制日期 2025-09-01'],
  ['date', [set('made', '2025-01-01'), set('approved', '2025-07-01')], '距今 111 天'],
  ['date', [set('made', '2025-02-30')], 'error '],
  ['yesno', [set('filed', null)], '是否已备案'],
  ['choice-other', [set('industry', { option: '99', other: '' })], 'error '],
  ['multi', [set('features', ['none', 'ota'])], '「无」不能与其他项同选'],
  ['table-typed-columns', [set('devices', 'D1', 1, 'code')], '重复'],
  ['table-typed-columns', [set('devices', null, 1, 'detail')], '问题详细'],
  ['table-typed-columns', [set('devices', 101, 0, 'count')], 'D1 的数量 101 偏多'],
  ['table-fixed-rows', [set('list', null, 'f02', 'done')], '已备'],
  ['attachment', [set('picture', null)], '请为「拓扑图」添加文件'],
  ['attachment', [set('picture', [{ sha256: 'a'.repeat(64), name: 'a.png' }])], '没有写说明'],
  ['contact', [set('officer', null, undefined, 'mobile')], '手机'],
  ['contact', [set('officer', '12', undefined, 'phone')], '电话'],
  ['reference', [set('main_part', 'nobody')], '引用的对象已被删除'],
  ['required-when', [set('plan', null)], '建设方案'],
  ['checks-levels', [set('score', -1)], 'error 分数 -1 不能为负'],
  ['checks-levels', [set('score', 95)], 'warning 分数 95 偏高，高出 5 分'],
  ['checks-levels', [set('score', 60)], 'hint 刚好及格'],
  ['checks-across-subjects', [set('total', 3)], '申报 3 个部件，案卷中有 2 个'],
  ['checks-across-subjects', [{ subject: 2, question: 'part_name', value: '轮子' }], '有同名的部件「轮子」'],
  ['checks-across-subjects', [set('name', '门')], 'hint 部件与单位同名'],
  ['shared-options', [set('level', '9')], 'error '],
  ['phrases-evidence', [set('reason', '短')], 'error '],
];

describe('a mistake is said', () => {
  it.each(MISTAKES.map(([ability, changes, word]) => [`${ability}: ${word}`, ability, changes, word] as const))(
    '%s',
    (_title, ability, changes, word) => {
      expect(after(ability, changes).said.join('\n')).toContain(word);
    },
  );
});

describe('the sample is in order', () => {
  const abilities = fs.readdirSync(PACKS).filter((name) => fs.existsSync(path.join(PACKS, name, 'sample')));
  it.each(abilities)('%s', (ability) => {
    const { pack, answers } = load(ability);
    expect(judge(pack, answers, TODAY).findings).toEqual([]);
  });
});

describe('what is computed and shown', () => {
  it('an expression over all answers, unknown while one is missing', () => {
    expect(after('computed-expression', []).view).toMatchObject({ share: 66.7, grade: '可' });
    expect(after('computed-expression', [set('b', null)]).view).toMatchObject({ share: null, grade: null });
  });

  it('a level from a scale of its own', () => {
    // (0.5·8 + 0.25·16 + 0.25·8) = 10; log2 = 3.32; whole number 3
    expect(after('computed-grading', []).view['result']).toMatchObject({ mid: 10, k: 3, level: 'high', review: true });
    expect(after('computed-grading', [set('i', '1'), set('v', '1'), set('r', '1')]).view['result']).toMatchObject({
      k: 1,
      level: 'low',
      review: false,
    });
  });

  it('a reference by the other subject’s name', () => {
    expect(after('reference', []).view['names']).toEqual(['轮子', '门']);
  });

  it('free text of 「其他」 beside the option', () => {
    expect(after('choice-other', []).view).toMatchObject({ industry: '99', shown: '汽车制造' });
  });

  it('a column computed in its row, unknown without its sources', () => {
    const rows = after('table-typed-columns', [set('devices', null, 1, 'count')]).view['devices'];
    expect(rows).toMatchObject([{ double: 4 }, { double: null }]);
  });

  it('an answer that is no longer asked counts nowhere', () => {
    expect(after('visible-when', []).view).toMatchObject({ provider: '沪云', seen: true });
    const hidden = after('visible-when', [set('cloud', false), set('mode', 'own')]);
    expect(hidden.view).toMatchObject({ provider: null, seen: false });
    expect(hidden.said).toEqual([]);
  });
});
