/** Every question type, filled with the keyboard alone, and what becomes of it. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/lib/run.ts';
import { expect, saved, test } from './every-field.ts';
import { focusOf, tabTo } from './keyboard.ts';

test('text, long text, number and date', async ({ page, form }) => {
  await form.go('fields', 'code');
  await page.keyboard.insertText('91310000MA1FL0000X');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-question=code] .q-finding')).toContainText('统一社会信用代码');
  await page.keyboard.insertText('太短');
  await expect(page.locator('[data-question=story] .q-count')).toHaveText('2 字 · 至少 10 字，还差 8 字');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('1.2万辆');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('2025年9月22日');
  await page.keyboard.press('Tab');
  await saved(page);
  expect(await form.stored('story')).toBe('太短');
  expect(await form.stored('amount')).toBe(12000);
  expect(await form.stored('since')).toBe('2025-09-22');
  await expect(page.locator('[data-question=since] input').first()).toHaveValue('2025-09-22');
});

test('what cannot be read stays as typed and is named', async ({ page, form }) => {
  await form.go('fields', 'amount');
  await page.keyboard.insertText('大约三十万');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('去年');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-question=amount] .q-finding')).toContainText('应为数字');
  await expect(page.locator('[data-question=since] .q-finding')).toContainText('日期');
  await expect(page.locator('#q-amount')).toHaveValue('大约三十万');
  await page.reload();
  await expect(page.locator('#q-amount')).toHaveValue('大约三十万');
});

test('a question appears as soon as its condition holds, and the focus stays', async ({ page, form }) => {
  await form.go('fields', 'since');
  await expect(page.locator('[data-question=reason]')).toHaveCount(0);
  await page.keyboard.insertText('20310101');
  await expect(page.locator('[data-question=reason]')).toBeVisible();
  expect((await focusOf(page)).question).toBe('since');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('20250101');
  await expect(page.locator('[data-question=reason]')).toHaveCount(0);
  await expect(page.locator('#q-since')).toBeFocused();
});

test('yes/no, choices, 其他, combobox, references', async ({ page, form }) => {
  await form.go('fields', 'online');
  await page.keyboard.press('Space');
  await tabTo(page, (focus) => focus.question === 'kind');
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowDown');
  await tabTo(page, (focus) => focus.isOther);
  await page.keyboard.insertText('丙类');
  await tabTo(page, (focus) => focus.question === 'colour');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  await page.keyboard.insertText('灰');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await tabTo(page, (focus) => focus.question === 'uses' && focus.value === 'u1');
  await page.keyboard.press('Space');
  await tabTo(page, (focus) => focus.question === 'uses' && focus.value === '99');
  await page.keyboard.press('Space');
  await tabTo(page, (focus) => focus.isOther);
  await page.keyboard.insertText('测绘');
  await tabTo(page, (focus) => focus.question === 'main_system');
  await page.keyboard.press('ArrowDown');
  await tabTo(page, (focus) => focus.question === 'all_systems');
  await page.keyboard.press('Space');
  await saved(page);
  expect(await form.stored('online')).toBe(true);
  expect(await form.stored('kind')).toEqual({ option: '99', other: '丙类' });
  expect(await form.stored('colour')).toBe('c8');
  expect(await form.stored('uses')).toEqual(['u1', { option: '99', other: '测绘' }]);
  expect(typeof (await form.stored('main_system'))).toBe('string');
  expect(await form.stored('all_systems')).toHaveLength(1);
});

test('contact, files by picking and by pasting', async ({ page, form }) => {
  await form.go('fields', 'person');
  await page.keyboard.insertText('李敏');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('1390000');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-question=person] .q-finding')).toContainText('手机');
  await tabTo(page, (focus) => focus.name === '添加文件');
  const chooser = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await chooser).setFiles({ name: '机房.png', mimeType: 'image/png', buffer: PNG });
  await expect(page.locator('.q-file img')).toBeVisible();
  await tabTo(page, (focus) => focus.name.endsWith('的说明'), 'Shift+Tab');
  await page.keyboard.insertText('机房照片');
  await page.evaluate(
    (bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }));
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [...OTHER_PNG],
  );
  await expect(page.locator('.q-file')).toHaveCount(2);
  await saved(page);
  const photos = (await form.stored('photos')) as { name: string; caption?: string }[];
  expect(photos.map(({ name, caption }) => [name.replace(/\d+/g, ''), caption ?? ''])).toEqual([
    ['机房.png', '机房照片'],
    ['截图--.png', ''],
  ]);
  expect(await form.stored('person', '', 'name')).toBe('李敏');
});

test('the level is computed, explained and weighed', async ({ page, form }) => {
  await form.go('fields', 'f_i');
  for (const value of ['3', '4', '3']) {
    await page.keyboard.insertText(value);
    await page.keyboard.press('Tab');
  }
  const grade = page.getByRole('group', { name: '定级结果' });
  await expect(grade.locator('.grade-level')).toHaveText('第三级');
  await expect(grade.locator('.grade-k')).toContainText('3.4');
  await expect(grade).toContainText('内部等级 第三级（3.2）');
  await expect(grade).toContainText('10.667');
  await expect(grade).toContainText('k 值紧邻「第四级」的分界');
  await expect(grade.locator('.grade-changes')).not.toHaveCount(0);
  await expect(page.locator('[data-question=sum] output')).toHaveText('10 分');
});

test('undo and redo across fields, history, and bringing a value back', async ({ page, form }) => {
  await form.go('fields', 'firm_name');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('乙公司');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('平台说明文字十个字以上了');
  await page.keyboard.press('Tab');
  await saved(page);
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('#q-story')).toHaveValue('');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(page.locator('#q-firm_name')).toHaveValue('甲公司');
  await page.keyboard.press('ControlOrMeta+y');
  await expect(page.locator('#q-firm_name')).toHaveValue('乙公司');
  await page.locator('#q-firm_name').focus();
  await page.getByText('修改记录').click();
  const entries = page.locator('.p-history li');
  await expect(entries).toHaveCount(4);
  await expect(entries.first()).toContainText('王工');
  await expect(entries.first()).toContainText('重做');
  await entries.nth(1).getByRole('button', { name: '恢复为此值' }).click();
  await expect(page.locator('#q-firm_name')).toHaveValue('甲公司');
  await expect(entries).toHaveCount(5);
});

test('a phrase goes in at the cursor', async ({ page, form }) => {
  await form.go('fields', 'story');
  await page.keyboard.insertText('前后');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: '每日备份一次。' }).click();
  await expect(page.locator('#q-story')).toHaveValue('前每日备份一次。后');
  await expect(page.locator('#q-story')).toBeFocused();
});

test('F6 leads to the panel, a phrase is chosen there, and back', async ({ page, form }) => {
  await form.go('fields', 'story');
  await page.keyboard.press('F6');
  await expect(page.getByRole('complementary', { name: '依据与记录' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#q-story')).toHaveValue('平台部署在自有机房，按区域隔离。');
  await expect(page.locator('#q-story')).toBeFocused();
  await page.setViewportSize({ width: 800, height: 600 });
  await page.keyboard.press('F6');
  await expect(page.getByRole('complementary', { name: '依据与记录' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('#q-story')).toBeFocused();
  await expect(page.getByRole('complementary', { name: '依据与记录' })).toBeHidden();
});

test('F8 goes from problem to problem, also in another section', async ({ page, form }) => {
  await form.go('fields');
  const visited: string[] = [];
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press('F8');
    await page.waitForTimeout(150);
    visited.push((await focusOf(page)).question);
  }
  expect(visited).toEqual(['code', 'since', 'online', 'person', 'code']);
  await expect(page.locator('[data-question=code] .q-finding')).toContainText('请填写');
  await page.keyboard.press('Alt+PageDown');
  await expect(page.getByRole('heading', { level: 2, name: '选择' })).toBeFocused();
});

test('the other side of a contradiction is one link away', async ({ page, form }) => {
  await form.go('fields', 'since');
  await page.keyboard.insertText('20250101');
  await page.keyboard.press('Alt+PageDown');
  await tabTo(page, (focus) => focus.question === 'online');
  await page.keyboard.press('ArrowRight');
  const finding = page.locator('[data-question=online] .q-finding');
  await expect(finding).toContainText('填了启用日期却未上线');
  await finding.getByRole('link', { name: '另见「启用日期」' }).click();
  await expect(page.locator('#q-since')).toBeFocused();
});

test('what is being typed survives a reload, and the window comes back to the same question', async ({
  page,
  form,
}) => {
  await form.go('fields', 'story');
  await page.keyboard.type('还没有离开这个框');
  await page.waitForTimeout(700);
  await page.reload();
  await expect(page.locator('#q-story')).toHaveValue('还没有离开这个框');
  await expect(page.locator('#q-story')).toBeFocused();
});

test('no character is lost while saves come back', async ({ page, form }) => {
  await page.route('**/api/answer.put', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue();
  });
  await form.go('fields', 'story');
  const text = '一二三四五六七八九十'.repeat(8);
  for (const character of text) {
    await page.keyboard.insertText(character);
    await page.waitForTimeout(35);
  }
  await expect(page.locator('#q-story')).toHaveValue(text);
  await saved(page);
  expect(await form.stored('story')).toBe(text);
});

test('an answer that cannot be written says so at its question', async ({ page, form }) => {
  await form.go('fields', 'story');
  await page.route('**/api/answer.put', (route) => route.abort());
  await page.keyboard.insertText('写不进去的一段话，超过十个字');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-question=story] .q-unsaved')).toHaveText(/未保存/);
  await expect(page.locator('[data-question=code] .q-unsaved')).toHaveCount(0);
  await expect(page.locator('#q-story')).toHaveValue('写不进去的一段话，超过十个字');
  await page.unroute('**/api/answer.put');
});

const OTHER_PNG = fs.readFileSync(path.join(root, 'resources/icons/24x24.png'));
const PNG = fs.readFileSync(path.join(root, 'resources/icons/16x16.png'));
