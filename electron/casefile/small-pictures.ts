/** Table `thumbnails`: small pictures of evidence by the longest side they were made for. */
import { type Db, sql } from './connection.ts';

export interface SmallPicture {
  mime: string;
  /** `null`: no picture can be made of the file. */
  data: Uint8Array | null;
}

/** `undefined` when it has not been tried. */
export function readSmallPicture(db: Db, sha256: string, size: number): SmallPicture | undefined {
  return sql(
    db,
    'SELECT t.mime, t.data FROM thumbnails t JOIN evidence USING (evidence) WHERE sha256 = ? AND size = ?',
  ).get(Buffer.from(sha256, 'hex'), size) as SmallPicture | undefined;
}

export function writeSmallPicture(db: Db, sha256: string, size: number, picture: SmallPicture): void {
  sql(
    db,
    `INSERT OR REPLACE INTO thumbnails (evidence, size, mime, data)
     SELECT evidence, ?, ?, ? FROM evidence WHERE sha256 = ?`,
  ).run(size, picture.mime, picture.data, Buffer.from(sha256, 'hex'));
}
