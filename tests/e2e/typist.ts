/** Types the answers of an answers file into the questionnaire, question by question, with the keyboard alone. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { YamlTree } from '../../core/answer/yaml-tree.ts';
import { optionsOf } from '../../core/form/pack.ts';
import type { Form, Pack, Question, QuestionOf } from '../../core/form/pack-schema.ts';
import { toTsv } from '../../core/form/clipboard.ts';
import { focusOf, goTo, named, tabTo, type, type Focus } from './keyboard.ts';

export interface Script {
  pack: Pack;
  /** Question id → what to answer. */
  answers: Map<string, YamlTree>;
  /** Where the attached files are. */
  folder: string;
}

const CHOOSING = new Set<Question['type']>(['choice', 'multi', 'yesno']);

/** Until the page has computed what the answer changes: it does so after a pause of 120 ms, when idle. */
async function blink(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  });
}

/** Goes to a form and through its sections; what appeared late or was passed over is reached with F8 afterwards. */
export async function typeForm(page: Page, script: Script, form: Form, subjectName: string): Promise<void> {
  await goTo(page, `${form.title} ${subjectName}`, form.title);
  await page.locator('.q-section').first().waitFor();
  const questions = new Map(form.sections.flatMap((section) => section.questions).map((q) => [q.id, q]));
  const done = new Set<string>();
  const answer = async (focus: Focus): Promise<void> => {
    const question = questions.get(focus.question);
    const tree = question && script.answers.get(question.id);
    const key = question?.type === 'contact' ? `${focus.question}/${focus.column}` : focus.question;
    if (!question || !tree || tree.kind === 'null' || done.has(key)) return;
    done.add(key);
    await typeAnswer(page, script, question, tree, focus);
    // Choices decide which questions and options come next; nobody tabs on within the same blink.
    if (CHOOSING.has(question.type)) await blink(page);
  };
  for (let section = 0; section < form.sections.length; section++) {
    if (!(await typeSection(page, answer))) break;
  }
  await blink(page);
  const seen = new Set<string>();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('F8');
    await blink(page);
    const focus = await focusOf(page);
    const place = `${focus.question}/${focus.column}`;
    if (seen.has(place)) break;
    seen.add(place);
    await answer(focus);
  }
}

/** @returns whether another section follows; the focus is then on its heading. */
async function typeSection(page: Page, answer: (focus: Focus) => Promise<void>): Promise<boolean> {
  let inSection = false;
  for (let i = 0; i < 600; i++) {
    await page.keyboard.press('Tab');
    const focus = await focusOf(page);
    if (focus.isNextSection) {
      const heading = await page.locator('.q-section h2').textContent();
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        (before) => document.activeElement?.tagName === 'H2' && document.activeElement.textContent !== before,
        heading,
      );
      return true;
    }
    if (focus.question) {
      inSection = true;
      await answer(focus);
    } else if (inSection && !focus.inGrid) return false;
  }
  throw new Error('the section has no end');
}

async function typeAnswer(page: Page, script: Script, question: Question, tree: YamlTree, focus: Focus): Promise<void> {
  switch (question.type) {
    case 'choice':
      return typeChoice(page, script.pack, question, tree, focus);
    case 'multi':
      return typeMulti(page, script.pack, question, tree);
    case 'yesno':
      return page.keyboard.press(textOf(tree) === '是' ? 'Space' : 'ArrowDown');
    case 'attachment':
      return attachFiles(page, script, tree);
    case 'table':
      return typeTable(page, script, question, tree);
    case 'contact':
      return type(page, textOf(entry(tree, focus.column)));
    default:
      return type(page, textOf(tree).trimEnd());
  }
}

function textOf(tree: YamlTree | undefined): string {
  return tree?.kind === 'text' ? tree.text : '';
}

function entry(tree: YamlTree | undefined, key: string): YamlTree | undefined {
  return tree?.kind === 'map' ? tree.entries.get(key) : undefined;
}

function items(tree: YamlTree): YamlTree[] {
  return tree.kind === 'list' ? tree.items : [tree];
}

/** Option id and free text, however it is written. */
function choiceOf(tree: YamlTree): { option: string; other: string } {
  if (tree.kind === 'map') return { option: textOf(entry(tree, 'option')), other: textOf(entry(tree, 'other')) };
  return { option: textOf(tree), other: '' };
}

async function typeChoice(
  page: Page,
  pack: Pack,
  question: QuestionOf<'choice'>,
  tree: YamlTree,
  focus: Focus,
): Promise<void> {
  const { option, other } = choiceOf(tree);
  if (focus.role === 'combobox') {
    await type(page, optionsOf(pack, question).find(({ id }) => id === option)?.label ?? option);
    await page.keyboard.press('Enter');
  } else {
    // A radio group is one stop: the arrows choose.
    for (let i = 0; i < 40 && !(await isChosen(page, option)); i++) {
      const { value } = await focusOf(page);
      await page.keyboard.press(value === option ? 'Space' : 'ArrowDown');
    }
  }
  if (other) await tabTo(page, (now) => now.isOther, 'Tab', 5).then(() => type(page, other));
}

