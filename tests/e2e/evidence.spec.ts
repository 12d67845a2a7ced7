/** Screenshots pasted and files dropped where one stands: on a question, in a cell of a register, on the page of evidence. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { EVIDENCE_PACK, evidencePack } from '../service/evidence-pack.ts';
import { png } from '../support/pictures.ts';
import { invoke } from './every-field.ts';
import { expect, test } from './fixtures.ts';
import { expectNoSideScroll, violations } from './window.ts';

/** Puts a picture on the system's clipboard and presses Ctrl+V. */
async function pastePicture(page: Page, seed: number): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
    },
    png(300, 200, seed).toString('base64'),
  );
  await page.keyboard.press('ControlOrMeta+V');
}

async function drop(page: Page, selector: string, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ([file, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], file, { type: 'text/plain' }));
      return transfer;
    },
    [name, text] as const,
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent(selector, type, { dataTransfer: data });
}

test('a screenshot on a question, in a cell, cited again, found on the page of evidence', async ({
  page,
  workbench,
}) => {
  await evidencePack(path.join(workbench.home, 'settings'));
  await invoke(page, 'app.setAuthor', { author: '王工' });
  const { state } = await invoke(page, 'casefile.create', {
    path: path.join(workbench.home, 'Documents', '甲.iovcase'),
    packId: EVIDENCE_PACK,
    enterpriseName: '甲公司',
    passphrase: null,
  });
  const subject = state.answers.find(({ question }) => question === '$subject')?.subject ?? '';
  const go = async (hash: string): Promise<void> => {
    await page.evaluate((to) => (window.location.hash = to), hash);
  };

  await go(`#/casefile/${subject}/base/name`);
  await page.reload();
  await expect(page.locator('#q-name')).toBeFocused();
  await pastePicture(page, 1);
  const mark = page.getByRole('button', { name: '企业名称的佐证，1 个' });
  await expect(mark).toBeVisible();
  await expect(page.locator('#q-name')).toHaveValue('甲公司');
  await drop(page, '[data-question=rooms] .q-label', '机房清单.txt', '清单');
  await expect(page.getByRole('button', { name: '机房的佐证，1 个' })).toBeVisible();
  await page.locator('#q-name').focus();
  await page.keyboard.press('F9');
  const dialog = page.getByRole('dialog', { name: '佐证：企业名称' });
  await expect(dialog.locator('.ev-thumb img')).toBeVisible();
  await expect(dialog).toContainText('E-001');
  await dialog.getByRole('textbox').fill('登录页截图');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');

  await go(`#/register/${subject}/records`);
  const grid = page.getByRole('grid');
  await grid.locator('[data-row="0"] [data-column="0"]').click();
  await page.keyboard.insertText('A01');
  await page.keyboard.press('Tab');
  await pastePicture(page, 2);
  const cell = grid.locator('[data-row="0"] [data-column="1"]');
  await expect(page.locator('.toast').last()).toContainText('E-003');
  await page.keyboard.press('F2');
  const files = page.getByRole('dialog', { name: '佐证：证据 · 第 1 行' });
  await expect(files.locator('.q-file')).toHaveCount(1);
  await files.getByRole('button', { name: '引用已有' }).click();
  const picker = page.getByRole('dialog', { name: '引用案卷中已有的文件' });
  await picker.getByRole('searchbox').fill('E-001');
  await picker.locator('.ev-tile').click();
  await picker.getByRole('button', { name: '引用 1 个' }).click();
  await expect(files.locator('.q-file')).toHaveCount(2);
  await page.screenshot({ path: test.info().outputPath('cell.png') });
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await expect(cell).toContainText('2');
  // Anywhere else in the row the row itself cites.
  await pastePicture(page, 3);
  await expect(grid.locator('[data-row="0"] .ev-row-mark')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await files.getByRole('button', { name: /^移除/ }).first().click();
  await expect(files.locator('.q-file')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.screenshot({ path: test.info().outputPath('register.png') });

  await page.getByRole('link', { name: '证据', exact: true }).click();
  const rows = page.locator('.ev-row');
  await expect(rows).toHaveCount(4);
  await expect(page.locator('[data-evidence="E-001"] .ev-thumb img')).toBeVisible();
  await expect(page.locator('[data-evidence="E-001"] .ev-cited a')).toHaveText(['企业名称', '评测记录 · A01']);
  await drop(page, '.ev-page', '没人引用.txt', '没人引用');
  await expect(page.locator('[data-evidence="E-005"]')).toContainText('未引用');
  await page.getByRole('textbox', { name: 'E-005 的说明' }).fill('待整理');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^未引用/ }).click();
  // The one taken out of the cell is still there.
  await expect(rows).toHaveCount(2);
  await page.getByRole('searchbox').fill('待整理');
  await expect(rows).toHaveCount(1);
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: /^全部/ }).click();
  await page.screenshot({ path: test.info().outputPath('page.png') });
  expect(await violations(page)).toEqual([]);
  await expectNoSideScroll(page);
  await page.locator('[data-evidence="E-001"] .ev-cited a').last().click();
  await expect(grid.locator('.g-active')).toHaveAttribute('data-column', '1');
});
