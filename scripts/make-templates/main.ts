/**
 * Writes the Word and Excel templates of the shipped pack. Run after a change to the layout or to the pack's tables:
 * `node_modules/.bin/node scripts/make-templates/main.ts`. Same input, same bytes. A person may also edit the written
 * files in Word or Excel; running this again overwrites them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { allTemplates } from './all.ts';

const folder = resolve(import.meta.dirname, '../../templates/shanghai-2025/templates');
mkdirSync(folder, { recursive: true });
for (const { file, make } of allTemplates) {
  const bytes = await make();
  writeFileSync(join(folder, file), bytes);
  process.stdout.write(`${file}  ${bytes.length} bytes\n`);
}