function isChosen(page: Page, option: string): Promise<boolean> {
  return page.evaluate((id) => {
    const radio = document.activeElement as HTMLInputElement;
    return radio.value === id && radio.checked;
  }, option);
}

async function typeMulti(page: Page, pack: Pack, question: QuestionOf<'multi'>, tree: YamlTree): Promise<void> {
  const wanted = new Set(items(tree).map((item) => choiceOf(item).option));
  const last = optionsOf(pack, question).at(-1)?.id;
  for (let i = 0; i < 60; i++) {
    const { value } = await focusOf(page);
    if (wanted.delete(value)) await page.keyboard.press('Space');
    if (!wanted.size || value === last) return;
    await page.keyboard.press('Tab');
  }
}

const ADD = named('添加文件');
const wantedFile = new WeakMap<Page, string>();

/** Listens all the time: a listener that is only there for one choice may come too late for it. */
export function answerFileChoosers(page: Page): void {
  page.on('filechooser', (chooser) => void chooser.setFiles(wantedFile.get(page) ?? []));
}

async function attachFiles(page: Page, script: Script, tree: YamlTree): Promise<void> {
  for (const item of items(tree)) {
    if (!ADD(await focusOf(page))) await tabTo(page, ADD, 'Tab', 8);
    const file = path.join(script.folder, textOf(entry(item, 'file')));
    wantedFile.set(page, file);
    await page.keyboard.press('Enter');
    await page.waitForFunction((name) => {
      const group = document.activeElement?.closest('.q-files');
      return [...(group?.querySelectorAll('.q-file-name') ?? [])].some((shown) => shown.textContent === name);
    }, path.basename(file));
    const caption = textOf(entry(item, 'caption'));
    if (!caption) continue;
    await tabTo(page, (focus) => focus.tag === 'INPUT' && /的说明$/.test(focus.name), 'Shift+Tab', 8);
    await type(page, caption);
    await tabTo(page, ADD, 'Tab', 8);
  }
}

/** What a person copies in a spreadsheet. */
async function copy(page: Page, block: string[][]): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), toTsv(block));
}

async function typeTable(page: Page, script: Script, table: QuestionOf<'table'>, tree: YamlTree): Promise<void> {
  if (!(await focusOf(page)).inCell) await tabTo(page, (focus) => focus.inCell, 'Tab', 10);
  const rows = items(tree);
  // Printed cells, computed columns and files take no pasted text: paste what lies between them.
  const printed = new Set(Object.keys(table.fixedRows?.[0]?.cells ?? {}));
  const takesText = table.columns.map((c) => !printed.has(c.id) && c.type !== 'computed' && c.type !== 'attachment');
  for (let from = 0; from < takesText.length; from++) {
    if (!takesText[from]) continue;
    let to = from;
    while (takesText[to + 1]) to++;
    const columns = table.columns.slice(from, to + 1);
    const block = rows.map((row) => columns.map((column) => cellText(entry(row, column.id))));
    await copy(page, block);
    await moveTo(page, 0, from);
    await page.keyboard.press('ControlOrMeta+V');
    if (block[0]?.[0]) await pasted(page, `${table.label}：${table.columns[from]?.label}`);
    from = to;
  }
  const files = table.columns.findIndex((column) => column.type === 'attachment');
  for (const [i, row] of rows.entries()) {
    const attached = files < 0 ? undefined : entry(row, table.columns[files]?.id ?? '');
    if (attached) await attachInRow(page, script, i, files, attached);
  }
  await page.keyboard.press('ControlOrMeta+End');
}

/** The first pasted cell has the focus and shows its value. */
async function pasted(page: Page, where: string): Promise<void> {
  const shown = page.waitForFunction(() => (document.activeElement as HTMLInputElement).value !== '', null, {
    timeout: 20_000,
  });
  await shown.catch(async () => {
    const focus = await focusOf(page);
    const said = await page
      .locator('[data-grid]')
      .filter({ has: page.locator(':focus') })
      .innerText();
    throw new Error(`nothing was pasted into ${where}; the focus is on ${focus.name}; the table shows ${said}`);
  });
}

function cellText(tree: YamlTree | undefined): string {
  return tree?.kind === 'list' ? tree.items.map(textOf).join('、') : textOf(tree);
}

async function moveTo(page: Page, row: number, column: number): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Home');
  for (let i = 0; i < row; i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < column; i++) await page.keyboard.press('ArrowRight');
}

/** The row's details, opened from the grid, hold its files. */
async function attachInRow(page: Page, script: Script, row: number, column: number, tree: YamlTree): Promise<void> {
  await moveTo(page, row, column);
  await page.keyboard.press('Alt+Enter');
  await page.getByRole('dialog').waitFor();
  await attachFiles(page, script, tree);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
