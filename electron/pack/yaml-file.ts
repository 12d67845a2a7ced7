/** One YAML file of a pack: read within bounds, parsed, with a way back from a path inside it to its line. */
import fs from 'node:fs';
import path from 'node:path';
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  Scalar,
  visit,
  type Document,
  type Node,
} from 'yaml';
import type { ProblemPath } from '../../core/form/pack-problem.ts';

/** A pack's largest legitimate file is some hundred kilobytes; more is a mistake or an attack. */
const MAX_YAML_BYTES = 4 * 1024 * 1024;

export interface LocatedProblem {
  /** Path inside the pack folder. */
  file: string;
  /** From 1; 0 when the file as a whole is meant. */
  line: number;
  column: number;
  level: 'error' | 'warning';
  message: string;
}

export interface YamlFile {
  file: string;
  data: unknown;
  locate(path: ProblemPath): { line: number; column: number };
}

/** Resolves a pack-relative path; a path or a link that leads out of the folder is refused. */
export function resolveInside(folder: string, relative: string): string | undefined {
  const full = path.resolve(folder, relative);
  if (full !== folder && !full.startsWith(folder + path.sep)) return undefined;
  try {
    const real = fs.realpathSync(full);
    const root = fs.realpathSync(folder);
    return real.startsWith(root + path.sep) ? real : undefined;
  } catch {
    return full;
  }
}

export function readYaml(folder: string, file: string): YamlFile | LocatedProblem[] {
  const problem = (message: string, line = 0, column = 0): LocatedProblem[] => [
    { file, line, column, level: 'error', message },
  ];
  const full = resolveInside(folder, file);
  if (!full) return problem(`路径“${file}”指向规范包之外，已拒绝`);
  let text: string;
  try {
    const stat = fs.statSync(full);
    if (!stat.isFile()) return problem(`“${file}”不是文件`);
    if (stat.size > MAX_YAML_BYTES) return problem(`“${file}”超过 4 MB，不像是规范包文件`);
    text = fs.readFileSync(full, 'utf8');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return problem(missing ? `找不到文件“${file}”` : `读不了“${file}”：${(error as Error).message}`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true });
  if (document.errors.length) {
    return document.errors.slice(0, 20).map((error) => {
      const { line, col } = lines.linePos(error.pos[0]);
      return {
        file,
        line,
        column: col,
        level: 'error' as const,
        message: `YAML 写法有误：${firstLine(error.message)}`,
      };
    });
  }
  unfold(document);
  let data: unknown;
  try {
    data = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return problem(`YAML 别名展开过多或有误：${firstLine((error as Error).message)}`);
  }
  return { file, data, locate: (at) => locate(document, lines, at) };
}

const FOLDED = /(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]) (?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])/gu;

/** YAML joins the lines of a folded text by a space, which Chinese does not have. */
function unfold(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (node.type === Scalar.BLOCK_FOLDED && typeof node.value === 'string')
        node.value = node.value.replaceAll(FOLDED, '');
    },
  });
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}

/** The deepest node along the path that exists: a missing key points at the map it is missing from. */
function locate(document: Document, lines: LineCounter, at: ProblemPath): { line: number; column: number } {
  let node: unknown = document.contents;
  let offset = offsetOf(node);
  for (const step of at) {
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step),
      );
      if (!pair) break;
      offset = offsetOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = offsetOf(node) ?? offset;
    } else break;
  }
  const { line, col } = lines.linePos(offset ?? 0);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null)?.range?.[0];
}
