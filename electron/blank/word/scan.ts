/** The XML of one part as a light tree of offsets. Properties are leaves, so a large document stays small in memory. */
import { tagEnd } from '../../document/xml.ts';
import { outsized } from '../refusal.ts';
import { brokenWord } from './open.ts';

export interface XmlNode {
  name: string;
  start: number;
  innerStart: number;
  innerEnd: number;
  end: number;
  children: XmlNode[];
}

/** Nothing inside these is a place; their text is read when asked for. */
const OPAQUE = new Set([
  'w:rPr',
  'w:pPr',
  'w:tcPr',
  'w:trPr',
  'w:tblPr',
  'w:tblGrid',
  'w:sdtPr',
  'w:sectPr',
  'w:sdtEndPr',
  'w:tblPrEx',
  'w:ffData',
]);
const MAX_DEPTH = 1000;
const MAX_ELEMENTS = 3_000_000;

/** Closing tag of the element opened at `start`, nested elements of the same name counted. */
function closeOf(xml: string, name: string, from: number): number {
  const close = `</${name}>`;
  let depth = 1;
  let at = from;
  while (depth > 0) {
    const end = xml.indexOf(close, at);
    if (end < 0) throw brokenWord(`${name} not closed`);
    depth -= 1;
    let open = xml.indexOf(`<${name}`, at);
    while (open >= 0 && open < end) {
      const next = xml.charCodeAt(open + name.length + 1);
      const tag = tagEnd(xml, open);
      if ((next === 62 || next === 32) && xml.charCodeAt(tag - 2) !== 47) depth += 1;
      open = xml.indexOf(`<${name}`, tag);
    }
    at = end + close.length;
  }
  return at - close.length;
}

function skipMarkup(xml: string, at: number): number {
  const close = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<![CDATA[', at) ? ']]>' : '>';
  const end = xml.indexOf(close, at);
  if (end < 0) throw brokenWord('markup not closed');
  return end + close.length;
}

const NAME = /[\w:.-]+/y;

export function scanXml(xml: string): XmlNode {
  const root: XmlNode = { name: '', start: 0, innerStart: 0, innerEnd: xml.length, end: xml.length, children: [] };
  const stack = [root];
  let count = 0;
  let at = xml.indexOf('<');
  while (at >= 0) {
    const code = xml.charCodeAt(at + 1);
    if (code === 33 || code === 63) {
      at = xml.indexOf('<', skipMarkup(xml, at));
      continue;
    }
    const closing = code === 47;
    NAME.lastIndex = at + (closing ? 2 : 1);
    const name = NAME.exec(xml)?.[0];
    const end = tagEnd(xml, at);
    if (!name || xml.charCodeAt(end - 1) !== 62) throw brokenWord(`tag at ${at}`);
    let next = end;
    if (closing) {
      const node = stack.pop();
      if (!node || node.name !== name) throw brokenWord(`${name} closed without being open`);
      node.innerEnd = at;
      node.end = end;
    } else {
      const node: XmlNode = { name, start: at, innerStart: end, innerEnd: end, end, children: [] };
      stack.at(-1)?.children.push(node);
      if ((count += 1) > MAX_ELEMENTS) throw outsized('的内容过多');
      if (xml.charCodeAt(end - 2) !== 47) {
        if (OPAQUE.has(name)) {
          node.innerEnd = closeOf(xml, name, end);
          node.end = node.innerEnd + name.length + 3;
          next = node.end;
        } else if (stack.length > MAX_DEPTH) throw brokenWord('nested too deep');
        else stack.push(node);
      }
    }
    at = xml.indexOf('<', next);
  }
  if (stack.length !== 1) throw brokenWord(`${stack.at(-1)?.name ?? ''} not closed`);
  return root;
}

export const childOf = (node: XmlNode, name: string): XmlNode | undefined =>
  node.children.find((child) => child.name === name);
export const sourceOf = (xml: string, node: XmlNode | undefined): string =>
  node ? xml.slice(node.start, node.end) : '';
export const openTag = (xml: string, node: XmlNode): string => xml.slice(node.start, node.innerStart);
