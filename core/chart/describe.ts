/** A chart in words, for readers who do not see it: title, kind and every number. */
import { type Chart, isEmptyChart, type MatrixChart, type SeriesChart } from './model.ts';
import { amount } from './number.ts';

const KINDS = { bars: '条形图', stacked: '分段条形图', compare: '对比条形图', radar: '雷达图', matrix: '矩阵图' };

/** `longest` characters at most, ended by 「…」. */
export function describeChart(chart: Chart, longest = 1_500): string {
  const head = `${KINDS[chart.kind]}：${chart.title}。`;
  const numbers = isEmptyChart(chart) ? '无数据。' : chart.kind === 'matrix' ? ofMatrix(chart) : ofSeries(chart);
  const whole = head + numbers;
  return whole.length <= longest ? whole : `${whole.slice(0, longest - 1)}…`;
}

function ofSeries(chart: SeriesChart): string {
  const one = chart.series.length === 1;
  const lines = chart.categories.map((category, c) => {
    const parts = chart.series.map((series) => {
      const value = series.values[c] ?? null;
      const number = value === null ? '无' : amount(value, chart.decimals, chart.unit);
      return one ? number : `${series.label} ${number}`;
    });
    return `${category}：${parts.join('，')}`;
  });
  return `${lines.join('；')}。`;
}

function ofMatrix(chart: MatrixChart): string {
  const cells: string[] = [];
  for (let y = chart.y.steps.length - 1; y >= 0; y -= 1)
    for (let x = chart.x.steps.length - 1; x >= 0; x -= 1) {
      const count = chart.counts[y]?.[x] ?? 0;
      if (count === 0) continue;
      const shade = chart.shades?.[y]?.[x];
      const level = shade === undefined ? '' : `（${chart.levels[shade]?.label ?? ''}）`;
      cells.push(
        `${chart.y.label} ${chart.y.steps[y]}、${chart.x.label} ${chart.x.steps[x]}${level}：${amount(count, 0, chart.unit)}`,
      );
    }
  const rest = chart.left > 0 ? `；缺少坐标 ${amount(chart.left, 0, chart.unit)}` : '';
  return `${cells.join('；')}${rest}。`;
}
