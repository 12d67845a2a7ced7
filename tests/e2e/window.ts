/** Steps of a user in the window's own pages, and what a machine can say about their accessibility. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

export const PASSPHRASE = '青石 渡口 二十四 桥';

/** What axe finds against WCAG 2.2 AA. The drawn Word file is a stranger's content and left out. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .exclude('iframe')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`));
}

/** Nothing sticks out at the side of the window. */
export async function expectNoSideScroll(page: Page): Promise<void> {
  const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(excess).toBeLessThanOrEqual(0);
}

/** @returns the recovery code. */
export async function newCasefile(page: Page, enterprise: string, passphrase = PASSPHRASE): Promise<string> {
  await page.getByRole('button', { name: '新建案卷' }).click();
  const dialog = page.getByRole('dialog', { name: '新建案卷' });
  await dialog.getByLabel('企业名称').fill(enterprise);
  await dialog.getByLabel('填写人').fill('李评估');
  await dialog.getByLabel(/^口令/).fill(passphrase);
  await dialog.getByLabel('再输一次口令').fill(passphrase);
  await dialog.getByRole('button', { name: '创建' }).click();
  return finishRecoveryCode(page);
}

/** Reads the code, ticks that it is written down, goes on. */
export async function finishRecoveryCode(page: Page): Promise<string> {
  const code = (await page.locator('.recovery-code').textContent()) ?? '';
  const done = page.getByRole('button', { name: '完成' });
  await expect(done).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.getByLabel('我已抄录').check();
  await done.click();
  return code.trim();
}

export async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: '示例案卷' }).click();
  await page.getByRole('button', { name: '使用此文件' }).click();
  await page.getByRole('heading', { name: '下一步' }).waitFor({ timeout: 30_000 });
}

export async function closeCasefile(page: Page): Promise<void> {
  await page.getByRole('link', { name: '案卷总览' }).click();
  await page.getByRole('button', { name: '关闭案卷' }).click();
  await page.getByRole('heading', { name: '最近打开' }).waitFor();
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
}
