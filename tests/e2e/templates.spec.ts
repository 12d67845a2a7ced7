/**
 * The template manager: a regulator's blank is installed, its places confirmed beside its page, tried, activated and
 * used by an export; next year's blank leaves only what is different to decide.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { longBlank, unitBlank } from './blanks.ts';
import { expect, test, type RunningWorkbench } from './fixtures.ts';
import { expectNoSideScroll, openDemo, violations } from './window.ts';

const REPORT = '车联网网络安全防护定级报告';

async function openTemplates(page: Page): Promise<void> {
  await page.getByRole('link', { name: '模板', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: '模板' }).waitFor();
}

async function put(workbench: RunningWorkbench, name: string, bytes: Uint8Array | string): Promise<void> {
  await fs.promises.writeFile(path.join(workbench.home, 'Documents', name), bytes);
}

async function install(page: Page, name: string, document = REPORT): Promise<void> {
  await openTemplates(page);
  await page.getByRole('button', { name: `为《${document}》安装空白文件` }).click();
  const dialog = page.getByRole('dialog', { name: '选择文件' });
  await dialog.getByLabel('文件名').fill(name);
  await dialog.getByRole('button', { name: '打开', exact: true }).click();
}

const list = (page: Page) => page.getByRole('listbox', { name: '各处内容' });
const entry = (page: Page, name: string | RegExp) => list(page).getByRole('option', { name });
const frame = (page: Page) => page.frameLocator('iframe');

async function expectTemplateSaved(page: Page): Promise<void> {
  await expect(page.getByTestId('template-save')).toHaveAttribute('data-state', 'saved');
}

test('install, confirm by keyboard, try, activate, export; next year only the differences', async ({
  page,
  workbench,
}) => {
  test.setTimeout(240_000);
  await put(workbench, '定级情况表2026.docx', await unitBlank());
  await put(workbench, '定级情况表2027.docx', await unitBlank({ nextYear: true }));
  await openDemo(page);
  await install(page, '定级情况表2026.docx');

  await expect(list(page)).toBeFocused();
  await expect(page.getByText('已确认 0/9')).toBeVisible();
  await expect(frame(page).locator('td[data-state="open"]').first()).toBeVisible({ timeout: 30_000 });
  await expect(frame(page).locator('[data-state="closed"]')).toContainText('签字');

  // Activation is refused while something is open, and shows the way.
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('9');
  await page.getByRole('button', { name: '去第一处待确认' }).click();
  await expect(list(page)).toBeFocused();
  await page.getByRole('button', { name: /^全部 \d/ }).click();

  // The page and the list choose for each other.
  await frame(page).locator('td[data-place]').nth(4).click();
  const chosen = list(page).getByRole('option', { selected: true });
  await expect(chosen).toContainText('邮政编码');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(chosen).toContainText('单位名称');
  await expect(frame(page).locator('[data-chosen]').first()).toHaveAttribute('title', /单位名称/);

  // Keys: confirm and go on, search, a proposal by number, leave blank, take back.
  await page.keyboard.press('Enter');
  await expect(chosen).toContainText('统一社会信用代码');
  await expect(page.getByText('已确认 1/9')).toBeVisible();
  await expectTemplateSaved(page);
  await page.keyboard.press('F2');
  await expect(page.getByRole('combobox', { name: /其他问题/ })).toBeFocused();
  await page.keyboard.type('邮政');
  await page.keyboard.press('Enter');
  await expect(list(page)).toBeFocused();
  await expect(chosen).toContainText('邮政编码');
  await page.keyboard.press('1');
  await expect(chosen.getByText('统一社会信用代码')).toHaveCount(2);
  await page.keyboard.press('-');
  await expect(entry(page, /统一社会信用代码/)).toContainText('留空');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(entry(page, /统一社会信用代码/)).toContainText('已确认');
  await entry(page, /法定代表人/).click();
  await page.keyboard.press('Delete');
  await expect(entry(page, /法定代表人/)).toContainText('留空');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText('已确认 9/9')).toBeVisible();
  await expectTemplateSaved(page);
  expect(await violations(page), 'confirm view').toEqual([]);
  await expectNoSideScroll(page);

  // What was confirmed is on disk.
  await page.reload();
  await expect(page.getByText('已确认 9/9')).toBeVisible();
  await entry(page, /单位类型/).click();
  await expect(page.getByRole('combobox', { name: '印刷选项「企业」对应' })).toHaveValue('');
  await expect(page.getByRole('group', { name: '选项对应' })).toContainText('企业（文字相符）');
  await entry(page, /问询记录 · 重复行/).click();
  await expect(page.getByRole('combobox', { name: '列「回答」填入' })).toHaveValue('answer');

  await page.getByRole('button', { name: '试填' }).click();
  const trial = page.getByRole('dialog', { name: '试填：定级情况表2026.docx' });
  await expect(trial.frameLocator('iframe').locator('section.docx').first()).toContainText('申驰', { timeout: 60_000 });
  await trial.getByRole('tab', { name: '核对结果' }).click();
  await expect(trial.getByRole('tab', { name: /^已写入/ })).toBeVisible();
  expect(await violations(page), 'trial').toEqual([]);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '启用', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '模板' }).waitFor();
  const section = page.getByRole('region', { name: REPORT });
  await expect(section.getByRole('row', { name: /定级情况表2026/ })).toContainText('使用中');
  await expect(section.getByRole('row', { name: /grading-report/ })).toContainText('未启用');

  const written = await exportDraft(page, workbench);
  expect(written.text).toContain('车联网网络安全定级情况表');
  expect(written.text).toContain('申驰');
  expect(written.text).not.toContain('{{');
  expect(written.text).toMatch(/[☑■√]\s*企业/u);

  // Next year.
  await install(page, '定级情况表2027.docx');
  await expect(page.getByText(/^沿用自《定级情况表2026\.docx》，\d+ 处不同$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^有差异 \d/ })).toHaveAttribute('aria-pressed', 'true');
  await page.getByText(/旧文件中的 1 处在新文件中没有了/).click();
  await expect(page.locator('.t-removed')).toContainText('单位类型');
  await expect(entry(page, /评审地点/)).toContainText('待确认');
  await expect(entry(page, /^1 单位名称/)).toHaveCount(0);
  expect(await violations(page), 'differences').toEqual([]);
  await page.keyboard.press('ControlOrMeta+Enter');
  for (let i = 0; i < 4 && (await list(page).getByText('待确认').count()) > 0; i++) await page.keyboard.press('Enter');
  await expectTemplateSaved(page);
  await page.getByRole('button', { name: '启用', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '模板' }).waitFor();
  await expect(section.getByRole('row', { name: /定级情况表2027/ })).toContainText('使用中');
  await section.getByText('更早的 1 个').click();
  await expect(section.getByRole('row', { name: /定级情况表2026/ })).toContainText('未启用');

  // Back to the pack's own; what is not in use can be deleted.
  await section.getByRole('button', { name: '停用' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await expect(section.getByRole('row', { name: /grading-report/ })).toContainText('使用中');
  await section.getByRole('button', { name: '删除「定级情况表2026.docx」' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect(section.getByRole('row', { name: /定级情况表2026/ })).toHaveCount(0);
  expect(await violations(page), 'list').toEqual([]);
});

/** @returns the text of the document written for the first subject. */
async function exportDraft(page: Page, workbench: RunningWorkbench): Promise<{ text: string }> {
  await page.getByRole('link', { name: '导出文书' }).first().click();
  await page.getByLabel('全选').uncheck();
  await page
    .getByRole('checkbox', { name: new RegExp(`^${REPORT}，`) })
    .first()
    .check();
  await page.getByLabel(/^草稿/).check();
  await page.getByRole('button', { name: '导出 1 份草稿' }).click();
  await expect(page.getByText('已写出 1 份文件，重新打开核对一致。')).toBeVisible({ timeout: 60_000 });
  const folder = path.join(workbench.home, 'Documents');
  const name = fs.readdirSync(folder).find((each) => each.includes('草稿') && each.endsWith('.docx'));
  const parts = unzipSync(new Uint8Array(fs.readFileSync(path.join(folder, name ?? ''))));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  return { text: xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '') };
}

