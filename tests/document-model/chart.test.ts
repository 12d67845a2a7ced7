/** Charts of documents: rows of an expression become categories, series and cells. */
import { describe, expect, it } from 'vitest';
import { answerKey, SUBJECT, toAnswers } from '../../core/answer/answer.ts';
import { buildModel } from '../../core/document/build-model.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { placeSchema } from '../../core/form/pack-schema.ts';
import { validatePack } from '../../core/form/validate-pack.ts';
import { tinyForm, tinyPack } from '../support/tiny-pack.ts';

const LEVELS = `[{'a': '高', 'n': 2.0, 'after': '低'}, {'a': '低', 'n': 3.0, 'after': '低'}, {'a': '高', 'n': 4.0, 'after': '中'}]`;

function packWith(place: unknown, template = 't/x.docx'): Pack {
  return tinyPack({
    subjects: [{ kind: 'sys', title: '对象', nameQuestion: 'name', forms: ['f'] }],
    forms: [tinyForm('f', 'sys', [{ id: 'name', type: 'text', label: '名称' }])],
    documents: [
      {
        id: 'doc',
        title: '报告',
        subject: 'sys',
        template,
        fileName: '报告',
        forms: ['f'],
        places: { 图: placeSchema.parse(place) },
        omit: {},
      },
    ],
  });
}

function valueOf(place: unknown, tag: 'image' | 'loop' = 'image') {
  const pack = packWith(place);
  const answers = toAnswers([
    { ...answerKey('s', SUBJECT), value: { kind: 'sys', order: 'a' } },
    { ...answerKey('s', 'name'), value: '甲' },
  ]);
  const evaluation = evaluateCasefile(pack, answers, '2025-10-01');
  const tags = [{ name: '图', kind: tag, children: [] }];
  const model = buildModel({ pack, evaluation, document: 'doc', subject: 's', date: '2025-10-01', draft: false, tags });
  return { value: model.values['图'], empty: model.empty.map(({ place: name }) => name) };
}

const base = { title: '分布', label: 'row.a', unit: '条' };

describe('charts in the document model', () => {
  it.each([
    ['counts rows', { series: [{ label: '数' }] }, ['高', '低'], [[2, 1]]],
    ['adds numbers up', { series: [{ label: '数', value: 'row.n' }] }, ['高', '低'], [[6, 3]]],
    [
      'keeps named categories in their order',
      { categories: ['低', '中', '高'], series: [{ label: '数' }] },
      ['低', '中', '高'],
      [[1, 0, 2]],
    ],
    [
      'the largest first, and only so many',
      { falling: true, top: 1, series: [{ label: '数', value: 'row.n' }] },
      ['高'],
      [[6]],
    ],
    [
      'a series may count elsewhere',
      { series: [{ label: '前' }, { label: '后', at: 'row.after' }] },
      ['高', '低', '中'],
      [
        [2, 1, 0],
        [0, 2, 1],
      ],
    ],
    ['nothing known is no nought', { series: [{ label: '数', value: 'row.missing' }] }, ['高', '低'], [[null, null]]],
  ])('%s', (_what, chart, categories, numbers) => {
    const { value } = valueOf({ rows: LEVELS, chart: { kind: 'compare', ...base, ...chart } });
    expect(value).toMatchObject({
      kind: 'chart',
      chart: { categories, series: numbers.map((values) => ({ values })) },
    });
  });

  it('a matrix counts by steps and shades by what a cell means', () => {
    const axis = (value: string) => ({ label: '轴', value, steps: ['一', '二'] });
    const { value } = valueOf({
      rows: `[{'x': 1.0, 'y': 2.0}, {'x': 1.0, 'y': 2.0}, {'x': 3.0, 'y': 1.0}]`,
      chart: { kind: 'matrix', title: '矩阵', x: axis('row.x'), y: axis('row.y'), shade: 'x * y', levels: [] },
    });
    expect(value).toMatchObject({
      chart: {
        counts: [
          [0, 0],
          [2, 0],
        ],
        shades: [
          [0, 1],
          [1, 3],
        ],
        left: 1,
      },
    });
  });

  it('an empty chart is noted, and its section does not show', () => {
    const place = { rows: '[]', chart: { kind: 'bars', ...base, series: [{ label: '数' }] } };
    expect(valueOf(place)).toMatchObject({ value: { kind: 'chart', empty: true }, empty: ['图'] });
    expect(valueOf(place, 'loop').value).toEqual({ kind: 'flag', on: false });
  });

  it.each([
    [
      'without rows',
      { value: 'q.name', chart: { kind: 'bars', ...base, series: [{ label: '数' }] } },
      't/x.docx',
      '图表要写 rows',
    ],
    [
      'in a sheet',
      { rows: '[]', chart: { kind: 'bars', ...base, series: [{ label: '数' }] } },
      't/x.xlsx',
      '图表只能放进 Word 文书',
    ],
    [
      'with an unknown question',
      { rows: '[]', chart: { kind: 'bars', ...base, series: [{ label: '数', value: 'q.nope' }] } },
      't/x.docx',
      'nope',
    ],
  ])('a pack is told of a chart %s', (_what, place, template, message) => {
    const pack = packWith(place, template);
    const problems = validatePack(pack, {
      forms: pack.forms.map((form) => ({ file: 'f.yaml', form })),
      documents: [{ file: 'doc.yaml' }],
      scales: [],
      checks: [],
      synonyms: [],
      duties: [],
      libraries: [],
    });
    expect(problems.map((problem) => problem.message).join()).toContain(message);
  });
});
