import { describe, expect, it } from 'vitest';
import { answerKey, type Answer, type AnswerValue, SUBJECT, toAnswers } from '../../core/answer/answer.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import type { Pack, Question, SubjectCheck } from '../../core/form/pack-schema.ts';
import { tinyForm, tinyPack } from '../support/tiny-pack.ts';

function packOf(questions: Question[], extra: { checks?: SubjectCheck[]; enterprise?: Question[] } = {}): Pack {
  return tinyPack({
    subjects: [
      { kind: 'enterprise', title: '企业', single: true, nameQuestion: 'ent_name', forms: ['ent'] },
      { kind: 'system', title: '对象', nameQuestion: 'sys_name', forms: ['sys'] },
    ],
    forms: [
      tinyForm('ent', 'enterprise', [{ id: 'ent_name', type: 'text', label: '名称' }, ...(extra.enterprise ?? [])]),
      tinyForm('sys', 'system', [{ id: 'sys_name', type: 'text', label: '对象名称' }, ...questions]),
    ],
    checks: extra.checks ?? [],
  });
}

const answer = (subject: string, question: string, value: AnswerValue, row = '', column = ''): Answer => ({
  ...answerKey(subject, question, row, column),
  value,
});
const subjects = [
  answer('e', SUBJECT, { kind: 'enterprise', order: 'a0' }),
  answer('s', SUBJECT, { kind: 'system', order: 'a0' }),
];
const run = (pack: Pack, list: Answer[], today = '2025-10-01'): ReturnType<typeof evaluateCasefile> =>
  evaluateCasefile(pack, toAnswers([...subjects, ...list]), today);
const messages = (pack: Pack, list: Answer[]): string[] => run(pack, list).findings.map((finding) => finding.message);

