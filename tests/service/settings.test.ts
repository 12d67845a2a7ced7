import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultHome } from '../../electron/service/settings.ts';
import { openDesk, PACK, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(() => void (desk = openDesk()));
afterEach(() => desk.clear());

it('says who the door is, and remembers the author over a restart', async () => {
  expect(await desk.call('app.info', {})).toMatchObject({ door: 'cli', author: '', nativeDialogs: false });
  expect((await desk.call('app.setAuthor', { author: '  评估员甲 ' })).author).toBe('评估员甲');
  const again = openDesk({ home: desk.home });
  expect((await again.call('app.info', {})).author).toBe('评估员甲');
  await again.clear();
});

it('remembers which casefiles were opened, and nothing of what is in them', async () => {
  const made = await desk.call('casefile.create', {
    path: desk.path('一号'),
    packId: PACK,
    enterpriseName: '绝密企业名称',
    passphrase: null,
  });
  await desk.call('casefile.saveAs', { path: desk.path('二号.iovcase') });
  expect((await desk.call('casefile.recent', {})).map(({ name, exists }) => ({ name, exists }))).toEqual([
    { name: '二号', exists: true },
    { name: '一号', exists: true },
  ]);
  const text = readFileSync(join(desk.home, 'settings.json'), 'utf8');
  expect(text).not.toContain('绝密企业名称');
  expect(Object.keys(JSON.parse(text) as object).sort()).toEqual(['author', 'device', 'recents']);
  expect(await desk.call('casefile.forget', { path: made.state.path })).toHaveLength(1);
  expect(readdirSync(desk.home).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

it('the device id is made once', async () => {
  const device = (home: string): string =>
    (JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8')) as { device: string }).device;
  const before = device(desk.home);
  const again = openDesk({ home: desk.home });
  expect(device(desk.home)).toBe(before);
  await again.clear();
});

it('damaged settings are set aside, not fatal', async () => {
  const home = desk.path('other');
  mkdirSync(home);
  writeFileSync(join(home, 'settings.json'), '{"author": 1');
  const other = openDesk({ home });
  expect((await other.call('app.info', {})).author).toBe('');
  expect(readFileSync(join(home, 'settings.json.damaged'), 'utf8')).toBe('{"author": 1');
  await other.clear();
});

it('each system has its place for settings, and WORKBENCH_HOME overrides it', () => {
  expect(defaultHome({ WORKBENCH_HOME: '/x' }, 'linux')).toBe('/x');
  expect(defaultHome({ XDG_CONFIG_HOME: '/c' }, 'linux')).toBe(join('/c', 'iov-assessment-workbench'));
  expect(defaultHome({}, 'darwin')).toContain('Application Support');
  expect(defaultHome({ APPDATA: '/roaming' }, 'win32')).toBe(join('/roaming', 'iov-assessment-workbench'));
});
