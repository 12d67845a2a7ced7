/**
 * Which registers read which: rows from another one, linked rows, `q.<other>.x`, also by way of computed questions.
 * A register is reckoned after those it reads; a circle has no such order and is a mistake of the pack.
 */
import { compile } from '../form/expression.ts';
import { indexPack, type PackIndex } from '../form/pack.ts';
import type { Pack, Question, QuestionOf } from '../form/pack-schema.ts';
import type { Register } from '../form/schema/register.ts';
import { expressionsOf } from './row-maker.ts';
import { rowExpressions } from './outside.ts';

export interface RegisterOrder {
  /** Each after those it reads; those of a circle last. */
  registers: QuestionOf<'register'>[];
  /** Register → registers it reads, in one step. */
  reads: ReadonlyMap<string, ReadonlySet<string>>;
  /** Registers that read one another in a circle: `[a, b]` for a → b → a. */
  circles: string[][];
}

const orders = new WeakMap<Pack, Map<string, RegisterOrder>>();

/** @param kind of subject */
export function registerOrder(pack: Pack, kind: string): RegisterOrder {
  let ofPack = orders.get(pack);
  if (!ofPack) orders.set(pack, (ofPack = new Map()));
  let order = ofPack.get(kind);
  if (!order) ofPack.set(kind, (order = arrange(indexPack(pack), kind)));
  return order;
}

/** Sentences about circles that begin at this register. */
export function circles(pack: Pack, kind: string, register: QuestionOf<'register'>): string[] {
  const labels = new Map(registerOrder(pack, kind).registers.map(({ id, label }) => [id, label]));
  return registerOrder(pack, kind)
    .circles.filter(([first]) => first === register.id)
    .map((circle) => {
      const names = [...circle, register.id].map((id) => `「${labels.get(id) ?? id}」`);
      return `台账之间不能绕成圈：${names.join(' → ')}（行的来源、引用、汇总和得分都算）`;
    });
}

/** Every register that these lead to, themselves included. */
export function closureOf(order: RegisterOrder, register: string): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    order.reads.get(id)?.forEach(visit);
  };
  visit(register);
  return found;
}

function arrange(index: PackIndex, kind: string): RegisterOrder {
  const all = (index.questionsOfKind.get(kind) ?? []).flatMap(({ question }) =>
    question.type === 'register' ? [question] : [],
  );
  const reads = new Map(all.map((register) => [register.id, readBy(index, register)]));
  const order: RegisterOrder = { registers: [], reads, circles: [] };
  const done = new Set<string>();
  const visit = (register: QuestionOf<'register'>, path: readonly string[]): void => {
    const at = path.indexOf(register.id);
    if (at >= 0) {
      order.circles.push(path.slice(at));
      return;
    }
    if (done.has(register.id)) return;
    for (const other of all) if (reads.get(register.id)?.has(other.id)) visit(other, [...path, register.id]);
    if (done.has(register.id)) return;
    done.add(register.id);
    order.registers.push(register);
  };
  for (const register of all) visit(register, []);
  return order;
}

function readBy(index: PackIndex, register: Register): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const named = (id: string): void => {
    const question = index.questions.get(id)?.question;
    if (question?.type === 'register') found.add(id);
    // A computed question stands for what it reads.
    if (question?.type !== 'computed' || seen.has(id)) return;
    seen.add(id);
    readIn(computing(question));
  };
  const readIn = (sources: readonly string[]): void => {
    for (const source of sources) for (const { root, name } of referencesOf(source)) if (root === 'q') named(name);
  };
  readIn(rowExpressions(register));
  for (const source of register.rows ?? []) {
    readIn(expressionsOf(source));
    if (source.from === 'rows') named(source.question);
    else if (source.per) named(source.per.question);
  }
  for (const column of register.columns) if (column.type === 'link') named(column.register);
  return found;
}

const computing = (question: Extract<Question, { type: 'computed' }>): string[] => [
  ...(question.expression === undefined ? [] : [question.expression]),
  ...Object.values(question.algorithm?.inputs ?? {}),
];

/** Of a text that is no expression, nothing; the check of the pack says so itself. */
function referencesOf(source: string): { root: string; name: string }[] {
  try {
    return compile(source).references;
  } catch {
    return [];
  }
}
