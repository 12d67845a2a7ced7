/** Rewrites a zip so that equal contents give equal bytes. */
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** Local time on purpose: zip headers hold wall-clock time without a zone, so this reads the same everywhere. */
const ZIP_TIME = new Date(2025, 0, 1, 0, 0, 0);

/** @param edit gets every XML part as text. */
export function fixedZip(bytes: Uint8Array, edit: (name: string, text: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const out: Zippable = {};
  const first = ['[Content_Types].xml', '_rels/.rels'];
  const names = Object.keys(parts).sort();
  for (const name of [...first.filter((n) => n in parts), ...names.filter((n) => !first.includes(n))]) {
    const data = parts[name];
    if (!data || name.endsWith('/')) continue;
    const isText = /\.(xml|rels)$/.test(name);
    out[name] = [isText ? strToU8(edit(name, strFromU8(data))) : data, { mtime: ZIP_TIME, level: 9 }];
  }
  return zipSync(out);
}
