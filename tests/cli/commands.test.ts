/** Every command, run as a user runs it: a process, real files, exit codes. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import Database from 'better-sqlite3';
import type { ExportReport } from '../../core/document/model.ts';
import { createWorkbench } from '../../electron/service/workbench.ts';
import { tempDir } from '../support/temp.ts';
import { cliIn, PACK, PASSPHRASE, root, type Cli } from './run.ts';

// Each step starts the program anew; on a busy machine that takes seconds.
vi.setConfig({ testTimeout: 120_000 });

let home: string;
let cli: Cli;
let file: string;

const key = { WORKBENCH_PASSPHRASE: PASSPHRASE };
const create = (protection: 'plain' | 'encrypted'): ReturnType<Cli> =>
  protection === 'plain'
    ? cli(['new', file, '--pack', PACK, '--name', '上海甲乙汽车', '--no-passphrase', '--json'])
    : cli(['new', file, '--pack', PACK, '--name', '上海甲乙汽车', '--json'], key);

/** Casefiles that the program made once; every test works on a copy. */
const made = { plain: new Uint8Array(), encrypted: new Uint8Array(), recoveryCode: '' };

beforeAll(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'commands-'));
  cli = cliIn(folder);
  for (const protection of ['plain', 'encrypted'] as const) {
    file = path.join(folder, `${protection}.iovcase`);
    const { code, stdout, json } = await create(protection);
    expect(code, stdout).toBe(0);
    made[protection] = fs.readFileSync(file);
    if (protection === 'encrypted') made.recoveryCode = (json() as { recoveryCode: string }).recoveryCode;
  }
  fs.rmSync(folder, { recursive: true });
});

beforeEach(() => {
  home = tempDir();
  cli = cliIn(home);
  file = path.join(home, '某公司.iovcase');
});

const openCasefile = (): void => fs.writeFileSync(file, made.plain);

/** @returns its recovery code */
function encryptedCasefile(): string {
  fs.writeFileSync(file, made.encrypted);
  return made.recoveryCode;
}

describe('packs', () => {
  it('lists the shipped pack', async () => {
    const { code, json } = await cli(['packs', '--json']);
    expect(code).toBe(0);
    expect(json()).toContainEqual(expect.objectContaining({ id: PACK }));
  });
});

describe('check-pack', () => {
  it('accepts the shipped pack', async () => {
    const { code, stdout } = await cli(['check-pack', path.join(root, 'templates', PACK)]);
    expect(code, stdout).toBe(0);
  });

  it('points at the line of a mistake', async () => {
    const folder = path.join(home, 'pack');
    fs.cpSync(path.join(root, 'templates', PACK), folder, { recursive: true });
    const form = path.join(folder, 'forms/enterprise.yaml');
    fs.writeFileSync(form, fs.readFileSync(form, 'utf8').replace('type: date', 'type: dat'));
    const { code, json } = await cli(['check-pack', folder, '--json']);
    expect(code).toBe(9);
    const { problems } = json() as { problems: { file: string; line: number }[] };
    expect(problems[0]).toMatchObject({ file: 'forms/enterprise.yaml', line: expect.any(Number) as number });
    expect(problems[0]?.line).toBeGreaterThan(10);
  });
});

describe('new', () => {
  it('encrypts, and prints the recovery code once', async () => {
    const code = encryptedCasefile();
    expect(code).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/);
    expect(fs.readFileSync(file).includes(Buffer.from('上海甲乙汽车'))).toBe(false);
  });

  it('needs a passphrase, or the deliberate choice of none', async () => {
    expect((await cli(['new', file, '--pack', PACK])).code).toBe(4);
    expect((await cli(['new', file, '--pack', PACK], { WORKBENCH_PASSPHRASE: '短口令' })).code).toBe(2);
    expect(fs.existsSync(file)).toBe(false);
    expect((await create('plain')).code).toBe(0);
  });

  it('overwrites nothing', async () => {
    openCasefile();
    const again = await create('plain');
    expect([again.code, again.error().code]).toEqual([8, 'EXISTS']);
    expect(fs.readFileSync(file).equals(made.plain)).toBe(true);
  });

  it('names the packs it knows when the pack is missing', async () => {
    const { code, error } = await cli(['new', file, '--pack', 'mars-2040', '--no-passphrase', '--json']);
    expect([code, error().code]).toEqual([9, 'PACK']);
  });
});

