/** A casefile of the pack `register` with rows in its register, open on the register's page. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { generateNKeysBetween } from 'fractional-indexing';
import type { Page } from '@playwright/test';
import type { RegisterRow } from '../../core/answer/answer.ts';
import { root } from '../../scripts/lib/run.ts';
import { invoke } from './every-field.ts';
import { expect, type RunningWorkbench } from './fixtures.ts';

const TITLES = ['车辆轨迹', '座舱语音', '充电记录', '激光点云', '用户画像'];
export const QUESTION = 'catalogue';

/** Row `i` of the sample: half 感知, a quarter not reviewed, levels in turn. */
export function sampleCells(i: number): RegisterRow['cells'] {
  return {
    no: `DS-${String(i + 1).padStart(5, '0')}`,
    title: `${TITLES[i % TITLES.length] ?? ''}数据${i % 37}`,
    kind: i % 2 ? 'decide' : 'sense',
    level: i % 3 ? 'important' : 'general',
    people: i % 3 ? 200_000 : 10,
    records: i,
    bytes: i * 1024,
    ...(i % 4 ? { checked: true } : {}),
  };
}

export interface RegisterDesk {
  subject: string;
  rows: () => Promise<({ id: string } & RegisterRow)[]>;
}

export async function openRegister(page: Page, workbench: RunningWorkbench, count: number): Promise<RegisterDesk> {
  const packs = path.join(workbench.home, 'settings', 'packs');
  fs.cpSync(path.join(root, 'tests/fixtures/packs/register'), path.join(packs, 'register'), { recursive: true });
  await invoke(page, 'app.setAuthor', { author: '王工' });
  const { state } = await invoke(page, 'casefile.create', {
    path: path.join(workbench.home, 'Documents', '目录.iovcase'),
    packId: 'register',
    enterpriseName: '甲公司',
    passphrase: null,
  });
  const subject = state.answers.find((answer) => answer.question === '$subject')?.subject ?? '';
  const edits = generateNKeysBetween(null, null, count).map((order, i) => ({
    row: randomUUID(),
    order,
    cells: sampleCells(i),
  }));
  await invoke(page, 'register.put', { subject, question: QUESTION, edits });
  await page.evaluate((hash) => (window.location.hash = hash), `#/register/${subject}/${QUESTION}`);
  await page.reload();
  await shows(page, count, count);
  return {
    subject,
    rows: async () =>
      (await invoke(page, 'register.rows', { subject, question: QUESTION, from: 0, count: 50_000 })).rows,
  };
}

const grouped = (n: number): string => n.toLocaleString('en-US');

export async function shows(page: Page, rows: number, total: number): Promise<void> {
  await expect(page.getByTestId('register-count')).toHaveText(`显示 ${grouped(rows)} / ${grouped(total)} 行`);
}

/** Text of a cell; the active one holds it in its input. */
export function cellText(page: Page, row: number, column: number): Promise<string | null | undefined> {
  return page
    .locator(`.g-body [data-row="${row}"] [data-column="${column}"]`)
    .evaluate(
      (element) =>
        element.querySelector<HTMLInputElement>('.g-input')?.value ?? element.querySelector('.g-text')?.textContent,
    );
}

export async function clickCell(page: Page, row: number, column: number): Promise<void> {
  await page.locator(`.g-body [data-row="${row}"] [data-column="${column}"]`).click();
}

export async function copyText(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => navigator.clipboard.writeText(plain), text);
}
