/** What becomes of a stored row when single cells of it are written. */
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import { canonicalJson } from '../answer/change.ts';
import { WorkbenchError } from '../error.ts';
import type { Register } from '../form/schema/register.ts';
import type { RowEdit } from './call-results.ts';
import { isOwnRow, lockedColumns, originOf, takesOwnRows } from './origin.ts';
import type { ComposedRow } from './register.ts';

/**
 * @param shown what the register shows of a row at present, its source's cells included
 * @returns the row as it is to be stored; `null` = nothing of it
 * @throws WorkbenchError BAD_INPUT, CONFLICT
 */
export function mergedRow(
  register: Register,
  before: RegisterRow | undefined,
  edit: RowEdit,
  shown: (id: string) => ComposedRow | undefined,
): RegisterRow | null {
  const isOwn = isOwnRow(edit.row);
  if (edit.remove) {
    if (!isOwn && shown(edit.row)?.gone !== true && register.rows) throw refused(PRINTED_ROW, edit.row);
    return null;
  }
  const order = isOwn ? (edit.order ?? before?.order) : (shown(edit.row)?.order ?? before?.order);
  if (order === undefined)
    throw new WorkbenchError('CONFLICT', '要修改的行已经不在台账中，没有保存。', '请刷新窗口后重试。', edit.row);
  if (isOwn && !before && !takesOwnRows(register))
    throw refused(`「${register.label}」的行由规范包给出，不能另加，没有保存。`, edit.row);
  const cells = editedCells(register, before, edit, shown);
  // Nothing written any more: the row is again what its source makes of it.
  if (!isOwn && Object.keys(cells).length === 0) return null;
  // In the order of the columns, so that equal rows are written alike however they were filled.
  const inOrder = register.columns.flatMap(({ id }) => (cells[id] === undefined ? [] : [[id, cells[id]] as const]));
  const was = printedBefore(register, before, edit.row, shown);
  return { order, cells: Object.fromEntries(inOrder), ...(was ? { was } : {}) };
}

/** An issue must still say what it is about when the record it came from is marked otherwise, or cleared. */
function printedBefore(
  register: Register,
  before: RegisterRow | undefined,
  row: string,
  shown: (id: string) => ComposedRow | undefined,
): RegisterRow['was'] {
  if (originOf(register, row)?.source.from !== 'rows') return undefined;
  const present = shown(row);
  if (!present || present.gone) return before?.was;
  const printed = Object.entries(present.cells).filter(([id]) => before?.cells[id] === undefined);
  return printed.length > 0 ? Object.fromEntries(printed) : undefined;
}

function editedCells(
  register: Register,
  before: RegisterRow | undefined,
  { row, cells: edited = {} }: RowEdit,
  shown: (id: string) => ComposedRow | undefined,
): Record<string, CellValue> {
  const cells: Record<string, CellValue> = { ...before?.cells };
  const locked = lockedColumns(register, row);
  for (const [id, value] of Object.entries(edited)) {
    const column = register.columns.find((each) => each.id === id);
    if (!column) throw refused('台账没有这一列，没有保存。', id);
    if (locked.has(id)) {
      if (canonicalJson(shown(row)?.cells[id] ?? null) === canonicalJson(value)) continue;
      throw refused(`「${column.label}」由规范包或来源给出，不能修改，没有保存。`, id);
    }
    if (value === null) delete cells[id];
    else cells[id] = value;
  }
  return cells;
}

const PRINTED_ROW = '由规范包或来源给出的行不能删除，没有保存。';

const refused = (message: string, detail: string): WorkbenchError =>
  new WorkbenchError('BAD_INPUT', message, '请在来源处修改，或只填写其他栏目。', detail);