describe('subject', () => {
  it('adds, lists, removes', async () => {
    openCasefile();
    expect((await cli(['subject', file, 'add', '--kind', 'system', '--name', '远程平台'])).code).toBe(0);
    const listed = (await cli(['subject', file, 'list', '--json'])).json();
    expect(listed).toEqual([
      expect.objectContaining({ kind: 'enterprise', name: '上海甲乙汽车' }),
      expect.objectContaining({ kind: 'system', name: '远程平台' }),
    ]);
    expect((await cli(['subject', file, 'remove', '--name', '远程平台'])).code).toBe(0);
    expect((await cli(['subject', file, 'list', '--json'])).json()).toHaveLength(1);
  });

  it('says which kinds there are', async () => {
    openCasefile();
    const { code, error } = await cli(['subject', file, 'add', '--kind', 'car', '--name', '甲', '--json']);
    expect(error().message).toBe('没有对象种类「car」。');
    expect(code).toBe(2);
    expect(error().advice).toContain('system');
  });
});

const answers = (lines: string): string =>
  `format: 1\npack: ${PACK}\nsubjects:\n  - kind: enterprise\n    answers:\n      ent_founded: 2016-05-09\n${lines}`;

describe('answer, show, findings, history', () => {
  it('writes, shows, finds and remembers', async () => {
    openCasefile();
    const yaml = path.join(home, 'answers.yaml');
    fs.writeFileSync(yaml, answers(`  - kind: system\n    name: 远程平台\n`));
    expect((await cli(['answer', file, '--from', yaml, '--json'])).json()).toEqual({ changed: 3 });
    expect((await cli(['answer', file, '--from', yaml, '--json'])).json()).toEqual({ changed: 0 });
    expect((await cli(['show', file])).stdout).toContain('2016年5月9日');
    const duties = await cli(['duties', file, '--json']);
    expect(duties.code).toBe(0);
    expect((duties.json() as { deadlines: unknown[] }).deadlines.length).toBeGreaterThan(0);
    const findings = await cli(['findings', file, '--json']);
    expect(findings.code).toBe(3);
    const { counts, findings: list } = findings.json() as { counts: { error: number }; findings: { level: string }[] };
    expect(counts.error).toBe(list.filter((finding) => finding.level === 'error').length);
    const history = await cli(['history', file, '--subject', '上海甲乙汽车', '--question', 'ent_founded', '--json'], {
      WORKBENCH_AUTHOR: '李工',
    });
    expect(history.json()).toEqual([expect.objectContaining({ value: '2016-05-09', action: 'import', isHead: true })]);
  });

  it('records the author', async () => {
    await cli(['new', file, '--pack', PACK, '--name', '甲', '--no-passphrase'], { WORKBENCH_AUTHOR: '李工' });
    const { json } = await cli(['history', file, '--subject', '甲', '--question', 'ent_name', '--json']);
    expect(json()).toEqual([expect.objectContaining({ author: '李工' })]);
  });

  it('writes nothing when one line is wrong', async () => {
    openCasefile();
    const yaml = path.join(home, 'answers.yaml');
    fs.writeFileSync(yaml, answers('      ent_adress: 临港\n      ent_postcode: [1]\n'));
    const { code, error } = await cli(['answer', file, '--from', yaml, '--json']);
    expect(code).toBe(2);
    expect(
      error()
        .advice.split('\n')
        .map((line) => line.slice(0, 6)),
    ).toEqual(['第 7 行：', '第 8 行：']);
    expect(error().advice).toContain('是不是「ent_address」');
    expect((await cli(['show', file])).stdout).not.toContain('2016');
  });

  it('takes no file from outside of the answers folder', async () => {
    openCasefile();
    const folder = path.join(home, 'in');
    fs.mkdirSync(folder);
    fs.writeFileSync(path.join(home, 'secret.txt'), 'secret');
    fs.symlinkSync(path.join(home, 'secret.txt'), path.join(folder, 'link.txt'));
    const yaml = path.join(folder, 'answers.yaml');
    for (const name of ['../secret.txt', path.join(home, 'secret.txt'), 'link.txt', 'none.txt']) {
      fs.writeFileSync(
        yaml,
        answers(`  - kind: system\n    name: 甲\n    answers: { att_org_chart: [{ file: ${name} }] }\n`),
      );
      const { code, error } = await cli(['answer', file, '--from', yaml, '--json']);
      expect([name, code]).toEqual([name, 2]);
      expect(error().advice).toMatch(name === 'none.txt' ? /不存在/ : /不在答案文件所在的文件夹内/);
    }
  });

  it('tells a missing answers file and a missing casefile apart', async () => {
    openCasefile();
    const noAnswers = await cli(['answer', file, '--from', 'none.yaml', '--json']);
    expect([noAnswers.code, noAnswers.error().message]).toEqual([8, expect.stringContaining('答案文件')]);
    expect((await cli(['show', path.join(home, 'none.iovcase')])).code).toBe(8);
  });

  it('suggests the question that was meant', async () => {
    openCasefile();
    const { code, error } = await cli([
      'history',
      file,
      '--subject',
      '上海甲乙汽车',
      '--question',
      'ent_nam',
      '--json',
    ]);
    expect(code).toBe(8);
    expect(error().advice).toContain('ent_name');
  });
});