describe('evaluation', () => {
  it('a hidden answer counts nowhere, and chains settle', () => {
    const pack = packOf([
      { id: 'a', type: 'yesno', label: 'A' },
      { id: 'b', type: 'number', label: 'B', visibleWhen: 'q.a == true', min: 10 },
      { id: 'c', type: 'text', label: 'C', visibleWhen: 'q.b > 1', required: true },
      { id: 'd', type: 'computed', label: 'D', expression: 'q.b * 2' },
    ]);
    const shown = run(pack, [answer('s', 'a', true), answer('s', 'b', 5)]);
    expect([...(shown.subjects.get('s')?.visible ?? [])]).toEqual(expect.arrayContaining(['a', 'b', 'c']));
    expect(shown.findings.map((f) => f.message)).toEqual(['「B」不能小于 10', '请填写「C」']);
    expect(shown.subjects.get('s')?.view['d']).toBe(10);
    const hidden = run(pack, [answer('s', 'a', false), answer('s', 'b', 5)]);
    expect(hidden.findings).toEqual([]);
    expect(hidden.subjects.get('s')?.view).toMatchObject({ b: null, c: null, d: null });
  });

  it('stops when rules chase each other', () => {
    const pack = packOf([
      { id: 'a', type: 'text', label: 'A', visibleWhen: '!filled(q.b)' },
      { id: 'b', type: 'text', label: 'B', visibleWhen: '!filled(q.a)' },
    ]);
    expect(() => run(pack, [answer('s', 'a', 'x'), answer('s', 'b', 'y')])).not.toThrow();
  });

  it('other text belongs to its option', () => {
    const pack = packOf([
      {
        id: 'kind',
        type: 'choice',
        label: '类型',
        options: [
          { id: 'P1', label: 'TSP' },
          { id: 'P99', label: '其他', other: true },
        ],
      },
    ]);
    expect(messages(pack, [answer('s', 'kind', 'P99')])).toEqual(['「类型」选了“其他”，请写明内容']);
    expect(messages(pack, [answer('s', 'kind', { option: 'P99', other: '换电' })])).toEqual([]);
    expect(run(pack, [answer('s', 'kind', { option: 'P99', other: '换电' })]).subjects.get('s')?.view).toMatchObject({
      kind: 'P99',
      kind_other: '换电',
    });
    expect(messages(pack, [answer('s', 'kind', 'P7')])[0]).toContain('不在选项表中');
  });

  it('a chosen option that is no longer on offer is said', () => {
    const pack = packOf([
      { id: 'cloud', type: 'yesno', label: '上云' },
      {
        id: 'mode',
        type: 'choice',
        label: '模式',
        options: [
          { id: 'saas', label: 'SaaS', visibleWhen: 'q.cloud == true' },
          { id: 'own', label: '自建' },
        ],
      },
    ]);
    expect(messages(pack, [answer('s', 'cloud', true), answer('s', 'mode', 'saas')])).toEqual([]);
    expect(messages(pack, [answer('s', 'cloud', false), answer('s', 'mode', 'saas')])).toEqual([
      '「模式」的选项“SaaS”已不适用，请重新选择',
    ]);
  });

  it('tables: order, printed rows, required cells, computed columns, duplicates', () => {
    const pack = packOf([
      {
        id: 't',
        type: 'table',
        label: '硬件',
        required: true,
        fixedRows: [{ id: 'f1', cells: { name: '机房' } }],
        columns: [
          { id: 'name', type: 'text', label: '名称', required: true, unique: true },
          { id: 'n', type: 'number', label: '数量', requiredWhen: 'row.name == "服务器"' },
          { id: 'double', type: 'computed', label: '两倍', expression: 'row.n * 2' },
        ],
        rowChecks: [{ id: 'big', when: 'row.n > 100', level: 'warning', message: '数量 {row.n} 偏大', at: 'n' }],
      },
    ]);
    const rows = [
      answer('s', 't', { order: 'b' }, 'r2'),
      answer('s', 't', { order: 'a' }, 'r1'),
      answer('s', 't', '服务器', 'r1', 'name'),
      answer('s', 't', 200, 'r2', 'n'),
      answer('s', 't', '服务器', 'gone', 'name'),
    ];
    const result = run(pack, rows);
    expect(result.subjects.get('s')?.view['t']).toEqual([
      { _id: 'f1', _fixed: true, name: '机房', n: null, double: null },
      { _id: 'r1', name: '服务器', n: null, double: null },
      { _id: 'r2', name: null, n: 200, double: 400 },
    ]);
    expect(result.findings.map((f) => f.message)).toEqual([
      '「硬件」第 2 行缺少「数量」',
      '「硬件」第 3 行缺少「名称」',
      '「硬件」第 3 行：数量 200 偏大',
    ]);
    expect(messages(pack, [])).toEqual(['「硬件」至少填写一行']);
    expect(
      messages(pack, [
        ...rows.slice(0, 3),
        answer('s', 't', 1, 'r1', 'n'),
        answer('s', 't', '服务器', 'r2', 'name'),
        answer('s', 't', 1, 'r2', 'n'),
      ]),
    ).toEqual(['「硬件」第 3 行「名称」与第 2 行重复（服务器）']);
  });

  it('contacts: one finding while empty, fields once begun', () => {
    const pack = packOf([
      {
        id: 'who',
        type: 'contact',
        label: '联系人',
        required: true,
        fields: [{ field: 'name', required: true }, { field: 'mobile', required: true }, { field: 'email' }],
      },
    ]);
    expect(messages(pack, [])).toEqual(['请填写「联系人」']);
    expect(messages(pack, [answer('s', 'who', '王某', '', 'name'), answer('s', 'who', 'x', '', 'email')])).toEqual([
      '请填写「联系人」的手机',
      '「联系人」的邮箱：邮箱格式应形如 name@example.com',
    ]);
  });

  it('checks reach across forms and subjects', () => {
    const checks: SubjectCheck[] = [
      {
        id: 'X-1',
        subject: 'system',
        when: 'q.cars > one.enterprise.total',
        level: 'error',
        message: '{q.cars} 超过企业合计 {one.enterprise.total}',
        at: 'cars',
        also: ['total'],
      },
      {
        id: 'X-2',
        subject: 'enterprise',
        when: 'differ(sum(all.system.map(s, s.cars)), q.total)',
        level: 'warning',
        message: '合计应为 {sum(all.system.map(s, s.cars))}',
        at: 'total',
      },
    ];
    const pack = packOf([{ id: 'cars', type: 'number', label: '车辆' }], {
      checks,
      enterprise: [{ id: 'total', type: 'number', label: '合计' }],
    });
    const result = run(pack, [answer('s', 'cars', 5), answer('e', 'total', 3)]);
    expect(result.findings.map((f) => [f.check, f.message, f.also?.[0]?.subject])).toEqual([
      ['X-1', '5 超过企业合计 3', 'e'],
      ['X-2', '合计应为 5', undefined],
    ]);
    expect(run(pack, [answer('s', 'cars', 5)]).findings).toEqual([]);
  });

  it('counts progress per form', () => {
    const pack = packOf([
      { id: 'a', type: 'text', label: 'A', required: true },
      { id: 'b', type: 'text', label: 'B', requiredWhen: 'q.a == "x"' },
    ]);
    expect(
      run(pack, [answer('s', 'a', 'x')])
        .subjects.get('s')
        ?.progress.get('sys'),
    ).toMatchObject({ required: 2, answered: 1, missing: 1, errors: 0 });
  });
});
