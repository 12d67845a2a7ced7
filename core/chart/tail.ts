/** More categories than there is room for: the last ones become one line that says how many they are. */
import type { SeriesChart } from './model.ts';

export function fitTail(chart: SeriesChart, room: number): SeriesChart {
  const most = Math.max(2, room);
  const { categories, series } = chart;
  if (categories.length <= most) return chart;
  const kept = most - 1;
  const rest = categories.length - kept;
  // Parts of a whole add up; of scores side by side the sum would say nothing.
  const adds = chart.kind === 'stacked';
  return {
    ...chart,
    categories: [...categories.slice(0, kept), adds ? `其他 ${rest} 项合计` : `另有 ${rest} 项未画出`],
    series: series.map((each) => ({
      ...each,
      values: [
        ...each.values.slice(0, kept),
        adds ? each.values.slice(kept).reduce<number>((sum, v) => sum + (v ?? 0), 0) : null,
      ],
    })),
    ...(chart.categoryTones ? { categoryTones: chart.categoryTones.slice(0, kept) } : {}),
  };
}
