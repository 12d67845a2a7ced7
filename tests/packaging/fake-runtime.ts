/**
 * Stands in for Electron's runtime, which cannot be had offline: the files electron-builder expects, and a binary that
 * holds nothing but the fuse wire, so that turning fuses off can be read back.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** Version 1 of the wire: nine fuses as Electron ships them (1 on, 0 off). */
const WIRE = '101100100';

export function makeFakeRuntime(folder: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true });
  mkdirSync(join(folder, 'locales'));
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, WIRE.length]), Buffer.from(WIRE)]);
  writeFileSync(
    join(folder, 'electron'),
    Buffer.concat([Buffer.from('fake\n'), Buffer.alloc(64), wire, Buffer.alloc(64)]),
  );
  chmodSync(join(folder, 'electron'), 0o755);
  for (const name of [
    'LICENSE',
    'LICENSES.chromium.html',
    'chrome_crashpad_handler',
    'locales/zh-CN.pak',
    'locales/de.pak',
  ])
    writeFileSync(join(folder, name), '');
  writeFileSync(join(folder, 'version'), '45.4.1');
}
