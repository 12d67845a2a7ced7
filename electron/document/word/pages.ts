/** On which page each bookmark falls, laid out as Word would, without Word. */
import { estimatePageNumbersWith } from 'docx/layout';
import { SaxesParser } from 'saxes';
import { measureWidth } from './text-width.ts';
import { textOf, type Parts } from '../zip.ts';

type Estimator = ReturnType<typeof estimatePageNumbersWith>;
/** The estimator's own reading of a template: each XML part as a tree. */
type PatchedTemplate = Exclude<Parameters<Estimator>[0], { root?: unknown }>;

interface Node {
  type: 'element' | 'text';
  name?: string;
  attributes?: Record<string, string>;
  elements?: Node[];
  text?: string;
}

/** Fonts the estimator has no tables for, replaced by ones with the same widths: Chinese characters are all one em. */
const SAME_WIDTH: [RegExp, string][] = [
  [/"(?:方正小标宋简体|方正小标宋_GBK|华文中宋)"/g, '"宋体"'],
  [/"(?:仿宋_GB2312|华文仿宋|方正仿宋简体)"/g, '"仿宋"'],
  [/"(?:楷体_GB2312|华文楷体)"/g, '"楷体"'],
  [/"(?:微软雅黑|等线|华文细黑)"/g, '"黑体"'],
];

function parse(xml: string): Node {
  const root: Node = { type: 'element', elements: [] };
  const open: Node[] = [root];
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const add = (node: Node): void => {
    const parent = open[open.length - 1] as Node;
    (parent.elements ??= []).push(node);
  };
  parser.on('opentag', ({ name, attributes }) => {
    // An empty list of attributes would count as a child in the estimator's eyes.
    const node: Node = { type: 'element', name, ...(Object.keys(attributes).length > 0 ? { attributes } : {}) };
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

const sameWidths = (xml: string): string =>
  SAME_WIDTH.reduce((text, [names, known]) => text.replace(names, known), xml);

/** Bookmark name → page number as the page shows it. Empty when the layout cannot be worked out. */
export function estimatePages(parts: Parts, warnings: Set<string>): Map<string, string> {
  const xmlParts = new Map<string, Node>();
  const binaryParts = new Map<string, Uint8Array>();
  for (const [name, bytes] of parts) {
    if (/\.(xml|rels)$/.test(name)) xmlParts.set(name, parse(sameWidths(textOf(parts, name))));
    else if (typeof bytes !== 'string') binaryParts.set(name, bytes);
  }
  const estimate = estimatePageNumbersWith({ guess: true, measureWidth });
  try {
    const template = { parts: xmlParts, binaryParts } as unknown as PatchedTemplate;
    return new Map(estimate(template).bookmarks);
  } catch (error) {
    warnings.add(`页码无法估算，目录中的页码留空；请在 Word 中更新目录。（${String(error)}）`);
    return new Map();
  }
}
