/** A new, empty casefile under its final name, or nothing at all. */
import { closeConnection, connect } from './connection.ts';
import type { CasefileContext, CasefileMeta } from './context.ts';
import type { FileKey } from './crypto.ts';
import { writeNew } from './files.ts';
import { APPLICATION_ID } from './header.ts';
import { writeMeta } from './meta.ts';
import { migrate } from './migrations/index.ts';

/** @throws EXISTS, DISK */
export function createFile(
  path: string,
  fileKey: FileKey | null,
  meta: Omit<CasefileMeta, 'createdAt'>,
  context: CasefileContext,
): void {
  writeNew(path, (temporary) => {
    const db = connect(temporary, fileKey, { create: true });
    try {
      db.pragma(`application_id=${APPLICATION_ID}`);
      migrate(db);
      writeMeta(db, { ...meta, createdAt: context.now().toISOString() }, context.newId());
    } finally {
      closeConnection(db);
    }
  });
}
