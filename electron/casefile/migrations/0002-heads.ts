/**
 * The heads: for each answer the change(s) that no other change replaces. An index derived from the log, kept in the
 * same transaction, so that opening a large casefile does not read its whole history. Built here from the changes there are.
 */
import type { Db } from '../connection.ts';

const TABLE = `
CREATE TABLE heads (
  subject INTEGER NOT NULL REFERENCES names,
  question INTEGER NOT NULL REFERENCES names,
  row INTEGER NOT NULL REFERENCES names,
  col INTEGER NOT NULL REFERENCES names,
  seq INTEGER NOT NULL REFERENCES changes,
  PRIMARY KEY (subject, question, row, col, seq)
) STRICT, WITHOUT ROWID;
`;

export const heads = {
  version: 2,
  title: '当前答案索引',
  up(db: Db): void {
    db.exec(TABLE);
    const insert = db.prepare('INSERT INTO heads SELECT subject, question, row, col, seq FROM changes WHERE seq = ?');
    for (const seq of headsOfLog(db)) insert.run(seq);
  },
};

/** Kept apart from the program's own reckoning: a migration must go on doing what it did when it was written. */
function headsOfLog(db: Db): Set<number> {
  const open = new Set<number>();
  const changes = db.prepare<[], { seq: number; parents: string }>('SELECT seq, parents FROM changes ORDER BY seq');
  for (const { seq, parents } of changes.iterate()) {
    open.add(seq);
    for (const parent of parents.split(' ')) open.delete(Number(parent));
  }
  return open;
}
