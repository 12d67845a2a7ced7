import type { RefObject } from 'react';
import type { Column } from '../../../core/form/pack-schema.ts';
import type { Finding } from '../../../core/form/finding.ts';
import { parseValue } from '../../../core/form/parse.ts';
import { isReadOnlyCell, keepText } from '../../../core/form/table-edit.ts';
import { t } from '../../strings/t.ts';
import { CellEditor } from './CellEditor.tsx';
import { openCellFiles } from './grid-files.ts';
import { cellOptions, chosenIds, pickedValue } from './cell-options.ts';
import type { GridModel } from './use-grid-model.ts';

/** The input of the active cell, tied to its answer. */
export function ActiveCell(props: {
  grid: GridModel;
  /** Id of the grid; its status line describes the cell. */
  id: string;
  row: number;
  column: Column;
  findings: Finding[];
  focusWanted: RefObject<boolean>;
  onOpenDetails(): void;
}) {
  const { grid, id, row, column, findings } = props;
  const known = grid.data.rows[row];
  const value = known ? grid.data.valueAt(known.id, column.id) : null;
  const options = cellOptions(
    grid.pack,
    column,
    grid.subjects,
    (option) => grid.offered?.(known?.id ?? grid.freshId, option) ?? true,
  );
  return (
    <CellEditor
      id={`${id}-cell`}
      column={column}
      text={grid.textAt(row, column)}
      options={options}
      selected={chosenIds(value)}
      label={t('grid.cellLabel', { column: column.label, row: row + 1 })}
      describedBy={findings.length ? `${id}-status` : undefined}
      invalid={findings.some((finding) => finding.level === 'error')}
      required={column.required === true}
      readOnly={grid.readOnly || isReadOnlyCell(known, column)}
      focusWanted={props.focusWanted}
      onCommit={(text) => {
        const parsed = parseValue(grid.pack, column, text, grid.subjects);
        grid.putCell(row, column, 'value' in parsed ? parsed.value : keepText(column, text));
      }}
      onPick={(option) => {
        const order = options?.map((item) => item.id) ?? [];
        grid.putCell(row, column, pickedValue(column, value, option, order));
      }}
      onOpenDetails={() => (column.type === 'attachment' ? openCellFiles(grid, row, column) : props.onOpenDetails())}
    />
  );
}
