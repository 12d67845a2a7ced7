/** A table question as a grid inside a form: as high as its rows, up to a limit. */
import { useMemo, useRef } from 'react';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import { useJumpTarget } from '../state/jump.ts';
import { layoutColumns, ROW_HEIGHT } from './columns.ts';
import { GridSheet, type SheetHandle } from './GridSheet.tsx';
import { GridStatus } from './GridStatus.tsx';
import { GridToolbar } from './GridToolbar.tsx';
import { useGridModel } from './use-grid-model.ts';

export interface TableGridProps {
  table: QuestionOf<'table'>;
  subject: string;
  id: string;
  labelId: string;
  describedBy: string | undefined;
  readOnly: boolean;
}

const MOST_ROWS_SHOWN = 14;
/** Heading (up to two lines) and a horizontal scroll bar. */
const AROUND_ROWS = 54;

export function TableGrid({ table, subject, id, labelId, describedBy, readOnly }: TableGridProps) {
  const grid = useGridModel(table, subject, readOnly);
  const layout = useMemo(() => layoutColumns(table.columns), [table]);
  const handle = useRef<SheetHandle>(null);
  useJumpTarget(table.id, (row, column) => handle.current?.go(row, column));
  const { data, size } = grid;
  return (
    <GridSheet
      grid={grid}
      layout={layout}
      id={id}
      labelId={labelId}
      describedBy={describedBy}
      handle={handle}
      height={Math.min(size.rows, MOST_ROWS_SHOWN) * ROW_HEIGHT + AROUND_ROWS}
      above={({ commands, area, openDetails }) => (
        <GridToolbar
          id={`${id}-tools`}
          count={data.rows.length}
          selected={area.toRow - area.fromRow + 1}
          readOnly={readOnly}
          canAddRows={grid.canAddRows}
          canRemove={data.rows.slice(area.fromRow, area.toRow + 1).some((row) => !row.printed)}
          onInsert={() => commands.insert('below')}
          onDuplicate={commands.duplicate}
          onRemove={commands.deleteSelectedRows}
          onDetails={openDetails}
        />
      )}
      below={({ row, column, selection, findings }) => (
        <GridStatus id={`${id}-status`} column={column} row={selection.anchor.row} isNew={!row} findings={findings} />
      )}
    />
  );
}
