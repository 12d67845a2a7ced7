/**
 * `npm ci` compiles every package that has a `binding.gyp`, which a machine without a toolchain cannot. better-sqlite3
 * brings finished binaries and says `gypfile: false` in its package.json, but npm asks the lockfile, where `npm install`
 * does not write it. So it is written here: `node scripts/check-lock.ts --fix` after each `npm install`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './lib/run.ts';

const PLACE = 'node_modules/better-sqlite3';
const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(fs.readFileSync(file, 'utf8')) as { packages: Record<string, { gypfile?: boolean }> };
const entry = lock.packages[PLACE];

if (!entry) throw new Error(`package-lock.json has no ${PLACE}`);
if (entry.gypfile !== false) {
  if (process.argv.includes('--fix')) {
    lock.packages[PLACE] = { gypfile: false, ...entry };
    fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  } else {
    console.log(`package-lock.json: ${PLACE} lost "gypfile": false. Run: node scripts/check-lock.ts --fix`);
    process.exitCode = 1;
  }
}
