/** A register of 2,000 rows as a spreadsheet person works in it. */
import { toTsv } from '../../core/form/clipboard.ts';
import { saved } from './every-field.ts';
import { expect, test } from './fixtures.ts';
import { cellText, clickCell, copyText, openRegister, sampleCells, shows } from './register-rows.ts';
import { expectNoSideScroll, violations } from './window.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
const ROWS = 2000;

test('typing, a composed text, a new row at the end, undo and reload in the middle', async ({ page, workbench }) => {
  const desk = await openRegister(page, workbench, ROWS);
  await clickCell(page, 0, 1);
  await page.keyboard.type('first');
  await page.keyboard.press('Enter');
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'zuo', selectionStart: 3, selectionEnd: 3 });
  await client.send('Input.insertText', { text: '座舱' });
  await page.keyboard.press('Tab');
  expect([await cellText(page, 0, 1), await cellText(page, 1, 1)]).toEqual(['first', '座舱']);
  // A list that is typed into, and one that is opened.
  await page.keyboard.insertText('感');
  await page.keyboard.press('Enter');
  expect(await cellText(page, 1, 2)).toBe('感知');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.keyboard.type('DS-new');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('末行');
  await page.keyboard.press('Enter');
  await shows(page, ROWS + 1, ROWS + 1);
  await saved(page);
  const rows = await desk.rows();
  expect([rows[0]?.cells['title'], rows[1]?.cells['title'], rows[1]?.cells['kind']]).toEqual([
    'first',
    '座舱',
    'sense',
  ]);
  expect(rows.at(-1)?.cells).toEqual({ no: 'DS-new', title: '末行' });
  await page.reload();
  await shows(page, ROWS + 1, ROWS + 1);
  await page.keyboard.press('Control+z');
  await saved(page);
  expect((await desk.rows()).at(-1)?.cells).toEqual({ no: 'DS-new' });
});

test('a block of 500 × 10 with breaks and a heading is pasted and taken back in one step', async ({
  page,
  workbench,
}) => {
  const desk = await openRegister(page, workbench, ROWS);
  const before = await desk.rows();
  const block = Array.from({ length: 500 }, (_, i) => [
    `P-${i}`,
    `粘贴"${i}"\n第二行`,
    i % 2 ? '感知' : '决策',
    '重要',
    '',
    String(i),
    '1,234',
    '30万',
    '5',
    '',
  ]);
  await copyText(page, toTsv(block));
  await clickCell(page, 5, 0);
  await page.keyboard.press('Control+v');
  await saved(page);
  const after = await desk.rows();
  expect(after).toHaveLength(ROWS);
  expect(after[6]?.cells).toMatchObject({ no: 'P-1', title: '粘贴"1" 第二行', kind: 'sense', bytes: 300_000 });
  expect(after[4]).toEqual(before[4]);
  await page.keyboard.press('Control+z');
  await saved(page);
  expect(await desk.rows()).toEqual(before);
  // Past the end, rows are added.
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+v');
  await shows(page, ROWS + 500, ROWS + 500);
  await saved(page);
  expect((await desk.rows()).at(-1)?.cells['no']).toBe('P-499');
  // And copied out again as they are shown.
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\r\n')[1]?.split('\t').slice(2, 8)).toEqual(['感知', '重要', '', '1', '1234', '300000']);
});

