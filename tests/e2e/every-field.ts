/** A casefile of the pack `every-field`, open on one of its forms. */
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CallInput, CallName, CallReply, CallResult } from '../../core/contract.ts';
import { root } from '../../scripts/lib/run.ts';
import { expect, test as base } from './fixtures.ts';

export { expect };

/** A call through the page's own door, as the window makes it. */
export async function invoke<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallResult<N>> {
  const reply = (await page.evaluate(
    async ([call, body]) =>
      (await fetch(`/api/${call}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).json(),
    [name, JSON.stringify(input)] as const,
  )) as CallReply<N>;
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message} ${reply.error.detail ?? ''}`);
  return reply.result;
}

interface OpenForm {
  /** Id of the firm. */
  firm: string;
  /** Opens a form of the firm. */
  go: (form: string, question?: string) => Promise<void>;
  /** Stored value of one answer; `null` when there is none. */
  stored: (question: string, row?: string, column?: string) => Promise<unknown>;
}

export const test = base.extend<{ form: OpenForm }>({
  form: async ({ page, workbench }, use) => {
    const packs = path.join(workbench.home, 'settings', 'packs');
    fs.cpSync(path.join(root, 'tests/fixtures/packs/every-field'), path.join(packs, 'every-field'), {
      recursive: true,
    });
    await invoke(page, 'app.setAuthor', { author: '王工' });
    const { state } = await invoke(page, 'casefile.create', {
      path: path.join(workbench.home, 'Documents', '测试.iovcase'),
      packId: 'every-field',
      enterpriseName: '甲公司',
      passphrase: null,
    });
    await invoke(page, 'subject.add', { kind: 'system', name: '云控平台' });
    await invoke(page, 'subject.add', { kind: 'system', name: '升级平台' });
    const firm = state.answers.find((answer) => answer.question === '$subject')?.subject ?? '';
    await use({
      firm,
      go: async (form, question = '') => {
        await page.evaluate((hash) => (window.location.hash = hash), `#/casefile/${firm}/${form}/${question}`);
        await page.reload();
        await page.locator('.q-section').waitFor();
      },
      stored: async (question, row = '', column = '') => {
        const open = await invoke(page, 'casefile.current', {});
        const found = open?.answers.find(
          (a) => a.subject === firm && a.question === question && a.row === row && a.column === column,
        );
        return found?.value ?? null;
      },
    });
  },
});

/** Everything typed is on disk. */
export async function saved(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(page.locator('.save-state')).toHaveText(/已保存/);
}
