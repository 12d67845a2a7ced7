/** What the command line says about itself, and about commands that are written wrongly. */
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Runner } from '../../electron/cli/command.ts';
import { registerCommands } from '../../electron/cli/commands/index.ts';
import { displayWidth, table } from '../../electron/cli/output.ts';
import { createProgram } from '../../electron/cli/program.ts';
import { tempDir } from '../support/temp.ts';
import { cliIn, mainFile, PACK, PASSPHRASE, root, type Cli } from './run.ts';

const idle: Runner = { run: async () => undefined, casefile: async () => undefined };
const program = createProgram('0');
registerCommands(program, idle);

// Each step starts the program anew; on a busy machine that takes seconds.
vi.setConfig({ testTimeout: 120_000 });

let home: string;
let cli: Cli;
beforeEach(() => {
  home = tempDir();
  cli = cliIn(home);
});

it.each(program.commands.map((command) => command.name()))('%s --help is Chinese', (name) => {
  const help = program.commands.find((command) => command.name() === name)?.helpInformation() ?? '';
  expect(help).toContain('用法：');
  expect(help).not.toMatch(/Usage|Options|default|choices|\[options\]/);
});

describe('written wrongly', () => {
  it.each([
    [['shw'], '没有命令 shw'],
    [['show'], '缺少参数'],
    [['show', 'a', 'b'], '参数太多'],
    [['show', 'a', '--colour'], '没有选项 --colour'],
    [['new', 'a'], '缺少必填的选项 --pack'],
    [['new', 'a', '--pack'], '后面缺少内容'],
    [['subject', 'a', 'rename'], '内容不对'],
    [['history', 'a', '--subject', 'b', '--question', 'c', '--limit', '0'], '内容不对'],
  ])('%j', async (args, words) => {
    const { code, stderr, stdout } = await cli(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    const json = await cli([args[0] ?? '', '--json', ...args.slice(1)]);
    expect([json.code, json.stderr]).toEqual([2, '']);
    expect(json.error()).toMatchObject({ code: 'BAD_INPUT', advice: '加 --help 查看用法。' });
  });

  it('no command at all shows the help', async () => {
    const { code, stderr } = await cli([]);
    expect(code).toBe(2);
    expect(stderr).toContain('用法：');
  });
});

it('bin/workbench.mjs runs on an older Node by finding the pinned one', () => {
  const output = execFileSync(path.join(root, 'bin/workbench.mjs'), ['--version'], { encoding: 'utf8' });
  expect(output.trim()).toMatch(/^\d+\.\d+\.\d+$/);
});

it('the prompt does not show what is typed', async (context) => {
  context.skip(process.platform !== 'linux' || !fs.existsSync('/usr/bin/script'), 'no `script` to make a terminal');
  const file = path.join(home, 'a.iovcase');
  expect((await cli(['new', file, '--pack', PACK], { WORKBENCH_PASSPHRASE: PASSPHRASE })).code).toBe(0);
  const command = `'${process.execPath}' '${mainFile}' verify '${file}'`;
  const env = { PATH: process.env['PATH'], HOME: home, WORKBENCH_HOME: path.join(home, 'settings') };
  const terminal = spawn('script', ['-qec', command, '/dev/null'], { env });
  let shown = '';
  terminal.stdout.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    if (shown.includes('口令：') && !terminal.stdin.writableEnded) terminal.stdin.end(`${PASSPHRASE}\n`);
  });
  const code = await new Promise((resolve) => terminal.on('close', resolve));
  expect(shown).toContain('案卷完好');
  expect(shown).not.toContain(PASSPHRASE);
  expect(code).toBe(0);
});

it('columns line up under Chinese', () => {
  const [first = '', second = ''] = table([
    ['平台', 'x'],
    ['a', 'y'],
  ]);
  expect(displayWidth(first.slice(0, first.indexOf('x')))).toBe(second.indexOf('y'));
});
