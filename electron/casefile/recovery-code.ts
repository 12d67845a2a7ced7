/**
 * The recovery code is the file's secret itself, written for people: 32 Crockford base32 characters (160 bits)
 * and 4 checksum characters, in groups of four. Whoever holds the paper opens the file without the passphrase.
 */
import { createHash } from 'node:crypto';
import { WorkbenchError } from '../../core/contract.ts';

export const SECRET_BYTES = 20;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_CHARS = 32;
const CHECK_CHARS = 4;

export function toRecoveryCode(secret: Buffer): string {
  const text = encode(secret, SECRET_CHARS) + checksum(secret);
  return text.match(/.{4}/g)!.join('-');
}

/** @throws WRONG_RECOVERY_CODE when the code was mistyped, told apart from a code of another file by its checksum. */
export function fromRecoveryCode(code: string): Buffer {
  const text = code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  if (text.length !== SECRET_CHARS + CHECK_CHARS) {
    throw mistyped(`恢复码应为 ${SECRET_CHARS + CHECK_CHARS} 个字符，现在是 ${text.length} 个。`);
  }
  if (![...text].every((char) => ALPHABET.includes(char))) throw mistyped('恢复码中有不会出现的字符。');
  const secret = decode(text.slice(0, SECRET_CHARS));
  if (checksum(secret) !== text.slice(SECRET_CHARS)) throw mistyped('恢复码输入有误，有字符抄错或顺序颠倒。');
  return secret;
}

function mistyped(message: string): WorkbenchError {
  return new WorkbenchError(
    'WRONG_RECOVERY_CODE',
    message,
    '请对照打印的恢复码逐组核对后重新输入；不区分大小写，空格和连字符可以省略。',
  );
}

function checksum(secret: Buffer): string {
  return encode(createHash('sha256').update('recovery code').update(secret).digest(), CHECK_CHARS);
}

/** First `chars` × 5 bits of the bytes. */
function encode(bytes: Buffer, chars: number): string {
  let text = '';
  for (let i = 0; i < chars; i++) {
    let index = 0;
    for (let bit = i * 5; bit < i * 5 + 5; bit++) index = (index << 1) | ((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1);
    text += ALPHABET[index];
  }
  return text;
}

function decode(text: string): Buffer {
  const bytes = Buffer.alloc(SECRET_BYTES);
  [...text].forEach((char, i) => {
    const index = ALPHABET.indexOf(char);
    for (let k = 0; k < 5; k++) {
      const bit = i * 5 + k;
      if ((index >> (4 - k)) & 1) bytes[bit >> 3]! |= 1 << (7 - (bit & 7));
    }
  });
  return bytes;
}
