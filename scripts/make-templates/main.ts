/**
 * Writes the Word and Excel templates of the shipped packs. Run after a change to the layout or to a pack's tables:
 * `node_modules/.bin/node scripts/make-templates/main.ts`. Same input, same bytes. A person may also edit the written
 * files in Word or Excel; running this again overwrites them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allTemplates } from './all.ts';
import { dataCatalogueTemplates, PACK } from './data-catalogue/all.ts';
import { packFolder } from './pack/read-pack.ts';

const packs = [
  { id: 'shanghai-2025', templates: allTemplates },
  { id: PACK, templates: dataCatalogueTemplates },
];
for (const { id, templates } of packs) {
  const folder = join(packFolder(id), 'templates');
  mkdirSync(folder, { recursive: true });
  for (const { file, make } of templates) {
    const bytes = await make();
    writeFileSync(join(folder, file), bytes);
    process.stdout.write(`${id}/${file}  ${bytes.length} bytes\n`);
  }
}
