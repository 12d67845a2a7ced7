/** XML as a tree of plain objects, as the page estimate wants it. */
import { SaxesParser } from 'saxes';

export interface XmlNode {
  type: 'element' | 'text';
  name?: string;
  attributes?: Record<string, string>;
  elements?: XmlNode[];
  text?: string;
}

export function parseTree(xml: string): XmlNode {
  const root: XmlNode = { type: 'element', elements: [] };
  const open: XmlNode[] = [root];
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const add = (node: XmlNode): void => {
    const parent = open[open.length - 1] as XmlNode;
    (parent.elements ??= []).push(node);
  };
  parser.on('opentag', ({ name, attributes }) => {
    // An empty list of attributes would count as a child in the estimator's eyes.
    const node: XmlNode = { type: 'element', name, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) };
    add(node);
    open.push(node);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    if (open.length > 1) add({ type: 'text', text });
  });
  parser.write(xml).close();
  return { type: 'element', elements: root.elements ?? [] };
}

export const childrenOf = (node: XmlNode | undefined, name: string): XmlNode[] =>
  (node?.elements ?? []).filter((child) => child.name === name);

export const contentOf = (node: XmlNode): string => (node.text ?? '') + (node.elements ?? []).map(contentOf).join('');

/** Whether an element of one of these names stands in it, or is it. */
export const holds = (node: XmlNode, ...names: string[]): boolean =>
  (node.name !== undefined && names.includes(node.name)) ||
  (node.elements ?? []).some((child) => holds(child, ...names));
