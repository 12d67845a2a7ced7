#!/usr/bin/env node
// Runs the command line on a Node that can: the one pinned beside the program first, else the one that runs this file.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const pinned = path.join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
const [major, minor] = process.versions.node.split('.').map(Number);
const canRun = major > 22 || (major === 22 && minor >= 18);
const node = fs.existsSync(pinned) ? pinned : canRun ? process.execPath : undefined;

if (node) {
  const main = path.join(root, 'electron', 'cli', 'main.ts');
  const child = spawnSync(node, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = child.status ?? 1;
} else {
  console.error(
    `错误：需要 Node.js 22.18 或更新的版本（现在是 ${process.versions.node}）。\n请在程序文件夹运行 npm ci，或安装新版 Node.js。`,
  );
  process.exitCode = 1;
}
