/** Marks added up: the worked example of the method, items over several objects, and one row at a time. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexPack } from '../../core/form/pack.ts';
import type { Score } from '../../core/form/schema/row-source.ts';
import type { RowView } from '../../core/form/view.ts';
import { ScoreTally } from '../../core/register/score.ts';
import { loadPack } from '../../electron/pack/load.ts';

const pack = loadPack(join(import.meta.dirname, '../fixtures/packs/register-rows')).pack!;
const found = indexPack(pack).questions.get('records')!.question;
if (found.type !== 'register') throw new Error('no register');
const register = found;
const SCORE: Score = {
  id: 'result',
  label: '得分',
  column: 'result',
  values: { pass: 1, partial: 0.5, fail: 0 },
  weight: 'weight',
  per: 'no',
  groupBy: 'domain',
};

type Mark = [no: string, result: string | null, weight?: number, domain?: string];
const rowOf = ([no, result, weight = 1, domain = 'net']: Mark, i: number): RowView => ({
  _id: `r${i}`,
  no,
  result,
  weight,
  domain,
});
function tallyOf(marks: readonly Mark[]): ScoreTally {
  const tally = new ScoreTally(pack, register, SCORE);
  marks.forEach((mark, i) => tally.update(null, rowOf(mark, i)));
  return tally;
}
const many = (count: number, result: string, from: number): Mark[] =>
  Array.from({ length: count }, (_, i) => [`N${from + i}`, result]);

describe('a score', () => {
  it('is that of the worked example: 130 items, 86, 18, 17 and 9 give 78.5 %', () => {
    const marks = [
      ...many(86, 'pass', 0),
      ...many(18, 'partial', 100),
      ...many(17, 'fail', 200),
      ...many(9, 'na', 300),
    ];
    const { rate, score, items, groups, ...numbers } = tallyOf(marks).result;
    expect(numbers).toEqual({
      total: 130,
      open: 0,
      excluded: 9,
      applicable: 121,
      counts: { pass: 86, partial: 18, fail: 17, na: 9 },
    });
    expect(rate?.toFixed(1)).toBe('78.5');
    expect(score).toBe(rate);
    expect(items).toHaveLength(130);
    expect(groups).toMatchObject([{ key: 'net', label: '网络', total: 130 }]);
  });

  it.each<[string, (string | null)[], string | null, number | null, number | null]>([
    ['all alike', ['pass', 'pass'], 'pass', 100, 100],
    ['all fail', ['fail', 'fail'], 'fail', 0, 0],
    ['mixed', ['pass', 'fail', 'pass', 'pass'], 'partial', 50, 75],
    ['not applicable rows do not count', ['pass', 'na'], 'pass', 100, 100],
    ['nothing applicable', ['na', 'na'], 'na', null, null],
    ['one open', ['pass', null], null, null, null],
  ])('of one item on several objects: %s', (_name, results, result, rate, score) => {
    const view = tallyOf(results.map((each): Mark => ['A01', each])).result;
    expect(view.items).toMatchObject([{ key: 'A01', result, rows: results.length }]);
    expect([view.rate, view.score]).toEqual([rate, score]);
    expect(view.open).toBe(result === null ? 1 : 0);
  });

  it('weighs items, and groups them in the order of the options', () => {
    const view = tallyOf([
      ['B1', 'fail', 1, 'org'],
      ['A1', 'pass', 3, 'net'],
    ]).result;
    expect([view.rate, view.score]).toEqual([50, 75]);
    expect(view.groups.map(({ label, score }) => [label, score])).toEqual([
      ['网络', 100],
      ['管理', 0],
    ]);
  });

  it('follows one row at a time to what all rows together say', () => {
    const marks: Mark[] = Array.from({ length: 300 }, (_, i) => [`N${i % 40}`, i % 7 ? 'pass' : null, 1 + (i % 3)]);
    const tally = tallyOf(marks);
    const next = marks.map(([no, , weight], i): Mark => [no, ['pass', 'partial', 'fail', 'na'][i % 4] ?? null, weight]);
    marks.forEach((mark, i) => tally.update(rowOf(mark, i), rowOf(next[i]!, i)));
    expect(tally.result).toEqual(tallyOf(next).result);
    tally.update(rowOf(next[0]!, 0), null);
    expect(tally.result.items.find(({ key }) => key === 'N0')?.rows).toBe(7);
  });
});
