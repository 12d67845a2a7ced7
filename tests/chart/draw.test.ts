import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { describeChart } from '../../core/chart/describe.ts';
import { drawChart } from '../../core/chart/draw.ts';
import type { Chart, MatrixChart, SeriesChart } from '../../core/chart/model.ts';
import { axisSteps } from '../../core/chart/number.ts';
import { fitLines, textWidth } from '../../core/chart/text.ts';

const series = (more: Partial<SeriesChart> = {}): SeriesChart => ({
  kind: 'stacked',
  title: '各域符合情况',
  categories: ['平台接入安全', '安全管理'],
  series: [
    { label: '符合', tone: 'ok', values: [12, 25] },
    { label: '不符合', tone: 'error', values: [6, null] },
  ],
  unit: '项',
  decimals: 0,
  ...more,
});

const matrix: MatrixChart = {
  kind: 'matrix',
  title: '风险矩阵',
  x: { label: '可能性', steps: ['低', '高'] },
  y: { label: '损失', steps: ['小', '大'] },
  counts: [
    [1, 0],
    [0, 7],
  ],
  shades: [
    [0, 0],
    [0, 1],
  ],
  levels: [
    { label: '可接受', tone: 'level1' },
    { label: '不可接受', tone: 'level5' },
  ],
  unit: '项',
  left: 2,
};

interface Shape {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Every element, and proof that the SVG is well-formed XML. */
function shapes(chart: Chart, widthMm = 150, heightMm = 100): Shape[] {
  const found: Shape[] = [];
  const open: Shape[] = [];
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const shape = { name, attributes, text: '' };
    found.push(shape);
    open.push(shape);
  });
  parser.on('text', (text) => {
    const top = open.at(-1);
    if (top) top.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(drawChart(chart, widthMm, heightMm).svg).close();
  return found;
}

const words = (chart: Chart): string[] =>
  shapes(chart)
    .filter(({ name }) => name === 'text')
    .map(({ text }) => text);

describe('charts', () => {
  it.each<[string, Chart, string[]]>([
    ['stacked', series(), ['平台接入安全', '12', '6', '18 项', '25 项', '符合', '不符合']],
    [
      'bars',
      series({ kind: 'bars', series: [{ label: '分', tone: 'neutral', values: [78.5, 91] }], unit: '%', decimals: 1 }),
      ['78.5%', '91%'],
    ],
    ['compare', series({ kind: 'compare' }), ['12 项', '6 项', '25 项', '—']],
    [
      'radar',
      series({
        kind: 'radar',
        categories: ['甲', '乙', '丙'],
        series: [{ label: '分', tone: 'after', values: [10, 60, 100] }],
        unit: '',
        max: 100,
      }),
      ['甲', '10', '60', '100'],
    ],
    ['matrix', matrix, ['7', '可接受', '不可接受', '可能性', '损失', '另有 2 项缺少坐标，未列入']],
  ])('%s shows its labels and numbers', (_kind, chart, expected) => {
    expect(words(chart)).toEqual(expect.arrayContaining(expected));
  });

  it('tells series apart by pattern where lightness does not', () => {
    const fills = new Set(shapes(series()).map(({ attributes }) => attributes['fill'] ?? ''));
    expect(fills).toContain('url(#tone-error)');
    expect(
      shapes(series())
        .filter(({ name }) => name === 'pattern')
        .map(({ attributes }) => attributes['id']),
    ).toEqual(['tone-error']);
  });

  it('draws the same characters for the same chart, and every shape on the sheet', () => {
    for (const chart of [series(), series({ kind: 'compare' }), matrix]) {
      const drawn = drawChart(chart, 150, 100);
      expect(drawChart(structuredClone(chart), 150, 100)).toEqual(drawn);
      for (const { name, attributes } of shapes(chart).filter(({ name }) => name === 'rect')) {
        if (name !== 'rect' || attributes['x'] === undefined) continue;
        expect(Number(attributes['x']) + Number(attributes['width'])).toBeLessThanOrEqual((150 * 72) / 25.4 + 0.1);
        expect(Number(attributes['y']) + Number(attributes['height'])).toBeLessThanOrEqual((100 * 72) / 25.4 + 0.1);
      }
    }
  });

  it('escapes what people typed, and drops control characters', () => {
    const chart = series({ categories: ['<甲>&"乙"', '\u0000\u0007丙'] });
    expect(words(chart)).toEqual(expect.arrayContaining(['<甲>&"乙"']));
    expect(drawChart(chart, 150, 100).svg).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('says so when there is nothing to show', () => {
    const empty = series({ categories: [], series: [{ label: '符合', tone: 'ok', values: [] }] });
    expect(words(empty)).toEqual(['无数据']);
    expect(describeChart(empty)).toBe('分段条形图：各域符合情况。无数据。');
    expect(
      words({
        ...matrix,
        counts: [
          [0, 0],
          [0, 0],
        ],
      }),
    ).toEqual(['无数据']);
  });

  it('keeps within its height: the categories that find no room become one, which says how many', () => {
    const many = series({
      categories: Array.from({ length: 60 }, (_, i) => `资产 ${i}`),
      series: [{ label: '项', tone: 'ok', values: Array.from({ length: 60 }, () => 1) }],
    });
    const rest = words(many).find((word) => word.startsWith('其他')) ?? '';
    const kept = words(many).filter((word) => word.startsWith('资产')).length;
    expect(rest).toBe(`其他 ${60 - kept} 项合计`);
    expect(words({ ...many, kind: 'bars' })).toContain(`另有 ${60 - kept} 项未画出`);
    expect(drawChart(many, 150, 100).heightMm).toBeLessThanOrEqual(100);
  });

  it('says every number in words', () => {
    expect(describeChart(series())).toBe(
      '分段条形图：各域符合情况。平台接入安全：符合 12 项，不符合 6 项；安全管理：符合 25 项，不符合 无。',
    );
    expect(describeChart(matrix)).toContain('损失 大、可能性 高（不可接受）：7 项');
    expect(describeChart(series(), 20)).toHaveLength(20);
  });

  it.each([
    [7, undefined, [0, 2, 4, 6, 8]],
    [3, undefined, [0, 1, 2, 3]],
    [78.5, 100, [0, 20, 40, 60, 80, 100]],
    [0, undefined, [0, 1]],
  ])('axis to %s', (largest, end, steps) => {
    expect(axisSteps(largest, end)).toEqual(steps);
  });

  it('breaks labels where they fit', () => {
    const lines = fitLines('监测、集中管理与应急响应 Monitoring', 9, 60, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    for (const line of lines) expect(textWidth(line, 9)).toBeLessThanOrEqual(60);
  });
});
