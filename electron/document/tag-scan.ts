/** Tags in a stretch of text, and what is wrong with how they are written. Shared by Word and Excel templates. */
import { WorkbenchError } from '../../core/contract.ts';
import type { TagNode } from '../../core/document/tags.ts';
import { trimName } from './scope.ts';

/** A tag with where it stands; `children` of a section as in {@link TagNode}. */
export interface TemplateTag extends TagNode {
  /** `T1 R3 C2`, `p12`, `header1 p1`, `工作表!B7`. */
  where: string;
  children: TemplateTag[];
}

export interface TemplateProblem {
  level: 'error' | 'warning';
  where: string;
  /** As written, without braces; '' when there is no single tag. */
  tag: string;
  /** One Chinese sentence with place and remedy. */
  message: string;
}

export interface Inspection {
  tags: TemplateTag[];
  problems: TemplateProblem[];
}

/** A paragraph or cell of the template. */
export interface TextPlace {
  where: string;
  text: string;
}

type RawTag = { sign: '' | '#' | '^' | '/' | '%'; name: string; raw: string; where: string };

const problem = (where: string, tag: string, message: string, level: TemplateProblem['level'] = 'error') => ({
  level,
  where,
  tag,
  message: where === '' ? message : `${where}：${message}`,
});

function readTag(inner: string, where: string, problems: TemplateProblem[]): RawTag | undefined {
  const raw = trimName(inner);
  if (raw === '') {
    problems.push(problem(where, '', '有空的标记 {{}}，请写上名称或删去。'));
    return undefined;
  }
  if (/^[@=\-<>&!]/.test(raw)) {
    problems.push(problem(where, raw, `不支持「{{${raw}}}」这种标记，名称前只能有 # ^ / %。`));
    return undefined;
  }
  const sign = /^[#^/%]/.test(raw) ? (raw[0] as RawTag['sign']) : '';
  return { sign, name: trimName(sign === '' ? raw : raw.slice(1)), raw, where };
}

/** Tags of one place in order. */
function tagsIn(place: TextPlace, problems: TemplateProblem[]): RawTag[] {
  const { text, where } = place;
  const tags: RawTag[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('{{', at);
    const close = text.indexOf('}}', at);
    if (close >= 0 && (open < 0 || close < open)) {
      problems.push(
        problem(where, text.slice(at, close).slice(-20), `「${text.slice(at, close).slice(-20)}}}」缺少开头的 {{。`),
      );
      at = close + 2;
      continue;
    }
    if (open < 0) return tags;
    const next = text.indexOf('{{', open + 2);
    if (close < 0 || (next >= 0 && next < close)) {
      const rest = text.slice(open + 2, next < 0 ? open + 22 : Math.min(next, open + 22));
      problems.push(problem(where, trimName(rest), `标记「{{${rest}」没有结束的 }}，开头与结尾必须在同一段内。`));
      at = next < 0 ? text.length : next;
      continue;
    }
    const tag = readTag(text.slice(open + 2, close), where, problems);
    if (tag?.sign === '%' && trimName(text) !== text.slice(open, close + 2)) {
      problems.push(problem(where, tag.raw, `图片标记「{{${tag.raw}}}」应单独成段，否则没有图题。`, 'warning'));
    }
    if (tag) tags.push(tag);
    at = close + 2;
  }
}

function lookalikes({ text, where }: TextPlace, problems: TemplateProblem[]): void {
  const full = /[｛{]\s*[｛{][^{}｛｝]{0,40}[｝}]\s*[｝}]/g;
  for (const [found] of text.matchAll(full)) {
    if (found.startsWith('{{') && found.endsWith('}}')) continue;
    problems.push(problem(where, found, `「${found}」用了全角花括号或括号之间有空格，不会被填写；请改为半角 {{ }}。`));
  }
}

interface OpenSection {
  node: TemplateTag;
  siblings: TemplateTag[];
}

/** The tag tree of one part (sections do not reach over parts). */
export function buildTree(places: TextPlace[], problems: TemplateProblem[]): TemplateTag[] {
  const top: TemplateTag[] = [];
  const open: OpenSection[] = [];
  let siblings = top;
  for (const place of places) {
    if (/[｛｝]|\{\s+\{/.test(place.text)) lookalikes(place, problems);
    if (!/\{\{|\}\}/.test(place.text)) continue;
    for (const tag of tagsIn(place, problems)) {
      if (tag.sign === '/') {
        siblings = closeSection(tag, open, siblings, problems);
        continue;
      }
      const kind = ({ '': 'value', '#': 'loop', '^': 'inverse', '%': 'image' } as const)[tag.sign];
      const node: TemplateTag = { name: tag.name, kind, where: tag.where, children: [] };
      siblings.push(node);
      if (kind === 'loop' || kind === 'inverse') {
        open.push({ node, siblings });
        siblings = node.children;
      }
    }
  }
  for (const { node } of open) {
    problems.push(problem(node.where, node.name, `重复段「{{#${node.name}}}」没有结束的 {{/${node.name}}}。`));
  }
  return top;
}

function closeSection(
  tag: RawTag,
  open: OpenSection[],
  siblings: TemplateTag[],
  problems: TemplateProblem[],
): TemplateTag[] {
  const last = open[open.length - 1];
  if (!last) {
    problems.push(problem(tag.where, tag.name, `「{{/${tag.name}}}」没有对应的开头 {{#${tag.name}}}。`));
    return siblings;
  }
  if (tag.name !== '' && tag.name !== last.node.name) {
    const known = open.some(({ node }) => node.name === tag.name);
    const message = known
      ? `「{{/${tag.name}}}」出现时，里面的重复段「${last.node.name}」（${last.node.where}）还没有结束。`
      : `重复段「{{#${last.node.name}}}」（${last.node.where}）用「{{/${tag.name}}}」结束，名称不一致。`;
    problems.push(problem(tag.where, tag.name, message));
    // Without this one mistake would be told once more for each section around it.
    while (known && open.at(-1)?.node.name !== tag.name) open.pop();
  }
  return open.pop()?.siblings ?? siblings;
}

export function templateError(messages: string[], detail?: string): WorkbenchError {
  return new WorkbenchError(
    'TEMPLATE',
    `模板有 ${messages.length} 处错误：${messages.slice(0, 8).join(' ')}`,
    '请在 Word 或 Excel 中改正模板里的这些标记，或换回随软件提供的模板。',
    detail ?? messages.join('\n'),
  );
}
