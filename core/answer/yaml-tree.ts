/**
 * YAML as a tree that knows its lines. Scalars keep the text a person typed (`1.10`, `0139`, `2016-05-09`), because
 * what a value means depends on its question, not on YAML's guess.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';

export type YamlTree =
  | { kind: 'null'; line: number }
  | { kind: 'text'; line: number; text: string }
  | { kind: 'list'; line: number; items: YamlTree[] }
  | { kind: 'map'; line: number; entries: Map<string, YamlTree> };

export interface LineProblem {
  /** From 1; 0 when the problem has no line. */
  line: number;
  message: string;
}

const MAX_DEPTH = 12;

const SYNTAX: Partial<Record<YAMLError['code'], string>> = {
  DUPLICATE_KEY: '同一层里有两个相同的名称，请合并或改名',
  TAB_AS_INDENT: '缩进不能用制表符（Tab），请改成空格',
  BAD_INDENT: '缩进不对齐，请检查行首的空格',
  MULTIPLE_DOCS: '一个文件里只能有一份内容，请删去多余的 ---',
};

class TreeError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

/** Anchors, aliases and tags are refused: an answers file is filled in by people and read by strangers' machines. */
export function parseYamlTree(text: string): { tree: YamlTree } | { problems: LineProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'core', lineCounter: lines, keepSourceTokens: false });
  if (document.errors.length) {
    return {
      problems: document.errors.map((error) => ({
        line: error.linePos?.[0].line ?? 0,
        message: SYNTAX[error.code] ?? `格式不对，请检查冒号后的空格、引号和缩进（${error.code}）`,
      })),
    };
  }
  const lineOf = (node: unknown, fallback: number): number => {
    const range = (node as { range?: [number, number, number] | null } | null)?.range;
    return range ? lines.linePos(range[0]).line : fallback;
  };
  try {
    return { tree: build(document.contents, 1, 0, lineOf) };
  } catch (error) {
    if (error instanceof TreeError) return { problems: [{ line: error.line, message: error.message }] };
    throw error;
  }
}

function build(
  node: unknown,
  above: number,
  depth: number,
  lineOf: (n: unknown, fallback: number) => number,
): YamlTree {
  const line = lineOf(node, above);
  if (depth > MAX_DEPTH) throw new TreeError(line, '层次太深');
  if (node === null || node === undefined) return { kind: 'null', line };
  if (isAlias(node)) throw new TreeError(line, '不支持 & 锚点和 * 引用，请把内容写全；文字以 * 或 & 开头时请加引号');
  if (isSeq(node)) return { kind: 'list', line, items: node.items.map((item) => build(item, line, depth + 1, lineOf)) };
  if (isMap(node)) {
    const entries = new Map<string, YamlTree>();
    for (const { key, value } of node.items) {
      const keyLine = lineOf(key, line);
      if (!isScalar(key)) throw new TreeError(keyLine, '名称应是一个词');
      entries.set(scalarText(key), build(value, keyLine, depth + 1, lineOf));
    }
    return { kind: 'map', line, entries };
  }
  if (isScalar(node)) {
    if (node.value === null) return { kind: 'null', line };
    return { kind: 'text', line, text: scalarText(node) };
  }
  throw new TreeError(line, '无法识别的内容');
}

function scalarText(scalar: { value: unknown; source?: string | undefined }): string {
  return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? String(scalar.value));
}

/** Plain value of a tree, for checking its shape. */
export function plainOf(tree: YamlTree): unknown {
  switch (tree.kind) {
    case 'null':
      return null;
    case 'text':
      return tree.text;
    case 'list':
      return tree.items.map(plainOf);
    case 'map':
      return Object.fromEntries([...tree.entries].map(([key, value]) => [key, plainOf(value)]));
  }
}

/** Line of the deepest part of `path` that exists. */
export function lineAt(tree: YamlTree, path: readonly PropertyKey[]): number {
  let here = tree;
  for (const step of path) {
    const next =
      here.kind === 'map'
        ? here.entries.get(String(step))
        : here.kind === 'list'
          ? here.items[Number(step)]
          : undefined;
    if (!next) break;
    here = next;
  }
  return here.line;
}
