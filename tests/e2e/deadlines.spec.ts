/** Deadlines on the overview, and what has changed in a register since its last filing, as a user sees them. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { FilingDesk } from '../service/filing-desk.ts';
import { expect, test, type RunningWorkbench } from './fixtures.ts';
import { expectNoSideScroll, violations } from './window.ts';

const PACKS = path.join(import.meta.dirname, '../fixtures/packs');
const BILLION = 1_000_000_000;

/** A catalogue filed last July, grown since: in the user's folder, open in the page. */
async function openFiled(page: Page, workbench: RunningWorkbench): Promise<void> {
  const firm = await new FilingDesk().start();
  await firm.put({
    a: { records: 1.2 * BILLION, amount: 82 },
    b: { kind: 'decide', records: 1000, amount: 1, share: 'no' },
  });
  await firm.file('2025-07-20');
  await firm.edit('a', { records: 1.61 * BILLION, amount: 97 });
  await firm.edit('b', { share: 'give', phone: '021-5555' });
  await firm.put({ c: { kind: 'decide', level: 'core', records: 5, amount: 0 } });
  await firm.desk.call('casefile.close', {});
  const file = path.join(workbench.home, 'Documents', '甲公司.iovcase');
  fs.copyFileSync(firm.desk.path('甲.iovcase'), file);
  await firm.desk.clear();
  fs.cpSync(path.join(PACKS, 'filing'), path.join(workbench.home, 'settings', 'packs', 'filing'), { recursive: true });
  const opened = await page.evaluate(async (at) => {
    const headers = { 'Content-Type': 'application/json' };
    const answer = await fetch('/api/casefile.open', { method: 'POST', headers, body: JSON.stringify({ path: at }) });
    return (await answer.json()) as { ok: boolean };
  }, file);
  expect(opened.ok).toBe(true);
  await page.goto(new URL('/#/casefile', page.url()).href);
  await page.reload();
}

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
};

test('a year of working days is brought in without a network, a wrong file is refused', async ({ page, workbench }) => {
  await openFiled(page, workbench);
  const year = new Date().getFullYear() + 1;
  const holidays = ['01-01', '02-06', '04-05', '05-01', '10-01'].map((day) => ({
    name: '假期',
    from: `${year}-${day}`,
    to: `${year}-${day}`,
  }));
  const schedule = { year, document: '测试用的通知', confidence: 'design', holidays, workdays: [] };
  const put = (name: string, data: object): void =>
    fs.writeFileSync(path.join(workbench.home, 'Documents', name), JSON.stringify(data));
  put('错.yaml', { ...schedule, holidays: [] });
  put('新一年.yaml', schedule);
  const bring = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: '导入工作日历' }).click();
    const dialog = page.getByRole('dialog', { name: '选择文件' });
    await dialog.getByLabel('文件名').fill(name);
    await dialog.getByRole('button', { name: '打开', exact: true }).click();
  };
  await bring('错.yaml');
  await expect(page.getByText('至少要有 5 项')).toBeVisible();
  await bring('新一年.yaml');
  await expect(page.getByText(`已导入 ${year} 年工作日历`)).toBeVisible();
  await expect(page.getByText(new RegExp(`工作日历：.*${year}`))).toBeVisible();
});

test('from the changed catalogue to the day it is due', async ({ page, workbench }) => {
  await openFiled(page, workbench);
  await page.getByRole('heading', { name: '期限' }).waitFor();
  const row = page.getByRole('row', { name: /变更备案/ });
  await expect(row).toContainText('等待事件日期');
  await expect(row).toContainText('管理办法');
  await shot(page, 'timeline-waiting');
  expect(await violations(page)).toEqual([]);

  // What has been late for long is folded away: a day that leaves the deadline ahead, whenever this runs.
  const now = new Date();
  const middle = (months: number): string =>
    new Date(Date.UTC(now.getFullYear(), now.getMonth() + months, 15)).toISOString().slice(0, 10);
  const [occurred, due] = [middle(-1), middle(2)];
  await row.getByRole('link', { name: '填写日期' }).click();
  const day = page.getByRole('textbox', { name: '变化发生日' });
  await day.fill(occurred);
  await day.blur();
  await page.getByRole('link', { name: '案卷总览' }).click();
  await expect(row).toContainText(due);
  await expect(row).toContainText(/还有 \d+ 天|就是今天|已逾期 \d+ 天/);
  await shot(page, 'timeline-due');
  await expectNoSideScroll(page);
  await page.setViewportSize({ width: 800, height: 768 });
  await expect(row).toContainText(due);
  await expectNoSideScroll(page);
  await page.setViewportSize({ width: 1366, height: 768 });

  const registers = page.url().replace(/#.*/, '');
  const subject = /casefile\/([^/]+)/.exec((await row.getByRole('link').first().getAttribute('href')) ?? '')?.[1] ?? '';
  await page.goto(`${registers}#/register/${subject}/catalogue/changes`);
  await page.getByRole('heading', { name: '变化情况' }).waitFor();
  await expect(page.getByText('与 2025-07-20 备案通过的目录比较')).toBeVisible();
  await expect(page.getByText('全目录合计的记录条数变化 34.17%，达到 30%')).toBeVisible();
  await expect(page.getByText('决策 · 核心的记录条数以前没有备案，属于新增')).toBeVisible();
  const total = page.locator('tbody').filter({ hasText: '全目录合计' }).first();
  await expect(total).toContainText('12 亿');
  await expect(total).toContainText('16.1 亿');
  await shot(page, 'changes');
  expect(await violations(page)).toEqual([]);
  await expectNoSideScroll(page);

  await page.getByRole('button', { name: /生成「变更对照」/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '生成' }).click();
  await expect(page.getByText(/已写入「变更对照」\d+ 行/)).toBeVisible();
  await page.getByRole('button', { name: '登记本次提交' }).click();
  await expect(page.getByText('已登记本次提交')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'changes-dark');
  expect(await violations(page)).toEqual([]);
  await page.getByText('记录条数：1 行').first().click();
  await page.getByRole('link', { name: 'A', exact: true }).first().click();
  await expect(page).toHaveURL(/catalogue\/rows\/a/);
});
