/** Templates without a window: installed, bound, tried, activated, removed. */
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import type { TemplateDetail } from '../../core/blank/template.ts';
import type { ExportReport } from '../../core/document/model.ts';
import { filingForm } from '../blank/sheet-forms.ts';
import { openDesk } from '../service/desk.ts';
import { tempDir } from '../support/temp.ts';
import { cliIn, PACK, type Cli } from './run.ts';

// Each step starts the program anew; on a busy machine that takes seconds.
vi.setConfig({ testTimeout: 300_000 });

let home: string;
let cli: Cli;
beforeEach(async () => {
  home = tempDir();
  cli = cliIn(home);
  fs.writeFileSync(path.join(home, '登记表.xlsx'), await filingForm());
});

const within = ['--pack', PACK];
const at = (name: string): string => path.join(home, name);

it('takes a blank from its installation to its use', async () => {
  const installed = await cli([
    'template',
    'install',
    '登记表.xlsx',
    '--document',
    'grading-report',
    ...within,
    '--json',
  ]);
  expect(installed.code, installed.stdout).toBe(0);
  const { info } = installed.json() as TemplateDetail;
  expect(info).toMatchObject({ kind: 'blank', fileName: '登记表.xlsx' });

  const early = await cli(['template', 'activate', '登记表.xlsx', ...within, '--json']);
  expect([early.code, early.error().code]).toEqual([7, 'NOT_READY']);

  const shown = await cli(['template', 'show', info.fingerprint.slice(0, 6), ...within, '--out', '绑定.yaml']);
  expect(shown.code, shown.stderr).toBe(0);
  expect(shown.stdout).toContain(`待确认 ${info.open} 处`);
  const binding = fs.readFileSync(at('绑定.yaml'), 'utf8').replaceAll('confirmed: false', 'confirmed: true');
  const undecided = /( {4}label: .*\n)( {4}confirmed: true)/g;
  fs.writeFileSync(at('绑定.yaml'), binding.replace(undecided, '$1    leave: true\n$2'));
  const bound = await cli(['template', 'bind', '登记表.xlsx', '--from', '绑定.yaml', ...within, '--json']);
  expect(bound.code, bound.stdout).toBe(0);
  expect((bound.json() as TemplateDetail).info).toMatchObject({ open: 0, problem: '' });

  const desk = openDesk({ home: path.join(home, 'settings') });
  await desk.call('casefile.demo', { path: at('示例案卷.iovcase') });
  await desk.clear();
  const open = ['--casefile', '示例案卷.iovcase'];
  const several = await cli(['template', 'try', '登记表.xlsx', ...open, '--out', '试填', '--json']);
  expect([several.code, several.error().message]).toEqual([2, '请用 --subject 写明用哪个对象的答案。']);
  const subject = /「(.*?)」/.exec(several.error().advice)?.[1] ?? '';
  const of = ['--subject', subject];
  const tried = await cli(['template', 'try', '登记表.xlsx', ...open, ...of, '--out', '试填', '--json']);
  expect(tried.code, tried.stdout).toBe(0);
  const report = tried.json() as ExportReport;
  expect(report.mismatched).toEqual([]);
  expect(report.placed.length).toBeGreaterThan(3);
  expect(fs.existsSync(report.path)).toBe(true);

  const used = await cli(['template', 'activate', '登记表.xlsx', ...open]);
  expect(used.stdout, used.stderr).toContain('从现在起用「登记表.xlsx」');
  expect((await cli(['template', 'list', ...within])).stdout).toMatch(
    /✓ +[0-9a-f]{12} +登记表\.xlsx +空白，\d+ 处 +使用中/,
  );

  expect((await cli(['template', 'remove', '登记表.xlsx', ...within])).code).toBe(2);
  expect((await cli(['template', 'activate', 'pack', '--document', 'grading-report', ...within])).code).toBe(0);
  expect((await cli(['template', 'remove', '登记表.xlsx', ...within])).code).toBe(0);
});

it('says what is missing or meant otherwise', async () => {
  const wrong = async (...args: string[]) => {
    const { code, error } = await cli(['template', ...args, '--json']);
    return [code, error().message];
  };
  expect(await wrong('list')).toEqual([2, '请用 --pack 写规范包编号，或用 --casefile 写案卷文件。']);
  expect(await wrong('install', ...within)).toEqual([2, '没有写明对象。']);
  expect(await wrong('install', '登记表.xlsx', ...within)).toEqual([2, '请用 --document 写明装给哪份文书。']);
  expect(await wrong('activate', 'pack', ...within)).toEqual([2, expect.stringContaining('个模板符合「pack」')]);
  expect(await wrong('show', '没有.docx', ...within)).toEqual([8, '没有模板「没有.docx」。']);
  expect(await wrong('list', '--document', 'x', ...within)).toEqual([8, '没有文书「x」。']);
  expect(await wrong('list', '--pack', 'x')).toEqual([9, '本机没有规范包「x」']);
});
