import { describe, expect, it } from 'vitest';
import { grade, gradingScaleSchema, type GradingScale } from '../../core/assess/grading.ts';

/** network-security.md §1.4: default weights and bands. */
function scaleWith(over: Record<string, unknown> = {}): GradingScale {
  const band = (from: number, to: number, level: string, folded = level): object => ({
    from,
    to,
    level,
    label: `L${level}`,
    folded,
    foldedLabel: `F${folded}`,
  });
  return gradingScaleSchema.parse({
    id: 'test',
    algorithm: 'grading',
    title: '测试',
    factors: [
      { input: 'I', label: '社会影响力', symbol: 'α', weight: '1/3' },
      { input: 'V', label: '服务重要性', symbol: 'β', weight: '1/3' },
      { input: 'R', label: '规模范围', symbol: 'γ', weight: '1/3' },
    ],
    rounding: { mode: 'half-up', decimals: 1 },
    bands: [
      band(1, 1.4, '1'),
      band(1.5, 2.4, '2'),
      band(2.5, 3, '3.1', '3'),
      band(3.1, 3.4, '3.2', '3'),
      band(3.5, 4.4, '4'),
      band(4.5, 5, '5'),
    ],
    nearEdge: 0.1,
    reviewFrom: '4',
    ...over,
  });
}

describe('grading: worked examples of §1.4', () => {
  it.each([
    ['资讯平台', [2, 3, 2], 5.333, 2.415, 2.4, '2', true, false],
    ['TSP 含远程控车', [3, 4, 3], 10.667, 3.415, 3.4, '3.2', true, false],
    ['TSP 含诊断', [3, 3, 2], 6.667, 2.737, 2.7, '3.1', false, false],
    ['OTA 全国', [3, 4, 4], 13.333, 3.737, 3.7, '4', false, true],
  ] as const)('%s', (_name, [I, V, R], mid, log2, k, level, nearEdge, review) => {
    const result = grade(scaleWith(), { I, V, R });
    expect(result).toMatchObject({ k, level, nearEdge, review, weightSum: 1 });
    expect(result?.mid).toBeCloseTo(mid, 3);
    expect(result?.log2).toBeCloseTo(log2, 3);
  });

  it.each([
    [[1, 1, 1], 1, '1'],
    [[5, 5, 5], 5, '5'],
    [[2, 2, 2], 2, '2'],
    [[3, 3, 3], 3, '3.1'],
    [[4, 4, 4], 4, '4'],
  ] as const)('equal factors %j give k = the factor', ([I, V, R], k, level) => {
    expect(grade(scaleWith(), { I, V, R })).toMatchObject({ k, level });
  });
});

describe('grading: the scale decides', () => {
  it('rounds to integers when told to', () => {
    const scale = scaleWith({ rounding: { mode: 'integer' } });
    expect(grade(scale, { I: 3, V: 4, R: 3 })).toMatchObject({ k: 3, level: '3.1' });
    expect(grade(scale, { I: 3, V: 4, R: 4 })).toMatchObject({ k: 4, level: '4' });
  });

  it('shows 3.1 and 3.2 or folds them', () => {
    expect(grade(scaleWith(), { I: 3, V: 4, R: 3 })?.shownLabel).toBe('F3');
    expect(grade(scaleWith({ fold: false }), { I: 3, V: 4, R: 3 })?.shownLabel).toBe('L3.2');
  });

  it('uses unequal weights', () => {
    const factors = [
      { input: 'I', label: 'I', symbol: 'α', weight: 0.5 },
      { input: 'V', label: 'V', symbol: 'β', weight: 0.25 },
      { input: 'R', label: 'R', symbol: 'γ', weight: 0.25 },
    ];
    // 0.5·2 + 0.25·32 + 0.25·2 = 9.5 → log2 = 3.248 → 3.2
    expect(grade(scaleWith({ factors }), { I: 1, V: 5, R: 1 })).toMatchObject({ mid: 9.5, k: 3.2, level: '3.2' });
  });

  it('raises one factor by one step: k grows by at most about one', () => {
    const base = grade(scaleWith(), { I: 3, V: 4, R: 3 });
    const steps = base?.sensitivity ?? [];
    expect(steps).toHaveLength(6);
    for (const step of steps) expect(Math.abs(step.k - 3.4)).toBeLessThanOrEqual(1);
    expect(steps.find((s) => s.input === 'V' && s.to === 3)).toMatchObject({ k: 3, level: '3.1', changesLevel: true });
  });

  it.each([
    {},
    { I: 3, V: 4 },
    { I: 3, V: 4, R: 0 },
    { I: 3, V: 4, R: 6 },
    { I: 3, V: 4, R: 2.5 },
    { I: 3, V: 4, R: '3' },
  ])('gives no level for %j', (inputs) => expect(grade(scaleWith(), inputs)).toBeNull());

  it.each([
    [{ factors: [{ input: 'I', label: 'I', symbol: 'α', weight: 0.9 }] }, '权重之和'],
    [
      {
        bands: [
          { from: 1, to: 3, level: '1', label: '', folded: '1', foldedLabel: '' },
          { from: 2, to: 5, level: '2', label: '', folded: '2', foldedLabel: '' },
        ],
        reviewFrom: '2',
      },
      '重叠',
    ],
    [
      {
        bands: [
          { from: 1, to: 2, level: '1', label: '', folded: '1', foldedLabel: '' },
          { from: 3, to: 5, level: '2', label: '', folded: '2', foldedLabel: '' },
        ],
        reviewFrom: '2',
      },
      '空档',
    ],
    [{ reviewFrom: '9' }, '不存在的等级'],
  ])('refuses a scale that cannot be right: %#', (over, word) => {
    expect(() => scaleWith(over)).toThrow(word);
  });
});
