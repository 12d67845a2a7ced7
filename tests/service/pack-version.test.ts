/** A casefile outlives the version of the pack it was made with. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDesk, type Desk } from './desk.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/packs/register');
let packs: string;
let desk: Desk;
beforeEach(() => {
  packs = mkdtempSync(join(tmpdir(), 'packs-'));
  install('1.1.0');
  desk = openDesk({ packsDirs: [packs] });
});
afterEach(async () => {
  await desk.clear();
  rmSync(packs, { recursive: true });
});

let packId = '';
function install(version: string): void {
  const folder = join(packs, version);
  cpSync(FIXTURE, folder, { recursive: true });
  const file = join(folder, 'pack.yaml');
  const text = readFileSync(file, 'utf8').replace(/^version: .*$/m, `version: ${version}`);
  packId = /^id: (\S+)/m.exec(text)?.[1] ?? '';
  writeFileSync(file, text);
}
const remove = (version: string): void => rmSync(join(packs, version), { recursive: true });

async function reopened(): Promise<Awaited<ReturnType<typeof desk.call<'casefile.open'>>>> {
  await desk.call('pack.list', {});
  return desk.call('casefile.open', { path: desk.path('甲.iovcase') });
}
const create = () =>
  desk.call('casefile.create', { path: desk.path('甲'), packId, enterpriseName: '甲公司', passphrase: null });

it('opens with the very version while that is there, newer ones or not', async () => {
  await create();
  install('1.3.0');
  expect(await reopened()).toMatchObject({ packVersion: '1.1.0', notice: '' });
});

it('opens with the newest later version of the same main version, and says so', async () => {
  const { state } = await create();
  for (const version of ['1.2.0', '1.10.0', '2.0.0', '1.0.9']) install(version);
  remove('1.1.0');
  const opened = await reopened();
  expect(opened.packVersion).toBe('1.10.0');
  expect(opened.notice).toMatch(/1\.1\.0 建立，现在按 1\.10\.0 版打开/);
  expect(opened.answers).toEqual(state.answers);
});

it.each([['2.0.0'], ['1.0.9']])('does not open with %s alone, and names what is there', async (version) => {
  await create();
  install(version);
  remove('1.1.0');
  await desk.call('pack.list', {});
  const error = await desk.fail('casefile.open', { path: desk.path('甲.iovcase') });
  expect(error.code).toBe('PACK');
  expect(error.message).toContain(`现有：${version}`);
});
