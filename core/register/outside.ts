/** What expressions of a register read outside of its rows: while these values stay, what was reckoned stays. */
import { canonicalJson } from '../answer/change.ts';
import { compile, type Reference } from '../form/expression.ts';
import type { Register } from '../form/schema/register.ts';

type Context = Record<string, unknown>;

const INSIDE = new Set(['row', 'item', 'object', 'source', 'rows', 'lookup', 'index']);

interface Path {
  names: string[];
  /** Longer paths go through it. */
  isPassed: boolean;
}

function pathsOf(sources: readonly string[]): Path[] {
  const paths = new Map<string, string[]>();
  const passed = new Set<string>();
  for (const source of sources)
    for (const reference of outside(compile(source).references)) {
      const path = [...reference.root.split('.'), reference.name];
      paths.set(path.join('.'), path);
      if (path.length > 2) passed.add(reference.root);
    }
  return [...paths].map(([text, names]) => ({ names, isPassed: passed.has(text) }));
}

const outside = (references: readonly Reference[]): Reference[] =>
  references.filter(({ root }) => !INSIDE.has(root.split('.', 1)[0] ?? ''));

const known = new WeakMap<readonly string[], Path[]>();

/** What they say at present, as one text to compare. Lists and sets of registers count by identity. */
export function outsideText(sources: readonly string[], context: Context): string {
  let paths = known.get(sources);
  if (!paths) known.set(sources, (paths = pathsOf(sources)));
  return canonicalJson([
    context['today'] ?? null,
    ...paths.map(({ names, isPassed }) => {
      let at: unknown = context;
      for (const name of names) at = (at as Context | null | undefined)?.[name];
      // Of a register only what is read: not its thousand scored items, nor 100,000 values of a set.
      return isPassed && isRegisterPart(at) ? null : at instanceof Set ? { stamp: stampOf(at) } : (at ?? null);
    }),
  ]);
}

const stamps = new WeakMap<object, number>();
let lastStamp = 0;

/** A number that stands for this very object. */
export function stampOf(value: object): number {
  let stamp = stamps.get(value);
  if (stamp === undefined) stamps.set(value, (stamp = ++lastStamp));
  return stamp;
}

/** A register as expressions see it, or one of its scores. */
const isRegisterPart = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('count' in value || 'applicable' in value);

const ofRegister = new WeakMap<Register, readonly string[]>();

/** Expressions over the rows of a register, without those that make its rows. */
export function rowExpressions(register: Register): readonly string[] {
  const kept = ofRegister.get(register);
  if (kept) return kept;
  const options = register.columns.flatMap((column) =>
    column.type === 'choice' || column.type === 'multi' ? (column.options ?? []) : [],
  );
  const sources = [
    ...(register.rowChecks ?? []).flatMap(({ when, message }) => [when, ...braced(message)]),
    ...(register.identify?.rules ?? []).map(({ when }) => when),
    ...(register.summaries ?? []).map(({ where }) => where),
    ...register.columns.flatMap((column) => [
      column.requiredWhen,
      column.type === 'computed' ? column.expression : undefined,
      column.type === 'link' ? column.when : undefined,
    ]),
    ...options.map(({ visibleWhen }) => visibleWhen),
  ].filter((source) => source !== undefined);
  ofRegister.set(register, sources);
  return sources;
}

/** Expressions inside a message. */
const braced = (message: string): string[] => [...message.matchAll(/\{([^{}]+)\}/g)].map(([, inner = '']) => inner);
