/** The whole way of a regulator's blank: answers, export through its binding, the file on disk read again. */
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExportReport } from '../../core/document/model.ts';
import { readBlank } from '../../electron/blank/index.ts';
import { lintDocument } from '../../electron/document/index.ts';
import { openZip, textOf } from '../../electron/document/zip.ts';
import { checkPack, loadPack } from '../../electron/pack/index.ts';
import { printed } from '../blank/word-support.ts';
import { openDesk, type Desk } from './desk.ts';

const PACKS = join(import.meta.dirname, '../fixtures/packs');
const SOURCE = join(PACKS, 'bound-blank');

let desk: Desk;
let packs: string;
let platform: string;

/** A copy of the pack to be changed, and a casefile with the sample's answers. */
beforeEach(async () => {
  desk = openDesk();
  packs = desk.path('packs');
  cpSync(SOURCE, join(packs, 'bound-blank'), { recursive: true });
  const { folder } = desk;
  await desk.workbench.close();
  desk = openDesk({ packsDirs: [packs], home: join(folder, 'home'), documentsFolder: folder });
});
afterEach(() => desk.clear());

async function fill(): Promise<void> {
  const file = desk.path('甲');
  await desk.call('casefile.create', { path: file, packId: 'bound-blank', enterpriseName: '甲', passphrase: null });
  await desk.call('answer.import', { path: join(SOURCE, 'sample/answers.yaml') });
  const state = await desk.call('casefile.current', {});
  const subject = state?.answers.find(
    ({ value }) => typeof value === 'object' && 'kind' in value && value.kind === 'platform',
  );
  platform = subject?.subject ?? '';
}

async function exported(documents: string[], draft: boolean): Promise<ExportReport[]> {
  const items = documents.map((document) => ({ document, subject: platform }));
  const job = await desk.ended(await desk.call('document.export', { items, folder: desk.path('out'), draft }));
  if (job.error) throw new Error(JSON.stringify(job.error));
  return documents.flatMap((document) => job.reports.filter((report) => report.document === document));
}

const put = (question: string, value: unknown, row = '', column = '') =>
  desk.call('answer.put', { edits: [{ subject: platform, question, row, column, value }] } as never);

const lines = ({ placed }: ExportReport): string[] =>
  placed.map(({ where, place, text }) => `${where} ${place}：${text}`);

describe('a formal export', () => {
  it('fills the Word blank and the workbook, and reads both again', async () => {
    await fill();
    const [filing, register] = await exported(['filing', 'register'], false);
    if (!filing || !register) throw new Error('no reports');
    expect(lines(filing)).toEqual([
      'p2 平台名称：远程服务平台',
      'T1 R1 C2 单位名称：沪上车联科技有限公司',
      'T1 R1 C4 统一社会信用代码：无',
      'T1 R2 C2 注册资本：5000 万元',
      expect.stringMatching(/^T1 R2 C4 成立日期.*：2018年3月5日$/),
      'T1 R3 C3 联系人 / 姓名：李一',
      'T1 R3 C5 联系人 / 手机：13900000001',
      'T1 R4 C3 联系人 / 电子邮箱：li@a.example',
      'T1 R5 C2 单位性质：其他：中外合作',
      'T1 R6 C2 是否上云：是',
      'T1 R7 C2 平台功能（可多选）：在线升级、远程控制',
      'T1 R8 C2 平台简介（限20字）：车辆远程服务',
      'T1 R9 C2 平台说明：第一段：接入与控制。\n第二段：升级与告警。',
      'T1 R10 C2 贴照片处：机房',
      'T2 R2 C1 主要设备（限3项）：网关\n2\n有线\n防火墙\n1\n无线\n堡垒机\n1\n有线',
    ]);
    expect(lines(register)).toContain('登记!D11 设备清单（限4项） / 接入方式：有线');
    expect(lines(register)).toContain('登记!D3 保护等级：三级');
    for (const report of [filing, register]) {
      expect(report).toMatchObject({ draft: false, mismatched: [], warnings: [] });
      expect(report.unplaced.every(({ reason }) => reason === '本表不问')).toBe(true);
      const bytes = new Uint8Array(readFileSync(report.path));
      expect(lintDocument(bytes, report.path.endsWith('.docx') ? 'docx' : 'xlsx')).toEqual([]);
    }
    expect(filing.template.fileName).toBe('登记表.docx');
    expect(filing.empty.map(({ place, optional }) => [place, optional])).toEqual([['统一社会信用代码', true]]);
    const words = printed(new Uint8Array(readFileSync(filing.path)));
    expect(words).toContain('□国有  □民营  □外资  ☑其他：中外合作');
    expect(words).toContain('第一段：接入与控制。|第二段：升级与告警。');
    // The ink's line and the office's number stay as they were.
    expect(words).toMatch(/法定代表人（签字）：\s+\|受理编号：\|$/);
  });

  it('the same answers make the same bytes; no draft mark in them', async () => {
    await fill();
    for (const document of ['filing', 'register']) {
      const ask = { document, subject: platform, draft: false };
      const [one, two] = [await desk.call('document.preview', ask), await desk.call('document.preview', ask)];
      expect(one.data).toBe(two.data);
      const parts = openZip(new Uint8Array(Buffer.from(one.data, 'base64')));
      for (const part of parts.keys()) if (part.endsWith('.xml')) expect(textOf(parts, part)).not.toContain('草');
    }
  });

  it('is refused over a printed limit, and with an option that is not printed', async () => {
    await fill();
    await put('pf_intro', '字'.repeat(21));
    await put('pf_features', ['ota', 'v2x']);
    const items = [{ document: 'filing', subject: platform }];
    const error = await desk.fail('document.export', { items, folder: desk.path('out'), draft: false });
    expect(error.code).toBe('NOT_READY');
    expect(error.message).toContain('“平台简介（限20字）”限 20 字，现有 21 字');
    expect(error.message).toContain('没有印选项「车路协同」');
    expect(existsSync(desk.path('out'))).toBe(false);
  });
});

