/** The window's own pages on the sample: overview, palette, preview, export with its report; axe on each, light and dark. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { expectNoSideScroll, newCasefile, openDemo, violations } from './window.ts';

for (const colorScheme of ['light', 'dark'] as const)
  test(`no WCAG violation on any page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const check = async (what: string): Promise<void> => {
      expect(await violations(page), what).toEqual([]);
      await expectNoSideScroll(page);
    };
    await page.getByRole('button', { name: '新建案卷' }).waitFor();
    await check('start');
    await page.getByRole('button', { name: '打开案卷' }).click();
    await page.getByRole('listbox').waitFor();
    await check('file picker');
    await page.keyboard.press('Escape');
    await newCasefile(page, '青石');
    await check('empty overview');
    for (const [name, heading] of [
      ['导出文书', '导出文书'],
      ['备份与安全', '备份与安全'],
    ] as const) {
      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await check(name);
    }
    await page.getByRole('button', { name: '更换口令' }).click();
    await check('passphrase form');
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByRole('listbox').waitFor();
    await check('palette');
  });

test('the sample: overview, preview, export, report', async ({ page, workbench }) => {
  test.setTimeout(180_000);
  await openDemo(page);
  await expect(page.getByText(/计算结果：第/).first()).toBeVisible();
  expect(await violations(page), 'overview').toEqual([]);

  await page.getByRole('link', { name: '导出文书' }).first().click();
  await page
    .getByRole('button', { name: /^预览.*定级报告/ })
    .first()
    .click();
  await expect(page.getByText(/第 1 \/ \d+ 页/)).toBeVisible({ timeout: 60_000 });
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('section.docx').first()).toContainText('定');
  await page.getByRole('button', { name: '下一页' }).click();
  await expect(page.getByText(/第 2 \/ \d+ 页/)).toBeVisible();
  await page.getByRole('tab', { name: '核对结果' }).click();
  await page.getByRole('tab', { name: /^已写入/ }).click();
  await expect(page.getByRole('columnheader', { name: '文件中的位置' })).toBeVisible();
  expect(await violations(page), 'preview').toEqual([]);
  await page.keyboard.press('Escape');

  await page
    .getByRole('button', { name: /^预览.*调查表/ })
    .first()
    .click();
  await page.getByRole('tab', { name: '主要硬件' }).click();
  await expect(page.locator('table.sheet').getByText('品牌').first()).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByLabel('全选').uncheck();
  await expect(page.getByRole('button', { name: /^导出 0 份/ })).toBeDisabled();
  await page
    .getByRole('checkbox', { name: /专家评审意见表/ })
    .first()
    .check();
  await page.getByLabel(/^草稿/).check();
  await page.getByRole('button', { name: '导出 1 份草稿' }).click();
  await expect(page.getByText('已写出 1 份文件，重新打开核对一致。')).toBeVisible({ timeout: 60_000 });
  const written = fs.readdirSync(path.join(workbench.home, 'Documents')).filter((name) => name.endsWith('.docx'));
  expect(written).toHaveLength(1);
  expect(written[0]).toContain('草稿');
  expect(await violations(page), 'export').toEqual([]);

  await page.getByRole('button', { name: '导出 1 份草稿' }).click();
  await expect(page.getByRole('alert')).toContainText('同名文件');
});

test('a subject is added, removed after a question, and brought back by undo', async ({ page }) => {
  await newCasefile(page, '青石');
  await page.getByRole('main').getByRole('button', { name: '添加定级对象' }).click();
  await page.keyboard.type('远程服务平台');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/casefile\/.+\/.+/);
  await page.getByRole('link', { name: '案卷总览' }).click();
  const card = page.getByRole('article', { name: '远程服务平台' });
  await card.getByRole('button', { name: '删除「远程服务平台」' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: '删除「远程服务平台」' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await expect(card).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(card).toBeVisible();
});

test('keys: skip link, help, palette; a reload stays where it was', async ({ page }) => {
  await newCasefile(page, '青石');
  await page.reload();
  await page.getByRole('heading', { name: '下一步' }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '键盘快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+K');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('信用代码');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/casefile\/.+\/.+\/.+/);
  const place = page.url();
  await page.reload();
  await page.getByTestId('save-state').waitFor();
  expect(page.url()).toBe(place);
});

test('at 200 % nothing sticks out and the navigation is a drawer', async ({ page }) => {
  await page.setViewportSize({ width: 683, height: 384 });
  await newCasefile(page, '青石');
  await expectNoSideScroll(page);
  const navigation = page.getByRole('navigation', { name: '案卷导航' });
  await expect(navigation).toBeHidden();
  await page.getByRole('button', { name: '案卷导航' }).click();
  await expect(navigation).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await navigation.getByRole('link', { name: '备份与安全' }).click();
  await expect(navigation).toBeHidden();
  await expectNoSideScroll(page);
});
