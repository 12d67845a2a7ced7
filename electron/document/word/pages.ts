/** On which page each bookmark falls, laid out as Word would, without Word. */
import { runInNewContext } from 'node:vm';
import { estimatePageNumbersWith } from 'docx/layout';
import { textOf, type Parts } from '../zip.ts';
import { lightenBody } from './light-body.ts';
import { measureWidth } from './text-width.ts';
import { childrenOf, contentOf, holds, parseTree, type XmlNode } from './xml-tree.ts';

type Estimator = ReturnType<typeof estimatePageNumbersWith>;
/** The estimator's own reading of a template: each XML part as a tree. */
type PatchedTemplate = Exclude<Parameters<Estimator>[0], { root?: unknown }>;

/**
 * Chinese fonts by one with the same widths and line height: to the estimator all their characters are an em, or half an
 * em, wide. Some of them it has no tables for, and the first of its tables is the one it finds soonest, which it does for
 * every character.
 */
const SAME_WIDTH: [RegExp, string][] = [
  [
    /"(?:方正小标宋简体|方正小标宋_GBK|华文中宋|宋体|SimSun|仿宋|FangSong|仿宋_GB2312|华文仿宋|方正仿宋简体|楷体|KaiTi|楷体_GB2312|华文楷体|黑体|SimHei|微软雅黑|等线|华文细黑)"/g,
    '"MS Mincho"',
  ],
];

/** A text longer than this in a merged cell may be taller than the rows beside it. */
const LONGEST_LABEL = 40;

/**
 * Takes apart the cells merged down over several rows. Where such a row ends a page with less room than its cells'
 * margins, the estimator (docx 9.15.2) cuts it again and again at the same height and never comes back. The rows give
 * the height anyway: what is merged down beside them is a short label.
 */
function withoutMergedRows(node: XmlNode): void {
  for (const child of node.elements ?? []) withoutMergedRows(child);
  if (node.name !== 'w:tc') return;
  const properties = childrenOf(node, 'w:tcPr')[0];
  const merge = childrenOf(properties, 'w:vMerge')[0];
  if (!properties || !merge) return;
  properties.elements = properties.elements?.filter((child) => child !== merge);
  if (contentOf(node).length > LONGEST_LABEL || holds(node, 'w:bookmarkStart')) return;
  const first = childrenOf(node, 'w:p')[0];
  const format = childrenOf(first, 'w:pPr');
  node.elements = [properties, { type: 'element', name: 'w:p', elements: format }];
}

/** Far beyond what any of our documents takes; only a lay-out that never ends gets here. */
const LONGEST_MS = 60_000;

const sameWidths = (xml: string): string =>
  SAME_WIDTH.reduce((text, [names, known]) => text.replace(names, known), xml);

/**
 * Bookmark name → page number as the page shows it. Empty, with a warning, when the layout cannot be worked out in time.
 * @param longestMs after which the estimate is given up, so that an export ends whatever the library does.
 */
export function estimatePages(parts: Parts, warnings: Set<string>, longestMs = LONGEST_MS): Map<string, string> {
  const xmlParts = new Map<string, XmlNode>();
  const binaryParts = new Map<string, Uint8Array>();
  for (const [name, bytes] of parts) {
    if (/\.(xml|rels)$/.test(name)) {
      const root = parseTree(sameWidths(textOf(parts, name)));
      withoutMergedRows(root);
      xmlParts.set(name, root);
    } else if (typeof bytes !== 'string') binaryParts.set(name, bytes);
  }
  const main = xmlParts.get('word/document.xml');
  if (main) lightenBody(main, xmlParts.get('word/styles.xml'));
  const estimate = estimatePageNumbersWith({ guess: true, measureWidth });
  try {
    const template = { parts: xmlParts, binaryParts } as unknown as PatchedTemplate;
    const run = (): ReturnType<Estimator> => estimate(template);
    const pages = runInNewContext('run()', { run }, { timeout: longestMs }) as ReturnType<Estimator>;
    return new Map(pages.bookmarks);
  } catch (error) {
    warnings.add(`页码无法估算，目录中的页码留空；请在 Word 中更新目录。（${String(error)}）`);
    return new Map();
  }
}
