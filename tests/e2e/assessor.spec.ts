/**
 * The assessor's whole job in the browser, by keyboard: a new encrypted casefile, an enterprise that is not the sample,
 * its system, every form, what the checks find, the documents – and what stands in the written files.
 */
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import ExcelJS from 'exceljs';
import { readAnswersFile, type AnswersFile } from '../../core/answer/answers-file.ts';
import type { YamlTree } from '../../core/answer/yaml-tree.ts';
import type { Form, Pack } from '../../core/form/pack-schema.ts';
import { loadPack } from '../../electron/pack/load.ts';
import { root } from '../../scripts/lib/run.ts';
import { expect, test } from './fixtures.ts';
import { focusOf, goTo, named, tabTo, type } from './keyboard.ts';
import { answerFileChoosers, typeForm, type Script } from './typist.ts';

const PASSPHRASE = '梧桐 渡口 七弦 2026';
const ENTERPRISE = '浦江云充（上海）新能源科技有限公司';
const SYSTEM = '云充出行充换电服务平台';
const folder = path.join(root, 'tests/fixtures/enterprises/puyun');

function loadScript(): { pack: Pack; file: AnswersFile } {
  const { pack } = loadPack(path.join(root, 'templates/shanghai-2025'));
  const read = readAnswersFile(fs.readFileSync(path.join(folder, 'answers.yaml'), 'utf8'));
  if (!pack || 'problems' in read) throw new Error('the fixture cannot be read');
  return { pack, file: read.file };
}

const text = (value: string): YamlTree => ({ kind: 'text', line: 0, text: value });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

