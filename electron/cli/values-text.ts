/** The text of a values file: its encoding, and what is wrong with it in words a person can act on. */
import { WorkbenchError } from '../../core/contract.ts';

/** UTF-8 or UTF-16 with or without a mark; else GB 18030, which Chinese editors still write. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Strings and marks of a JSON text; comments too, so that they can be named. */
const TOKEN = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*.*?\*\/|[{}[\],:]|[^\s{}[\],:"/]+|\S/gsu;

function* tokensOf(text: string): Generator<{ token: string; at: number }> {
  for (const match of text.matchAll(TOKEN)) yield { token: match[0], at: match.index };
}

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;

/** What most often is wrong, with its line. */
function fault(text: string): string {
  let last = '';
  for (const { token, at } of tokensOf(text)) {
    const line = `第 ${lineOf(text, at)} 行`;
    if (/^\/[/*]/.test(token)) return `${line}有注释，JSON 里不能写注释，请删去。`;
    if (/^[“”‘’'：，]/u.test(token)) return `${line}有 ${token[0] ?? ''}，引号、冒号和逗号都要用英文半角的 " : ,。`;
    if (/^[}\]]$/.test(token) && last === ',') return `${line}最后一项后面多了一个逗号，请删去。`;
    if (/^["{[]/.test(token) && /^(?:["}\]]|[\w.-])/.test(last)) return `${line}前面少了一个逗号或冒号。`;
    last = token;
  }
  return text.trim() === '' ? '文件是空的。' : '请检查引号、逗号和括号是否成对。';
}

/** Keys of the outermost object that are given twice: JSON keeps only the last of them. */
function repeatedKey(text: string): string | undefined {
  const known = new Set<string>();
  let depth = 0;
  let last = '';
  for (const { token } of tokensOf(text)) {
    if (token === ':' && depth === 1 && last.startsWith('"')) {
      const key = String(JSON.parse(last));
      if (known.has(key)) return key;
      known.add(key);
    }
    if (/^[{[]$/.test(token)) depth += 1;
    if (/^[}\]]$/.test(token)) depth -= 1;
    last = token;
  }
  return undefined;
}

/** @throws WorkbenchError BAD_INPUT */
export function parseValues(bytes: Uint8Array, file: string): unknown {
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw new WorkbenchError('BAD_INPUT', `「${file}」不是正确的 JSON。`, fault(text), String(error));
  }
  const twice = repeatedKey(text);
  if (twice !== undefined)
    throw new WorkbenchError('BAD_INPUT', `「${file}」中「${twice}」写了两次。`, '请只留一个，没有写入任何内容。');
  return data;
}