describe('export', () => {
  it('refuses an unfinished document, and marks a draft', async () => {
    openCasefile();
    await cli(['subject', file, 'add', '--kind', 'system', '--name', '远程平台']);
    const out = path.join(home, 'out');
    const refused = await cli(['export', file, '--out', out, '--document', 'grading-report', '--json']);
    expect([refused.code, refused.error().code]).toEqual([7, 'NOT_READY']);
    expect(fs.existsSync(out) ? fs.readdirSync(out) : []).toEqual([]);
    const draft = await cli(['export', file, '--out', out, '--document', 'grading-report', '--draft', '--json']);
    expect(draft.code, draft.stdout).toBe(0);
    const [report] = draft.json() as { path: string; draft: boolean }[];
    expect(report?.draft).toBe(true);
    expect(fs.readdirSync(out)).toEqual([path.basename(report?.path ?? '')]);
  });

  it('knows its documents', async () => {
    openCasefile();
    const { code, error } = await cli(['export', file, '--out', home, '--document', 'grading-repor', '--json']);
    expect(code).toBe(8);
    expect(error().advice).toContain('grading-report');
  });
});

describe('passphrase', () => {
  it('wrong, missing, right, recovery code', async () => {
    const recoveryCode = encryptedCasefile();
    expect((await cli(['show', file], { WORKBENCH_PASSPHRASE: '错' })).code).toBe(4);
    expect((await cli(['show', file, '--json'])).error().code).toBe('PASSPHRASE_NEEDED');
    expect((await cli(['show', file], key)).code).toBe(0);
    expect((await cli(['show', file], { WORKBENCH_RECOVERY_CODE: recoveryCode })).code).toBe(0);
    const mistyped = recoveryCode.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
    expect((await cli(['show', file], { WORKBENCH_RECOVERY_CODE: mistyped })).code).toBe(4);
  });

  it('is changed, and the old one and its recovery code end', async () => {
    const old = encryptedCasefile();
    const changed = await cli(['passphrase', file, '--json'], { ...key, WORKBENCH_NEW_PASSPHRASE: '新口令-新口令-1' });
    expect(changed.code, changed.stdout).toBe(0);
    expect((await cli(['show', file], key)).code).toBe(4);
    expect((await cli(['show', file], { WORKBENCH_RECOVERY_CODE: old })).code).toBe(4);
    expect((await cli(['show', file], { WORKBENCH_PASSPHRASE: '新口令-新口令-1' })).code).toBe(0);
    const { recoveryCode } = changed.json() as { recoveryCode: string };
    expect((await cli(['passphrase', file, '--remove'], { WORKBENCH_RECOVERY_CODE: recoveryCode })).code).toBe(0);
    expect((await cli(['show', file])).code).toBe(0);
  });

  it('is refused as an argument', async () => {
    for (const args of [['--passphrase', 'x'], ['--passphrase=x'], ['--password=x'], ['--recovery-code', 'x']]) {
      const { code, stderr } = await cli(['show', file, ...args]);
      expect(code).toBe(2);
      expect(stderr).toContain('WORKBENCH_PASSPHRASE');
    }
  });
});

