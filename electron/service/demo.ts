/** The sample enterprise that comes with a pack. */
import { join } from 'node:path';
import { WorkbenchError } from '../../core/contract.ts';
import type { Casefile } from '../casefile/casefile.ts';
import { importAnswers } from './answers-import.ts';
import type { PackStore } from './pack-store.ts';
import type { UsablePack } from './session.ts';

/** The newest version of the first pack that brings a sample. @throws WorkbenchError PACK */
export function packWithSample(packs: PackStore): UsablePack {
  for (const { id, version } of packs.list()) {
    const pack = packs.require(id, version);
    if (pack.manifest?.samples.length) return pack;
  }
  throw new WorkbenchError('PACK', '本机的规范包都没有附带示例企业。', '请新建案卷。');
}

export async function fillSample(casefile: Casefile, pack: UsablePack, newId: () => string): Promise<void> {
  for (const sample of pack.manifest?.samples ?? [])
    await importAnswers(casefile, pack.pack, join(pack.folder, sample), newId);
}
