/** A filled blank on its way to disk: the same durable writing as an exported document. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { writeDocument } from '../document/write.ts';

/** @throws WorkbenchError EXISTS, DISK, MISMATCH */
export async function saveBlank(bytes: Uint8Array, file: string, overwrite: boolean): Promise<void> {
  const report = {
    document: '',
    title: '',
    subject: '',
    subjectName: '',
    fileName: path.basename(file),
    template: { fileName: '', fingerprint: '' },
    path: '',
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    draft: false,
    placed: [],
    empty: [],
    unplaced: [],
    mismatched: [],
    warnings: [],
  };
  await writeDocument({ bytes, report }, file, { overwrite });
}
