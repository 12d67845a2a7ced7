/** Marking the rows of a register: one by one and densely, by keyboard alone. */
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { invoke, saved } from './every-field.ts';
import { expect, test } from './fixtures.ts';
import { expectNumber, expectScore, Keys, openMarking } from './marking-desk.ts';
import { expectNoSideScroll, openDemo, violations } from './window.ts';

/** What a level-3 system is asked. */
const LEVEL_3 = 129;
const DOMAINS = 10;

test('a level-3 system is marked densely: a key a row, groups at once, one undo, reload in the middle', async ({
  page,
  workbench,
}) => {
  const desk = await openMarking(page, workbench, { items: LEVEL_3, domains: DOMAINS, objects: 1 });
  await desk.open('dense');
  await expectNumber(page, '未评', LEVEL_3);
  const keys = new Keys(page);
  // The first domain row by row, as one who looks at each.
  await keys.press('1', '1', '3', '2', '1', '4', '1', '1', '1', '1', '1', '1', '1');
  await expectNumber(page, '未评', LEVEL_3 - 13);
  // Weights 1, 2, 3 in turn: 22 of 25 count, 18.5 are met.
  await expectScore(page, '84.09');
  await saved(page);
  await expect(page).toHaveURL(/I0014/);
  await page.reload();
  await page.getByRole('treegrid').waitFor();
  await expect(page.locator('.mk-row.mk-active')).toContainText('I0014');
  await expectNumber(page, '未评', LEVEL_3 - 13);
  // The others by groups, then what was found otherwise.
  for (let domain = 1; domain < DOMAINS; domain++) {
    await keys.press('ArrowLeft', '1');
    const preview = page.getByRole('dialog');
    await expect(preview.getByTestId('marking-preview')).not.toContainText('覆盖');
    await keys.press('Enter');
    await expect(preview).toBeHidden();
    await keys.press('ArrowDown');
  }
  await expectNumber(page, '未评', 0);
  const description = `${keys.count} keys for ${LEVEL_3} indicators (13 looked at singly, 9 domains by group)`;
  test.info().annotations.push({ type: 'keys', description });
  // A selection is marked over what is there: the preview says how much, one step takes it back.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('4');
  const preview = page.getByTestId('marking-preview');
  await expect(preview).toContainText('将覆盖已评的 5 行');
  await expect(preview).toContainText('符合 3 行、不符合 1 行、部分符合 1 行');
  await page.keyboard.press('Enter');
  await expectNumber(page, '不适用', 6);
  await page.keyboard.press('Control+z');
  await expectNumber(page, '不适用', 1);
  await saved(page);
  const rows = await desk.rows();
  expect(rows.map(({ cells }) => cells['result']).filter((result) => result !== 'pass')).toEqual([
    'fail',
    'partial',
    'na',
  ]);
  // Who marked, and when, came along.
  expect(rows.every(({ cells }) => cells['assessor'] === '王工' && cells['day'] !== undefined)).toBe(true);
});

