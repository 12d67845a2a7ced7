/** What the grid's keys and buttons do. Every step is one batch: one undo takes it back. */
import type { Edit } from '../../../core/answer/change.ts';
import { toTsv, type Block } from '../../../core/form/clipboard.ts';
import {
  type Area,
  clearCells,
  duplicateRows,
  fillDown,
  insertRows,
  type PastePlan,
  planPaste,
  removeRows,
} from '../../../core/form/table-edit.ts';
import { put, redo, undo } from '../../store/casefile-store.ts';
import { flushDrafts } from '../../store/drafts.ts';
import { t } from '../../strings/t.ts';
import { askConfirm, toast } from '../../ui/index.ts';
import type { Command } from './keys.ts';
import { areaOf, at, clampCell, isOneCell, moveBy, type Selection, type Size, tabTo } from './selection.ts';
import type { GridModel } from './use-grid-model.ts';

export interface GridHands {
  grid: GridModel;
  selection: Selection;
  pageRows(): number;
  /** Scrolls to the selection's end, or to its start. */
  select(selection: Selection, show?: 'head' | 'anchor'): void;
  leave(): void;
  openDetails(): void;
  showReport(plan: PastePlan | null): void;
}

export interface GridCommands {
  run(command: Command): boolean;
  insert(where: 'above' | 'below'): void;
  duplicate(): void;
  deleteSelectedRows(): void;
  copy(): string;
  paste(block: Block): void;
  clear(): void;
}

/** From here on rows are not removed by a slip of the hand. */
const MANY_ROWS = 50;

/** @returns commands over the present selection; made anew on each render, cheap. */
export function gridCommands(hands: GridHands): GridCommands {
  const { grid, selection, select } = hands;
  const { scope, data, size } = grid;
  const area = areaOf(selection);
  const filled = { ...area, toRow: Math.min(area.toRow, data.rows.length - 1) };
  const write = (edits: Edit[], reason: string): void => {
    if (edits.length && !grid.readOnly) put(edits, reason);
  };

  const insert = (where: 'above' | 'below'): void => {
    flushDrafts();
    const after = where === 'above' ? area.fromRow - 1 : Math.min(area.toRow, data.rows.length - 1);
    const { edits, ids } = insertRows(scope, after, 1);
    if (!ids.length) {
      toast(t('grid.full'));
      return;
    }
    write(edits, t('grid.reason.insert'));
    select(at({ row: after + 1, column: selection.anchor.column }));
  };
  const deleteSelectedRows = (): void => {
    flushDrafts();
    const edits = removeRows(scope, filled.fromRow, filled.toRow);
    if (!edits.length) {
      if (filled.fromRow <= filled.toRow) toast(t('grid.printedStay'));
      return;
    }
    const remove = (): void => {
      write(edits, t('grid.reason.remove'));
      toast(t('grid.removed', { count: edits.length }));
      const left = { ...size, rows: size.rows - edits.length };
      select(at(clampCell({ row: area.fromRow, column: selection.anchor.column }, left)));
    };
    const count = edits.length;
    if (count < MANY_ROWS || grid.readOnly) remove();
    else
      void askConfirm({
        title: t('grid.removeManyTitle', { count }),
        text: t('grid.removeManyText'),
        action: t('grid.removeMany', { count }),
        danger: true,
      }).then((yes) => yes && remove());
  };
  const clear = (): void => {
    if (grid.readOnly) return;
    if (grid.clear) grid.clear(filled);
    else write(clearCells(scope, filled), t('grid.reason.clear'));
  };
  const duplicate = (): void => {
    flushDrafts();
    const { edits, ids } = duplicateRows(scope, filled.fromRow, filled.toRow, data.valueAt);
    if (!ids.length) {
      toast(t('grid.full'));
      return;
    }
    write(edits, t('grid.reason.duplicate'));
    select(at({ row: filled.toRow + 1, column: selection.anchor.column }));
  };
  const paste = (block: Block): void => {
    flushDrafts();
    const plan = planPaste(scope, block, area);
    write(plan.edits, t('grid.reason.paste'));
    select(
      {
        anchor: { row: plan.area.fromRow, column: plan.area.fromColumn },
        head: { row: plan.area.toRow, column: plan.area.toColumn },
      },
      'anchor',
    );
    const clean = !plan.problems.length && !plan.refused.length && !plan.unknownColumns.length;
    hands.showReport(clean ? null : plan);
    toast(t('grid.pasted', { rows: plan.area.toRow - plan.area.fromRow + 1, added: plan.addedRows.length }));
  };
  const copy = (): string => {
    const rows: Block = [];
    for (let row = area.fromRow; row <= area.toRow; row++)
      rows.push(
        scope.table.columns.slice(area.fromColumn, area.toColumn + 1).map((column) => grid.textAt(row, column)),
      );
    return toTsv(rows);
  };
  const edge = (command: Extract<Command, { do: 'edge' }>, size: Size): Selection => {
    const from = command.extend ? selection.head : selection.anchor;
    const to = {
      row: command.axis === 'row' ? from.row : command.end ? size.rows - 1 : 0,
      column: command.axis === 'column' ? from.column : command.end ? size.columns - 1 : 0,
    };
    return command.extend ? { anchor: selection.anchor, head: to } : at(to);
  };

  const run = (command: Command): boolean => {
    const size = { ...grid.size, rows: grid.size.rows + grid.flush() };
    switch (command.do) {
      case 'move':
        select(moveBy(selection, command.rows, command.columns, command.extend, size));
        return true;
      case 'page':
        select(moveBy(selection, command.step * hands.pageRows(), 0, command.extend, size));
        return true;
      case 'edge':
        select(edge(command, size));
        return true;
      case 'tab': {
        const next = tabTo(selection, command.step, size);
        if (next) select(next);
        return next !== null;
      }
      case 'selectAll':
        select({
          anchor: { row: 0, column: 0 },
          head: { row: Math.max(0, data.rows.length - 1), column: size.columns - 1 },
        });
        return true;
      case 'clear':
        clear();
        return true;
      case 'fillDown':
        write(fillDown(scope, isOneCell(selection) ? oneAbove(filled) : filled, data.valueAt), t('grid.reason.fill'));
        return true;
      case 'rowBelow':
      case 'rowAbove':
        insert(command.do === 'rowAbove' ? 'above' : 'below');
        return true;
      case 'deleteRows':
        deleteSelectedRows();
        return true;
      case 'details':
        hands.openDetails();
        return true;
      case 'leave':
        hands.leave();
        return true;
      case 'undo':
        undo();
        return true;
      case 'redo':
        redo();
        return true;
    }
  };
  return { run, insert, duplicate, deleteSelectedRows, copy, paste, clear };
}

/** Ctrl+D on a single cell takes the value from the cell above, as spreadsheets do. */
function oneAbove(area: Area): Area {
  return { ...area, fromRow: Math.max(0, area.fromRow - 1) };
}
