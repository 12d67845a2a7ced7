/** Text on its way into XML: what must never arrive there, and how the rest is written. */

/** Between these two characters stands the number of a value; noncharacters of Unicode, so no text may contain them. */
export const TOKEN_OPEN = '\uFDD0';
export const TOKEN_CLOSE = '\uFDD1';

// XML 1.0 forbids control characters; noncharacters are ours.
// eslint-disable-next-line no-control-regex -- the control characters are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFDD0-\uFDEF\uFFFE\uFFFF]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Text without forbidden characters and with `\n` line ends; `removed` counts the characters that had to go. */
export function cleanText(raw: string): { text: string; removed: number } {
  const ends = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  const text = ends.replace(FORBIDDEN, '');
  const well = text.isWellFormed() ? text : text.replace(LONE_SURROGATE, '');
  return { text: well, removed: ends.length - well.length };
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeXml(text: string): string {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character) : text;
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x?[0-9a-fA-F]+|[a-z]+);/g, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole;
    return String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
  });
}
