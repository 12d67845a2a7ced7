/** A filled blank on its way to disk: the same durable writing as an exported document. */
import { createHash } from 'node:crypto';
import { writeWhole } from '../document/write.ts';

/** @throws WorkbenchError EXISTS, DISK, MISMATCH */
export async function saveBlank(bytes: Uint8Array, file: string, overwrite: boolean): Promise<void> {
  await writeWhole(bytes, createHash('sha256').update(bytes).digest('hex'), file, { overwrite });
}
