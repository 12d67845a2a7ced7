import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rowSource } from '../../core/document/binding.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import type { Register } from '../../core/form/schema/register.ts';
import { lintDocument } from '../../electron/document/index.ts';
import { openDesk, type Desk } from './desk.ts';
import { type Cells, columnIdOf, loopsOf, openBook, read, rowOf, shown } from './register-support.ts';

const PACK = 'data-catalogue-2025';
const TEMPLATES = join(import.meta.dirname, '../../templates', PACK);
/** More than stand in the model as a list. */
const ROWS = 520;
const order = (i: number): string => `a${String(i).padStart(7, '0')}`;

let desk: Desk;
let subject: string;
let pack: Pack;

beforeEach(async () => {
  desk = openDesk();
  const created = await desk.create(PACK, 'correct horse battery staple');
  subject = created.subject;
  pack = await desk.call('pack.get', { id: PACK, version: created.state.packVersion });
});
afterEach(() => desk.clear());

function registersIn(forms: readonly string[]): Register[] {
  const questions = [...indexPack(pack).questions.values()].filter(({ form }) => forms.includes(form.id));
  return questions.flatMap(({ question }) => (question.type === 'register' ? [question] : []));
}

async function fill(register: Register, count: number): Promise<Cells[]> {
  const rows = Array.from({ length: count }, (_, i) => rowOf(pack, register, i));
  for (let from = 0; from < count; from += 2_000) {
    const edits = rows
      .slice(from, from + 2_000)
      .map((cells, i) => ({ row: `r${from + i}`, order: order(from + i), cells }));
    await desk.call('register.put', { subject, question: register.id, edits });
  }
  return rows;
}

const start = (document: string) =>
  desk.call('document.export', { folder: join(desk.folder, '导出'), draft: true, items: [{ document, subject }] });

describe.each(['catalogue', 'data-list', 'partner-ledger'])('%s with registers too long for a list', (id) => {
  it('says in every cell what the register says, in its order', { timeout: 120_000 }, async () => {
    const document = pack.documents.find((each) => each.id === id)!;
    const rows = new Map<string, Cells[]>();
    for (const register of registersIn(document.forms)) rows.set(register.id, await fill(register, ROWS));
    const state = await desk.ended(await start(id));
    expect(state.error).toBeUndefined();
    const report = state.reports[0]!;
    expect(lintDocument(new Uint8Array(readFileSync(report.path)), 'xlsx')).toEqual([]);

    const template = await openBook(join(dirname(TEMPLATES), PACK, document.template));
    const book = await openBook(report.path);
    const scope = { index: indexPack(pack), document, places: document.places };
    let compared = 0;
    for (const loop of loopsOf(template)) {
      const place = document.places[loop.place];
      const source = rowSource(scope, typeof place === 'object' ? (place.rows ?? '') : '');
      if (source?.table.type !== 'register') continue;
      const all = rows.get(source.table.id)!;
      const own =
        source.filter === '' ? all : all.filter(({ personal }) => ['personal', 'sensitive'].includes(String(personal)));
      const sheet = book.getWorksheet(loop.sheet)!;
      const styles = template.getWorksheet(loop.sheet)!.getRow(loop.row);
      for (const [i, cells] of own.entries())
        for (const [column, tag] of loop.tags) {
          const cell = sheet.getCell(loop.row + i, column);
          const name = columnIdOf(document, loop.place, tag);
          const holder = source.table.columns.find((each) => each.id === name);
          if (tag === '序号') expect(cell.value).toBe(i + 1);
          if (!holder || holder.type === 'computed') continue;
          const wanted = shown(pack, holder, cells[holder.id]);
          if (read(cell) !== wanted) expect([cell.address, tag, read(cell)]).toEqual([cell.address, tag, wanted]);
          if (i === 0) expect(cell.numFmt).toBe(styles.getCell(column).numFmt);
          compared += 1;
        }
      // What the report tells agrees with where the rows are.
      const last = loop.row + own.length - 1;
      const placed = report.placed.filter(
        ({ where }) => where.startsWith(`${loop.sheet}!`) && where.endsWith(`${last}`),
      );
      expect(placed.length).toBeGreaterThanOrEqual(own.length > 500 ? loop.tags.size : 1);
    }
    expect(compared).toBeGreaterThan(ROWS * 30);
    expect(report.placed.length).toBeLessThan(20_000);
    expect(report.mismatched).toEqual([]);
  });
});

describe('exporting a long register', () => {
  it('can be called off, and leaves nothing behind', { timeout: 120_000 }, async () => {
    const register = registersIn(['catalogue']).find((each) => each.id === 'catalogue')!;
    await fill(register, 8_000);
    const job = await start('catalogue');
    const seen = new Set<string>();
    for (let state = job; state.state === 'running' && !/写入台账/.test(state.step);) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      state = await desk.call('job.get', { id: job.id });
      seen.add(state.step);
    }
    const state = await desk.call('job.cancel', { id: job.id });
    expect(state).toMatchObject({ state: 'cancelled', reports: [] });
    expect([...seen].join()).toMatch(/写入台账 [\d,]+ 行/);
    expect(readdirSync(join(desk.folder, '导出'))).toEqual([]);
  });

  it(
    'leaves nothing in clear beside the export, and edits meanwhile do not get into it',
    { timeout: 120_000 },
    async () => {
      const register = registersIn(['catalogue']).find((each) => each.id === 'catalogue')!;
      const [first] = await fill(register, 3_000);
      const [key] = register.columns;
      const job = await start('catalogue');
      const edits = [{ row: 'r2999', cells: { [key!.id]: '后来改的' } }];
      await desk.call('register.put', { subject, question: register.id, edits });
      const state = await desk.ended(job);
      const [report] = state.reports;
      expect(readdirSync(join(desk.folder, '导出'))).toEqual([report!.fileName]);
      const clear = Buffer.from(String(first![key!.id]));
      const others = readdirSync(desk.folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
      for (const { parentPath, name } of others)
        if (!name.endsWith('.xlsx')) expect(readFileSync(join(parentPath, name)).includes(clear), name).toBe(false);
      const book = await openBook(report!.path);
      const texts: unknown[] = [];
      book.getWorksheet('表1-2 重要数据目录')!.eachRow((row) => texts.push(row.getCell(2).value));
      expect(texts).not.toContain('后来改的');
      expect(texts.filter((text) => String(text).endsWith('2999'))).toHaveLength(1);
    },
  );
});
