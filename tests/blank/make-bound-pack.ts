/**
 * Writes the blanks of the pack `bound-blank` and their fingerprints. To be run by hand after a change of the blanks:
 * `node tests/blank/make-bound-pack.ts`
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { filingBlank, registerBlank } from './bound-blanks.ts';

const pack = path.join(import.meta.dirname, '../fixtures/packs/bound-blank');

function write(name: string, bytes: Uint8Array, binding: string): void {
  fs.writeFileSync(path.join(pack, 'templates', name), bytes);
  const file = path.join(pack, 'documents', binding);
  const fingerprint = createHash('sha256').update(bytes).digest('hex');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/^fingerprint: .*$/m, `fingerprint: ${fingerprint}`));
}

write('登记表.docx', filingBlank(), 'filing.binding.yaml');
write('资源登记.xlsx', await registerBlank(), 'register.binding.yaml');