test('files that are no blank are told in a sentence, and nothing is installed', async ({ page, workbench }) => {
  await put(workbench, '坏的.docx', 'this is no Word file');
  await openDemo(page);
  await install(page, '坏的.docx');
  await expect(page.getByRole('alert')).toContainText('「坏的.docx」没有安装。');
  expect(await violations(page), 'refused').toEqual([]);
  await expect(page.getByRole('region', { name: REPORT }).getByRole('row')).toHaveCount(2);
  await page.goto(`${page.url().replace(/#.*/, '')}#/templates/grading-report/${'0'.repeat(64)}`);
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('link', { name: '全部模板' })).toBeVisible();
});

test('a tagged template shows its tags; the palette and the document rows lead here', async ({ page }) => {
  await openDemo(page);
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.type(`《${REPORT}》的模板`);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: REPORT }).getByRole('link', { name: /^查看/ }).click();
  await expect(page.getByRole('heading', { name: /模板中的标记/ })).toBeVisible();
  await expect(page.getByText('每个标记都有内容。')).toBeVisible();
  expect(await violations(page), 'tags').toEqual([]);
  await page.getByRole('link', { name: '案卷总览' }).click();
  await page
    .getByRole('link', { name: `模板 ${REPORT}` })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: '模板' })).toBeVisible();
});

