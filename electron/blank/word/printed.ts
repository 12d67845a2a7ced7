/** What a value repeats of the words printed around its blank. */

/** Printed right in front of a blank: `CVE-`, `第`, `共`; a label in front of a colon. */
const BEFORE = /(?:[A-Za-z0-9][A-Za-z0-9./]*[-/]|(?<![A-Za-z])[Vv]|第|共计?|大?约|合计|为|[¥￥$])$/;
const LABEL = /([^\s（(：:，,。；;_]{1,12})[：:][\s\u3000]*$/;

/** 「CVE-2025-1234」 behind a printed `CVE-` is 「2025-1234」; 「80%」 before a printed % is 「80」. */
export function withoutPrinted(value: string, before: string, after: string): string {
  let text = value;
  const printed = BEFORE.exec(before)?.[0];
  if (printed !== undefined && text.startsWith(printed) && text.length > printed.length)
    text = text.slice(printed.length).trimStart();
  const label = LABEL.exec(before)?.[1];
  const named = label === undefined ? undefined : /^([^：:]+)[：:]\s*/.exec(text);
  if (named?.[1] === label && named && text.length > named[0].length) text = text.slice(named[0].length);
  const behind = /^[\s\u3000]*(%|％|‰|[\p{Script=Han}A-Za-z]{1,4})/u.exec(after)?.[1] ?? '';
  for (let length = behind.length; length > 0; length -= 1) {
    const unit = behind.slice(0, length);
    if (text.slice(-length).normalize('NFKC') === unit.normalize('NFKC') && /\d\s*$/.test(text.slice(0, -length)))
      return text.slice(0, -length).trimEnd();
  }
  return text;
}
