/** Shared by the casefile tests: real files in a temporary folder, a clock and ids that do not surprise. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { AnswerValue } from '../../core/answer/answer.ts';
import { answerKey, keyText } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import { type ErrorCode, WorkbenchError } from '../../core/contract.ts';
import { Casefile, type CasefileContext, type Unlock } from '../../electron/casefile/index.ts';
import { tempDir } from '../support/index.ts';

export const PASSPHRASE = '沪网安·2025 correct horse';
export const META = { packId: 'test-pack', packVersion: '1.0.0', packDigest: 'abc', appVersion: '0.1.0' };
export const PLAIN: Unlock = { none: true };

/** Each call of the clock is one second later; ids count up. */
export function makeContext(device = 'device-a', author = '张工'): CasefileContext {
  let second = 0;
  let id = 0;
  return {
    author,
    device,
    now: () => new Date(Date.UTC(2026, 2, 1, 8, 0, second++)),
    newId: () => `${device}-${++id}`,
  };
}

export function newCasefile(
  options: { passphrase?: string | null; folder?: string; context?: CasefileContext; name?: string } = {},
): { casefile: Casefile; recoveryCode: string; path: string; folder: string; context: CasefileContext } {
  const folder = options.folder ?? tempDir('casefile-');
  const context = options.context ?? makeContext();
  const path = join(folder, `${options.name ?? '申江智联'}.iovcase`);
  const created = Casefile.create(path, { passphrase: options.passphrase ?? null, meta: META, context });
  return { ...created, path, folder, context };
}

export function edit(question: string, value: AnswerValue | null, row = '', column = ''): Edit {
  return { ...answerKey('s1', question, row, column), value };
}

export function valueOf(casefile: Casefile, question: string, row = '', column = ''): AnswerValue | undefined {
  return casefile.answers().get(keyText(answerKey('s1', question, row, column)))?.value;
}

/** The error's data, so that a test can look at code and sentence. */
export function failure(work: () => unknown): WorkbenchError {
  try {
    work();
  } catch (error) {
    if (error instanceof WorkbenchError) return error;
    throw error;
  }
  throw new Error('expected a WorkbenchError');
}

export function failureCode(work: () => unknown): ErrorCode {
  return failure(work).code;
}

/** A connection that knows nothing of casefiles: what an attacker or a faulty disk does. Unencrypted files only. */
export function withRaw<T>(path: string, work: (db: Database.Database) => T): T {
  const db = new Database(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}
