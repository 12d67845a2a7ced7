/** The packs of this machine, read once; `pack.list` looks again, so a pack put in place shows up without a restart. */
import type { Pack } from '../../core/form/pack-schema.ts';
import type { PackSummary } from '../../core/contract.ts';
import { findPacks, requirePack, type LoadedPack } from '../pack/index.ts';
import type { UsablePack } from './session.ts';

export class PackStore {
  readonly #folders: readonly string[];
  #found: LoadedPack[] | undefined;

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** Usable packs only; a broken one is explained when it is asked for by name. */
  list(): PackSummary[] {
    this.#found = undefined;
    return this.#packs().flatMap((loaded) => (loaded.pack ? [summary(loaded.pack)] : []));
  }

  /** The newest version unless one is named. @throws WorkbenchError PACK */
  require(id: string, version?: string): UsablePack {
    return requirePack(this.#packs(), id, version);
  }

  #packs(): LoadedPack[] {
    return (this.#found ??= findPacks(this.#folders));
  }
}

function summary(pack: Pack): PackSummary {
  const { id, version, title, authority, region = '', summary: text = '' } = pack;
  return { id, version, title, authority, region, summary: text };
}
