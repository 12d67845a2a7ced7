/**
 * The pack's own expressions for risk values and levels against the worked examples of the reference, and against a
 * second, independent reckoning for all 125 combinations of A, T and V.
 */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compile } from '../../core/form/expression.ts';
import { formSchema } from '../../core/form/pack-schema.ts';
import { lookupFileSchema } from '../../core/form/schema/library.ts';
import type { Register } from '../../core/form/schema/register.ts';
import { packFolder } from './sample.ts';

const read = (file: string): unknown => parse(fs.readFileSync(path.join(packFolder, file), 'utf8'));
const { lookups: lookup } = lookupFileSchema.parse(read('lookups/risk.yaml'));

function registerOf(file: string, id: string): Register {
  const form = formSchema.parse(read(file));
  const found = form.sections.flatMap(({ questions }) => questions).find((question) => question.id === id);
  if (found?.type !== 'register') throw new Error(`${file}: no register ${id}`);
  return found;
}

const risks = registerOf('forms/risk-analysis.yaml', 'rsk_risks');
const treatment = registerOf('forms/risk-analysis.yaml', 'rsk_treatment');
const assets = registerOf('forms/risk-assets.yaml', 'rsk_assets');

type Row = Record<string, unknown>;
/** Computed columns in their order, as the engine reckons them. */
function reckon(register: Register, row: Row, q: Row): Row {
  const view: Row = { ...Object.fromEntries(register.columns.map(({ id }) => [id, null])), ...row };
  for (const column of register.columns)
    if (column.type === 'computed')
      view[column.id] = compile(column.expression).evaluate({ row: view, q, lookup }) ?? null;
  return view;
}

function risk(method: string, [a, t, v]: readonly [number, number, number], more: Row = {}): Row {
  const row = {
    asset_row: { value: a, key: a >= 4 ? '是' : '否' },
    threat_row: { frequency: t, name: '漏洞利用' },
    weakness_row: { severity: v },
    measure: null,
    measure_row: null,
    last_level: null,
    ...more,
  };
  return reckon(risks, row, { rsk_method: method });
}

const METHODS = ['multiply', 'matrix', 'direct'] as const;

describe('the worked examples', () => {
  it.each([
    ['multiply', [4, 3, 4], { likelihood: 3.464, loss: 4, value: 14, level: 3, level_name: '中' }],
    ['multiply', [4, 1, 3], { value: 6, level: 2, level_name: '低' }],
    ['matrix', [4, 3, 4], { likelihood: 16, likelihood_level: 3, loss: 19, loss_level: 4, value: 16, level: 3 }],
    ['matrix', [2, 2, 2], { likelihood: 6, likelihood_level: 2, loss: 5, loss_level: 1, value: 6, level: 1 }],
    ['direct', [4, 3, 4], { likelihood: null, loss: null, value: 48, level: 4, level_name: '高' }],
  ] as const)('%s of A, T, V = %j', (method, triple, expected) => {
    expect(risk(method, triple)).toMatchObject(expected);
  });

  it('the way over two roots ends below six; the pack reckons six', () => {
    expect(Math.sqrt(1 * 3) * Math.sqrt(4 * 3)).toBeLessThan(6);
    expect(risk('multiply', [4, 1, 3])['value_multiply']).toBe(6);
  });

  it('no method: no value and no level, but those of the three methods', () => {
    const row = reckon(
      risks,
      { asset_row: { value: 4 }, threat_row: { frequency: 3 }, weakness_row: { severity: 4 } },
      {},
    );
    expect(row).toMatchObject({ value: null, level: null, level_multiply: 3, level_matrix: 3, level_direct: 4 });
  });

  it('an effective measure takes one grade off, never below one; a partial one takes nothing', () => {
    const lowered = (effect: string, v: number): unknown =>
      risk('multiply', [4, 3, v], { measure: 'm1', measure_row: { effect } })['v'];
    expect([lowered('effective', 4), lowered('effective', 1), lowered('partial', 4)]).toEqual([3, 1, 4]);
  });

  it.each([
    [null, '新增'],
    [2, '升高'],
    [3, '持平'],
    [4, '降低'],
  ])('last level %j: %s', (last, trend) => {
    expect(risk('multiply', [4, 3, 4], { last_level: last })['trend']).toBe(trend);
  });
});

