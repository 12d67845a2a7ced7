import { describe, expect, it } from 'vitest';
import { compile, ExpressionError, fillText, holds } from '../../core/form/expression.ts';
import { roundHalfUp } from '../../core/form/functions.ts';

const q = { n: 3, none: null, name: '平台', list: ['a', 'b'], rows: [{ v: 1 }, { v: 2.5 }, { v: null }], yes: true };

describe('expressions', () => {
  it.each([
    ['q.n * 2 + 1', 7],
    ['q.n / 2', 1.5],
    ['sum(column(q.rows, "v"))', 3.5],
    ['count(q.rows)', 3],
    ['count(q.rows) == 3 && q.n != 4', true],
    ['maxOf(["2025-01-01", "2024-12-31"])', '2025-01-01'],
    ['q.name == "平台" ? "是" : "否"', '是'],
    ['"a" in q.list', true],
    ['q.rows.exists(r, r.v != null && r.v > 2)', true],
    ['maxOf(column(q.rows, "v"))', 2.5],
    ['days("2025-09-22", "2025-11-07")', 46],
    ['chars(q.name)', 2],
    ['num("4") > 3', true],
    ['like("GA-12", "[A-Z]{2}-[0-9]+")', true],
    ['duplicates(["a", "b", "a"])', ['a']],
    ['names("防火墙、网关；核心交换机")', ['防火墙', '网关', '核心交换机']],
    ['missingFrom(["防火墙", "网关"], ["边界 防火墙 A"])', ['网关']],
    ['notIn(["A-1", "a-2 ", "A-11"], ["A-11", "A-2"])', ['A-1']],
    ['names(["甲、乙", "乙；丙"])', ['甲', '乙', '丙']],
    ['few(["甲", "乙", "丙", "丁"])', '甲、乙、丙等 4 项'],
    ['few(["甲", "乙"])', '甲、乙'],
    ['"2025-01-02" < "2025-01-10"', true],
  ])('%s', (source, value) => expect(compile(source).evaluate({ q })).toEqual(value));

  it.each(['q.none > 3', '!q.none', 'q.missing == 1', 'q.none + 1', 'other.x'])('is unknown: %s', (source) => {
    expect(compile(source).evaluate({ q })).toBeUndefined();
    expect(holds(source, { q })).toBe(false);
  });

  it.each([
    ['q.n >', ''],
    ['q.n = 1', ''],
    ['nope(q.n)', 'nope'],
    ['q.name.matches("(a+)+$")', 'like'],
    ['q.a.exists(x, q.b.exists(y, q.c.exists(z, z == x)))', '嵌套'],
    [`[${Array.from({ length: 200 }, (_, i) => i).join(',')}]`, ''],
    ['('.repeat(60) + '1' + ')'.repeat(60), ''],
  ])('refuses %s', (source, word) => {
    expect(() => compile(source)).toThrow(ExpressionError);
    expect(() => compile(source)).toThrow(word);
  });

  it('cannot reach the machine or the prototype', () => {
    for (const source of [
      'q.constructor',
      'q.__proto__',
      'q.list.constructor("return 1")()',
      'globalThis.x',
      'process.env',
    ])
      expect(() => {
        const value = compile(source).evaluate({ q });
        if (value !== undefined) throw new ExpressionError(source, 'leaked');
      }).not.toThrow('leaked');
  });

  it('a hostile regular expression stays linear', () => {
    expect(compile('like(q.t, "(a+)+b")').evaluate({ q: { t: 'a'.repeat(50_000) } })).toBe(false);
  });

  it('names what an expression reads', () => {
    const references = compile('q.a.b > 1 && one.enterprise.ent_name == row.x').references.map(
      (r) => `${r.root}|${r.name}`,
    );
    expect(references).toEqual(
      expect.arrayContaining(['q|a', 'q.a|b', 'one|enterprise', 'one.enterprise|ent_name', 'row|x']),
    );
  });

  it('fills messages, showing unknown values as a dash', () => {
    expect(fillText('k 为 {q.n}，{q.none}，{{原样', { q })).toBe('k 为 3，—，{原样');
  });

  it.each([
    [2.45, 1, 2.5],
    [1.005, 2, 1.01],
    [-2.5, 0, -3],
    [3.415, 1, 3.4],
    [12, 10, 12],
    [306500, 10, 306500],
    [0.1 + 0.2, 10, 0.3],
    [1e-7, 8, 1e-7],
    [123456789012, 2, 123456789012],
  ])('rounds %d half up to %d places', (value, places, result) => expect(roundHalfUp(value, places)).toBe(result));
});
