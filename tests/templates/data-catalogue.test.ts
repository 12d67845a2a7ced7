/** Templates of the data catalogue pack: as the generator makes them, valid, with every answer of the sample in its place. */
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JobState } from '../../core/contract.ts';
import type { ExportReport } from '../../core/document/model.ts';
import { inspectTemplate, lintDocument } from '../../electron/document/index.ts';
import { dataCatalogueTemplates, PACK } from '../../scripts/make-templates/data-catalogue/all.ts';
import { root } from '../pack/sample.ts';
import { type Desk, openDesk } from '../service/desk.ts';
import { needs, validateOpenXml } from '../support/index.ts';

const folder = path.join(root, 'templates', PACK, 'templates');
const committed = (file: string): Uint8Array => new Uint8Array(fs.readFileSync(path.join(folder, file)));

describe.each(dataCatalogueTemplates)('$file', ({ file, make }) => {
  it('is what the generator writes', { timeout: 120_000 }, async () => {
    const [made, kept] = [unzipSync(await make()), unzipSync(committed(file))];
    expect(Object.keys(made).sort()).toEqual(Object.keys(kept).sort());
    for (const [name, data] of Object.entries(made))
      expect(strFromU8(data) === strFromU8(kept[name] ?? new Uint8Array()), name).toBe(true);
  });

  it('is sound', async (context) => {
    const format = file.endsWith('.xlsx') ? 'xlsx' : 'docx';
    expect(inspectTemplate(committed(file), format).problems).toEqual([]);
    expect(lintDocument(committed(file), format)).toEqual([]);
    needs(context, 'validator');
    expect(await validateOpenXml(path.join(folder, file))).toEqual([]);
  });
});

describe('the sample in its documents', () => {
  let desk: Desk;
  let reports: ExportReport[] = [];
  beforeAll(async () => {
    desk = openDesk();
    const state = await desk.call('casefile.demo', { path: desk.path('示例'), packId: PACK });
    const pack = await desk.call('pack.get', { id: state.packId, version: state.packVersion });
    const subject = state.answers[0]?.subject ?? '';
    const items = pack.documents.map(({ id }) => ({ document: id, subject }));
    reports = (await ended(await desk.call('document.export', { items, folder: desk.path('out'), draft: false })))
      .reports;
  }, 180_000);
  afterAll(() => desk.clear());

  async function ended(job: JobState): Promise<JobState> {
    while (job.state === 'running') {
      await new Promise((resolve) => setTimeout(resolve, 50));
      job = await desk.call('job.get', { id: job.id });
    }
    return job;
  }

  const sheetsOf = async (document: string): Promise<ExcelJS.Workbook> => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(reports.find((report) => report.document === document)?.path ?? '');
    return workbook;
  };

  it('is written as it is: formal, nothing empty that should not be, no answer without a place', () => {
    expect(reports).toHaveLength(6);
    for (const { unplaced, empty } of reports) {
      expect(unplaced.filter(({ reason }) => reason === '')).toEqual([]);
      expect(empty.filter(({ optional }) => !optional)).toEqual([]);
    }
  });

  it('catalogue: one sheet a table, numbers as numbers, drop-downs, frozen head, print titles', async () => {
    const workbook = await sheetsOf('catalogue');
    const names = workbook.worksheets.map(({ name }) => name.split(' ')[0]);
    expect(names).toEqual(['表1-1', '表1-2', '表1-3', '表1-4', '表1-5', '表1-6', '表1-7', '选项']);
    const sheet = workbook.worksheets[1];
    if (!sheet) throw new Error('no 表1-2');
    const heads = (sheet.getRow(3).values as string[]).slice(1);
    const cell = (label: string, row = 7): ExcelJS.Cell => sheet.getCell(row, heads.indexOf(label) + 1);
    expect(sheet.actualRowCount).toBe(3 + 24);
    expect(cell('数据编号').value).toBe('ZY-0104-001');
    expect([cell('记录条数').value, cell('记录条数').numFmt]).toEqual([1_203_000_000, '#,##0']);
    expect(cell('存储总量（字节）').value).toBe(90_159_953_477_632);
    expect(cell('覆盖时间止').value).toEqual(new Date(Date.UTC(2025, 5, 30)));
    expect(cell('数据级别').dataValidation).toMatchObject({ type: 'list', formulae: ['"一般,重要,核心"'] });
    expect(String(cell('二级类别').dataValidation?.formulae?.[0])).toContain('OFFSET(');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 3 });
    expect(sheet.pageSetup).toMatchObject({
      printTitlesRow: '3:3',
      printTitlesColumn: 'A:C',
      orientation: 'landscape',
    });
  });

  it('data list: personal data on a sheet of its own, as many rows as are marked', async () => {
    const workbook = await sheetsOf('data-list');
    const rowsOf = (name: string): number => (workbook.getWorksheet(name)?.actualRowCount ?? 0) - 3;
    expect([rowsOf('表2-1 数据清单'), rowsOf('个人用户数据')]).toEqual([40, 14]);
  });

  it.each([
    ['catalogue', 'catalogue', 1, 24],
    ['carriers', 'catalogue', 2, 20],
    ['shares', 'catalogue', 3, 13],
    ['exports', 'catalogue', 4, 3],
    ['judgements', 'catalogue', 5, 31],
    ['datalist', 'data-list', 1, 40],
    ['partners', 'partner-ledger', 0, 20],
    ['contracts', 'partner-ledger', 1, 20],
    ['organisation', 'responsibility', 0, 12],
    ['posts', 'responsibility', 1, 21],
  ])('%s comes back from its sheet unchanged', { timeout: 60_000 }, async (question, document, sheet, rows) => {
    const report = reports.find((each) => each.document === document);
    const at = { subject: report?.subject ?? '', question, path: report?.path ?? '', sheet };
    const opened = await desk.call('register.importOpen', at);
    const mapping = opened.mapping.map(({ score: _, reason: __, ...each }) => each);
    await ended(await desk.call('register.importPreview', { id: opened.id, mapping, key: opened.key }));
    const { counts } = await desk.call('register.importResult', { id: opened.id });
    const nothing = { added: 0, changed: 0, missing: 0, rejected: 0, erased: 0, unread: 0 };
    expect(counts).toMatchObject({ ...nothing, unchanged: rows });
  });
});
