/** Tables of an answers file: printed rows by `_row`, the user's rows by position. */
import { generateKeyBetween } from 'fractional-indexing';
import type { Column, QuestionOf } from '../form/pack-schema.ts';
import { answerKey, type RowPresence } from './answer.ts';
import { problem, readValue, type ValueContext } from './answers-values.ts';
import type { Edit } from './change.ts';
import { nearest } from './nearest.ts';
import type { YamlTree } from './yaml-tree.ts';

const ROW_KEY = '_row';

interface RowSource {
  id: string;
  entries: Map<string, YamlTree>;
}

/** The user's rows are replaced by the rows given, position by position; printed rows change only where named by `_row`. */
export function tableEdits(context: ValueContext, table: QuestionOf<'table'>, tree: YamlTree, title: string): Edit[] {
  const given = tree.kind === 'null' ? [] : tree.kind === 'list' ? tree.items : undefined;
  if (!given) return problem(context, tree, `${title}：表格应写成列表，每行以「- 」开头`);
  const printed = new Set((table.fixedRows ?? []).map((row) => row.id));
  const present = presentRows(context, table).filter((row) => !printed.has(row.id));
  const rows: RowSource[] = [];
  const edits: Edit[] = [];
  let position = 0;
  let lastOrder = present.at(-1)?.order ?? null;
  for (const item of given) {
    if (item.kind !== 'map') {
      problem(context, item, `${title}：每一行应写成 { 列编号: 值, … }`);
      continue;
    }
    const row = item.entries.get(ROW_KEY);
    if (row) {
      const id = printedRow(context, table, row, rows, title);
      if (id) rows.push({ id, entries: item.entries });
      continue;
    }
    const existing = present[position++];
    const id = existing?.id ?? context.newId();
    if (!existing) {
      lastOrder = generateKeyBetween(lastOrder, null);
      edits.push({ ...answerKey(context.subject, table.id, id), value: { order: lastOrder } });
    }
    rows.push({ id, entries: item.entries });
  }
  for (const surplus of present.slice(position))
    edits.push({ ...answerKey(context.subject, table.id, surplus.id), value: null });
  return [...edits, ...rows.flatMap((row) => rowEdits(context, table, row, title))];
}

function presentRows(context: ValueContext, table: QuestionOf<'table'>): { id: string; order: string }[] {
  const rows: { id: string; order: string }[] = [];
  for (const answer of context.answers.values()) {
    if (answer.subject !== context.subject || answer.question !== table.id || !answer.row || answer.column) continue;
    rows.push({ id: answer.row, order: (answer.value as RowPresence).order });
  }
  return rows.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
}

function printedRow(
  context: ValueContext,
  table: QuestionOf<'table'>,
  tree: YamlTree,
  rows: RowSource[],
  title: string,
): string | undefined {
  const id = tree.kind === 'text' ? tree.text : '';
  const known = (table.fixedRows ?? []).map((row) => row.id);
  if (!known.includes(id)) {
    const advice = known.length ? `，可用：${known.join('、')}` : '：此表没有印好的行，请删去 _row';
    problem(context, tree, `${title}：没有行「${id}」${advice}`);
    return undefined;
  }
  if (rows.some((row) => row.id === id)) {
    problem(context, tree, `${title}：行「${id}」写了两次`);
    return undefined;
  }
  return id;
}

/** A row that is given says everything about itself: columns it does not name are cleared. */
function rowEdits(context: ValueContext, table: QuestionOf<'table'>, row: RowSource, title: string): Edit[] {
  const printed = table.fixedRows?.find((fixed) => fixed.id === row.id)?.cells ?? {};
  const edits: Edit[] = [];
  for (const [id, tree] of row.entries) {
    if (id === ROW_KEY) continue;
    const message = cellProblem(table, id, printed);
    if (message) problem(context, tree, `${title}：${message}`);
  }
  for (const column of table.columns) {
    if (column.type === 'computed' || column.id in printed) continue;
    const tree = row.entries.get(column.id);
    const value = tree ? readValue(context, column, tree, `${title}的「${column.label}」`) : null;
    if (value !== undefined) edits.push({ ...answerKey(context.subject, table.id, row.id, column.id), value });
  }
  return edits;
}

function cellProblem(table: { columns: Column[] }, id: string, printed: Record<string, unknown>): string | undefined {
  const column = table.columns.find((c) => c.id === id);
  if (!column) {
    const guess = nearest(
      id,
      table.columns.map((c) => c.id),
    );
    return `没有列「${id}」${guess ? `，是不是「${guess}」？` : `，可用：${table.columns.map((c) => c.id).join('、')}`}`;
  }
  if (column.type === 'computed') return `列「${id}」由系统计算，不能填写`;
  return id in printed ? `这一行的「${id}」是印好的，不能改` : undefined;
}
