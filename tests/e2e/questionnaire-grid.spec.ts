/** Tables as a spreadsheet person uses them. */
import type { Page } from '@playwright/test';
import { expect, invoke, saved, test } from './every-field.ts';
import { focusOf, tabTo } from './keyboard.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Text of a cell; the active one holds it in its input. */
const cell = (page: Page, row: number, column: number) => {
  const place = page.locator(`[data-question=devices] [data-row="${row}"] [data-column="${column}"]`);
  return {
    shows: (text: string) =>
      expect
        .poll(() =>
          place.evaluate(
            (element) =>
              element.querySelector<HTMLInputElement>('.g-input')?.value ??
              element.querySelector('.g-text')?.textContent,
          ),
        )
        .toBe(text),
  };
};

async function copyText(page: Page, text: string, html?: string): Promise<void> {
  await page.evaluate(
    async ([plain, markup]) => {
      const items: Record<string, Blob> = { 'text/plain': new Blob([plain], { type: 'text/plain' }) };
      if (markup) items['text/html'] = new Blob([markup], { type: 'text/html' });
      await navigator.clipboard.write([new ClipboardItem(items)]);
    },
    [text, html ?? ''] as const,
  );
}

test('typing straight into cells makes rows', async ({ page, form }) => {
  await form.go('tables', 'devices');
  await page.keyboard.type('fw-1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await page.keyboard.type('2025.9.22');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('防火');
  await page.keyboard.press('Tab');
  await page.keyboard.press('F2');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('云控平台');
  await page.keyboard.press('Tab');
  await page.keyboard.type('line one');
  await page.keyboard.press('Alt+Enter');
  await page.keyboard.type('line two');
  await page.keyboard.press('Enter');
  await cell(page, 0, 0).shows('fw-1');
  await cell(page, 0, 9).shows('24');
  await saved(page);
  const open = await invoke(page, 'casefile.current', {});
  const own = open?.answers.filter((a) => a.question === 'devices' && a.column) ?? [];
  expect(new Set(own.map((a) => a.row)).size).toBe(1);
  const values = Object.fromEntries(own.map((a) => [a.column, a.value]));
  expect(values).toMatchObject({
    name: 'fw-1',
    count: 12,
    since: '2025-09-22',
    kind: 'fw',
    uses: ['u1', 'u2'],
    spare: true,
    remark: 'line one\nline two',
  });
  expect(typeof values['system']).toBe('string');
});

test('an input method composes straight into a selected cell', async ({ page, form }) => {
  await form.go('tables', 'devices');
  const session = await page.context().newCDPSession(page);
  for (const text of ['f', 'fang', '防火墙'])
    await session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await session.send('Input.insertText', { text: '防火墙' });
  await page.keyboard.press('ArrowDown');
  await cell(page, 0, 0).shows('防火墙');
  expect((await focusOf(page)).inCell).toBe(true);
});

test('a block from a spreadsheet: rows added, types converted, rest named, one undo', async ({ page, form }) => {
  await form.go('tables', 'devices');
  await copyText(
    page,
    [
      '序号\t数量\t设备名称\t启用日期\t类型\t双机\t备注',
      '1\t1,200\t防火墙甲\t2025/9/22\t防火墙\t是\t"第一行\n第二行"',
      '2\t若干\t交换机乙\t2025年1月5日\tsw\t否\t',
      '3\t3 台\t网关丙\t去年\t路由器\t√\t',
    ].join('\r\n'),
  );
  await page.keyboard.press('ControlOrMeta+v');
  await cell(page, 0, 0).shows('防火墙甲');
  await cell(page, 0, 1).shows('1200');
  await cell(page, 2, 2).shows('去年');
  const report = page.getByRole('status').filter({ hasText: '粘贴完成' });
  await expect(report).toContainText('「序号」');
  await expect(report).toContainText('3 格无法转换');
  await expect(report).toContainText('若干');
  await expect(page.locator('[data-question=devices] .q-finding').first()).toBeVisible();
  await report.getByRole('button', { name: '第 2 行「数量」' }).click();
  expect((await focusOf(page)).name).toBe('数量，第 2 行');
  await page.keyboard.type('5');
  await page.keyboard.press('Enter');
  await cell(page, 1, 1).shows('5');
  await saved(page);
  await page.keyboard.press('ControlOrMeta+z');
  await cell(page, 1, 1).shows('若干');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('[data-question=devices] .g-count')).toHaveText('共 0 行');
  await page.keyboard.press('ControlOrMeta+y');
  await expect(page.locator('[data-question=devices] .g-count')).toHaveText('共 3 行');
});