describe('broken and busy casefiles', () => {
  it('a casefile that another program writes is locked', async () => {
    openCasefile();
    const settings = path.join(home, 'other');
    const holder = createWorkbench({
      home: settings,
      packsDirs: [path.join(root, 'templates')],
      door: 'cli',
      version: '0',
      now: () => new Date(),
      newId: () => crypto.randomUUID(),
    });
    try {
      expect(await holder.invoke('casefile.open', { path: file })).toMatchObject({ ok: true });
      const { code, error } = await cli(['subject', file, 'add', '--kind', 'system', '--name', '甲', '--json']);
      expect([code, error().code]).toEqual([5, 'LOCKED']);
    } finally {
      await holder.close();
    }
  });

  it('another kind of file is no casefile', async () => {
    fs.writeFileSync(file, 'hello');
    expect((await cli(['show', file, '--json'])).error().code).toBe('NOT_A_CASEFILE');
    expect((await cli(['show', file])).code).toBe(6);
  });

  it('a cut file is damaged', async () => {
    encryptedCasefile();
    fs.truncateSync(file, 10_000);
    const { code, error } = await cli(['show', file, '--json'], key);
    expect([code, error().code]).toEqual([6, 'DAMAGED']);
  });

  it('verify accepts a good casefile and finds a forged answer', async () => {
    openCasefile();
    expect((await cli(['verify', file])).code).toBe(0);
    const db = new Database(file);
    const triggers = db.prepare("select name from sqlite_master where type = 'trigger'").all() as { name: string }[];
    for (const { name } of triggers) db.exec(`drop trigger "${name}"`);
    const forge = `update changes set value = '"伪造"' where question = (select name from names where text = 'ent_name')`;
    expect(db.prepare(forge).run().changes).toBe(1);
    db.close();
    const { code, json } = await cli(['verify', file, '--json']);
    expect(code).toBe(6);
    expect((json() as { problems: string[] }).problems.length).toBeGreaterThan(0);
  });
});

describe('backup and restore', () => {
  it('brings back what was', async () => {
    encryptedCasefile();
    const { path: backup } = (await cli(['backup', file, '--json'], key)).json() as { path: string };
    expect((await cli(['backup', file, '--list', '--json'], key)).stdout).toContain(path.basename(backup));
    await cli(['subject', file, 'add', '--kind', 'system', '--name', '后来的'], key);
    const restored = path.join(home, '恢复.iovcase');
    expect((await cli(['restore', backup, '--to', restored])).code).toBe(4);
    expect((await cli(['restore', backup, '--to', restored], key)).code).toBe(0);
    expect((await cli(['show', restored], key)).stdout).not.toContain('后来的');
    expect((await cli(['show', file], key)).stdout).toContain('后来的');
    const again = await cli(['restore', backup, '--to', restored, '--json'], key);
    expect([again.code, again.error().code]).toEqual([8, 'EXISTS']);
  });
});

/** Makes a Node process write its computing time when it ends. */
const TELL_USAGE =
  "data:text/javascript,import{writeFileSync}from'node:fs';" +
  "process.on('exit',()=>writeFileSync(process.env.USAGE_FILE,JSON.stringify(process.cpuUsage())))";