test('from a new casefile to checked documents, by keyboard', async ({ page, workbench }) => {
  test.setTimeout(900_000);
  page.setDefaultTimeout(60_000);
  answerFileChoosers(page);
  const { pack, file } = loadScript();
  const scriptOf = (kind: string): Script => ({
    pack,
    folder,
    answers: new Map(file.subjects.find((subject) => subject.kind === kind)?.answers),
  });
  const form = (id: string): Form => {
    const found = pack.forms.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`no form ${id}`);
    return found;
  };
  const saved = () => expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved');
  let recoveryCode = '';

  await test.step('a new encrypted casefile', async () => {
    await tabTo(page, named('新建案卷'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await expect.poll(async () => (await focusOf(page)).name).toContain('企业名称');
    await page.keyboard.insertText(ENTERPRISE);
    await tabTo(page, named('填写人'));
    await type(page, '周评估');
    await tabTo(page, (focus) => focus.type === 'password');
    await type(page, PASSPHRASE);
    await tabTo(page, (focus) => focus.type === 'password');
    await type(page, PASSPHRASE);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '恢复码' }).waitFor();
    recoveryCode = (await page.locator('.recovery-code').textContent()) ?? '';
    expect(recoveryCode).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
    await tabTo(page, named('我已抄录'));
    await page.keyboard.press('Space');
    await tabTo(page, named('完成'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  await test.step('the enterprise, with a mistyped credit code', async () => {
    const script = scriptOf('enterprise');
    script.answers.set('ent_credit_code', text('91310115MA1K4B7T2X'));
    await typeForm(page, script, form('enterprise'), ENTERPRISE);
    await saved();
  });

  await test.step('its system', async () => {
    await goTo(page, '添加定级对象', '添加定级对象');
    await expect.poll(async () => (await focusOf(page)).name).toContain('定级对象名称');
    await page.keyboard.insertText(SYSTEM);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  await test.step('every form of the system, with a reason that is too short', async () => {
    const script = scriptOf('system');
    script.answers.set('grd_impact_reason', text('影响轻微。'));
    for (const id of pack.subjects.find((kind) => kind.kind === 'system')?.forms ?? []) {
      // Assessment and risk are asked only once there is a filing number.
      const isAsked = form(id).sections.some(({ questions }) => questions.some((q) => script.answers.has(q.id)));
      if (!isAsked) continue;
      await typeForm(page, script, form(id), SYSTEM);
      await saved();
    }
  });

  await test.step('a reload loses nothing', async () => {
    await page.reload();
    await page.getByTestId('save-state').waitFor();
    await goTo(page, '案卷总览', '案卷总览');
    await expect(page.getByText(SYSTEM).first()).toBeVisible();
  });

  await test.step('what the checks find is mended where they point', async () => {
    await expect(page.getByText('仅可草稿').first()).toBeVisible();
    const mend = async (words: string, value: string): Promise<void> => {
      await goTo(page, '案卷总览', '案卷总览');
      await tabTo(page, ({ tag, name }) => tag === 'A' && name.includes(words));
      await page.keyboard.press('Enter');
      await expect.poll(async () => (await focusOf(page)).question).not.toBe('');
      await type(page, value);
      await page.keyboard.press('Tab');
      await saved();
    };
    const answers = new Map(file.subjects.flatMap((subject) => [...subject.answers]));
    const right = (id: string): string => {
      const tree = answers.get(id);
      return tree?.kind === 'text' ? tree.text.trim() : '';
    };
    await mend('统一社会信用代码', right('ent_credit_code'));
    await mend('社会影响力赋值理由', right('grd_impact_reason'));
    await goTo(page, '案卷总览', '案卷总览');
    await expect(page.getByText('仅可草稿')).toHaveCount(0);
  });

  const out = path.join(workbench.home, '提报材料');
  await test.step('the documents are exported and read back', async () => {
    await goTo(page, '导出文书', '导出文书');
    await tabTo(page, named('保存到文件夹'));
    await type(page, out);
    await page.keyboard.press('Enter');
    await expect(page.getByText(/已写出 \d+ 份文件，重新打开核对一致/)).toBeVisible({ timeout: 120_000 });
  });

  await test.step('the files say what was typed', async () => {
    const names = fs.readdirSync(out).filter((name) => !name.endsWith('.json'));
    expect(names).toHaveLength(pack.documents.filter(({ when }) => when === undefined).length);
    expect(names.filter((name) => name.includes('草稿'))).toEqual([]);
    const report =
      names.find((name) => name.includes('定级报告') && !name.includes('附件') && name.endsWith('.docx')) ?? '';
    expect(report).toContain(SYSTEM);
    const words = wordText(path.join(out, report));
    for (const expected of [
      ENTERPRISE,
      SYSTEM,
      '第二级',
      '52600',
      '沈亦舟',
      '云充出行平台网络拓扑图',
      '2025年10月15日',
    ])
      expect(words, expected).toContain(expected);
    expect(words).not.toMatch(/\{\{|\}\}|undefined|\[object/);
    const sheet = names.find((name) => name.includes('资产与网络调查表')) ?? '';
    const cells = await sheetText(path.join(out, sheet));
    for (const expected of ['充电桩接入网关 2.3', '203.0.113.16/29', 'TCP 8883'])
      expect(cells, expected).toContain(expected);
  });

  await test.step('closed, and opened again with the recovery code', async () => {
    await goTo(page, '关闭案卷', '关闭案卷');
    await tabTo(page, named('浦江云充'));
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, ({ role }) => role === 'tab', 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    if ((await focusOf(page)).tag !== 'INPUT') await tabTo(page, ({ tag }) => tag === 'INPUT');
    await page.keyboard.insertText(recoveryCode.toLowerCase());
    await page.keyboard.press('Enter');
    await expect(page.getByText(SYSTEM).first()).toBeVisible();
    const casefile =
      fs.readdirSync(path.join(workbench.home, 'Documents')).find((name) => name.endsWith('.iovcase')) ?? '';
    expect(fs.readFileSync(path.join(workbench.home, 'Documents', casefile)).includes(Buffer.from('浦江云充'))).toBe(
      false,
    );
  });
});

/** All text of a Word file's parts, without the marks between runs. */
function wordText(file: string): string {
  const parts = unzipSync(fs.readFileSync(file), {
    filter: ({ name }) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name),
  });
  return Object.values(parts)
    .map((part) =>
      strFromU8(part)
        .replace(/<\/w:p>/g, '\n')
        .replace(/<[^>]+>/g, ''),
    )
    .join('\n');
}

async function sheetText(file: string): Promise<string> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const texts: string[] = [];
  workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => texts.push(String(cell.value)))));
  return texts.join('\n');
}
