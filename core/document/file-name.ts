/** File names as the regulator's reader expects, safe on Windows, macOS and Linux. */
import { parseText } from '../form/expression.ts';

/** Linux allows 255 bytes; Chinese takes three each. The rest is for the extension and a temporary suffix. */
const MAX_BYTES = 215;

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Characters Windows refuses become full-width look-alikes or `_`; trailing dots and spaces go. */
export function safeFileName(text: string): string {
  const wide: Record<string, string> = { ':': '：', '*': '＊', '?': '？', '"': '＂', '<': '＜', '>': '＞', '|': '｜' };
  const safe = text
    .replace(/[:*?"<>|]/g, (c) => wide[c] ?? '_')
    // eslint-disable-next-line no-control-regex -- control characters are exactly what must go
    .replace(/[\\/\u0000-\u001f\u007f]/g, '_')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '');
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(safe) ? `_${safe}` : safe;
}

/**
 * @param pattern the document's `fileName` with `{expression}` parts. When the name would be too long for a disk, the
 * longest filled-in part is shortened with 「…」, never the fixed title or the date at the end.
 */
export function documentFileName(
  pattern: string,
  context: Record<string, unknown>,
  draft: boolean,
  extension: string,
): string {
  const parts = parseText(pattern).map((part) => {
    if (typeof part === 'string') return { text: safeFileName(part), fixed: true };
    const value = part.evaluate(context);
    return { text: safeFileName(value === undefined || value === null ? '' : String(value)) || '未填', fixed: false };
  });
  const whole = (): string => `${draft ? '【草稿】' : ''}${parts.map((part) => part.text).join('')}`;
  while (byteLength(whole()) > MAX_BYTES) {
    const longest = parts.filter((part) => !part.fixed).sort((a, b) => b.text.length - a.text.length)[0];
    if (!longest || longest.text.length < 4) break;
    longest.text = `${[...longest.text.replace(/…$/, '')].slice(0, -1).join('')}…`;
  }
  return `${whole()}.${extension}`;
}
