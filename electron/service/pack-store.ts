/** The packs of this machine. Reading them takes a moment, so they are read again only when a file of theirs changed. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { PackSummary } from '../../core/contract.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { findPacks, requirePack, requirePackFor, type LoadedPack, type PackCache } from '../pack/index.ts';
import type { UsablePack } from './session.ts';

export class PackStore {
  readonly #folders: readonly string[];
  readonly #cache: PackCache;
  #found: LoadedPack[] = [];
  #seen = '';

  /** @param cache of packs read before */
  constructor(folders: readonly string[], cache: PackCache) {
    this.#folders = folders;
    this.#cache = cache;
  }

  /** Usable packs only; a broken one is explained when it is asked for by name. Looks at the disk again. */
  list(): PackSummary[] {
    const now = this.#folders.map(signature).join('\n');
    if (now !== this.#seen) this.#found = findPacks(this.#folders, (folder) => this.#cache.load(folder));
    this.#seen = now;
    return this.#found.flatMap((loaded) => (loaded.pack ? [summary(loaded.pack)] : []));
  }

  /** The newest version unless one is named. @throws WorkbenchError PACK */
  require(id: string, version?: string): UsablePack {
    this.#lookFor(id);
    return requirePack(this.#found, id, version);
  }

  /** For a casefile made with that version: it, or a later one of the same main version. @throws WorkbenchError PACK */
  requireFor(id: string, version: string): UsablePack {
    this.#lookFor(id);
    return requirePackFor(this.#found, id, version);
  }

  /** One that is not known may have been put there meanwhile. */
  #lookFor(id: string): void {
    if (!this.#found.some(({ pack }) => pack?.id === id)) this.list();
  }
}

/** Name, size and time of every file under a folder; '' when there is no such folder. */
function signature(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return '';
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const file = statSync(join(folder, name), { throwIfNoEntry: false });
      return `${name} ${file?.size} ${file?.mtimeMs}`;
    })
    .join('\n');
}

function summary(pack: Pack): PackSummary {
  const { id, version, title, authority, region = '', summary: text = '' } = pack;
  return { id, version, title, authority, region, summary: text };
}
