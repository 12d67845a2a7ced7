/** No WCAG 2.2 AA violation on any section, in both themes, nor with a list or dialog open. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './every-field.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`every section, ${colorScheme}`, async ({ page, form }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const place of [
      'fields/firm_name',
      'fields/online',
      'fields/person',
      'fields/f_i',
      'tables/devices',
      'tables/checklist',
    ]) {
      const [name = '', question = ''] = place.split('/');
      await form.go(name, question);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.waitForTimeout(200);
      expect(await violations(page), place).toEqual([]);
    }
  });

test('with findings, an open list, row details, and at 200 %', async ({ page, form }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await form.go('fields', 'colour');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('listbox')).toBeVisible();
  expect(await violations(page), 'list').toEqual([]);
  await form.go('tables', 'devices');
  await page.keyboard.insertText('甲');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText('-1');
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-question=devices] .q-finding')).toHaveCount(1);
  expect(await violations(page), 'findings').toEqual([]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Alt+Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await violations(page), 'details').toEqual([]);
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 683, height: 384 });
  expect(await violations(page), 'narrow').toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});
