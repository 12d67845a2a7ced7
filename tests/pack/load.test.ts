import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareVersions, findPacks, requirePack } from '../../electron/pack/find.ts';
import { loadPack } from '../../electron/pack/load.ts';

const root = path.resolve(import.meta.dirname, '../..');
const foldersIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(root, folder, entry.name));

const PROBLEM_LINE = /^[a-z-]+(\/[a-z0-9-]+)*\.yaml$/;

describe('packs that must load', () => {
  it.each(
    [...foldersIn('templates'), ...foldersIn('tests/fixtures/packs')].map((folder) => [path.basename(folder), folder]),
  )('%s', (_name, folder) => {
    const { pack, problems } = loadPack(folder);
    expect(problems).toEqual([]);
    expect(pack?.digest).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('packs that must be refused, with file, line and a sentence', () => {
  it.each(foldersIn('tests/fixtures/broken-packs').map((folder) => [path.basename(folder), folder]))(
    '%s',
    (_name, folder) => {
      const { pack, problems } = loadPack(folder);
      expect(pack).toBeUndefined();
      const words = fs.readFileSync(path.join(folder, 'expect.txt'), 'utf8').trim();
      const said = problems.map((problem) => `${problem.file}:${problem.line} ${problem.message}`).join('\n');
      for (const word of words.split('\n')) expect(said).toContain(word.trim());
      for (const problem of problems) {
        expect(problem.file).toMatch(PROBLEM_LINE);
        expect(problem.message).toMatch(/[一-龥]/);
      }
    },
  );
});

describe('hostile packs', () => {
  let folder = '';
  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pack-'));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const write = (text: string): void => fs.writeFileSync(path.join(folder, 'pack.yaml'), text);

  it('an alias bomb is refused', () => {
    const lines = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 9; i++)
      lines.push(
        `${'abcdefghij'[i]}: &${'abcdefghij'[i]} [${Array(9)
          .fill(`*${'abcdefghij'[i - 1]}`)
          .join(',')}]`,
      );
    write(lines.join('\n'));
    expect(loadPack(folder).problems[0]?.message).toMatch(/别名/);
  });

  it('a file of many megabytes is refused unread', () => {
    write(`# ${'x'.repeat(5 * 1024 * 1024)}`);
    expect(loadPack(folder).problems[0]?.message).toContain('4 MB');
  });

  it('a link out of the folder is refused', () => {
    fs.symlinkSync('/etc/hostname', path.join(folder, 'out.yaml'));
    write(
      'format: 1\nid: x\nversion: 1.0.0\ntitle: x\nauthority: x\nsubjects: [{kind: a, title: a, nameQuestion: n, forms: [f]}]\nforms: [out.yaml]\n',
    );
    expect(loadPack(folder).problems[0]?.message).toContain('规范包之外');
  });

  it('binary garbage is a sentence, not a crash', () => {
    fs.writeFileSync(
      path.join(folder, 'pack.yaml'),
      Buffer.from(Array.from({ length: 2000 }, (_, i) => (i * 7919) % 256)),
    );
    expect(loadPack(folder).problems.length).toBeGreaterThan(0);
  });
});

describe('installed packs', () => {
  it('the newest version comes first and is the default', () => {
    expect(compareVersions('1.10.0', '1.9.9')).toBeGreaterThan(0);
    const packs = findPacks([path.join(root, 'templates')]);
    expect(requirePack(packs, 'shanghai-2025').pack.id).toBe('shanghai-2025');
  });

  it.each([
    ['nowhere', undefined, '没有规范包'],
    ['shanghai-2025', '0.0.9', '0.0.9 版'],
  ])('%s %s is refused with what is there', (id, version, word) => {
    const packs = findPacks([path.join(root, 'templates')]);
    expect(() => requirePack(packs, id, version)).toThrow(word);
  });
});