describe('demo', () => {
  const demo = async (more: string[] = [], env: Record<string, string> = {}) => {
    const { code, stdout, json } = await cli(['demo', '--out', path.join(home, 'out'), '--json', ...more], env);
    expect(code, stdout).toBe(0);
    return json() as { casefile: string; reports: ExportReport[] };
  };

  it('writes every document of the sample', async () => {
    const usage = path.join(home, 'usage.json');
    const { reports } = await demo([], { NODE_OPTIONS: `--import ${TELL_USAGE}`, USAGE_FILE: usage });
    const { user, system } = JSON.parse(fs.readFileSync(usage, 'utf8')) as NodeJS.CpuUsage;
    expect(reports.length).toBeGreaterThanOrEqual(4);
    for (const report of reports) {
      expect(fs.statSync(report.path).size).toBe(report.bytes);
      expect([report.mismatched, report.draft]).toEqual([[], false]);
      expect(report.placed.length).toBeGreaterThan(10);
    }
    // The aim is 10 s on a quiet machine (`npm run bench` measures it). Here computing time counts, of all its
    // threads: the clock on the wall also tells what else the machine does.
    expect((user + system) / 1e6).toBeLessThan(30);
  });

  it('again writes the documents anew beside a second casefile', async () => {
    const pack = ['--pack', 'data-catalogue-2025'];
    const first = await demo(pack);
    expect(first.casefile).toContain('示例案卷.iovcase');
    const again = await demo(pack);
    expect(again.casefile).toContain('示例案卷-2.iovcase');
    expect(again.reports).toHaveLength(first.reports.length);
    for (const report of again.reports) expect(fs.statSync(report.path).size).toBe(report.bytes);
  });
});

describe('a second enterprise', () => {
  it('from its answers file to documents that say what it says', async () => {
    await cli(['new', file, '--pack', PACK, '--no-passphrase']);
    const fixture = path.join(root, 'tests/fixtures/enterprises/puyun/answers.yaml');
    expect((await cli(['answer', file, '--from', fixture])).code).toBe(0);
    const findings = await cli(['findings', file]);
    expect(findings.code, findings.stdout).toBe(0);
    const out = path.join(home, 'out');
    const exported = await cli(['export', file, '--out', out, '--json']);
    expect(exported.code, exported.stdout).toBe(0);
    const reports = exported.json() as ExportReport[];
    const said = reports.flatMap((report) => report.placed.map((value) => value.text)).join('\n');
    for (const expected of ['浦江云充（上海）新能源科技有限公司', '第二级', 'TCP 8883', '充电桩接入网关 2.3'])
      expect(said).toContain(expected);
    const again = await cli(['export', file, '--out', out, '--json']);
    expect([again.code, again.error().code]).toEqual([8, 'EXISTS']);
    expect(
      (
        await cli([
          'export',
          file,
          '--out',
          out,
          '--overwrite',
          '--subject',
          '云充出行充换电服务平台',
          '--document',
          'grading-report',
        ])
      ).code,
    ).toBe(0);
  });
});

describe('evidence', () => {
  it('is added to an answer, listed and written out', async () => {
    openCasefile();
    const photo = path.join(home, '机房.txt');
    fs.writeFileSync(photo, '机房');
    const cited = ['--subject', '上海甲乙汽车', '--question', 'ent_name', '--caption', '机房登记'];
    const added = await cli(['evidence', file, 'add', photo, ...cited, '--json']);
    expect(added.json()).toEqual([{ number: 'E-001', name: '机房.txt', removed: [], known: false }]);
    const { stdout } = await cli(['evidence', file, 'list']);
    expect(stdout).toMatch(/E-001 .*机房登记.*机房\.txt/);
    expect(stdout).not.toContain('未引用');
    const out = path.join(home, '佐证');
    await cli(['evidence', file, 'export', '--to', out, '--number', 'E-001']);
    expect(fs.readFileSync(path.join(out, 'E-001 机房.txt'), 'utf8')).toBe('机房');
  });
});
