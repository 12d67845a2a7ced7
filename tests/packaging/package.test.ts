/** The installed program as a folder: what is in the archive, what is beside it, which fuses are off. */
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as yaml from 'yaml';
import { buildMain, buildRenderer } from '../../scripts/start/build.ts';
import { makeFakeRuntime } from './fake-runtime.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'packaging-'));
const program = join(folder, 'dist', 'linux-unpacked');
const archive = join(program, 'resources', 'app.asar');
let files: string[];

beforeAll(async () => {
  await buildRenderer();
  await buildMain();
  makeFakeRuntime(join(folder, 'runtime'));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/electron-builder/cli.js'),
      '--dir',
      '--linux',
      '--x64',
      `-c.electronDist=${join(folder, 'runtime')}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ],
    // A proxy that nobody answers proves that packaging needs no network.
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9' },
    },
  );
  if (status !== 0) throw new Error(`electron-builder failed:\n${stdout}${stderr}`);
  files = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const holds = (pattern: RegExp): string[] => files.filter((name) => pattern.test(name));

it('the archive holds the built program and what it needs', () => {
  for (const name of [
    '/package.json',
    '/out/main/main.js',
    '/out/main/document-worker.js',
    '/out/main/import-worker.js',
    '/out/main/picture-worker.js',
    '/node_modules/wasm-vips/lib/vips.wasm',
    '/out/preload/preload.cjs',
    '/out/renderer/index.html',
    '/out/renderer/preview.html',
    '/node_modules/zod/package.json',
    '/node_modules/docxtemplater/package.json',
    '/node_modules/better-sqlite3/lib/index.js',
  ])
    expect(files).toContain(name);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { main: string };
  expect(files).toContain(`/${manifest.main}`);
});

it('the archive holds no source, test, tool, or build material', () => {
  expect(holds(/^\/(core|electron|renderer|tests|bench|scripts|docs|templates)(\/|$)/)).toEqual([]);
  expect(
    holds(/^\/node_modules\/(electron|electron-builder|vite|vitest|typescript|node|react|@xarsh|@playwright)\//),
  ).toEqual([]);
  expect(holds(/better-sqlite3\/(deps|src)(\/|$)/)).toEqual([]);
  expect(holds(/\.(map|d\.ts)$/)).toEqual([]);
});

it('every library that the built program loads is in the archive', () => {
  const built = readdirSync(join(root, 'out/main'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.js'),
  );
  const imports =
    /^(?:import|export) .*?from "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)|\brequire\("([^"]+)"\)/gm;
  const loaded = built.flatMap((name) =>
    [...readFileSync(join(root, 'out/main', name), 'utf8').matchAll(imports)].map((match) =>
      (match.slice(1).find(Boolean) ?? '').replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1'),
    ),
  );
  const libraries = [...new Set(loaded)].filter((name) => !/^(node:|\.|electron$)/.test(name));
  expect(libraries).toContain('better-sqlite3');
  for (const name of libraries) expect(files).toContain(`/node_modules/${name}/package.json`);
});

it('the SQLite binaries of this platform, and only these, lie outside the archive', () => {
  const unpacked = join(program, 'resources/app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
  expect(readdirSync(unpacked).sort()).toEqual(['linux-x64.node', 'linuxmusl-x64.node']);
  expect(JSON.stringify(getRawHeader(archive).header)).toContain('"linux-x64.node":{"size":2793792,"unpacked":true');
});

it('the packs lie beside it as plain files, and only the languages we speak are kept', () => {
  expect(existsSync(join(program, 'resources/templates/shanghai-2025/pack.yaml'))).toBe(true);
  expect(existsSync(join(program, 'resources/work-calendar/2026.yaml'))).toBe(true);
  expect(readdirSync(join(program, 'locales'))).toEqual(['zh-CN.pak']);
});

it('it is not larger than it must be', () => {
  expect(statSync(archive).size).toBeLessThan(45_000_000);
});

it('the fuses are off in the binary', async () => {
  const wire = await getCurrentFuseWire(join(program, 'iov-assessment-workbench'));
  const state = (fuse: FuseV1Options) => wire[fuse];
  for (const off of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ])
    expect(state(off)).toBe(FuseState.DISABLE);
  for (const on of [
    FuseV1Options.EnableCookieEncryption,
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    FuseV1Options.OnlyLoadAppFromAsar,
  ])
    expect(state(on)).toBe(FuseState.ENABLE);
});

it('Windows installs without an administrator, casefiles open with the program, nothing updates itself', () => {
  const config = yaml.parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) as Record<string, never>;
  expect(config).toMatchObject({
    publish: null,
    npmRebuild: false,
    nsis: { perMachine: false, allowElevation: false },
    portable: { requestExecutionLevel: 'user' },
    win: { requestedExecutionLevel: 'asInvoker', target: [{ target: 'nsis' }, { target: 'portable' }] },
    mac: { target: [{ target: 'dmg' }, { target: 'zip' }] },
    linux: { target: [{ target: 'AppImage' }, { target: 'tar.gz' }] },
    fileAssociations: [{ ext: 'iovcase' }],
  });
});

it('icons are there in the formats each system reads', () => {
  const ico = readFileSync(join(root, 'resources/icon.ico'));
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, i) => ico.readUInt8(6 + 16 * i) || 256);
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  const offset = ico.readUInt32LE(6 + 12);
  expect(ico.subarray(offset + 1, offset + 4).toString()).toBe('PNG');
  const icns = readFileSync(join(root, 'resources/icon.icns'));
  expect([icns.subarray(0, 4).toString(), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
  expect(readdirSync(join(root, 'resources/icons'))).toContain('512x512.png');
});
