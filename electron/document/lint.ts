/** What the Open XML validator does not see but Word and Excel call damaged. */
import { SaxesParser } from 'saxes';
import { lintSheets } from './sheet/lint.ts';
import { textOf, openZip, type Parts } from './zip.ts';
import type { DocumentFormat } from './inspect.ts';

interface Frame {
  name: string;
  /** Names of direct children of interest, in order. */
  children: string[];
}

const isWordText = (part: string): boolean => /^word\/[^/]*\.xml$/.test(part);

function parse(
  xml: string,
  onOpen: (name: string, attributes: Record<string, string>) => void,
  onClose: () => void,
): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => onOpen(name, attributes));
  parser.on('closetag', onClose);
  parser.write(xml).close();
}

function lintTables(part: string, xml: string, problems: string[]): void {
  const stack: Frame[] = [];
  let tables = 0;
  parse(
    xml,
    (name) => {
      stack.at(-1)?.children.push(name);
      stack.push({ name, children: [] });
      if (name === 'w:tbl') tables += 1;
    },
    () => {
      const frame = stack.pop();
      if (!frame) return;
      const blocks = frame.children.filter((child) => /^w:(p|tbl|sdt|customXml)$/.test(child));
      const where = `${part} 表 ${tables}`;
      if (frame.name === 'w:tc' && blocks.length === 0) problems.push(`${where}：有单元格没有段落`);
      if (frame.name === 'w:tc' && blocks.at(-1) === 'w:tbl') problems.push(`${where}：单元格以表格结尾，缺少段落`);
      if (frame.name === 'w:tbl' && !frame.children.some((child) => /^w:(tr|sdt|customXml|ins|del)$/.test(child)))
        problems.push(`${where}：表格没有行`);
      if (frame.name === 'w:tr' && !frame.children.some((child) => /^w:(tc|sdt|customXml)$/.test(child)))
        problems.push(`${where}：表格行没有单元格`);
      if (/^w:(hdr|ftr|footnote|endnote|txbxContent)$/.test(frame.name) && blocks.length === 0)
        problems.push(`${part}：${frame.name} 没有段落`);
    },
  );
}

interface Ids {
  drawings: Map<string, string>;
  bookmarkNames: Set<string>;
  bookmarkIds: Set<string>;
  openBookmarks: Set<string>;
  openFields: number;
}

function lintIds(part: string, xml: string, ids: Ids, problems: string[]): void {
  ids.openFields = 0;
  parse(
    xml,
    (name, attributes) => {
      const id = attributes['w:id'] ?? '';
      if (name === 'wp:docPr') {
        const drawing = attributes['id'] ?? '';
        const before = ids.drawings.get(drawing);
        if (before) problems.push(`${part}：图形编号 ${drawing} 与 ${before} 中的重复`);
        ids.drawings.set(drawing, part);
      } else if (name === 'w:bookmarkStart') {
        const bookmark = (attributes['w:name'] ?? '').toLowerCase();
        if (ids.bookmarkNames.has(bookmark)) problems.push(`${part}：书签「${bookmark}」重复`);
        if (ids.bookmarkIds.has(`${part} ${id}`)) problems.push(`${part}：书签编号 ${id} 重复`);
        ids.bookmarkNames.add(bookmark);
        ids.bookmarkIds.add(`${part} ${id}`);
        ids.openBookmarks.add(id);
      } else if (name === 'w:bookmarkEnd') {
        if (!ids.openBookmarks.delete(id)) problems.push(`${part}：书签结束 ${id} 没有开头`);
      } else if (name === 'w:fldChar') {
        const type = attributes['w:fldCharType'];
        ids.openFields += type === 'begin' ? 1 : type === 'end' ? -1 : 0;
      }
    },
    () => undefined,
  );
  for (const id of ids.openBookmarks) problems.push(`${part}：书签 ${id} 没有结尾`);
  ids.openBookmarks.clear();
  if (ids.openFields !== 0) problems.push(`${part}：域的开头与结尾不成对`);
}

function resolveTarget(relationsPart: string, target: string): string {
  const folder = relationsPart.replace(/_rels\/[^/]*$/, '');
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** Relationships without a target, references without a relationship. */
function lintRelations(parts: Parts, problems: string[]): void {
  for (const part of parts.keys()) {
    if (!part.endsWith('.rels')) continue;
    const ids = new Set<string>();
    parse(
      textOf(parts, part),
      (name, { Id = '', Target = '', TargetMode }) => {
        if (name !== 'Relationship') return;
        if (ids.has(Id)) problems.push(`${part}：关系编号 ${Id} 重复`);
        ids.add(Id);
        const target = resolveTarget(part, decodeURIComponent(Target));
        if (TargetMode !== 'External' && !parts.has(target)) problems.push(`${part}：${Id} 指向不存在的 ${target}`);
      },
      () => undefined,
    );
    const source = part.replace(/_rels\/([^/]*)\.rels$/, '$1');
    if (source !== '' && parts.has(source) && source.endsWith('.xml'))
      lintReferences(source, textOf(parts, source), ids, problems);
  }
}

function lintReferences(source: string, xml: string, ids: Set<string>, problems: string[]): void {
  for (const [, id = ''] of xml.matchAll(/\sr:(?:id|embed|link|pict)="([^"]*)"/g)) {
    if (id !== '' && !ids.has(id)) problems.push(`${source}：引用了不存在的关系 ${id}`);
  }
}

function lintContentTypes(parts: Parts, problems: string[]): void {
  const defaults = new Set<string>();
  const overrides = new Set<string>();
  parse(
    textOf(parts, '[Content_Types].xml'),
    (name, attributes) => {
      if (name === 'Default') defaults.add((attributes['Extension'] ?? '').toLowerCase());
      if (name === 'Override') overrides.add((attributes['PartName'] ?? '').replace(/^\//, ''));
    },
    () => undefined,
  );
  for (const part of parts.keys()) {
    const extension = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    if (part !== '[Content_Types].xml' && !overrides.has(part) && !defaults.has(extension))
      problems.push(`${part}：没有内容类型`);
  }
  for (const part of overrides) if (!parts.has(part)) problems.push(`内容类型中的 ${part} 不存在`);
}

/** Chinese sentences, one for each problem; none means none found. */
export function lintDocument(bytes: Uint8Array, format: DocumentFormat): string[] {
  const parts = openZip(bytes);
  const problems: string[] = [];
  lintContentTypes(parts, problems);
  lintRelations(parts, problems);
  if (format === 'xlsx') return [...problems, ...lintSheets(parts)];
  const ids: Ids = {
    drawings: new Map(),
    bookmarkNames: new Set(),
    bookmarkIds: new Set(),
    openBookmarks: new Set(),
    openFields: 0,
  };
  for (const part of [...parts.keys()].filter(isWordText)) {
    const xml = textOf(parts, part);
    lintTables(part, xml, problems);
    lintIds(part, xml, ids, problems);
  }
  return problems;
}
