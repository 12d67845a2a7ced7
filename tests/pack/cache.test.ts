import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { loadPack, PackCache } from '../../electron/pack/index.ts';
import { tempDir } from '../support/index.ts';

const FIXTURE = join(import.meta.dirname, '../fixtures/packs/register');
let folder: string;
let pack: string;
let cache: string;
beforeEach(() => {
  folder = tempDir('pack-cache-');
  pack = join(folder, 'pack');
  cache = join(folder, 'cache');
  cpSync(FIXTURE, pack, { recursive: true });
});
const kept = (): string[] => readdirSync(cache).filter((name) => name.endsWith('.json'));

it('gives what reading gives, from what it kept', () => {
  const fresh = new PackCache(cache, '1.0.0').load(pack);
  expect(fresh).toEqual(loadPack(pack));
  const [name = ''] = kept();
  // Only what was kept can say this.
  writeFileSync(
    join(cache, name),
    readFileSync(join(cache, name), 'utf8').replaceAll('"authority":"测试"', '"authority":"kept"'),
  );
  expect(new PackCache(cache, '1.0.0').load(pack).pack?.authority).toBe('kept');
});

it('reads anew for another version of the program, and for a changed pack', () => {
  new PackCache(cache, '1.0.0').load(pack);
  new PackCache(cache, '1.0.1').load(pack);
  expect(kept().length).toBe(2);
  appendFileSync(join(pack, 'pack.yaml'), 'summary: changed\n');
  expect(new PackCache(cache, '1.0.1').load(pack).pack?.summary).toBe('changed');
});

it.each([['{'], ['null'], ['{"problems":[]}'], ['']])('a kept file that says %j is not believed', (content) => {
  new PackCache(cache, '1').load(pack);
  for (const name of kept()) writeFileSync(join(cache, name), content);
  expect(new PackCache(cache, '1').load(pack)).toEqual(loadPack(pack));
});

it('keeps no broken pack, and none with links', () => {
  symlinkSync(join(pack, 'pack.yaml'), join(pack, 'link.yaml'));
  expect(new PackCache(cache, '1').load(pack).pack).toBeDefined();
  writeFileSync(join(pack, 'pack.yaml'), 'format: 9\n');
  expect(new PackCache(cache, '1').load(pack).problems[0]?.level).toBe('error');
  expect(() => kept()).toThrow();
});

it('does without where nothing can be kept', () => {
  mkdirSync(cache);
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(new PackCache(join(file, 'below'), '1').load(pack)).toEqual(loadPack(pack));
});

it('keeps the newest twenty', () => {
  for (let i = 0; i < 23; i++) new PackCache(cache, String(i)).load(pack);
  expect(kept().length).toBe(20);
});

it('one that is read stays, however old', () => {
  new PackCache(cache, 'old').load(pack);
  const [old = ''] = kept();
  utimesSync(join(cache, old), 1, 1);
  new PackCache(cache, 'old').load(pack);
  for (let i = 0; i < 19; i++) new PackCache(cache, String(i)).load(pack);
  for (const name of kept()) if (name !== old) utimesSync(join(cache, name), 2, 2);
  new PackCache(cache, 'one more').load(pack);
  expect(kept()).toContain(old);
});
