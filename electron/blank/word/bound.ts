/** The custom XML behind a bound control. Word shows what stands there, so a value only in the control would be lost. */
import { escapeXml } from '../../document/text.ts';
import { attribute, type Edit } from '../../document/xml.ts';
import { textOf, type Parts } from '../../document/zip.ts';
import { scanXml, type XmlNode } from './scan.ts';
import type { ControlSource } from './sources.ts';

/** Document properties that Word offers as custom XML under fixed ids. */
const BUILT_IN: Record<string, string> = {
  '{6C3C8BC8-F283-45AE-878A-BAB7291924A1}': 'docProps/core.xml',
  '{6668398D-A668-4E3E-A5EB-62B293D839F1}': 'docProps/app.xml',
};

function itemPart(parts: Parts, storeItem: string): string | undefined {
  const wanted = storeItem.toUpperCase();
  const builtIn = BUILT_IN[wanted];
  if (builtIn !== undefined) return parts.has(builtIn) ? builtIn : undefined;
  for (const name of parts.keys()) {
    if (!/^customXml\/itemProps\d*\.xml$/.test(name)) continue;
    const id = /itemID="([^"]*)"/.exec(textOf(parts, name))?.[1]?.toUpperCase();
    if (id !== wanted) continue;
    const file = name.slice('customXml/'.length);
    const owner = [...parts.keys()].find(
      (rels) => /^customXml\/_rels\/.*\.rels$/.test(rels) && textOf(parts, rels).includes(`"${file}"`),
    );
    const item = owner ? owner.replace('_rels/', '').replace(/\.rels$/, '') : name.replace('itemProps', 'item');
    return parts.has(item) ? item : undefined;
  }
  return undefined;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Follows `/ns0:root[1]/ns0:name[1]`; only plain steps, as Word writes them. */
function follow(root: XmlNode, xpath: string): { node: XmlNode; attribute: string | undefined } | undefined {
  let node: XmlNode | undefined = root;
  for (const step of xpath.split('/').filter((one) => one !== '')) {
    if (step.startsWith('@')) return node && { node, attribute: step.slice(1) };
    const match: RegExpExecArray | null = /^(?:[\w.-]+:)?([\w.-]+)(?:\[(\d+)\])?$/.exec(step);
    if (!match || !node) return undefined;
    const same: XmlNode[] = node.children.filter((child: XmlNode) => localName(child.name) === match[1]);
    node = same[Number(match[2] ?? 1) - 1];
  }
  return node && { node, attribute: undefined };
}

export function bindingEdit(
  parts: Parts,
  source: ControlSource,
  value: string,
): { part: string; edit: Edit } | undefined {
  const part = itemPart(parts, source.storeItem);
  if (part === undefined) return undefined;
  const xml = textOf(parts, part);
  const found = follow(scanXml(xml), source.xpath);
  if (!found) return undefined;
  const { node } = found;
  const text = escapeXml(value);
  if (found.attribute !== undefined) {
    const tag = xml.slice(node.start, node.innerStart);
    if (attribute(tag, found.attribute) === undefined) return undefined;
    const changed = tag.replace(
      new RegExp(`(\\s${found.attribute}\\s*=\\s*)(?:"[^"]*"|'[^']*')`),
      (_, lead: string) => `${lead}"${text}"`,
    );
    return { part, edit: { start: node.start, end: node.innerStart, text: changed } };
  }
  if (node.innerStart === node.end) {
    const open = xml.slice(node.start, node.end).replace(/\s*\/>$/, '>');
    return { part, edit: { start: node.start, end: node.end, text: `${open}${text}</${node.name}>` } };
  }
  return { part, edit: { start: node.innerStart, end: node.innerEnd, text } };
}
