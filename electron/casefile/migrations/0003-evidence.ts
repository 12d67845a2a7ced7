/** Evidence by the SHA-256 of its bytes, in chunks, so that no single row grows beyond what SQLite handles well. */
import type { Db } from '../connection.ts';

const TABLES = `
CREATE TABLE evidence (
  evidence INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  mime TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE evidence_chunks (
  chunk INTEGER PRIMARY KEY,
  evidence INTEGER NOT NULL REFERENCES evidence,
  part INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (evidence, part)
) STRICT;
`;

export const evidence = {
  version: 3,
  title: '佐证',
  up(db: Db): void {
    db.exec(TABLES);
  },
};
