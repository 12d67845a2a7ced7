/** Installs, binds, activates and removes as fast as it can until it is killed; prints a line after each step. */
import { writeSync } from 'node:fs';
import { openDesk, PACK } from './desk.ts';

const [, , home, document = '', own = '', ...files] = process.argv;
// No work: only to fill the compile cache, which a killed process cannot write.
if (home === undefined) {
  await import('../../electron/blank/index.ts');
  process.exit(0);
}
const desk = openDesk({ home });
for (let round = 0; ; round += 1) {
  const path = files[round % files.length] ?? '';
  const detail = await desk.call('template.install', { pack: PACK, document, path });
  writeSync(1, 'installed\n');
  const at = { pack: PACK, document, fingerprint: detail.info.fingerprint };
  const places = (detail.binding?.places ?? []).map((entry) => ({ ...entry, leave: true, confirmed: true }));
  await desk.call('template.bind', { ...at, places });
  await desk.call('template.activate', at);
  if (round % 3 === 2) {
    await desk.call('template.activate', { ...at, fingerprint: own });
    await desk.call('template.remove', at);
  }
}
