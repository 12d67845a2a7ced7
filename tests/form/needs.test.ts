import { describe, expect, it } from 'vitest';
import { answerKey, type Answer, type AnswerValue, SUBJECT, toAnswers } from '../../core/answer/answer.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import { parseChoice } from '../../core/form/parse.ts';
import { validatePack } from '../../core/form/validate-pack.ts';
import { tinyForm, tinyPack } from '../support/tiny-pack.ts';

const pack = tinyPack({
  subjects: [
    { kind: 'enterprise', title: '企业', single: true, nameQuestion: 'ent_name', forms: ['ent'] },
    { kind: 'system', title: '对象', nameQuestion: 'sys_name', forms: ['sys', 'report'] },
  ],
  forms: [
    tinyForm('ent', 'enterprise', [{ id: 'ent_name', type: 'text', label: '名称' }]),
    tinyForm('sys', 'system', [
      { id: 'sys_name', type: 'text', label: '对象名称' },
      { id: 'sys_filing', type: 'text', label: '备案号' },
    ]),
    tinyForm(
      'report',
      'system',
      [
        {
          id: 'rows',
          type: 'register',
          label: '台账',
          columns: [{ id: 'no', type: 'text', label: '编号' }],
          needs: [{ unless: 'q.rows.count > 0', ask: 'sys_name', text: '还没有行。' }],
        },
      ],
      {
        needs: [
          { unless: 'filled(q.sys_filing)', ask: 'sys_filing', text: '先填备案号。' },
          { unless: 'filled(one.enterprise.ent_name)', ask: 'ent_name', text: '先填名称。' },
        ],
      },
    ),
  ],
});
const answer = (subject: string, question: string, value: AnswerValue): Answer => ({
  ...answerKey(subject, question),
  value,
});
const open = (list: Answer[]): [string, string[]][] => {
  const subjects = [
    answer('e', SUBJECT, { kind: 'enterprise', order: 'a0' }),
    answer('s', SUBJECT, { kind: 'system', order: 'a0' }),
  ];
  const state = evaluateCasefile(pack, toAnswers([...subjects, ...list]), '2025-10-01').subjects.get('s');
  return [...(state?.needs ?? [])].map(([id, needs]) => [id, needs.map((need) => `${need.subject}/${need.question}`)]);
};

describe('needs', () => {
  it('name what is to be answered first, and where, also of the one enterprise', () => {
    expect(open([])).toEqual([
      ['report', ['s/sys_filing', 'e/ent_name']],
      ['rows', ['s/sys_name']],
    ]);
    expect(open([answer('s', 'sys_filing', '沪 1'), answer('e', 'ent_name', '甲')])).toEqual([
      ['rows', ['s/sys_name']],
    ]);
  });

  it('a pack whose needs name nothing known, or of which there are many, is refused with the place', () => {
    const broken = structuredClone(pack);
    for (const form of broken.forms)
      form.needs = [{ unless: 'filled(q.nothing)', ask: form.id === 'ent' ? 'sys_filing' : 'nothing', text: '先填。' }];
    const parts = {
      forms: broken.forms.map((form) => ({ file: `${form.id}.yaml`, form })),
      ...{ scales: [], checks: [], documents: [], synonyms: [], duties: [], libraries: [] },
    };
    const said = validatePack(broken, parts).map(({ file, path }) => [file, ...path].join('/'));
    for (const id of ['ent', 'sys', 'report'])
      expect(said).toEqual(expect.arrayContaining([`${id}.yaml/needs/0/unless`, `${id}.yaml/needs/0/ask`]));
  });
});

describe('synonyms of options', () => {
  const options = [
    { id: 'hardware', label: '硬件', synonyms: ['网络设备', '服务器'] },
    { id: 'host', label: '主机（服务器）' },
  ];
  it.each([
    ['网络 设备', 'hardware'],
    ['硬件', 'hardware'],
    ['主机', 'host'],
  ])('%s is %s', (text, id) => expect(parseChoice(options, text)).toEqual({ value: id }));
  it('what two options may be is neither', () => expect(parseChoice(options, '服务器')).toHaveProperty('problem'));
});
