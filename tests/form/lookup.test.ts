import { expect, it } from 'vitest';
import { compile } from '../../core/form/expression.ts';

const lookup = {
  risk: [
    [1, 2],
    [3, 4],
  ],
  grade: [{ upTo: 5, value: 'low' }, { upTo: 12, value: 'middle' }, { value: 'high' }],
};

it.each<[string, unknown]>([
  ['cell(lookup.risk, 2, 1)', 3],
  ['cell(lookup.risk, 3, 1)', null],
  ['cell(lookup.risk, row.none, 1)', null],
  ['band(lookup.grade, 5)', 'low'],
  ['band(lookup.grade, 5.1)', 'middle'],
  ['band(lookup.grade, 99)', 'high'],
  ['band(lookup.grade, row.none)', null],
  // √2·√18 is 6.000000000000001 and √3·√12 5.999999999999999 in binary arithmetic.
  ['floor(sqrt(row.three) * sqrt(row.twelve))', 6],
  ['ceil(sqrt(row.two) * sqrt(row.eighteen))', 6],
  ['band(lookup.grade, sqrt(row.twelve) * sqrt(row.twelve)) == "middle"', true],
  ['round(row.v * sqrt(row.a * row.t), 0)', 6],
  ['round(3 * sqrt(4), 1)', 6],
  ['round(log2((pow(2, 3) + pow(2, 4) + pow(2, 4)) / 3), 1)', 3.7],
  ['sqrt(row.none)', null],
  ['sqrt(-1)', null],
  ['pow(row.none, 2)', null],
  ['sqrt(row.none) * 2 > 1', undefined],
])('%s = %s', (source, value) => {
  const row = { none: null, two: 2, three: 3, twelve: 12, eighteen: 18, v: 1.5, a: 4, t: 4 };
  expect(compile(source).evaluate({ row, lookup })).toEqual(value);
});
