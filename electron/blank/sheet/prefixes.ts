/**
 * Parts whose elements carry a prefix (`<x:row>`), as some programs write them. They are read without it; a part that is
 * filled stays without it, which means the same, and all others keep their bytes.
 */
import { setText, textOf, type Parts } from '../../document/zip.ts';

const ROOT =
  /<([A-Za-z][\w.-]*):(worksheet|workbook|sst|styleSheet|table|comments)\b[^>]*?\sxmlns:\1="(http:\/\/(?:schemas\.openxmlformats\.org|purl\.oclc\.org)[^"]*main)"/;

export type Prefixed = Map<string, { before: Uint8Array | string; plain: string }>;

export function dropPrefixes(parts: Parts): Prefixed {
  const changed: Prefixed = new Map();
  for (const [name, before] of parts) {
    if (!/^xl\/.*\.xml$/.test(name)) continue;
    const head = typeof before === 'string' ? before.slice(0, 2000) : Buffer.from(before.subarray(0, 2000)).toString();
    const [, prefix, , namespace] = ROOT.exec(head) ?? [];
    if (prefix === undefined || namespace === undefined || /\sxmlns="/.test(head)) continue;
    const plain = textOf(parts, name)
      .replaceAll(`<${prefix}:`, '<')
      .replaceAll(`</${prefix}:`, '</')
      .replace(`xmlns:${prefix}="${namespace}"`, `xmlns="${namespace}"`);
    changed.set(name, { before, plain });
    setText(parts, name, plain);
  }
  return changed;
}

/** Parts that were only read get their own bytes back. */
export function restorePrefixes(parts: Parts, prefixed: Prefixed): void {
  for (const [name, { before, plain }] of prefixed) if (textOf(parts, name) === plain) parts.set(name, before);
}
