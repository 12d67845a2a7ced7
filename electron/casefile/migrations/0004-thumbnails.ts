/**
 * Small pictures of evidence, made once. They lie inside the casefile, so that those of an encrypted one are encrypted
 * too and no copy of a picture lies about in clear. `data` NULL = no picture can be made of the file.
 */
import type { Db } from '../connection.ts';

const TABLES = `
CREATE TABLE thumbnails (
  evidence INTEGER NOT NULL REFERENCES evidence,
  size INTEGER NOT NULL,
  mime TEXT NOT NULL,
  data BLOB,
  PRIMARY KEY (evidence, size)
) STRICT;
`;

export const thumbnails = {
  version: 4,
  title: '佐证缩略图',
  up(db: Db): void {
    db.exec(TABLES);
  },
};
