/** A casefile of the pack `marking` with tested objects, open on the page where its records are marked. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ComposedRow } from '../../core/register/register.ts';
import { RECORDS, testedThings, THINGS, writeMarkingPack } from '../support/marking-pack.ts';
import { invoke } from './every-field.ts';
import { expect, type RunningWorkbench } from './fixtures.ts';

export interface MarkingDesk {
  subject: string;
  rows: (question?: string) => Promise<({ id: string } & ComposedRow)[]>;
  open: (way: 'guided' | 'dense') => Promise<void>;
}

export async function openMarking(
  page: Page,
  workbench: RunningWorkbench,
  size: { items: number; domains: number; objects: number },
): Promise<MarkingDesk> {
  writeMarkingPack(path.join(workbench.home, 'settings', 'packs'), size.items, size.domains);
  await invoke(page, 'app.setAuthor', { author: '王工' });
  const { state } = await invoke(page, 'casefile.create', {
    path: path.join(workbench.home, 'Documents', '评测.iovcase'),
    packId: 'marking',
    enterpriseName: '甲公司',
    passphrase: null,
  });
  const subject = state.answers.find((answer) => answer.question === '$subject')?.subject ?? '';
  await invoke(page, 'answer.put', { edits: [{ subject, question: 'level', row: '', column: '', value: 3 }] });
  await invoke(page, 'register.put', { subject, question: THINGS, edits: testedThings(size.objects) });
  const rows: MarkingDesk['rows'] = async (question = RECORDS) =>
    (await invoke(page, 'register.rows', { subject, question, from: 0, count: 50_000 })).rows;
  const open: MarkingDesk['open'] = async (way) => {
    await page.evaluate((hash) => (window.location.hash = hash), `#/marking/${subject}/${RECORDS}/${way}`);
    await page.reload();
    await (way === 'dense' ? page.getByRole('treegrid') : page.locator('.mk-objects')).waitFor();
  };
  return { subject, rows, open };
}

/** Every key of one walk, counted. */
export class Keys {
  readonly #page: Page;
  count = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key);
      this.count += 1;
    }
  }
}

/** `未评` and the like in the head of the page. */
export async function expectNumber(page: Page, label: string, value: number): Promise<void> {
  const entry = page
    .getByTestId('marking-numbers')
    .locator('div')
    .filter({ hasText: new RegExp(`^${label}`) });
  await expect(entry.locator('dd')).toHaveText(value.toLocaleString('en-US'));
}

export async function expectScore(page: Page, text: string): Promise<void> {
  await expect(page.getByTestId('marking-scores').locator('dd').first()).toHaveText(text);
}
