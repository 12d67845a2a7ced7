/** Numbered steps, only forward. Each runs in one transaction together with its version number. */
import { type Db, transaction, userVersion } from '../connection.ts';
import { evidence } from './0003-evidence.ts';
import { heads } from './0002-heads.ts';
import { log } from './0001-log.ts';
import { thumbnails } from './0004-thumbnails.ts';

export interface Migration {
  version: number;
  /** What it brings, in Chinese, for messages. */
  title: string;
  up(db: Db): void;
}

export const migrations: readonly Migration[] = [log, heads, evidence, thumbnails];
export const SCHEMA_VERSION = migrations.length;

/**
 * @param before called before each step on a file that already holds data: the place to make a backup.
 * @param to for tests that need an old file
 */
export function migrate(db: Db, before: (step: Migration) => void = () => {}, to = SCHEMA_VERSION): void {
  for (const step of migrations) {
    if (step.version <= userVersion(db) || step.version > to) continue;
    if (userVersion(db) > 0) before(step);
    transaction(db, () => {
      step.up(db);
      db.pragma(`user_version=${step.version}`);
    });
  }
}
