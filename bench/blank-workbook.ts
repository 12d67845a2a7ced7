/** The largest sample workbook, inspected, filled and read back, beside exceljs loading it, setting the same cells and saving. */
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { type BlankPlace, type FillValue, UNTOUCHABLE } from '../core/blank/place.ts';
import { fillBlank, readBlank } from '../electron/blank/index.ts';
import { type BenchRow, median } from './types.ts';

const ROUNDS = 15;

function valueFor(place: BlankPlace, number: number): FillValue {
  if (place.options && place.options.length > 0) return place.options[0]?.label ?? '';
  return place.kind === 'date' ? '2026-07-15' : `某某智能网联汽车${number}`;
}

async function withExcelJs(blank: Uint8Array, values: Record<string, FillValue>): Promise<void> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(blank.slice().buffer);
  for (const [at, value] of Object.entries(values)) {
    const [sheet = '', cell = ''] = at.split('!');
    const found = book.getWorksheet(sheet)?.getCell(cell.split(':')[0] ?? '');
    if (!found) throw new Error(`no cell ${at}`);
    found.value = value as string;
  }
  await book.xlsx.writeBuffer();
}

export async function benchWorkbook(file: string): Promise<BenchRow[]> {
  const blank = new Uint8Array(fs.readFileSync(file));
  const name = path.basename(file);
  const places = readBlank(blank, name).places.filter(({ kind }) => !UNTOUCHABLE.has(kind) && kind !== 'row');
  const values = Object.fromEntries(places.map((place, i) => [place.id, valueFor(place, i)]));
  const times = { ours: [] as number[], other: [] as number[] };
  for (let round = 0; round < ROUNDS + 2; round += 1) {
    const fresh = Uint8Array.from(blank);
    const start = performance.now();
    const { report } = fillBlank(fresh, name, values);
    const between = performance.now();
    await withExcelJs(blank, values);
    const end = performance.now();
    const lost = places.length - report.placed.length + report.mismatched.length;
    if (lost !== 0) throw new Error(`${lost} values lost: ${JSON.stringify(report.refused.slice(0, 3))}`);
    if (round < 2) continue;
    times.ours.push(between - start);
    times.other.push(end - between);
  }
  const [ours, other] = [median(times.ours), median(times.other)];
  const title = `Largest sample workbook, ${places.length} values: inspected, filled and read back`;
  return [
    { name: `${title} / 100 ms`, ours, other: 100, unit: 'ms', ratio: ours / 100, aim: '≤ 1×' },
    { name: `${title} / exceljs load, set, save`, ours, other, unit: 'ms', ratio: ours / other, aim: '≤ 1×' },
  ];
}
