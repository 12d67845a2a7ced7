import { describe, expect, test } from 'vitest';
import { answerKey, type Answer, EVIDENCE, SUBJECT, toAnswers } from '../../core/answer/answer.ts';
import { renewAnswers, type RenewRow } from '../../core/answer/renew.ts';
import { renewalSchema } from '../../core/form/schema/renewal.ts';
import { renewalProblems } from '../../core/form/validate-renewal.ts';
import { tinyPack } from '../support/tiny-pack.ts';

const RULES = {
  clear: ['report_no'],
  clearForms: ['report'],
  keep: ['method'],
  registers: [
    {
      question: 'records',
      clear: ['result', 'finding', 'proof'],
      copy: { last: 'level' },
      drop: 'row.finding == "已整改"',
    },
  ],
  take: {
    last_no: 'q.report_no',
    first: 'filled(q.report_no) ? dyn(true) : dyn(null)',
    last_open: 'q.records.count > 9',
  },
  fill: [
    { into: 'previous', from: 'records', when: 'filled(row.finding)', columns: { no: 'no', text: 'finding' } },
    {
      into: 'open',
      from: 'records',
      when: 'row.finding == "未整改"',
      columns: { no: 'no', now: '_id' },
      set: { state: '沿用' },
    },
  ],
};
const text = (id: string) => ({ id, type: 'text' as const, label: id });
const pack = (renewal: object = RULES) =>
  tinyPack({
    subjects: [{ kind: 'system', title: '系统', nameQuestion: 'name', forms: ['facts', 'report'] }],
    forms: [
      {
        id: 'facts',
        title: 'f',
        subject: 'system',
        sections: [
          {
            id: 's',
            title: 's',
            questions: [
              text('name'),
              text('report_no'),
              text('last_no'),
              { id: 'first', type: 'yesno', label: '以前做过' },
              { id: 'last_open', type: 'yesno', label: '有未了的' },
              { id: 'open', type: 'register', label: '未了的', columns: [text('no'), text('now'), text('state')] },
              { id: 'photos', type: 'attachment', label: '照片' },
              { id: 'previous', type: 'table', label: '前次问题', columns: [text('no'), text('text')] },
              {
                id: 'records',
                type: 'register',
                label: '记录',
                rows: [
                  { id: 'lib', from: 'library', library: 'l', given: {}, presets: [] },
                  { id: 'rec', from: 'rows', question: 'records', given: {}, presets: [] },
                ],
                columns: [
                  text('no'),
                  text('result'),
                  text('finding'),
                  text('owner'),
                  text('last'),
                  { id: 'proof', type: 'attachment', label: '证据' },
                  { id: 'level', type: 'computed', label: '等级', expression: '1' },
                ],
              },
            ],
          },
        ],
      },
      {
        id: 'report',
        title: 'r',
        subject: 'system',
        sections: [{ id: 't', title: 't', questions: [text('conclusion'), text('method')] }],
      },
    ],
    renewal: renewalSchema.parse(renewal),
  });
const file = (letter: string) => [{ sha256: letter.repeat(64), name: `${letter}.png` }];
const put = (question: string, value: Answer['value'], row = '', column = ''): Answer => ({
  ...answerKey('a', question, row, column),
  value,
});
const answers = toAnswers([
  put(SUBJECT, { kind: 'system', order: 'a0' }),
  put('name', '平台'),
  put('report_no', 'BG-1'),
  put('previous', { order: 'a0' }, 'r1'),
  put('previous', '前年的问题', 'r1', 'text'),
  put('photos', file('a')),
  put('conclusion', '符合'),
  put('method', '加权'),
  put('gone', '旧规范包的问题'),
  put(EVIDENCE, file('b'), 'name'),
  put(EVIDENCE, file('c'), 'conclusion'),
  { ...answerKey('$casefile', '$file', 'a'.repeat(64)), value: { order: 'x' } },
]);
const row = (id: string, cells: Record<string, never> | object, view: object, stored = true): RenewRow => ({
  id,
  order: id,
  stored: stored ? { order: id, cells: cells as never } : undefined,
  view: { _id: id, ...view },
});
const ROWS = [
  row('lib~A01', { result: 'pass', owner: '甲', proof: file('d') }, { result: 'pass', finding: null, level: '高' }),
  row('lib~A02', { result: 'pass' }, { finding: null, level: null }),
  row('lib~A03', {}, { finding: null, level: '低' }, false),
  row(
    'rec~1',
    { owner: '丙' },
    { no: '9', owner: '丙', finding: '已整改一半', last_other: '说明', last: 'x', level: null },
  ),
  row('own1', { no: '1', owner: '乙' }, { no: '1', finding: '未整改', level: null }),
  row('own2', { no: '2' }, { no: '2', finding: '已整改', level: '低' }),
  row('own3', { result: 'fail' }, { finding: null, level: null }),
];
const ROWS_OF = (_subject: string, question: string): RenewRow[] => (question === 'records' ? ROWS : []);

