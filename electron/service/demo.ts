/** The sample enterprise that comes with a pack. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { subjectsOf } from '../../core/answer/answer.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import type { Casefile } from '../casefile/casefile.ts';
import { readSampleRows, type SampleCasefile } from '../pack/sample-rows.ts';
import { resolveInside } from '../pack/yaml-file.ts';
import { importAnswers } from './answers-import.ts';
import { plainAnswersOf } from './evaluation.ts';
import type { PackStore } from './pack-store.ts';
import type { UsablePack } from './session.ts';

/** The newest version of the pack named, else of the first, that brings a sample. @throws WorkbenchError PACK */
export function packWithSample(packs: PackStore, wanted?: string): UsablePack {
  for (const { id, version } of packs.list()) {
    if (wanted !== undefined && id !== wanted) continue;
    const pack = packs.require(id, version);
    if (pack.manifest?.samples.length) return pack;
  }
  const which = wanted === undefined ? '本机的规范包都' : `规范包“${wanted}”`;
  throw new WorkbenchError('PACK', `${which}没有附带示例企业。`, '请新建案卷。');
}

export async function fillSample(casefile: Casefile, pack: UsablePack, newId: () => string): Promise<void> {
  for (const sample of pack.manifest?.samples ?? []) {
    const file = join(pack.folder, sample);
    await importAnswers(casefile, pack.pack, file, newId);
    await fillRegisters(casefile, pack.pack, dirname(file), newId);
  }
}

async function fillRegisters(casefile: Casefile, pack: Pack, folder: string, newId: () => string): Promise<void> {
  const answers = plainAnswersOf(casefile, pack);
  const subjects = subjectsOf(answers);
  const attach: SampleCasefile['attach'] = async (name) => {
    const file = resolveInside(folder, name);
    if (!file) throw new WorkbenchError('PACK', `示例的附件“${name}”不在规范包内。`, '请修改规范包中的示例。');
    return casefile.evidence.add(basename(name), await readFile(file));
  };
  for (const { register, kind, rows } of await readSampleRows(pack, folder, newId, { answers, attach })) {
    const subject = subjects.find((each) => each.kind === kind)?.id;
    if (subject === undefined || rows.size === 0) continue;
    const edits = [...rows].map(([row, value]) => ({ subject, question: register.id, row, column: '', value }));
    casefile.put(edits, { reason: `示例 ${register.label}`, action: 'import' });
  }
}
