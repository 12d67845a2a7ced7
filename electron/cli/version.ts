import fs from 'node:fs';
import path from 'node:path';

/** Folder of the program. */
export const root = path.resolve(import.meta.dirname, '../..');

export function programVersion(): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}
