/** Checks every shipped pack and every pack that shows an engine ability. */
import fs from 'node:fs';
import path from 'node:path';
import { checkPack } from '../electron/pack/check.ts';
import { root } from './lib/run.ts';

const folders = ['templates', 'tests/fixtures/packs']
  .map((folder) => path.join(root, folder))
  .filter((folder) => fs.existsSync(folder))
  .flatMap((folder) => fs.readdirSync(folder).map((name) => path.join(folder, name)))
  .filter((folder) => fs.existsSync(path.join(folder, 'pack.yaml')));

for (const folder of folders) {
  const problems = await checkPack(folder);
  const errors = problems.filter((problem) => problem.level === 'error');
  console.log(`${path.relative(root, folder)}: ${errors.length} errors, ${problems.length - errors.length} warnings`);
  for (const { level, file, line, message } of problems) console.log(`  ${level} ${file}:${line} ${message}`);
  if (errors.length) process.exitCode = 1;
}
if (!folders.length) throw new Error('no pack found');