test('fill down, clear, duplicate and delete many rows', async ({ page, workbench }) => {
  const desk = await openRegister(page, workbench, 120);
  await clickCell(page, 0, 4);
  await page.keyboard.insertText('同一理由');
  await page.keyboard.press('Enter');
  await clickCell(page, 0, 4);
  await page.keyboard.press('Control+Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await saved(page);
  expect((await desk.rows()).every(({ cells }) => cells['why'] === '同一理由')).toBe(true);
  await page.getByRole('button', { name: /^删除 1\d\d 行$/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^删除/ }).click();
  await shows(page, 0, 0);
  await saved(page);
  await page.getByRole('button', { name: /^撤销/ }).first().click();
  await shows(page, 120, 120);
  await clickCell(page, 0, 0);
  await page.getByRole('button', { name: '复制行' }).click();
  await shows(page, 121, 121);
});

test('filters by values, text and problems; sorting by two columns; an edited row stays', async ({
  page,
  workbench,
}) => {
  await openRegister(page, workbench, ROWS);
  await clickCell(page, 0, 2);
  await page.getByRole('button', { name: '本列…' }).click();
  await page.getByRole('dialog').getByLabel('感知').check();
  await page.getByRole('button', { name: '应用' }).click();
  await shows(page, ROWS / 2, ROWS);
  await page.getByRole('button', { name: '未复核' }).click();
  await shows(page, ROWS / 4, ROWS);
  // Reviewed now, but in view until the filter is applied again.
  await clickCell(page, 0, 0);
  await page.getByRole('button', { name: '标为已复核' }).click();
  await saved(page);
  await shows(page, ROWS / 4, ROWS);
  await page.getByRole('button', { name: /重新应用/ }).click();
  await shows(page, ROWS / 4 - 1, ROWS);
  await page.getByRole('button', { name: '清除全部筛选' }).click();
  await shows(page, ROWS, ROWS);
  await clickCell(page, 0, 1);
  await page.getByRole('button', { name: '本列…' }).click();
  await page.getByLabel('文字含有').check();
  await page.getByRole('textbox', { name: '含有' }).fill('语音数据1');
  await page.keyboard.press('Enter');
  const expected = Array.from({ length: ROWS }, (_, i) => sampleCells(i)).filter(({ title }) =>
    String(title).includes('语音数据1'),
  );
  await shows(page, expected.length, ROWS);
  await page.getByRole('button', { name: '清除全部筛选' }).click();
  for (const [column, way] of [
    [2, '降序'],
    [6, '作为次要排序'],
  ] as const) {
    await clickCell(page, 0, column);
    await page.getByRole('button', { name: '本列…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: way }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await expect.poll(() => cellText(page, 0, 0)).toBe('DS-00002');
  expect(await cellText(page, 1, 0)).toBe('DS-00004');
});

test('finding marks and walks from place to place; groups count, add up and fold', async ({ page, workbench }) => {
  await openRegister(page, workbench, ROWS);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('DS-019');
  const found = page.getByRole('search').getByRole('status').first();
  await expect(found).toHaveText('100 行');
  await page.keyboard.press('Enter');
  await expect(page.locator('.g-text mark').first()).toBeVisible();
  await expect.poll(() => cellText(page, 1899, 0)).toBe('DS-01900');
  await page.getByRole('button', { name: '只看含有的行' }).click();
  await shows(page, 100, ROWS);
  await page.getByRole('button', { name: '清除全部筛选' }).click();
  await page.getByRole('textbox', { name: '在所有列中查找' }).fill('');
  await page.getByRole('button', { name: '分组' }).click();
  await page.getByLabel('第一级').selectOption({ label: '类别' });
  await page.keyboard.press('Escape');
  const group = page.getByRole('button', { name: '类别：感知' });
  await expect(page.locator('.reg-group').first()).toContainText('1,000 行');
  await group.click();
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await expect.poll(() => cellText(page, 0, 0)).toBe('DS-00002');
});

test('a batch edit shows what it does, does it, and is one undo', async ({ page, workbench }) => {
  const desk = await openRegister(page, workbench, ROWS);
  await clickCell(page, 0, 3);
  await page.getByRole('button', { name: '批量修改' }).click();
  const dialog = page.getByRole('dialog', { name: '批量修改' });
  await dialog.getByLabel('新的值').selectOption({ label: '核心' });
  await expect(dialog.getByText('将修改 2,000 行')).toBeVisible();
  await expect(dialog.getByText(/与规则推荐不同/).first()).toBeVisible();
  await dialog.getByLabel('怎样修改').selectOption({ label: '采用规则推荐的值' });
  await expect(dialog.getByText('没有需要修改的行')).toBeVisible();
  await dialog.getByLabel('修改哪一列').selectOption({ label: '数据名称' });
  await dialog.getByLabel('怎样修改').selectOption({ label: '查找并替换文字' });
  await dialog.getByLabel('查找文字').fill('语音');
  await dialog.getByLabel('替换为').fill('录音');
  await dialog.getByRole('button', { name: '修改 400 行' }).click();
  await saved(page);
  expect((await desk.rows()).filter(({ cells }) => String(cells['title']).includes('录音'))).toHaveLength(400);
  await clickCell(page, 0, 0);
  await page.keyboard.press('Control+z');
  await saved(page);
  expect((await desk.rows()).some(({ cells }) => String(cells['title']).includes('录音'))).toBe(false);
});

test('problems: F8 walks, the proposal is adopted, findings lead to rows that are filtered out', async ({
  page,
  workbench,
}) => {
  const desk = await openRegister(page, workbench, 60);
  await clickCell(page, 6, 3);
  await page.keyboard.insertText('核心');
  await page.keyboard.press('Enter');
  await clickCell(page, 0, 0);
  await page.keyboard.press('F8');
  await expect(page.locator('.reg-status')).toContainText('与规则推荐不同');
  await page.getByRole('button', { name: '采纳', exact: true }).click();
  await saved(page);
  expect((await desk.rows())[6]?.cells['level']).toBe('general');
  await clickCell(page, 9, 1);
  await page.keyboard.press('Delete');
  await saved(page);
  await page.getByRole('button', { name: '本次改过' }).click();
  await clickCell(page, 0, 2);
  await page.getByRole('button', { name: '本列…' }).click();
  await page.getByRole('dialog').getByLabel('感知').check();
  await page.getByRole('button', { name: '应用' }).click();
  await shows(page, 1, 60);
  await page.getByRole('button', { name: /^问题/ }).click();
  await page.getByRole('button', { name: '转到第一处' }).click();
  await shows(page, 60, 60);
  await expect(page.locator('.reg-status')).toContainText('缺少「数据名称」');
  expect(page.url()).toContain('/title');
});

test('from the questionnaire by link and by finding; no side scroll, accessible in light and dark', async ({
  page,
  workbench,
}) => {
  const { subject } = await openRegister(page, workbench, 60);
  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    expect(await violations(page)).toEqual([]);
  }
  await expectNoSideScroll(page);
  await page.getByRole('button', { name: '列设置' }).click();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('checkbox', { name: '类别' }).uncheck();
  await page.getByRole('button', { name: '“数据名称”前移' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('columnheader').nth(1)).toContainText('数据名称');
  await expect(page.getByRole('columnheader', { name: /^类别/ })).toHaveCount(0);
  await page.getByRole('link', { name: '返回问卷' }).click();
  await page.getByRole('link', { name: '打开台账' }).click();
  await shows(page, 60, 60);
  // Columns are as they were left.
  await expect(page.getByRole('columnheader').nth(1)).toContainText('数据名称');
  await page.evaluate((hash) => (window.location.hash = hash), `#/casefile/${subject}/main`);
  await page.locator('.q-section').waitFor();
});