test('a Word table comes through its HTML', async ({ page, form }) => {
  await form.go('tables', 'devices');
  await copyText(
    page,
    '甲\n乙\t2',
    '<table><tr><td><p>甲</p><p>乙</p></td><td><p>2</p></td></tr><tr><td>丙</td><td>3</td></tr></table>',
  );
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('[data-question=devices] .g-count')).toHaveText('共 2 行');
  await cell(page, 0, 1).shows('2');
  await cell(page, 1, 0).shows('丙');
});

async function fill(page: Page, rows: string[]): Promise<void> {
  await copyText(page, rows.join('\n'));
  await page.keyboard.press('ControlOrMeta+v');
  await expect(page.locator('[data-question=devices] .g-count')).toHaveText(`共 ${rows.length} 行`);
  await page.keyboard.press('ControlOrMeta+Home');
}

test('copy, cut, fill down, clear, rows in and out, all by keyboard', async ({ page, form }) => {
  await form.go('tables', 'devices');
  await fill(page, ['甲\t1', '乙\t2', '丙\t3']);
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+c');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('甲\t1\r\n乙\t2');
  await page.keyboard.press('Delete');
  await cell(page, 1, 1).shows('');
  await page.keyboard.press('ControlOrMeta+z');
  await cell(page, 1, 1).shows('2');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+d');
  await cell(page, 2, 1).shows('1');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.locator('.g-count')).toHaveText('共 4 行');
  await page.keyboard.type('夹在中间');
  await page.keyboard.press('Enter');
  await cell(page, 1, 0).shows('夹在中间');
  await page.keyboard.press('ControlOrMeta+-');
  await expect(page.locator('.g-count')).toHaveText('共 3 行');
  await cell(page, 2, 0).shows('丙');
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ControlOrMeta+x');
  await cell(page, 1, 0).shows('夹在中间');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('甲');
});

test('Escape takes an edit back, Tab leaves the table at its end', async ({ page, form }) => {
  await form.go('tables', 'devices');
  await fill(page, ['甲\t1']);
  await page.keyboard.type('改了');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowDown');
  await cell(page, 0, 0).shows('甲');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('Tab');
  expect((await focusOf(page)).inCell).toBe(false);
});

test('a cell’s finding leads to the cell; double values are marked', async ({ page, form }) => {
  await form.go('tables', 'devices');
  await fill(page, ['甲\t1', '甲\t-2']);
  const findings = page.locator('[data-question=devices] .q-finding');
  await expect(findings).toHaveCount(2);
  await findings.filter({ hasText: '不能小于 0' }).getByRole('button').click();
  expect((await focusOf(page)).name).toBe('数量，第 2 行');
  await expect(page.locator('.g-status')).toContainText('不能小于 0');
  await expect(page.locator(':focus')).toHaveAttribute('aria-invalid', 'true');
});

test('printed cells stay, printed rows cannot go', async ({ page, form }) => {
  await form.go('tables', 'checklist');
  await page.keyboard.insertText('别的');
  await page.keyboard.press('ArrowRight');
  const first = page.locator('[data-question=checklist] [data-row="0"] [data-column="0"]');
  await expect(first).toHaveText('执照');
  await page.keyboard.insertText('已备');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-question=checklist] [data-row="0"] [data-column="1"]')).toContainText('已备');
  await page.keyboard.press('ControlOrMeta+-');
  await expect(page.locator('[data-question=checklist] .g-count')).toHaveText('共 2 行');
  await saved(page);
  expect(await form.stored('checklist', 'licence', 'state')).toBe('ready');
});

test('row details: long text and files of a row', async ({ page, form }) => {
  await form.go('tables', 'devices');
  await fill(page, ['甲\t1']);
  await page.keyboard.press('Alt+Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('设备台账 · 第 1 行');
  await tabTo(page, (focus) => focus.tag === 'TEXTAREA');
  await page.keyboard.insertText('很长的备注');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await cell(page, 0, 7).shows('很长的备注');
  expect((await focusOf(page)).inCell).toBe(true);
});

test('two thousand pasted rows scroll, and the last is one key away', async ({ page, form }) => {
  await form.go('tables', 'devices');
  const rows = Array.from({ length: 2000 }, (_, i) => `设备${i}\t${i}`);
  await fill(page, rows);
  await expect(page.locator('[data-question=devices] [data-row]')).not.toHaveCount(2000);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  expect(await page.locator(':focus').inputValue()).toBe('设备1999');
});
