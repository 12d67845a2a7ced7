/**
 * The log. Texts that repeat (ids of subjects, questions, rows, devices …) are kept once in `names` and meant by number,
 * which keeps a change at about 150 bytes: a casefile may hold millions of them.
 *
 * - `batches`: one step of work; its id is the id of its first change. `first` … `first + count - 1` are its changes.
 * - `changes`: `value` is canonical JSON, NULL = cleared; `parents` are sequence numbers separated by blanks;
 *   `prev` is the sequence number of the device's previous change, 0 for its first.
 *
 * No index: a change is found by its number, the history of an answer from its heads along the parents. Every index
 * more is one page more to encrypt and flush with each field that is saved.
 */
import type { Db } from '../connection.ts';

const TABLES = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE names (
  name INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO names (name, text) VALUES (0, '');

CREATE TABLE batches (
  batch INTEGER PRIMARY KEY,
  device INTEGER NOT NULL REFERENCES names,
  author INTEGER NOT NULL REFERENCES names,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  action TEXT NOT NULL,
  reverts INTEGER NOT NULL,
  first INTEGER NOT NULL,
  count INTEGER NOT NULL
) STRICT;

CREATE TABLE changes (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches,
  subject INTEGER NOT NULL REFERENCES names,
  question INTEGER NOT NULL REFERENCES names,
  row INTEGER NOT NULL REFERENCES names,
  col INTEGER NOT NULL REFERENCES names,
  value TEXT,
  parents TEXT NOT NULL,
  prev INTEGER NOT NULL,
  device_seq INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;
`;

export const log = {
  version: 1,
  title: '修改记录',
  up(db: Db): void {
    db.exec(TABLES);
    for (const table of ['names', 'batches', 'changes']) appendOnly(db, table);
  },
};

function appendOnly(db: Db, table: string): void {
  for (const verb of ['UPDATE', 'DELETE']) {
    db.exec(`CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table}
      BEGIN SELECT RAISE(ABORT, '${table} are append-only'); END;`);
  }
}
