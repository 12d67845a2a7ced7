/**
 * Rows of registers as the window holds them: what is on disk with unsaved edits on top. A register of 100,000 rows is
 * one map that changes in place; every change hands out a new small {@link RegisterTable} around it.
 */
import type { WorkbenchError } from '../../core/contract.ts';
import type { RowEdit } from '../../core/register/call-results.ts';
import type { ComposedRow } from '../../core/register/register.ts';
import { editedRow, mergeIds, sameRow } from '../../core/register/edits.ts';
import { RowJournal } from '../../core/register/row-journal.ts';
import { createSignal, type Signal } from './signal.ts';

export interface RegisterTable {
  subject: string;
  question: string;
  rows: ReadonlyMap<string, ComposedRow>;
  /** All loaded rows in their order; another list only when rows came, went or moved. */
  ids: readonly string[];
  /** Rows of the register, loaded or not. */
  total: number;
  complete: boolean;
  /** Written elsewhere: to be read anew. */
  stale: boolean;
  error: WorkbenchError | null;
  /** Of the rows as they were read: another one means that what they are made of has changed elsewhere. */
  generation: number;
  /** Rows changed in this window since the casefile was opened. */
  touched: ReadonlySet<string>;
  /** Rows that changed since `rows` were read; another one when they are read again. */
  journal: RowJournal;
}

interface Kept extends RegisterTable {
  rows: Map<string, ComposedRow>;
  touched: Set<string>;
}

export interface RegisterWrite {
  subject: string;
  question: string;
  edits: readonly RowEdit[];
}

const tables = new Map<string, Signal<Kept>>();

export function registerTable(subject: string, question: string): Signal<RegisterTable> {
  return kept(subject, question);
}

/** `undefined` for questions that are no register, and registers nobody has looked at. */
export function knownTable(subject: string, question: string): Signal<RegisterTable> | undefined {
  return tables.get(`${subject}/${question}`);
}

function kept(subject: string, question: string): Signal<Kept> {
  const key = `${subject}/${question}`;
  let signal = tables.get(key);
  if (!signal)
    tables.set(
      key,
      (signal = createSignal<Kept>({
        subject,
        question,
        rows: new Map(),
        ids: [],
        total: 0,
        complete: false,
        stale: true,
        error: null,
        generation: 0,
        touched: new Set(),
        journal: new RowJournal(),
      })),
    );
  return signal;
}

/** The casefile is closed, or another one: nothing of its rows stays in memory. */
export function forgetTables(): void {
  tables.clear();
}

export function markTablesStale(): void {
  for (const signal of tables.values()) signal.set({ ...signal.get(), stale: true });
}

/** Rows that come from elsewhere are read again when what they come from has changed. */
export function refreshTable(subject: string, question: string, generation: number): void {
  const signal = tables.get(`${subject}/${question}`);
  const table = signal?.get();
  if (table && !table.stale && table.complete && table.generation !== generation)
    signal?.set({ ...table, stale: true });
}

export function updateTable(
  subject: string,
  question: string,
  change: Partial<Pick<Kept, 'rows' | 'ids' | 'total' | 'complete' | 'stale' | 'error' | 'generation'>>,
): void {
  const signal = kept(subject, question);
  signal.set({ ...signal.get(), ...change, ...(change.rows ? { journal: new RowJournal() } : {}) });
}

/** Shows edits that are not on disk yet. */
export function showRowEdits({ subject, question, edits }: RegisterWrite): void {
  const table = tables.get(`${subject}/${question}`)?.get();
  if (!table) return;
  apply(
    table,
    edits.map((edit) => [edit.row, editedRow(table.rows.get(edit.row), edit)]),
  );
}

/** Takes over what is on disk now, with edits that still wait on top of it. */
export function takeRows(
  subject: string,
  question: string,
  changed: readonly { row: string; value: ComposedRow | null }[],
  waiting: readonly RegisterWrite[],
): void {
  const table = tables.get(`${subject}/${question}`)?.get();
  if (!table || changed.length === 0) return;
  const next = new Map<string, ComposedRow | null>(changed.map(({ row, value }) => [row, value]));
  for (const write of waiting)
    if (write.subject === subject && write.question === question)
      for (const edit of write.edits) {
        if (!next.has(edit.row)) continue;
        const row = editedRow(next.get(edit.row) ?? undefined, edit);
        if (row !== undefined) next.set(edit.row, row);
      }
  apply(table, [...next]);
}

function apply(table: Kept, changes: readonly (readonly [string, ComposedRow | null | undefined])[]): void {
  const moved = new Set<string>();
  let changed = false;
  for (const [id, row] of changes) {
    const before = table.rows.get(id);
    if (row === undefined || (row === null ? !before : before && sameRow(before, row))) continue;
    changed = true;
    table.journal.add(id);
    if (row === null) table.rows.delete(id);
    else table.rows.set(id, row);
    if (row === null) table.touched.delete(id);
    else table.touched.add(id);
    if (before?.order !== row?.order) moved.add(id);
  }
  if (!changed) return;
  const ids = moved.size ? mergeIds(table.rows, table.ids, moved) : table.ids;
  const total = table.total + ids.length - table.ids.length;
  kept(table.subject, table.question).set({ ...table, ids, total });
}
