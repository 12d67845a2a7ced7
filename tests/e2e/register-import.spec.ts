/** A customer's workbook into the register, by keyboard, on a small screen. */
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { saved } from './every-field.ts';
import { expect, test } from './fixtures.ts';
import { openRegister, shows } from './register-rows.ts';
import { expectNoSideScroll, violations } from './window.ts';

async function customerFile(folder: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('清单');
  sheet.addRows([
    ['甲公司数据清单（2026 年）'],
    ['填报日期：2026-07-01'],
    ['序号', '数据编号', '名称', '类别', '数据级别', '条数（万条）'],
    [1, 'DS-00001', '改过的名称', '感知', '1-一般', 0.5],
    [2, 'DS-00002', '座舱语音数据1', '决策', '重要', 1],
    [3, 'X-1', '新数据', '感知', '很重要', '1,200'],
    [4, 'X-1', '新数据二', '感知', '重要', 3],
    ['合计', '', '', '', '', 1204.5],
  ]);
  sheet.mergeCells('A1:F1');
  const file = path.join(folder, '客户清单.xlsx');
  await book.xlsx.writeFile(file);
  return file;
}

test('a customer’s workbook is compared first and applied as one step', async ({ page, workbench }) => {
  const desk = await openRegister(page, workbench, 20);
  const file = await customerFile(path.join(workbench.home, 'Documents'));
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '导入表格' });
  await page.keyboard.insertText(file);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('table', { name: '列的对应' })).toBeVisible();
  await expect(dialog.getByLabel('表头从第几行')).toHaveValue('3');
  await expect(dialog.getByLabel('「名称」对应台账的列')).toHaveValue('title');
  await expect(dialog.getByLabel('「条数（万条）」中数的单位')).toHaveValue('万条');
  expect(await violations(page)).toEqual([]);
  if (process.env['PICTURES'])
    await page.screenshot({ path: path.join(process.env['PICTURES'], 'import-columns.png') });
  await dialog.getByRole('button', { name: '比较', exact: true }).click();
  await expect(dialog.getByRole('tab', { name: '修改 1', exact: true })).toBeVisible();
  await expect(dialog.getByRole('tab', { name: '拒绝 2', exact: true })).toBeVisible();
  await dialog.getByRole('tab', { name: '已复核 1', exact: true }).click();
  await dialog.getByRole('checkbox', { name: '第 5 行' }).check();
  await expect(dialog.getByRole('status').filter({ hasText: '将新增' })).toHaveText(
    '将新增 0 行，修改 2 行，移除 0 行。',
  );
  await dialog.getByRole('tab', { name: '修改 1', exact: true }).click();
  await expect(dialog.getByText('改过的名称')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await expectNoSideScroll(page);
  if (process.env['PICTURES']) await page.screenshot({ path: path.join(process.env['PICTURES'], 'import-diff.png') });
  const before = await desk.rows();
  await dialog.getByRole('button', { name: '应用', exact: true }).click();
  await expect(dialog).toBeHidden();
  await saved(page);
  const after = await desk.rows();
  expect(after[0]?.cells).toMatchObject({ title: '改过的名称', level: 'general', records: 5000 });
  expect(after[1]?.cells).toMatchObject({ records: 10_000, checked: true });
  await shows(page, 20, 20);
  await page.keyboard.press('Control+z');
  await saved(page);
  await expect.poll(() => desk.rows()).toEqual(before);
});

test('a file that cannot be read is named, and nothing else happens', async ({ page, workbench }) => {
  await openRegister(page, workbench, 5);
  const file = path.join(workbench.home, 'Documents', '旧.xls');
  fs.writeFileSync(file, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]));
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.keyboard.insertText(file);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByText('这是旧格式的工作簿（.xls 或 .et）。')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});