/** Written apart from the pack, from the printed tables. */
const LIKELIHOOD = '2 4 7 11 14/3 6 10 13 17/5 9 12 16 20/7 11 14 18 22/8 12 17 20 25';
const LOSS = '2 4 6 10 13/3 5 9 12 16/4 7 11 15 20/5 8 14 19 22/6 10 16 21 25';
const RISK = '3 6 9 12 16/5 8 11 15 18/6 9 13 17 21/7 11 16 20 23/9 14 20 23 25';
const at = (table: string, row: number, column: number): number =>
  Number(table.split('/')[row - 1]?.split(' ')[column - 1]);
const grade = (value: number, ends: number[]): number => 1 + ends.filter((end) => value > end).length;

function expected(a: number, t: number, v: number): Record<(typeof METHODS)[number], [number, number]> {
  const likelihood = grade(at(LIKELIHOOD, t, v), [5, 11, 16, 21]);
  const loss = grade(at(LOSS, a, v), [5, 10, 15, 20]);
  const matrix = at(RISK, loss, likelihood);
  // V·√(A·T) ≥ n + ½ without any root: 4·V²·A·T ≥ (2n + 1)².
  let multiplied = 0;
  while (4 * v * v * a * t >= (2 * multiplied + 1) ** 2) multiplied += 1;
  // Level n + 1 begins where the product exceeds (n + ½)³: 8·A·T·V > (2n + 1)³.
  const direct = 1 + [1, 2, 3, 4].filter((n) => 8 * a * t * v > (2 * n + 1) ** 3).length;
  return {
    multiply: [multiplied, grade(multiplied, [5, 10, 15, 20])],
    matrix: [matrix, grade(matrix, [6, 12, 18, 23])],
    direct: [a * t * v, direct],
  };
}

const GRADES = [1, 2, 3, 4, 5];
const ALL = GRADES.flatMap((a) => GRADES.flatMap((t) => GRADES.map((v): [number, number, number] => [a, t, v])));

describe('all 125 combinations', () => {
  it.each(METHODS)('%s', (method) => {
    const wrong = ALL.filter((triple) => {
      const {
        value,
        level,
        residual,
        residual_level: left,
      } = { ...risk(method, triple), ...residualOf(method, triple) };
      const [want, wantLevel] = expected(...triple)[method];
      return value !== want || level !== wantLevel || residual !== want || left !== wantLevel;
    });
    expect(wrong).toEqual([]);
  });

  /** The treatment's own reckoning with new T and V must agree with the first one. */
  function residualOf(method: string, [a, t, v]: readonly [number, number, number]): Row {
    const risk_row = { a, value: 25, level: 5, weakness_row: { description: '' } };
    return reckon(treatment, { risk_row, manner: 'reduce', new_t: t, new_v: v }, { rsk_method: method });
  }

  it('a risk that is accepted keeps its value', () => {
    const row = { risk_row: { a: 4, value: 12, level: 3, weakness_row: { description: '' } }, manner: 'accept' };
    expect(reckon(treatment, row, { rsk_method: 'multiply' })).toMatchObject({ residual: 12, residual_level: 3 });
  });
});

describe('the value of an asset', () => {
  const weights = { rsk_weight_one: 1, rsk_weight_two: 1, rsk_weight_three: 1 };
  it.each([
    ['max', { c: 3, i: 4, a: 2 }, weights, 4, 4, '是'],
    ['weighted', { c: 3, i: 4, a: 2 }, weights, 3, 3, '否'],
    ['weighted', { c: 5, i: 4, a: 2 }, { ...weights, rsk_weight_one: 2 }, 4, 4, '是'],
    ['weighted', { c: 4, i: 4, a: 2 }, { ...weights, rsk_weight_three: 2 }, 3, 3, '否'],
    ['log', { social: 3, business: 4, a: 3 }, weights, 3.4, 3, '否'],
    ['log', { social: 5, business: 5, a: 1 }, weights, 4.5, 5, '是'],
  ])('%s of %j', (way, row, q, score, value, key) => {
    expect(reckon(assets, row, { rsk_value_way: way, ...q })).toMatchObject({ score, value, key });
  });

  it('an asset outside of the scope is no key asset', () => {
    expect(reckon(assets, { c: 5, i: 5, a: 5, in_scope: false }, { rsk_value_way: 'max' })['key']).toBe('否');
  });
});

describe('CVSS → severity', () => {
  it.each([
    [0, 1],
    [0.1, 2],
    [3.9, 2],
    [4, 3],
    [6.9, 3],
    [7, 4],
    [8.9, 4],
    [9, 5],
    [10, 5],
  ])('%d → %d', (cvss, severity) => {
    expect(compile('band(lookup.cvss_severity, row.cvss)').evaluate({ lookup, row: { cvss } })).toBe(severity);
  });
});
