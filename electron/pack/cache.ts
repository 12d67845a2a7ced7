/**
 * Packs read before. Reading one takes about a second (its files are YAML for people), so a good one is kept as JSON,
 * named by the hash of its files and of the program that read it. Whatever is wrong with a kept one, it is read anew.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { digestFolder, loadPack, type LoadedPack } from './load.ts';

/** Those not used for longest go: a pack in the making changes with every save. */
const KEPT = 20;

export class PackCache {
  readonly #folder: string;
  readonly #program: string;

  /** @param folder is made when needed; @param version of the program */
  constructor(folder: string, version: string) {
    this.#folder = folder;
    this.#program = `${version} ${sourceStamp()}`;
  }

  load(packFolder: string): LoadedPack {
    const folder = path.resolve(packFolder);
    const file = this.#fileOf(folder);
    const known = file === undefined ? undefined : readKept(file, folder);
    if (known) return known;
    const loaded = loadPack(folder);
    if (file !== undefined && loaded.pack) this.#keep(file, loaded);
    return loaded;
  }

  #fileOf(folder: string): string | undefined {
    try {
      // What a link leads to is not in the hash.
      if (hasLink(folder)) return undefined;
      const name = crypto
        .createHash('sha256')
        .update(`${this.#program}\0${digestFolder(folder)}`)
        .digest('hex');
      return path.join(this.#folder, `${name}.json`);
    } catch {
      return undefined;
    }
  }

  /** A full disk or a folder one may not write to only costs the second. */
  #keep(file: string, { manifest, pack, problems }: LoadedPack): void {
    const temporary = `${file}.${process.pid}.tmp`;
    try {
      fs.mkdirSync(this.#folder, { recursive: true });
      fs.writeFileSync(temporary, JSON.stringify({ manifest, pack, problems }));
      fs.renameSync(temporary, file);
      this.#sweep();
    } catch {
      removeQuietly(temporary);
    }
  }

  #sweep(): void {
    const files = fs
      .readdirSync(this.#folder)
      .map((name) => path.join(this.#folder, name))
      .map((file) => ({ file, time: fs.statSync(file).mtimeMs }))
      .sort((a, b) => b.time - a.time);
    for (const { file } of files.slice(KEPT)) fs.rmSync(file, { force: true });
  }
}

function readKept(file: string, folder: string): LoadedPack | undefined {
  try {
    const kept = JSON.parse(fs.readFileSync(file, 'utf8')) as LoadedPack;
    if (!kept.pack || !kept.manifest) return undefined;
    markUsed(file);
    return { ...kept, folder };
  } catch {
    return undefined;
  }
}

/** What is read stays when older ones go. */
function markUsed(file: string): void {
  try {
    const now = new Date();
    fs.utimesSync(file, now, now);
  } catch {
    // On a disk one may only read nothing goes.
  }
}

function removeQuietly(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // There is no folder it could be in.
  }
}

const hasLink = (folder: string): boolean =>
  fs.readdirSync(folder, { recursive: true, withFileTypes: true }).some((entry) => entry.isSymbolicLink());

/** Run from its sources, the program changes without its version: the newest file tells. '' once it is built. */
function sourceStamp(): string {
  if (!import.meta.filename.endsWith('.ts')) return '';
  const root = path.resolve(import.meta.dirname, '../..');
  const files = ['core', 'electron/pack'].flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
  );
  return `${files.length} ${Math.max(...files)}`;
}