test('a lost connection keeps what was decided and writes it with the next try', async ({ page, workbench }) => {
  await put(workbench, '表.docx', await unitBlank());
  await openDemo(page);
  await install(page, '表.docx');
  await expect(page.getByText('已确认 0/9')).toBeVisible();
  await page.route('**/api/template.bind', (route) => route.abort());
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('template-save')).toHaveAttribute('data-state', 'failed');
  await expect(page.getByText('已确认 1/9')).toBeVisible();
  await page.unroute('**/api/template.bind');
  await page.getByRole('main').getByRole('button', { name: '重试' }).click();
  await expectTemplateSaved(page);
  await page.reload();
  await expect(page.getByText('已确认 1/9')).toBeVisible();
});

/** What the window itself has worked so far: unlike the clock, other programs of the machine do not count. */
async function mainThreadSeconds(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { metrics } = await client.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

test('500 places stay quick', async ({ page, workbench }) => {
  await put(workbench, '长表.docx', await longBlank(500));
  await openDemo(page);
  await install(page, '长表.docx');
  await expect(page.getByRole('button', { name: '全部 500' })).toBeVisible({ timeout: 30_000 });
  await expect(frame(page).locator('[data-place]')).toHaveCount(500, { timeout: 30_000 });
  expect(await list(page).getByRole('option').count()).toBeLessThan(60);
  const before = await mainThreadSeconds(page);
  for (let i = 0; i < 40; i++) await page.keyboard.press('-');
  await expect(page.getByText('已确认 40/500')).toBeVisible();
  await expectTemplateSaved(page);
  expect((await mainThreadSeconds(page)) - before).toBeLessThan(10);
  await page.keyboard.press('End');
  await expect(list(page).getByRole('option', { selected: true })).toContainText('第 500 项');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`at 200 % zoom, ${colorScheme}: nothing sticks out, axe is content`, async ({ page, workbench }) => {
    await put(workbench, '表.docx', await unitBlank());
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 683, height: 384 });
    await openDemo(page);
    await expect(async () => {
      const link = page.getByRole('link', { name: '模板', exact: true }).first();
      if (!(await link.isVisible())) await page.getByRole('button', { name: '案卷导航' }).click();
      await expect(link).toBeVisible({ timeout: 2000 });
    }).toPass();
    await install(page, '表.docx');
    await expect(page.getByText('已确认 0/9')).toBeVisible();
    await expect(frame(page).locator('td[data-place]').first()).toBeAttached({ timeout: 30_000 });
    await expectNoSideScroll(page);
    expect(await violations(page), 'confirm view').toEqual([]);
    await page.goto(page.url().replace(/#.*/, '#/templates'));
    await page.getByRole('row', { name: /表\.docx/ }).waitFor();
    await expectNoSideScroll(page);
    expect(await violations(page), 'list').toEqual([]);
  });
