/** The workbench without a mouse: what has the focus, and getting the focus somewhere with keys alone. */
import type { Page } from '@playwright/test';

export interface Focus {
  tag: string;
  /** `type` of an input. */
  type: string;
  role: string;
  /** `value` attribute of a radio or tick box: the option's id. */
  value: string;
  /** Question and contact part or details column it belongs to. */
  question: string;
  column: string;
  /** Visible text or label. */
  name: string;
  /** Free text of 「其他」. */
  isOther: boolean;
  inGrid: boolean;
  inCell: boolean;
  inDialog: boolean;
  /** The button at the end of a section. */
  isNextSection: boolean;
}

export function focusOf(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const inside = (selector: string): HTMLElement | null => element.closest<HTMLElement>(selector);
    const label = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : '';
    return {
      tag: element.tagName,
      type: element.getAttribute('type') ?? '',
      role: element.getAttribute('role') ?? '',
      value: element.getAttribute('value') ?? '',
      question: inside('[data-question]')?.dataset['question'] ?? '',
      column: inside('[data-column]')?.dataset['column'] ?? '',
      name: (element.getAttribute('aria-label') ?? (label || (element.textContent ?? ''))).trim(),
      isOther: element.classList.contains('q-other'),
      inGrid: inside('[data-grid]') !== null,
      inCell: element.classList.contains('g-input'),
      inDialog: inside('dialog') !== null,
      isNextSection: inside('.q-end') !== null,
    };
  });
}

export type Wanted = (focus: Focus) => boolean;

export const named =
  (text: string | RegExp): Wanted =>
  ({ name }) =>
    typeof text === 'string' ? name === text || name.startsWith(text) : text.test(name);

/** Presses Tab (or Shift+Tab) until the focus is where it is wanted. */
export async function tabTo(page: Page, wanted: Wanted, key: 'Tab' | 'Shift+Tab' = 'Tab', limit = 120): Promise<Focus> {
  const seen: string[] = [];
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press(key);
    const focus = await focusOf(page);
    if (wanted(focus)) return focus;
    seen.push(focus.name.slice(0, 20));
  }
  throw new Error(`the keyboard did not reach it; seen: ${seen.join(' | ')}`);
}

/** Replaces what stands in the focused field. `insertText` is what an input method does when it commits. */
export async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
}

/** Ctrl+K, a few characters, Enter: goes to the first hit. */
export async function goTo(page: Page, words: string, label: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+K');
  const list = page.getByRole('listbox');
  await list.waitFor();
  await page.keyboard.insertText(words);
  const wanted = list.getByRole('option').filter({ hasText: label });
  await wanted.first().waitFor();
  for (let i = 0; i < 60; i++) {
    const chosen = await list.getByRole('option', { selected: true }).textContent();
    if (chosen?.startsWith(label)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'detached' });
}
