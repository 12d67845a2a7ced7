/**
 * A filing's snapshot: a register's rows as they were handed in, for ever. Lines of canonical JSON – first the header,
 * then one row a line – so that equal rows make equal bytes and 100,000 rows never become one text. Stored gzipped.
 */
import * as z from 'zod';
import type { RegisterRow } from '../answer/answer.ts';
import { canonicalJson } from '../answer/change.ts';
import type { Register } from '../form/schema/register.ts';
import { putValue, type RowView } from '../form/view.ts';

const headerSchema = z.strictObject({
  format: z.literal('register-snapshot'),
  version: z.literal(1),
  pack: z.strictObject({ id: z.string(), version: z.string() }),
  question: z.string(),
  label: z.string(),
  /** `YYYY-MM-DD` */
  date: z.string(),
  columns: z.array(z.strictObject({ id: z.string(), label: z.string(), type: z.string() })).max(200),
  rows: z.int().min(0),
});
export type SnapshotHeader = z.infer<typeof headerSchema>;

/** Cells as entered; `computed` holds the computed columns, which later rules might compute otherwise. */
const rowSchema = z.object({
  id: z.string(),
  cells: z.record(z.string(), z.unknown()),
  computed: z.record(z.string(), z.unknown()),
});
export type SnapshotRow = z.infer<typeof rowSchema>;

/** Rows as they were asked for: of 100,000 rows nothing is kept twice. */
export interface Snapshot<Row = RowView> {
  header: SnapshotHeader;
  rows: Row[];
}

export interface TakenRow {
  id: string;
  row: RegisterRow;
  view: RowView;
}

export function* snapshotLines(
  register: Register,
  { pack, date, rows }: { pack: SnapshotHeader['pack']; date: string; rows: readonly TakenRow[] },
): Generator<string> {
  const columns = register.columns.map(({ id, label, type }) => ({ id, label, type }));
  const { id: question, label } = register;
  const header: SnapshotHeader = {
    format: 'register-snapshot',
    version: 1,
    pack: { id: pack.id, version: pack.version },
    question,
    label,
    date,
    columns,
    rows: rows.length,
  };
  yield canonicalJson(header);
  const computed = register.columns.filter(({ type }) => type === 'computed').map((column) => column.id);
  for (const { id, row, view } of rows) {
    const values = Object.fromEntries(computed.map((column) => [column, view[column] ?? null]));
    yield canonicalJson({ cells: row.cells, computed: values, id } satisfies SnapshotRow);
  }
}

/** `undefined` when the text is no whole snapshot. @param keep what to keep of each row */
export function parseSnapshot<Row>(
  lines: Iterable<string>,
  keep: (row: SnapshotRow, header: SnapshotHeader) => Row,
): Snapshot<Row> | undefined {
  let header: SnapshotHeader | undefined;
  const rows: Row[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const value = parsed(line);
    if (header) {
      const row = rowSchema.safeParse(value);
      if (!row.success) return undefined;
      rows.push(keep(row.data, header));
    } else {
      const first = headerSchema.safeParse(value);
      if (!first.success) return undefined;
      header = first.data;
    }
  }
  return header?.rows === rows.length ? { header, rows } : undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** A row of a snapshot as expressions would have read it, for the columns asked for. */
export function snapshotView(register: Register, row: SnapshotRow, wanted: ReadonlySet<string>): RowView {
  const view: RowView = { _id: row.id };
  for (const column of register.columns) {
    if (!wanted.has(column.id)) continue;
    const frozen = row.computed[column.id];
    putValue(view, column, frozen === undefined ? row.cells[column.id] : frozen);
  }
  return view;
}
