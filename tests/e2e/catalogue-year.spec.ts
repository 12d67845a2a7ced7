/**
 * Two years of an important-data catalogue of 20,000 rows: a customer's messy workbook and a GBK table come in, what is
 * flagged is mended, the filing is registered; a year later the changed workbook comes in, the 30 % rule speaks for the
 * right classes, and the exported workbook says in every cell what the casefile says.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  CSV_ROWS,
  FAULTS,
  type Item,
  MAPPED,
  ROWS,
  firstYear,
  secondYear,
  sums,
  wantedFacts,
  writeCsv,
  writeWorkbook,
} from './catalogue-customer.ts';
import { byExceljs, byLibreOffice, differences, factsOf, wantedGrid } from './catalogue-export.ts';
import type { RegisterRow } from '../../core/answer/answer.ts';
import { findTool } from '../../scripts/lib/tools.ts';
import { invoke } from './every-field.ts';
import { expect, test, type RunningWorkbench } from './fixtures.ts';
import { shows } from './register-rows.ts';

const QUESTION = 'catalogue';
/** Work on 20,000 rows, on a machine that may be busy with something else. */
const LONG = { timeout: 180_000 };
/** In the first year's workbook two rows share this place's number and say different things. */
const TWICE = 4;
const BROKEN = 'ZY-0102-99999';
const grouped = (n: number): string => n.toLocaleString('en-US');

async function openCatalogue(page: Page, workbench: RunningWorkbench): Promise<string> {
  await invoke(page, 'app.setAuthor', { author: '王工' });
  const { state } = await invoke(page, 'casefile.create', {
    path: path.join(workbench.home, 'Documents', '目录.iovcase'),
    packId: 'data-catalogue-2025',
    enterpriseName: '甲汽车有限公司',
    passphrase: null,
  });
  const subject = state.answers.find((answer) => answer.question === '$subject')?.subject ?? '';
  await page.evaluate((hash) => (window.location.hash = hash), `#/register/${subject}/${QUESTION}`);
  await page.reload();
  await shows(page, 0, 0);
  return subject;
}

async function saved(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved', LONG);
}

const showsAll = (page: Page, rows: number): Promise<void> =>
  expect(page.getByTestId('register-count')).toHaveText(`显示 ${grouped(rows)} / ${grouped(rows)} 行`, LONG);

/** Chooses a file and looks at the proposed columns. */
async function choose(page: Page, file: string): Promise<Locator> {
  await page.getByRole('button', { name: '导入', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '导入表格' });
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await page.keyboard.insertText(file);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('table', { name: '列的对应' })).toBeVisible(LONG);
  return dialog;
}

const chosenColumns = async (dialog: Locator): Promise<string[]> => {
  const values = await dialog
    .getByRole('combobox', { name: /对应台账的列$/ })
    .evaluateAll((list) => list.map((each) => (each as HTMLSelectElement).value));
  return values.filter((id) => id !== '');
};

/** @returns the groups of the difference, as their tabs say. */
async function compare(dialog: Locator): Promise<string[]> {
  await dialog.getByRole('button', { name: '比较', exact: true }).click();
  await expect(dialog.getByRole('tab').first()).toBeVisible(LONG);
  return dialog.getByRole('tab').allTextContents();
}

async function apply(page: Page, dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: '应用', exact: true }).click();
  await expect(dialog).toBeHidden(LONG);
  await saved(page);
}

interface Mending {
  /** Part of the problem's sentence. */
  problem: RegExp;
  rows: number;
  column: string;
  how?: string;
  value?: string;
  pick?: string;
}

/** From the list of problems to their rows, and all of them mended at once. */
async function mend(page: Page, { problem, rows, column, how, value, pick }: Mending, total: number): Promise<void> {
  await page.getByRole('button', { name: /^问题/ }).click();
  const line = page.getByRole('listitem').filter({ hasText: problem });
  await expect(line).toContainText(`${grouped(rows)} 行`, LONG);
  await line.getByRole('button', { name: '只看这些行' }).click();
  await expect(page.getByTestId('register-count')).toHaveText(`显示 ${grouped(rows)} / ${grouped(total)} 行`, LONG);
  await page.getByRole('button', { name: '批量修改' }).click();
  const dialog = page.getByRole('dialog', { name: '批量修改' });
  await dialog.getByLabel('修改哪一列').selectOption({ label: column });
  await dialog.getByLabel('修改哪些行').selectOption('shown');
  if (how) await dialog.getByLabel('怎样修改').selectOption({ label: how });
  if (pick) await dialog.getByLabel('新的值').selectOption({ label: pick });
  if (value) await dialog.getByLabel('新的值').fill(value);
  await dialog.getByRole('button', { name: `修改 ${grouped(rows)} 行` }).click(LONG);
  await expect(dialog).toBeHidden(LONG);
  await saved(page);
  await page.getByRole('button', { name: '清除全部筛选' }).click();
}

