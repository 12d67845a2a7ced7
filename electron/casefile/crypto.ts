/**
 * From passphrase to file key. The first 16 bytes of an encrypted casefile are in clear and are SQLCipher's salt:
 *
 *     4 bytes "IVC1" · 8 random bytes · 4 bytes key check
 *
 * secret = scrypt(passphrase, random bytes); key and key check are derived from the secret. Thus a wrong passphrase is
 * known before a page is read, so that it is never mistaken for a damaged file or the other way round.
 */
import { hkdfSync, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { WorkbenchError } from '../../core/contract.ts';
import type { Unlock } from './context.ts';
import { fromRecoveryCode, SECRET_BYTES, toRecoveryCode } from './recovery-code.ts';

export const MAGIC = Buffer.from('IVC1', 'latin1');
export const SALT_BYTES = 16;
const RANDOM = { from: 4, to: 12 };
const CHECK_BYTES = 4;
/** 64 MB and about 0.2 s per guess: bearable when opening, dear when guessing. */
const SCRYPT = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };

export interface FileKey {
  /** 32 bytes, SQLCipher raw key */
  key: Buffer;
  /** 16 bytes, the file's first */
  salt: Buffer;
  /** 20 bytes, what the recovery code spells */
  secret: Buffer;
}

function newFileKey(passphrase: string): { fileKey: FileKey; recoveryCode: string } {
  const random = randomBytes(RANDOM.to - RANDOM.from);
  const secret = secretOf(passphrase, random);
  const salt = Buffer.concat([MAGIC, random, derive(secret, 'casefile check', CHECK_BYTES)]);
  return { fileKey: { key: fileKeyOf(secret), salt, secret }, recoveryCode: toRecoveryCode(secret) };
}

/** The same where `null` is deliberately no encryption: no key, and '' for the recovery code. */
export function keyOf(passphrase: string | null): { fileKey: FileKey | null; recoveryCode: string } {
  return passphrase === null ? { fileKey: null, recoveryCode: '' } : newFileKey(passphrase);
}

/**
 * @param salt first 16 bytes of the file
 * @throws PASSPHRASE_NEEDED, WRONG_PASSPHRASE, WRONG_RECOVERY_CODE
 */
export function unlockKey(salt: Buffer, unlock: Unlock): FileKey {
  if ('none' in unlock) {
    throw new WorkbenchError('PASSPHRASE_NEEDED', '案卷已加密，需要口令才能打开。', '请输入口令，或使用打印的恢复码。');
  }
  const byCode = 'recoveryCode' in unlock;
  const secret = byCode
    ? fromRecoveryCode(unlock.recoveryCode)
    : secretOf(unlock.passphrase, salt.subarray(RANDOM.from, RANDOM.to));
  const check = derive(secret, 'casefile check', CHECK_BYTES);
  if (!timingSafeEqual(check, salt.subarray(RANDOM.to, SALT_BYTES))) throw byCode ? codeOfAnother() : wrongPassphrase();
  return { key: fileKeyOf(secret), salt: Buffer.from(salt), secret };
}

function wrongPassphrase(): WorkbenchError {
  return new WorkbenchError(
    'WRONG_PASSPHRASE',
    '口令不正确。',
    '请检查大小写和输入法后重试；忘记口令时可以用打印的恢复码打开。',
  );
}

function codeOfAnother(): WorkbenchError {
  return new WorkbenchError(
    'WRONG_RECOVERY_CODE',
    '这个恢复码没有抄错，但它属于另一份案卷，或在更换口令之前有效。',
    '请找出这份案卷最近一次设置口令时打印的恢复码。',
  );
}

/** NFKC, because the same passphrase typed with another input method or system may arrive in another form. */
function secretOf(passphrase: string, random: Buffer): Buffer {
  if (!passphrase) throw new WorkbenchError('BAD_INPUT', '口令不能为空。', '请输入口令。');
  return scryptSync(passphrase.normalize('NFKC'), random, SECRET_BYTES, SCRYPT);
}

function fileKeyOf(secret: Buffer): Buffer {
  return derive(secret, 'casefile key', 32);
}

function derive(secret: Buffer, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), purpose, bytes));
}
