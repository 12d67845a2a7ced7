/** Files pasted or dropped on a grid: an attachment cell takes them, any other cell stands for its row, which cites them. */
import type { ClipboardEvent, DragEvent } from 'react';
import { answerKey, type AnswerKey } from '../../../core/answer/answer.ts';
import { evidenceKey } from '../../../core/evidence/evidence.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import { hasFiles } from '../../evidence/drop.ts';
import { addFilesTo, clipboardFiles, type Origin, storeFiles } from '../../evidence/store-file.ts';
import { openFiles } from '../../evidence/view-state.ts';
import { t } from '../../strings/t.ts';
import { cellUnder } from './grid-events.ts';
import type { Cell } from './selection.ts';
import type { GridModel } from './use-grid-model.ts';

function landing(grid: GridModel, { row, column }: Cell): AnswerKey | undefined {
  const known = grid.data.rows[row];
  const own = grid.table.columns[column];
  if (!known) return undefined;
  if (own?.type === 'attachment' && !known.locked.has(own.id))
    return answerKey(grid.subject, grid.table.id, known.id, own.id);
  return evidenceKey(grid.subject, grid.table.id, known.id);
}

/** @returns whether there is a place for them */
function take(grid: GridModel, cell: Cell, files: File[], from: Origin): boolean {
  const at = landing(grid, cell);
  const column = grid.table.columns[cell.column];
  if (at) void addFilesTo(at, files, from);
  else if (column?.type === 'attachment' && grid.canAddRows)
    // In the empty row they make the row, all of them at once.
    void storeFiles(files, from, () => undefined).then((stored) => {
      if (stored.length)
        grid.putCell(
          cell.row,
          column,
          stored.map(({ item }) => item),
        );
    });
  else return false;
  return true;
}

export function fileHandlers(grid: GridModel, anchor: Cell) {
  return {
    /** Before the text of the clipboard is looked at. */
    onPasteCapture: (event: ClipboardEvent): void => {
      if (grid.readOnly) return;
      const files = clipboardFiles(event.clipboardData);
      if (!files.length || !take(grid, anchor, files, 'clipboard')) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onDragOver: (event: DragEvent): void => {
      if (grid.readOnly || !hasFiles(event.dataTransfer) || !cellUnder(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onDrop: (event: DragEvent): void => {
      const cell = cellUnder(event.target);
      if (grid.readOnly || !cell || !hasFiles(event.dataTransfer)) return;
      if (!take(grid, cell, [...event.dataTransfer.files], 'file')) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}

/** The files of an attachment cell, or of any other cell's row, in a dialog of their own. */
export function openCellFiles(grid: GridModel, row: number, column: Column): void {
  const known = grid.data.rows[row];
  if (!known) return;
  const isOwn = column.type === 'attachment';
  const label = isOwn ? column.label : grid.table.label;
  openFiles.set({
    at: isOwn
      ? answerKey(grid.subject, grid.table.id, known.id, column.id)
      : evidenceKey(grid.subject, grid.table.id, known.id),
    title: `${label} · ${t('evidence.row', { row: row + 1 })}`,
    readOnly: grid.readOnly || (isOwn && known.locked.has(column.id)),
  });
}
