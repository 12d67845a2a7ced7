import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../electron/cli/exit-codes.ts';
import { type Cli, cliIn, root } from './run.ts';

let home: string;
let cli: Cli;
beforeAll(async () => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'register-cli-'));
  cli = cliIn(home);
  fs.cpSync(path.join(root, 'tests/fixtures/packs/register'), path.join(home, 'settings/packs/register'), {
    recursive: true,
  });
  const made = await cli(['new', '甲.iovcase', '--pack', 'register', '--name', '甲', '--no-passphrase']);
  expect(made.stderr).not.toContain('错误');
  fs.writeFileSync(
    path.join(home, '清单.csv'),
    ['甲公司清单', '数据编号,数据名称,定级,记录条数（万条）', 'A-1,甲,重要,1.5', 'A-2,乙,很重要,2', '合计,,,3.5'].join(
      '\n',
    ),
  );
}, 60_000);

afterAll(() => fs.rmSync(home, { recursive: true, force: true }));

describe('register', () => {
  it('shows the difference first and writes only with --apply', async () => {
    const seen = await cli(['register', '甲.iovcase', 'import', '--from', '清单.csv', '--map', 'C=level']);
    expect(seen.code).toBe(EXIT.findings);
    for (const part of [
      '表头第 2 行',
      'D 记录条数（万条） → 记录条数（records），单位 万条',
      '新增 2，修改 0',
      '「很重要」不在选项中',
      '第 5 行不是数据：合计',
      '没有写入',
    ])
      expect(seen.stdout).toContain(part);
    expect((await cli(['register', '甲.iovcase', 'list', '--json'])).json()).toMatchObject([
      { register: 'catalogue', rows: 0 },
    ]);
    const done = await cli([
      'register',
      '甲.iovcase',
      'import',
      '--from',
      '清单.csv',
      '--map',
      'C=level',
      '--apply',
      '--json',
    ]);
    expect(done.json()).toMatchObject({ applied: { added: 2, changed: 0, removed: 0 } });
    const shown = await cli(['register', '甲.iovcase', 'show']);
    expect(shown.stdout).toMatch(/A-1\s+甲\s+重要\s+15000/);
    expect(shown.stdout).toContain('很重要');
    const again = await cli(['register', '甲.iovcase', 'import', '--from', '清单.csv', '--json']);
    expect(again.json()).toMatchObject({
      opened: { remembered: true },
      preview: { counts: { added: 0, changed: 0, unchanged: 2, unread: 0 } },
    });
    expect(again.code).toBe(EXIT.ok);
  }, 60_000);

  it.each([
    [['import'], EXIT.usage, '--from'],
    [['import', '--from', '没有.csv'], EXIT.file, '没有.csv'],
    [['import', '--from', '清单.csv', '--map', 'C=nothing'], EXIT.usage, 'nothing'],
    [['import', '--from', '清单.csv', '--header', 'x'], EXIT.usage, '--header'],
    [['show', '--register', 'none'], EXIT.file, '没有这个台账'],
  ])(
    '%j is refused',
    async (args, code, words) => {
      const result = await cli(['register', '甲.iovcase', ...args]);
      expect([result.code, result.stderr]).toEqual([code, expect.stringContaining(words)]);
    },
    60_000,
  );
});