test('one by one: results, words from phrases, an own phrase for the next casefile, and the row of the repair', async ({
  page,
  workbench,
}) => {
  const desk = await openMarking(page, workbench, { items: 6, domains: 2, objects: 2 });
  await desk.open('guided');
  const item = page.locator('.mk-item');
  await expect(item.getByRole('heading')).toHaveText(/I0001/);
  await expect(page.locator('.mk-guidance')).toContainText('现场核对');
  // A finding stays until it is written; a pass goes on to the next object.
  await page.keyboard.press('1');
  await expect(page.locator('.mk-objects .mk-active')).toHaveAttribute('data-row', /thing-2$/);
  await page.keyboard.press('3');
  await expect(page.locator('.mk-objects .mk-active')).toHaveAttribute('data-row', /thing-2$/);
  await page.keyboard.press('Enter');
  const words = page.getByRole('textbox', { name: '结果描述' });
  await expect(words).toBeFocused();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('End');
  await page.keyboard.insertText('抽查三台均如此。');
  await page.keyboard.press('Alt+s');
  await expect(page.locator('.mk-own')).toHaveText('自己的');
  await page.keyboard.press('Control+Enter');
  await expect(item.getByRole('heading')).toHaveText(/I0002/);
  await saved(page);
  const [, second] = await desk.rows();
  expect(second?.cells).toMatchObject({ result: 'fail', finding: '第 1 项没有落实。抽查三台均如此。' });
  // The finding is work to be done, without anybody typing it again.
  expect((await desk.rows('repairs')).map(({ cells }) => cells)).toMatchObject([
    { no: 'I0001', problem: '第 1 项没有落实。抽查三台均如此。', state: 'open' },
  ]);
  // The next row takes the fields over, never what is being typed in them.
  const [, , third, fourth] = await desk.rows();
  const goTo = (row = '') =>
    page.evaluate((hash) => (window.location.hash = hash), `#/marking/${desk.subject}/records/guided/${row}`);
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('第二项还没写完');
  await goTo(fourth?.id);
  await expect(words).toHaveValue('');
  await expect(words).toBeFocused();
  await page.keyboard.insertText('另一对象');
  await goTo(third?.id);
  await expect(words).toHaveValue('第二项还没写完');
  await page.keyboard.press('Escape');
  await saved(page);
  expect((await desk.rows()).map(({ cells }) => cells['finding'])).toEqual([
    undefined,
    second?.cells['finding'],
    '第二项还没写完',
    '另一对象',
    ...Array<undefined>(8),
  ]);
  // The other way at the same place, and its text in place.
  await page.keyboard.press('v');
  await expect(page.locator('.mk-row.mk-active')).toContainText('I0002');
  await page.keyboard.press('2');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(words).toBeFocused();
  await page.keyboard.insertText('半截');
  await page.reload();
  await page.getByRole('treegrid').waitFor();
  await expect(page.locator('.mk-row.mk-active')).toContainText('半截');
  await expectNumber(page, '部分符合', 1);
  await page.getByRole('button', { name: /^部分符合 \d/ }).click();
  await expect(page.getByTestId('marking-count')).toHaveText('显示 1 / 12 行');
  await page.getByRole('button', { name: '清除筛选' }).click();
  await page.getByLabel('搜索', { exact: true }).fill('抽查三台');
  await expect(page.getByTestId('marking-count')).toHaveText('显示 1 / 12 行');
});

test('a finding of the sample is a row of the rectification ledger, and stands in the exported workbook', async ({
  page,
  workbench,
}) => {
  await openDemo(page);
  const states = await invoke(page, 'register.state', {});
  const subject =
    states.find(({ question, summary }) => question === 'cnf_records' && summary.count > 0)?.subject ?? '';
  await page.evaluate((hash) => (window.location.hash = hash), `#/marking/${subject}/cnf_records/dense`);
  await page.getByRole('treegrid').waitFor();
  // The first row is said to conform; it does not.
  for (const key of ['Home', 'ArrowDown', '3', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
  const words = page.getByRole('textbox', { name: '结果记录' });
  await expect(words).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('终端标识可被改写，现场已复现。');
  await page.keyboard.press('Escape');
  await saved(page);
  const folder = path.join(workbench.home, 'out');
  fs.mkdirSync(folder);
  const items = [{ document: 'rectification-ledger', subject }];
  const { id } = await invoke(page, 'document.export', { items, folder, draft: true });
  await expect.poll(async () => (await invoke(page, 'job.get', { id })).state, { timeout: 60_000 }).toBe('done');
  const [file = ''] = fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.xlsx'));
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path.join(folder, file));
  const texts = book.worksheets.flatMap((sheet) => sheet.getSheetValues().map((row) => JSON.stringify(row)));
  expect(texts.filter((row) => row?.includes('终端标识可被改写，现场已复现。'))).toHaveLength(1);
});

test('both ways are accessible: dark, and at 200 %', async ({ page, workbench }) => {
  const desk = await openMarking(page, workbench, { items: 40, domains: 4, objects: 2 });
  for (const [colorScheme, width, height] of [
    ['dark', 1366, 768],
    ['light', 683, 384],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height });
    await desk.open('guided');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await expectNoSideScroll(page);
    expect(await violations(page)).toEqual([]);
    await desk.open('dense');
    for (const key of ['1', '2', '4', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('textbox', { name: '不适用理由' }).waitFor();
    await expectNoSideScroll(page);
    expect(await violations(page)).toEqual([]);
  }
});
