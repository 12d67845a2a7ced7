/** Rows of registers as people see them: what is stored, laid over what comes from libraries and other rows. */
import type { AnswerValue, RegisterRow } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import type { RegisterChange, RowEdit } from '../../core/register/call-results.ts';
import { rowDifference } from '../../core/register/edits.ts';
import { mergedRow } from '../../core/register/merge-row.ts';
import { isOwnRow, lockedColumns } from '../../core/register/origin.ts';
import type { ComposedRow, RegisterRows } from '../../core/register/register.ts';
import { settled } from './evaluation.ts';
import type { OpenCasefile } from './session.ts';

export interface ComposedRegister {
  rows: RegisterRows;
  /** In their order. */
  ids: readonly string[];
  generation: number;
}

/** Of a register nothing is drawn from elsewhere, the rows as they are stored: at once, however long others are. */
export function composed(open: OpenCasefile, subject: string, question: string, today: string): ComposedRegister {
  if (open.registers.register(question).rows) {
    settled(open, today, question);
    const found = open.registerStates.composition(subject, question);
    if (found) return found;
  }
  const { rows, ids } = open.registers.stored(subject, question);
  return { rows, ids, generation: open.registerStates.composition(subject, question)?.generation ?? 0 };
}

export interface RowsWritten {
  subject: string;
  question: string;
  edits: readonly RowEdit[];
  reason: string;
  today: string;
}

/** @throws WorkbenchError BAD_INPUT, CONFLICT */
export function putRows(open: OpenCasefile, { subject, question, edits, reason, today }: RowsWritten): RegisterChange {
  const isDrawn = edits.some(({ row }) => !isOwnRow(row));
  // Reckoned again only where nobody has asked for the rows yet: a keystroke must not wait for the whole casefile.
  const known = open.registerStates.composition(subject, question);
  const { rows } = known ?? (isDrawn ? composed(open, subject, question, today) : { rows: NO_ROWS });
  const result = open.registers.put(subject, question, edits, reason, (id) => rows.get(id));
  const { changed, ...state } = result;
  return { changed: takeRows(open, changed), ...state };
}

const NO_ROWS: RegisterRows = new Map();

/** Brings composed rows up to what was just written to one register. */
function takeRows(open: OpenCasefile, changed: readonly Edit[]): { row: string; value: ComposedRow | null }[] {
  const [first] = changed;
  if (!first) return [];
  const ids = changed.map(({ row }) => row);
  return open.registerStates.take(first.subject, first.question, ids);
}

/** What undo, redo or an import has written, with rows of registers as they are shown now. */
export function takeEdits(open: OpenCasefile, changed: readonly Edit[]): Edit[] {
  open.registers.take(changed);
  const ofRegister = new Map<string, Edit[]>();
  for (const edit of changed) {
    if (!open.registers.isRegister(edit.question)) continue;
    const key = `${edit.subject}/${edit.question}`;
    const own = ofRegister.get(key);
    if (own) own.push(edit);
    else ofRegister.set(key, [edit]);
  }
  const rows = new Map<Edit, AnswerValue | null>();
  for (const own of ofRegister.values()) takeRows(open, own).forEach(({ value }, i) => rows.set(own[i]!, value));
  return changed.map((edit) => (rows.has(edit) ? { ...edit, value: rows.get(edit) ?? null } : edit));
}

/** Rows as they are to be shown → as they are to be stored: without what their sources print. */
export function storedEdits(
  open: OpenCasefile,
  subject: string,
  question: string,
  edits: readonly { row: string; value: RegisterRow | null }[],
): readonly { row: string; value: RegisterRow | null }[] {
  const register = open.registers.register(question);
  if (!register.rows) return edits;
  const stored = open.registers.rows(subject, question);
  const shown = open.registerStates.composition(subject, question)?.rows ?? NO_ROWS;
  return edits.flatMap(({ row, value }) => {
    const edit = rowDifference(row, shown.get(row), value);
    if (!edit) return [];
    const locked = lockedColumns(register, row);
    const cells = Object.fromEntries(Object.entries(edit.cells ?? {}).filter(([id]) => !locked.has(id)));
    const written = mergedRow(register, stored.get(row), { ...edit, cells }, (id) => shown.get(id));
    return [{ row, value: written }];
  });
}