describe('the next year', () => {
  const view = () => ({ report_no: 'BG-1', records: null });
  const { edits, files, counts } = renewAnswers({ pack: pack(), answers, rows: ROWS_OF, view });
  const valueOf = (question: string, at = ''): unknown =>
    edits.find((edit) => edit.question === question && edit.row === at)?.value;

  test('facts stay, the past period goes, what the pack does not know is counted', () => {
    expect(valueOf('name')).toBe('平台');
    expect(valueOf('method')).toBe('加权');
    expect([valueOf('report_no'), valueOf('conclusion'), valueOf('gone')]).toEqual([undefined, undefined, undefined]);
    expect(counts).toEqual({ kept: 3, cleared: 3, unknown: 1, rows: 6, dropped: 1 });
  });
  test('subjects keep their ids; files are those that what stays cites', () => {
    expect(valueOf(SUBJECT)).toEqual({ kind: 'system', order: 'a0' });
    expect(valueOf(EVIDENCE, 'name')).toEqual(file('b'));
    expect(valueOf(EVIDENCE, 'conclusion')).toBeUndefined();
    expect([...files].sort()).toEqual(['a', 'b'].map((letter) => letter.repeat(64)));
  });
  test.each([
    ['lib~A01', { owner: '甲', last: '高' }],
    ['lib~A03', { last: '低' }],
    ['own1', { no: '1', owner: '乙' }],
    ['own3', {}],
  ])('row %s', (id, cells) => {
    expect(valueOf('records', id)).toEqual({ order: id, cells });
  });
  test('an issue goes over with what its record printed, but for what belongs to the past period', () => {
    expect(valueOf('records', 'rec~1')).toEqual({ order: 'rec~1', cells: { owner: '丙' }, was: { no: '9' } });
  });
  test('a table begins with last year’s rows, those done with among them', () => {
    const rows = edits
      .filter(({ question }) => question === 'previous')
      .map(({ row, column, value }) => [row, column, value]);
    expect(rows).toEqual([
      ['last1', '', { order: 'a0' }],
      ['last1', 'no', '9'],
      ['last1', 'text', '已整改一半'],
      ['last2', '', { order: 'a1' }],
      ['last2', 'no', '1'],
      ['last2', 'text', '未整改'],
      ['last3', '', { order: 'a2' }],
      ['last3', 'no', '2'],
      ['last3', 'text', '已整改'],
    ]);
  });
  test('a register begins with last year’s rows, linked to what they are now', () => {
    expect(edits.filter(({ question }) => question === 'open')).toMatchObject([
      { row: 'last1', column: '', value: { order: 'a0', cells: { no: '1', now: 'own1', state: '沿用' } } },
    ]);
  });
  test('questions take what last year said; what cannot be known is left for a person', () => {
    expect([valueOf('last_no'), valueOf('first'), valueOf('last_open')]).toEqual(['BG-1', true, undefined]);
  });
  test.each([['lib~A02'], ['own2']])('row %s is not stored', (id) => expect(valueOf('records', id)).toBeUndefined());
});

test('without rules everything is carried over', () => {
  const { counts } = renewAnswers({
    pack: { ...pack(), renewal: undefined },
    answers,
    rows: ROWS_OF,
    view: () => ({}),
  });
  expect(counts).toMatchObject({ kept: 6, cleared: 0, dropped: 0, rows: 6 });
});

test.each([
  [{ clear: ['nope'] }, /问题/],
  [{ keep: ['nope'] }, /问题/],
  [{ clearForms: ['nope'] }, /表单/],
  [{ registers: [{ question: 'name' }] }, /台账/],
  [{ registers: [{ question: 'records', clear: ['nope'] }] }, /列/],
  [{ registers: [{ question: 'records', copy: { last: 'nope' } }] }, /列/],
  [{ registers: [{ question: 'records', drop: 'row.nope == 1' }] }, /列/],
  [{ registers: [{ question: 'records', drop: 'row.no ==' }] }, /表达式/],
  [{ take: { nope: 'q.name' } }, /问题/],
  [{ take: { name: 'q.nope' } }, /问题/],
  [{ take: { name: 'q.name ==' } }, /表达式/],
  [{ fill: [{ into: 'name', from: 'records', columns: {} }] }, /表格/],
  [{ fill: [{ into: 'previous', from: 'records', columns: {}, set: { nope: 'x' } }] }, /列/],
  [{ fill: [{ into: 'previous', from: 'previous', columns: {} }] }, /台账/],
  [{ fill: [{ into: 'previous', from: 'records', columns: { text: 'nope' } }] }, /列/],
])('%j is named', (rules, message) => {
  expect(
    renewalProblems(pack(rules), 'renewal.yaml')
      .map((problem) => problem.message)
      .join(),
  ).toMatch(message);
});
test('good rules have no problems', () => expect(renewalProblems(pack(), 'renewal.yaml')).toEqual([]));
