/** What two other programs find in an exported workbook, cell by cell, against what the casefile holds. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { RegisterRow } from '../../core/answer/answer.ts';
import { rowSource } from '../../core/document/binding.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Column, DocumentDefinition, Pack } from '../../core/form/pack-schema.ts';
import type { Register } from '../../core/form/schema/register.ts';
import { root } from '../../scripts/lib/run.ts';
import { findTool } from '../../scripts/lib/tools.ts';
import { FACTS } from './catalogue-customer.ts';
import { columnIdOf, loopsOf, openBook, read, shown } from '../service/register-support.ts';

type Plain = string | number | null;
/** Sheet → rows from the first one on, cells from A on. */
export type Grid = Map<string, Plain[][]>;

const BYTES: Record<string, number> = { MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4, PB: 1024 ** 5 };

/** What every cell of the sheets' tables should say. */
export async function wantedGrid(
  pack: Pack,
  document: DocumentDefinition,
  rowsOf: (register: string) => Promise<readonly RegisterRow[]>,
): Promise<{ sheet: string; row: number; cells: Plain[][] }[]> {
  const template = await openBook(path.join(root, 'templates', pack.id, document.template));
  const scope = { index: indexPack(pack), document, places: document.places };
  const wanted = [];
  for (const loop of loopsOf(template)) {
    const place = document.places[loop.place];
    const source = rowSource(scope, typeof place === 'object' ? (place.rows ?? '') : '');
    if (source?.table.type !== 'register') continue;
    const { columns } = source.table;
    const rows = await rowsOf(source.table.id);
    const cells = rows.map(({ cells: values }, i) => {
      const line: Plain[] = [];
      for (const [at, tag] of loop.tags) {
        const column = columns.find(({ id }) => id === columnIdOf(document, loop.place, tag));
        line[at - 1] =
          tag === '序号'
            ? i + 1
            : column?.id === 'bytes'
              ? Number(values['volume']) * (BYTES[String(values['unit'])] ?? NaN)
              : column && column.type !== 'computed'
                ? shown(pack, column, values[column.id])
                : null;
      }
      return line;
    });
    wanted.push({ sheet: loop.sheet, row: loop.row, cells });
  }
  return wanted;
}

/** As exceljs reads it, at once: its streaming reader breaks letters where two pieces of the file meet. */
export async function byExceljs(file: string): Promise<Grid> {
  const grid: Grid = new Map();
  for (const sheet of (await openBook(file)).worksheets) {
    const rows: Plain[][] = [];
    sheet.eachRow((row, number) => {
      const line: Plain[] = [];
      row.eachCell((cell, at) => void (line[at - 1] = read(cell) as Plain));
      rows[number - 1] = line;
    });
    grid.set(sheet.name, rows);
  }
  return grid;
}

/** As LibreOffice reads it: every sheet as text, with plain numbers and dates as `YYYY-MM-DD`. */
export async function byLibreOffice(file: string): Promise<Map<string, string[][]>> {
  const tool = findTool('libreoffice');
  if (!tool) throw new Error('LibreOffice is not installed');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-sheets-'));
  const book = path.join(folder, 'a.xlsx');
  fs.copyFileSync(file, book);
  // Comma, quotes, UTF-8, from line 1, no column formats, language Chinese, not only texts quoted, as shown, all sheets.
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,2052,false,true,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
  await promisify(execFile)(tool, [profile, '--headless', '--convert-to', filter, '--outdir', folder, book], {
    timeout: 240_000,
  });
  const sheets = new Map<string, string[][]>();
  for (const name of fs.readdirSync(folder))
    if (name.endsWith('.csv'))
      sheets.set(name.slice('a-'.length, -'.csv'.length), parseCsv(fs.readFileSync(path.join(folder, name), 'utf8')));
  fs.rmSync(folder, { recursive: true });
  return sheets;
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\n]*))(,|\n|$)/gy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\n') rows.push([]);
    if (match[3] === '' || cell.lastIndex >= text.length) break;
  }
  return rows;
}

/** The first cells that differ, as 「row, column: found ≠ wanted」. A text from LibreOffice may stand for a number. */
export function differences(
  wanted: readonly Plain[][],
  found: readonly (readonly (Plain | undefined)[] | undefined)[],
): string[] {
  const result: string[] = [];
  wanted.forEach((line, row) => {
    const width = Math.max(line.length, found[row]?.length ?? 0);
    for (let at = 0; at < width && result.length < 10; at += 1) {
      const [want, got] = [line[at] ?? '', found[row]?.[at] ?? ''];
      const isSame =
        want === got || (typeof want === 'number' && typeof got === 'string' && got !== '' && Number(got) === want);
      if (!isSame) result.push(`${row + 1}, ${at + 1}: ${got} ≠ ${want}`);
    }
  });
  return result;
}

/** What the casefile holds of each row, in the words of the customer's. By number. */
export function factsOf(pack: Pack, rows: readonly RegisterRow[]): Record<string, Record<string, unknown>> {
  const { columns } = indexPack(pack).questions.get('catalogue')!.question as Register;
  const entries = rows.map(({ cells }): [string, Record<string, unknown>] => {
    const said = (id: string): unknown => {
      const column = columns.find((each) => each.id === id)!;
      const value = cells[id];
      return Array.isArray(value)
        ? value.map((each) => shown(pack, { ...column, type: 'choice' } as Column, each as string))
        : shown(pack, column, value);
    };
    const volume = Number(cells['volume']) * (BYTES[String(cells['unit'])] ?? NaN);
    const months = Number(cells['period']) * (cells['period_unit'] === 'year' ? 12 : 1);
    const facts = Object.fromEntries(
      FACTS.map((id) => [id, id === 'bytes' ? volume : id === 'months' ? months : said(id)]),
    );
    return [String(cells['no']), facts];
  });
  return Object.fromEntries(entries);
}
