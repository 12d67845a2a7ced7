/** Before a document is filled its charts become pictures: from there on they are placed and read back as any other. */
import { createHash } from 'node:crypto';
import { describeChart } from '../../../core/chart/describe.ts';
import { drawChart } from '../../../core/chart/draw.ts';
import type { Chart } from '../../../core/chart/model.ts';
import type { PlaceValue, PlaceValues } from '../../../core/document/model.ts';
import { chartCharacters } from './characters.ts';
import { rasterise } from './rasterise.ts';

export interface DrawnCharts {
  values: PlaceValues;
  /** PNG by SHA-256. */
  pictures: ReadonlyMap<string, Uint8Array>;
  /** Chinese sentences. */
  warnings: string[];
}

type ChartValue = Extract<PlaceValue, { kind: 'chart' }>;

const countCharts = (values: PlaceValues): number =>
  Object.values(values).reduce((count, value) => {
    if (value.kind === 'rows') return count + value.rows.reduce((sum, row) => sum + countCharts(row), 0);
    return count + (value.kind === 'chart' ? 1 : 0);
  }, 0);

export const hasCharts = (values: PlaceValues): boolean => countCharts(values) > 0;

/**
 * @param step called before each chart with how many were drawn and are to be drawn: says where the work stands, throws
 *   when it is called off
 * @throws WorkbenchError INTERNAL when nothing can be drawn
 */
export async function drawCharts(
  values: PlaceValues,
  step: (done: number, total: number) => void,
): Promise<DrawnCharts> {
  const pictures = new Map<string, Uint8Array>();
  const warnings = new Set<string>();
  const known = chartCharacters();
  const total = countCharts(values);
  let done = 0;
  const walk = async (place: PlaceValues): Promise<PlaceValues> => {
    const drawn: PlaceValues = {};
    for (const [name, value] of Object.entries(place)) drawn[name] = await each(name, value);
    return drawn;
  };
  const each = async (name: string, value: PlaceValue): Promise<PlaceValue> => {
    if (value.kind === 'rows') {
      if (!value.rows.some(hasCharts)) return value;
      const rows: PlaceValues[] = [];
      for (const row of value.rows) rows.push(await walk(row));
      return { ...value, rows };
    }
    if (value.kind !== 'chart') return value;
    step(done++, total);
    warn(name, value.chart, known, warnings);
    return draw(value, pictures);
  };
  return { values: await walk(values), pictures, warnings: [...warnings] };
}

async function draw(
  { chart, empty, widthMm, heightMm, from }: ChartValue,
  pictures: Map<string, Uint8Array>,
): Promise<PlaceValue> {
  const drawn = drawChart(chart, widthMm, heightMm);
  const png = await rasterise(drawn.svg, drawn.widthMm);
  const sha256 = createHash('sha256').update(png).digest('hex');
  pictures.set(sha256, png);
  const image = { sha256, name: `${chart.title}.png`, caption: chart.title, description: describeChart(chart) };
  return { kind: 'images', images: [image], widthMm, heightMm, empty, ...(from ? { from } : {}) };
}

function textsOf(chart: Chart): string[] {
  if (chart.kind !== 'matrix') return [...chart.categories, ...chart.series.map((series) => series.label), chart.unit];
  const { x, y, levels, unit } = chart;
  return [x.label, ...x.steps, y.label, ...y.steps, ...levels.map((level) => level.label), unit];
}

function warn(place: string, chart: Chart, known: ReadonlySet<string>, warnings: Set<string>): void {
  const missing = new Set([...textsOf(chart).join('')].filter((character) => !known.has(character)));
  missing.delete('\n');
  if (missing.size === 0) return;
  const signs = [...missing].slice(0, 10).join('');
  warnings.add(`图表「${place}」中的「${signs}」不在图表字体里，图中显示为空框；图片的替代文字是完整的。`);
}