describe('a draft', () => {
  it('writes what fits, says what does not, and is marked on page and screen', async () => {
    await fill();
    await put('pf_intro', '字'.repeat(21));
    const [filing, register] = await exported(['filing', 'register'], true);
    if (!filing || !register) throw new Error('no reports');
    expect(lines(filing)).toContain(`T1 R8 C2 平台简介（限20字）：${'字'.repeat(20)}`);
    expect(filing.warnings).toEqual([expect.stringContaining('限 20 字，现有 21 字')]);
    expect(filing.unplaced).toContainEqual(expect.objectContaining({ question: 'pf_intro', text: '字', reason: '' }));
    const word = new Uint8Array(readFileSync(filing.path));
    const book = openZip(new Uint8Array(readFileSync(register.path)));
    expect(printed(word)).toMatch(/^草　稿\|车联网平台登记表/);
    expect(textOf(openZip(word), 'word/header-draft1.xml')).toContain('string="草稿"');
    expect(textOf(book, 'xl/worksheets/sheet1.xml')).toMatch(/【草稿】平台资源登记.*<oddHeader>[^<]*草稿/s);
    expect(
      [filing, register].map(({ path }) =>
        lintDocument(new Uint8Array(readFileSync(path)), path.endsWith('.docx') ? 'docx' : 'xlsx'),
      ),
    ).toEqual([[], []]);
    expect(readdirSync(desk.path('out')).sort()).toEqual([
      '【草稿】登记表_远程服务平台.docx',
      '【草稿】资源登记_远程服务平台.xlsx',
    ]);
  });
});

describe('the pack', () => {
  const change = (file: string, from: string | RegExp, to: string): void => {
    const full = join(packs, 'bound-blank', file);
    writeFileSync(full, readFileSync(full, 'utf8').replace(from, to));
  };
  const problems = () => checkPack(join(packs, 'bound-blank'));

  it('is in order as it comes', async () => {
    expect(await problems()).toEqual([]);
  });

  it('mistakes in a binding are told with file and line', async () => {
    change('documents/filing.binding.yaml', 'question: pf_cloud', 'question: pf_clouds');
    change(
      'documents/filing.binding.yaml',
      /question: pf_about, confirmed: true/,
      'question: pf_about, confirmed: false',
    );
    expect(await problems()).toMatchObject([
      { file: 'documents/filing.binding.yaml', line: 21, level: 'error', message: '没有编号为“pf_clouds”的问题' },
      { file: 'documents/filing.binding.yaml', line: 24, level: 'error', message: '“平台说明”的绑定还没有确认' },
      {
        file: 'documents/filing.yaml',
        level: 'warning',
        message: expect.stringContaining('（pf_cloud）没有出现在本文书中'),
      },
    ]);
  });

  it('a binding for another blank is refused, in the check and in an export', async () => {
    change('documents/register.binding.yaml', /fingerprint: .*/, `fingerprint: ${'f'.repeat(64)}`);
    expect(await problems()).toMatchObject([
      { file: 'documents/register.binding.yaml', line: 3, message: expect.stringContaining('不符') },
    ]);
    await fill();
    const error = await desk.fail('document.check', { document: 'register', subject: platform });
    expect([error.code, error.message]).toEqual([
      'TEMPLATE',
      expect.stringContaining('不是为空白表“资源登记.xlsx”做的'),
    ]);
  });

  it('a damaged binding is told by its line, and the other document is written all the same', async () => {
    change('documents/register.binding.yaml', 'format: 1', 'format: 2');
    expect(await problems()).toMatchObject([{ file: 'documents/register.binding.yaml', line: 1 }]);
    await fill();
    const error = await desk.fail('document.check', { document: 'register', subject: platform });
    expect(error.message).toContain('“documents/register.binding.yaml”第 1 行有误');
    expect(await exported(['filing'], false)).toHaveLength(1);
  });

  it('a change of blank or binding is a change of the pack', () => {
    const digest = (): string | undefined => loadPack(join(packs, 'bound-blank')).pack?.digest;
    const before = digest();
    change('documents/filing.binding.yaml', '# ', '# ');
    expect(digest()).toBe(before);
    change('documents/filing.binding.yaml', 'empty: 无', 'empty: /');
    expect(digest()).not.toBe(before);
  });

  it('its blanks are untouched: no tag of ours in them', () => {
    for (const name of readdirSync(join(SOURCE, 'templates'))) {
      const bytes = new Uint8Array(readFileSync(join(SOURCE, 'templates', name)));
      expect(readBlank(bytes, name).places.length).toBeGreaterThan(5);
      for (const [part] of openZip(bytes)) expect(textOf(openZip(bytes), part)).not.toContain('{{');
    }
  });
});
