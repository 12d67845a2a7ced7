/** `kill -9` while templates are installed, bound, activated and removed: each is there whole or not there. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filingForm } from '../blank/sheet-forms.ts';
import { tempDir } from '../support/index.ts';
import { openDesk, PACK } from './desk.ts';
import { OTHER, fileOn, filingFormOfNextYear, infosOf, install, wordBlank } from './template-support.ts';

const KILLS = 20;
const CHILD = join(import.meta.dirname, 'template-kill-child.ts');

test(`${KILLS} kills leave no template half installed`, { timeout: 240_000 }, async () => {
  const desk = openDesk({ home: tempDir() });
  const files = [
    fileOn(desk, '登记表.xlsx', await filingForm()),
    fileOn(desk, '新版.xlsx', await filingFormOfNextYear()),
    fileOn(desk, '表.docx', wordBlank()),
  ];
  const env = { ...process.env, NODE_COMPILE_CACHE: tempDir() };
  spawnSync(process.execPath, [CHILD], { env });
  const [own] = await infosOf(desk, OTHER);
  const start = [CHILD, desk.home, OTHER, own?.fingerprint ?? '', ...files];
  let sights = 0;
  for (let round = 0; round < KILLS; round += 1) {
    const child = spawn(process.execPath, start, { env, stdio: ['ignore', 'pipe', 'inherit'] });
    // The wait starts with the first step, so that every kill falls into the work.
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 60));
    const [, signal] = (await once(child, 'close')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    const infos = await infosOf(desk, OTHER);
    expect(infos.map(({ problem }) => problem).filter(Boolean)).toEqual([]);
    expect(infos.filter(({ active }) => active)).toHaveLength(1);
    sights += infos.length - 1;
  }
  expect(sights).toBeGreaterThan(0);
  // What the killed left behind goes with the next installation.
  const folder = join(desk.home, 'templates', PACK, OTHER);
  const [, ...installed] = await infosOf(desk, OTHER);
  await desk.call('template.activate', { pack: PACK, document: OTHER, fingerprint: own?.fingerprint ?? '' });
  for (const { fingerprint } of installed)
    await desk.call('template.remove', { pack: PACK, document: OTHER, fingerprint });
  for (const file of files) expect((await install(desk, file, OTHER)).info.problem).toBe('');
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(readFileSync(join(folder, 'active.yaml'), 'utf8')).toContain('active: pack');
  await desk.clear();
});
