/** Passphrase, recovery code, backups, lost writes: nothing that was typed gets lost, and the reader is told what happens. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { closeCasefile, expectSaved, finishRecoveryCode, newCasefile, PASSPHRASE } from './window.ts';

const ENTERPRISE = '海上青石车联科技有限公司';

test('wrong passphrase, wrong code and the right ones each say so', async ({ page }) => {
  const code = await newCasefile(page, ENTERPRISE);
  await closeCasefile(page);
  await page.getByRole('button', { name: ENTERPRISE, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '打开加密的案卷' });
  await expect(dialog.getByRole('textbox', { name: '口令' })).toBeFocused();
  await page.keyboard.type('not the passphrase');
  await page.keyboard.press('Enter');
  const wrongPassphrase = await dialog.getByRole('alert').textContent();
  expect(wrongPassphrase).toContain('口令');

  await dialog.getByRole('tab', { name: '恢复码' }).click();
  await dialog.getByRole('textbox', { name: '恢复码' }).fill('AAAA-BBBB');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('恢复码');
  expect(await dialog.getByRole('alert').textContent()).not.toBe(wrongPassphrase);

  await dialog.getByRole('textbox', { name: '恢复码' }).fill(code.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '下一步' })).toBeVisible();
});

test('an open casefile is a choice one sees', async ({ page }) => {
  await page.getByRole('button', { name: '新建案卷' }).click();
  const dialog = page.getByRole('dialog', { name: '新建案卷' });
  await dialog.getByRole('button', { name: '创建' }).click();
  await expect(dialog.getByText('请填写企业名称。')).toBeVisible();
  await expect(dialog.getByText('口令至少 8 个字符。')).toBeVisible();
  await dialog.getByLabel('企业名称').fill(ENTERPRISE);
  await dialog.getByLabel('填写人').fill('李评估');
  await dialog.getByLabel('不加密').check();
  await expect(dialog.getByText('任何拿到这个文件的人都能读取全部内容。')).toBeVisible();
  await dialog.getByRole('button', { name: '创建' }).click();
  await expect(page.getByRole('heading', { name: '下一步' })).toBeVisible();
  await expect(page.getByRole('banner').getByText('未加密')).toBeVisible();
  await page.goto(page.url().replace(/#.*/, '#/backups'));
  await page.getByRole('button', { name: '设置口令' }).click();
  await page.getByRole('textbox', { name: /^口令/ }).fill(PASSPHRASE);
  await page.getByLabel('再输一次口令').fill(PASSPHRASE);
  await page.getByRole('button', { name: '确定更换' }).click();
  await finishRecoveryCode(page);
  await expect(page.getByRole('banner').getByText('已加密')).toBeVisible();
});

test('a backup is made, restored beside the casefile, and verified', async ({ page, workbench }) => {
  await newCasefile(page, ENTERPRISE);
  await page.getByRole('link', { name: '备份与安全' }).click();
  await page.getByRole('button', { name: '立即备份' }).click();
  await page
    .getByRole('button', { name: /恢复为新文件/ })
    .first()
    .click();
  const name = page.getByLabel('文件名', { exact: true });
  await expect(name).toHaveValue(new RegExp(`^${ENTERPRISE}-恢复-\\d{12}\\.iovcase$`));
  const restored = await name.inputValue();
  await expect(name).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '打开加密的案卷' }).getByRole('textbox', { name: '口令' }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(restored.replace('.iovcase', ''));
  expect(fs.existsSync(path.join(workbench.home, 'Documents', restored))).toBe(true);
  expect(fs.existsSync(path.join(workbench.home, 'Documents', `${ENTERPRISE}.iovcase`))).toBe(true);
  await page.getByRole('link', { name: '备份与安全' }).click();
  await page.getByRole('button', { name: '开始检查' }).click();
  await expect(page.getByText('完好。')).toBeVisible();
});

