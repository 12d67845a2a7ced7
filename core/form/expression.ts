/**
 * The pack's expression language: CEL (Common Expression Language), through a kept library.
 *
 * CEL has no loops, no assignment and no way out of its sandbox, so a pack from a stranger's USB stick can do no more
 * than compute. Three things are ours:
 *  - numbers: answers are JS numbers (CEL doubles), so mixed `double ∘ int` arithmetic is allowed;
 *  - regular expressions run in RE2 (linear time) under the name `like`; CEL's own `matches` is refused;
 *  - an expression over a missing answer is *unknown* (`undefined`), never an error the user sees.
 */
import { Environment } from '@marcbachmann/cel-js';
import { registerFunctions } from './functions.ts';

/** Names an expression reads: `q.x` → {root:'q', name:'x'}. Used to check packs and to see which answers a place shows. */
export interface Reference {
  root: string;
  name: string;
}

export interface Expression {
  source: string;
  references: Reference[];
  /** The value, with BigInt turned to number; `undefined` when it cannot be known from the answers so far. */
  evaluate(context: Record<string, unknown>): unknown;
}

export class ExpressionError extends Error {
  readonly source: string;
  constructor(source: string, message: string) {
    super(message);
    this.name = 'ExpressionError';
    this.source = source;
  }
}

export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Nested list macros multiply; two levels over one casefile's rows stay bounded, three would not. */
const MAX_MACRO_NESTING = 2;
const LIST_MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

const environment = createEnvironment();

function createEnvironment(): Environment {
  const env = new Environment({
    unlistedVariablesAreDyn: true,
    homogeneousAggregateLiterals: false,
    limits: {
      maxAstNodes: 400,
      maxDepth: 40,
      maxListElements: 100,
      maxMapEntries: 50,
      maxCallArguments: 12,
    },
  });
  // Answers are JS numbers (doubles), literals are ints: both may meet in arithmetic and in `==`.
  const operations: [string, (a: number, b: number) => number | boolean][] = [
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
    ['*', (a, b) => a * b],
    ['/', (a, b) => a / b],
    ['==', (a, b) => a === b],
  ];
  for (const [operator, run] of operations) {
    const mixed = (a: unknown, b: unknown): number | boolean => run(Number(a), Number(b));
    env.registerOperator(`double ${operator} int`, mixed);
    if (operator !== '==') env.registerOperator(`int ${operator} double`, mixed);
  }
  registerFunctions(env);
  return env;
}

interface AstNode {
  op: string;
  args: unknown;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

/** `one.enterprise.name` → its parts; empty for anything that is not a plain chain of names. */
function dottedPath(node: AstNode): string[] {
  if (node.op === 'id') return [String(node.args)];
  if (node.op !== '.' || !Array.isArray(node.args)) return [];
  const [target, name] = node.args as unknown[];
  const before = isNode(target) ? dottedPath(target) : [];
  return before.length ? [...before, String(name)] : [];
}

function inspect(source: string, root: unknown): Reference[] {
  const found = new Map<string, Reference>();
  const visit = (value: unknown, macroDepth: number): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item, macroDepth);
      return;
    }
    if (!isNode(value)) return;
    const args = Array.isArray(value.args) ? (value.args as unknown[]) : [];
    let depth = macroDepth;
    if (value.op === 'rcall') {
      const name = String(args[0]);
      if (name === 'matches') throw new ExpressionError(source, '请用 like(文本, 正则) 代替 matches');
      if (LIST_MACROS.has(name)) depth += 1;
      if (depth > MAX_MACRO_NESTING) throw new ExpressionError(source, `列表运算最多嵌套 ${MAX_MACRO_NESTING} 层`);
    }
    const path = dottedPath(value);
    for (let length = 2; length <= path.length; length++) {
      const reference = { root: path.slice(0, length - 1).join('.'), name: path[length - 1] ?? '' };
      found.set(`${reference.root}.${reference.name}`, reference);
    }
    visit(args, depth);
    if (!Array.isArray(value.args)) visit(value.args, depth);
  };
  visit(root, 0);
  return [...found.values()];
}

/** BigInt (CEL int) → number, deeply, so that callers meet only JSON-like values. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value))
    return value.some((v) => typeof v === 'bigint' || typeof v === 'object') ? value.map(plain) : value;
  return value;
}

const cache = new Map<string, Expression>();
/** An empty cell is an error to the evaluator, thrown millions of times over a register: nobody reads where from. */
const errors = Error as ErrorConstructor & { stackTraceLimit?: number | undefined };

/**
 * Compiles an expression once; later calls with the same text return the same object.
 * @throws ExpressionError when the text does not parse, calls an unknown function or breaks a bound.
 */
export function compile(source: string): Expression {
  const known = cache.get(source);
  if (known) return known;
  let parsed: ReturnType<Environment['parse']>;
  try {
    parsed = environment.parse(source);
    const checked = environment.check(source);
    if (!checked.valid) throw checked.error ?? new Error('type check failed');
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    throw new ExpressionError(source, text.split('\n')[0] ?? text);
  }
  const references = inspect(source, (parsed as unknown as { ast: unknown }).ast);
  const expression: Expression = {
    source,
    references,
    evaluate(context) {
      const limit = errors.stackTraceLimit;
      errors.stackTraceLimit = 0;
      try {
        return plain(parsed(context));
      } catch {
        return undefined;
      } finally {
        errors.stackTraceLimit = limit;
      }
    },
  };
  cache.set(source, expression);
  return expression;
}

/** `true` only when the expression is known to be true. */
export function holds(source: string, context: Record<string, unknown>): boolean {
  return compile(source).evaluate(context) === true;
}

/** Splits `文本 {expr} 文本` into literal and expression parts. `{{` stands for a literal brace. */
export function parseText(text: string): (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  let rest = text;
  let literal = '';
  for (;;) {
    const open = rest.indexOf('{');
    if (open < 0) break;
    literal += rest.slice(0, open);
    if (rest[open + 1] === '{') {
      literal += '{';
      rest = rest.slice(open + 2);
      continue;
    }
    const close = rest.indexOf('}', open);
    if (close < 0) throw new ExpressionError(text, '花括号没有闭合');
    if (literal) parts.push(literal);
    literal = '';
    parts.push(compile(rest.slice(open + 1, close)));
    rest = rest.slice(close + 1);
  }
  if (literal + rest) parts.push(literal + rest);
  return parts;
}

/** Fills the `{expr}` parts of a message; an unknown value is shown as 「—」. */
export function fillText(text: string, context: Record<string, unknown>): string {
  return parseText(text)
    .map((part) => {
      if (typeof part === 'string') return part;
      const value = part.evaluate(context);
      if (value === undefined || value === null || value === '') return '—';
      return Array.isArray(value) ? value.map(String).join('、') : String(value);
    })
    .join('');
}