/** A stretch at a time, as the window reads them. */
async function wholeRows(page: Page, subject: string, question = QUESTION) {
  const all: ({ id: string } & RegisterRow)[] = [];
  for (;;) {
    const { rows } = await invoke(page, 'register.rows', { subject, question, from: all.length, count: 4_000 });
    all.push(...rows);
    if (rows.length < 4_000) return all;
  }
}

const goTo = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate((to) => (window.location.hash = to), hash);
};

/** 「车·感知 · 重要/records」 → what the rule says of it, from the items alone. */
function verdicts(before: readonly Item[], now: readonly Item[]): Record<string, string> {
  const [old, present] = [sums(before), sums(now)];
  const found: Record<string, string> = {};
  for (const key of new Set([...old.keys(), ...present.keys()]))
    for (const measure of ['records', 'bytes'] as const) {
      const [b, c] = [BigInt(old.get(key)?.[measure] ?? 0), BigInt(present.get(key)?.[measure] ?? 0)];
      const moved = c > b ? c - b : b - c;
      const state = b === 0n ? 'new' : c === 0n ? 'gone' : moved * 100n >= b * 30n ? 'exceeded' : 'below';
      found[`${key}/${measure}`] = state;
    }
  return found;
}

test('a year of a catalogue of 20,000 rows', async ({ page, workbench }) => {
  test.setTimeout(1_200_000);
  const folder = path.join(workbench.home, 'Documents');
  const items = firstYear();
  await writeWorkbook(path.join(folder, '盘点.xlsx'), items.slice(0, ROWS), 2025, true);
  writeCsv(path.join(folder, '平台二部.csv'), items.slice(ROWS), 2025);
  const subject = await openCatalogue(page, workbench);
  const { packId, packVersion } = (await invoke(page, 'casefile.current', {}))!;
  const pack = await invoke(page, 'pack.get', { id: packId, version: packVersion });

  // The first year: in it comes, and what is flagged is mended.
  let dialog = await choose(page, path.join(folder, '盘点.xlsx'));
  await expect(dialog.getByLabel('表头从第几行')).toHaveValue('4');
  await expect(dialog.getByLabel('到第几行')).toHaveValue('5');
  expect(await chosenColumns(dialog)).toEqual(Object.values(MAPPED));
  const faulty = (is: (i: number) => boolean): number => items.slice(0, ROWS).filter((_, i) => is(i)).length;
  const [noLevel, badLevel, months] = [faulty(FAULTS.noLevel), faulty(FAULTS.level), faulty(FAULTS.month)];
  const unread = badLevel + months + 1;
  expect(await compare(dialog)).toEqual([`新增 ${ROWS}`, '拒绝 3', `读不出 ${unread}`, '不是数据 3']);
  await apply(page, dialog);
  dialog = await choose(page, path.join(folder, '平台二部.csv'));
  expect([...(await chosenColumns(dialog))].sort()).toEqual(Object.values(MAPPED).sort());
  expect(await compare(dialog)).toEqual([`新增 ${CSV_ROWS}`, `缺少 ${ROWS}`]);
  await apply(page, dialog);
  const total = ROWS + CSV_ROWS;
  await showsAll(page, total);
  const core = items.filter(({ of }, i) => of === 4 && i !== TWICE).length;
  const maps = items.filter(({ of }) => of === 5).length;
  for (const mending of [
    { problem: /选项“较重要”不在选项表中/, rows: badLevel, column: '数据级别', pick: '重要' },
    { problem: /判定值却不满足/, rows: core, column: '核心数据判据', value: '①对国家安全等领域构成严重威胁' },
    { problem: /缺少「数据级别」/, rows: noLevel, column: '数据级别', how: '采用规则推荐的值' },
    { problem: /「覆盖时间止」不是有效日期/, rows: months, column: '覆盖时间止', value: '2025-06-30' },
    { problem: /缺少「精度」/, rows: maps, column: '精度', value: '10 cm' },
    { problem: /缺少「存储总量」/, rows: 1, column: '存储总量', value: '0.5' },
    { problem: /缺少「存储单位」/, rows: 1, column: '存储单位', pick: 'TB' },
  ])
    await mend(page, mending, total);
  const states = await invoke(page, 'register.state', {});
  const problems = states.find(({ question }) => question === QUESTION)?.problems ?? [];
  expect(problems.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([]);
  const broken = { ...items[0]!, no: BROKEN, name: '出错的行', gigabytes: 512 };
  const filed = [...items.filter((_, i) => i !== TWICE), broken];
  expect(factsOf(pack, await wholeRows(page, subject))).toEqual(wantedFacts(filed, 2025));

  // It is handed in, and approved.
  await goTo(page, `#/register/${subject}/${QUESTION}/changes`);
  await page.getByRole('button', { name: '登记本次提交' }).click();
  await expect(page.getByText('已登记本次提交')).toBeVisible(LONG);
  await goTo(page, `#/casefile/${subject}/filing/fil_filings`);
  await page.locator('.g-body [data-row="0"] [data-column="3"]').click();
  await page.keyboard.insertText('备案通过');
  await page.keyboard.press('Enter');
  await saved(page);

  // A year later.
  const next = secondYear(items);
  await writeWorkbook(path.join(folder, '盘点二.xlsx'), next, 2026, false);
  await goTo(page, `#/register/${subject}/${QUESTION}`);
  await showsAll(page, total);
  dialog = await choose(page, path.join(folder, '盘点二.xlsx'));
  await expect(dialog.getByText(/列的对应沿用上次/)).toBeVisible();
  const stayed = filed.filter(({ of, no }) => of !== 5 && no !== BROKEN).length;
  const added = next.length - stayed;
  expect(await compare(dialog)).toEqual([`新增 ${added}`, `修改 ${stayed}`, `缺少 ${maps + 1}`, '不是数据 3']);
  await dialog.getByRole('tab', { name: /^缺少/ }).click();
  await dialog.getByRole('checkbox', { name: '全部' }).check();
  await expect(dialog.getByRole('status').filter({ hasText: '将新增' })).toContainText(`移除 ${grouped(maps + 1)} 行`);
  await apply(page, dialog);
  await showsAll(page, next.length);
  expect(factsOf(pack, await wholeRows(page, subject))).toEqual(wantedFacts(next, 2026));

  // The rule speaks for the right classes.
  await goTo(page, `#/register/${subject}/${QUESTION}/changes`);
  await expect(page.getByRole('heading', { name: '需要变更备案' })).toBeVisible(LONG);
  const changes = await invoke(page, 'filing.changes', { subject, question: QUESTION });
  const wanted = verdicts(filed, next);
  const said = changes.groups.flatMap(({ labels, measures }) =>
    measures.map(({ measure, state }) => [`${labels.join(' · ')}/${measure}`, state]),
  );
  expect(Object.fromEntries(said)).toEqual(wanted);
  for (const key of sums(next).keys()) {
    const group = page.locator('.changes-rates tbody').filter({ hasText: key });
    const exceeded = ['records', 'bytes'].filter((measure) => wanted[`${key}/${measure}`] === 'exceeded').length;
    await expect(group.getByText('达到', { exact: true })).toHaveCount(exceeded);
  }
  expect([changes.added.count, changes.removed.count]).toEqual([added, maps + 1]);
  expect(changes.cells.triggering).toBe(items.filter(({ of }) => of === 3).length);

  // The workbook says in every cell what the casefile says, whoever opens it.
  await page.getByRole('link', { name: '导出文书' }).first().click();
  await page.getByLabel('全选').uncheck();
  await page.getByRole('checkbox', { name: /重要数据目录备案表/ }).check();
  await page.getByLabel(/^草稿/).check();
  await page.getByRole('button', { name: '导出 1 份草稿' }).click();
  await expect(page.getByText('已写出 1 份文件，重新打开核对一致。')).toBeVisible({ timeout: 180_000 });
  const file = fs.readdirSync(folder).find((name) => name.includes('草稿') && name.endsWith('.xlsx')) ?? '';
  const document = pack.documents.find(({ id }) => id === 'catalogue')!;
  const tables = await wantedGrid(pack, document, (question) => wholeRows(page, subject, question));
  const [exceljs, libreOffice] = [
    await byExceljs(path.join(folder, file)),
    findTool('libreoffice') ? await byLibreOffice(path.join(folder, file)) : null,
  ];
  expect(tables.find(({ sheet }) => sheet.includes('重要数据目录'))?.cells).toHaveLength(next.length);
  for (const { sheet, row, cells } of tables) {
    expect(differences(cells, exceljs.get(sheet)?.slice(row - 1) ?? [])).toEqual([]);
    if (libreOffice) expect(differences(cells, libreOffice.get(sheet)?.slice(row - 1) ?? [])).toEqual([]);
  }
});