test('a new passphrase brings a new recovery code; the old ones no longer open', async ({ page }) => {
  const before = await newCasefile(page, ENTERPRISE);
  await page.getByRole('link', { name: '备份与安全' }).click();
  await page.getByRole('button', { name: '更换口令' }).click();
  await page.getByLabel('当前口令或恢复码').fill('wrong');
  await page.getByRole('textbox', { name: /^口令/ }).fill('another 口令 entirely');
  await page.getByLabel('再输一次口令').fill('another 口令 entirely');
  await page.getByRole('button', { name: '确定更换' }).click();
  await expect(page.getByRole('alert')).toContainText('口令');
  await page.getByLabel('当前口令或恢复码').fill(PASSPHRASE);
  await page.getByRole('button', { name: '确定更换' }).click();
  const after = await finishRecoveryCode(page);
  expect(after).not.toBe(before);
  await closeCasefile(page);
  await page.getByRole('button', { name: ENTERPRISE, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '打开加密的案卷' });
  await dialog.getByRole('textbox', { name: '口令' }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('textbox', { name: '口令' }).fill('another 口令 entirely');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '下一步' })).toBeVisible();
});

test('what could not be written stays, says so, and is written on retry', async ({ page }) => {
  await newCasefile(page, ENTERPRISE);
  await page.getByRole('link', { name: '继续填写' }).click();
  const field = page.getByRole('textbox').nth(1);
  await page.route('**/api/answer.put', (route) =>
    route.fulfill({
      json: { ok: false, error: { code: 'DISK', message: '磁盘已满，没有写入。', advice: '请腾出空间后重试。' } },
    }),
  );
  await field.fill('9131');
  await page.keyboard.press('Tab');
  await expect(page.getByTestId('save-state')).toHaveText('未保存');
  await expect(page.getByRole('alert').filter({ hasText: '磁盘已满' })).toBeVisible();
  await expect(field).toHaveValue('9131');
  await page.unroute('**/api/answer.put');
  await page.getByRole('button', { name: '重试' }).click();
  await expectSaved(page);
  await page.reload();
  await expect(field).toHaveValue('9131');
});

test('a lost connection is announced; typed text is written when it is back', async ({ page }) => {
  await newCasefile(page, ENTERPRISE);
  await page.getByRole('link', { name: '继续填写' }).click();
  const field = page.getByRole('textbox').nth(1);
  await page.route('**/api/**', (route) => route.abort());
  await field.fill('9132');
  await page.keyboard.press('Tab');
  await expect(page.getByText('与工作台的连接中断。')).toBeVisible();
  await expect(field).toHaveValue('9132');
  await page.unroute('**/api/**');
  await expect(page.getByText('与工作台的连接中断。')).toBeHidden({ timeout: 15_000 });
  await expectSaved(page);
  await page.reload();
  await expect(field).toHaveValue('9132');
});

test('a casefile closed elsewhere is opened again and what waited is written', async ({ page }) => {
  await newCasefile(page, ENTERPRISE);
  await page.getByRole('link', { name: '继续填写' }).click();
  const field = page.getByRole('textbox').nth(1);
  await page.evaluate(() =>
    fetch('/api/casefile.close', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }),
  );
  await field.fill('9133');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: '重新打开案卷并保存' }).click();
  const dialog = page.getByRole('dialog', { name: '打开加密的案卷' });
  await dialog.getByRole('textbox', { name: '口令' }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expectSaved(page);
  await page.reload();
  await expect(field).toHaveValue('9133');
});

test('a casefile handed over in the address asks for its passphrase; one that is gone says so', async ({
  page,
  workbench,
}) => {
  await newCasefile(page, ENTERPRISE);
  await closeCasefile(page);
  const file = path.join(workbench.home, 'Documents', `${ENTERPRISE}.iovcase`);
  await page.evaluate((to) => (location.hash = `#/open/${encodeURIComponent(to)}`), file);
  await page.getByRole('dialog', { name: '打开加密的案卷' }).getByRole('textbox', { name: '口令' }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '下一步' })).toBeVisible();
  await page.evaluate((to) => (location.hash = `#/open/${encodeURIComponent(to)}`), `${file}x`);
  await expect(page.getByRole('dialog', { name: '未能完成' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 1, name: ENTERPRISE })).toBeVisible();
});
