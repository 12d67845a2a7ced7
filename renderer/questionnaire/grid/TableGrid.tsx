/**
 * A table question as a spreadsheet-like grid (ARIA grid): only the rows in view are in the page, the active one
 * always is, because it holds the input with the focus.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import type { PastePlan } from '../../../core/form/table-edit.ts';
import { focusPlace } from '../state/focus.ts';
import { useJumpTarget } from '../state/jump.ts';
import { ActiveCell } from './ActiveCell.tsx';
import { editingKeys } from './CellEditor.tsx';
import { layoutColumns, ROW_HEIGHT } from './columns.ts';
import { clipboardHandlers, mouseHandlers, scrollColumnIntoView } from './grid-events.ts';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import { GridStatus } from './GridStatus.tsx';
import { GridToolbar } from './GridToolbar.tsx';
import { commandOf } from './keys.ts';
import { PasteReport } from './PasteReport.tsx';
import { RowDetails } from './RowDetails.tsx';
import { areaOf, at, clampCell, START, type Selection } from './selection.ts';
import { gridCommands } from './use-commands.ts';
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
  const { data, size } = grid;
  const [chosen, setChosen] = useState<Selection>(START);
  const [details, setDetails] = useState(-1);
  const [report, setReport] = useState<PastePlan | null>(null);
  const focusWanted = useRef(false);
  const scroller = useRef<HTMLDivElement>(null);
  const { columns } = table;
  const selection: Selection = { anchor: clampCell(chosen.anchor, size), head: clampCell(chosen.head, size) };
  const { anchor } = selection;
  const area = areaOf(selection);
  const layout = layoutColumns(columns);
  const activeRow = data.rows[anchor.row];
  const activeColumn = columns[anchor.column];
  const activeFindings = (activeRow && activeColumn && grid.findings.get(`${activeRow.id}/${activeColumn.id}`)) ?? [];

  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler here memoises what it returns
  const virtual = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT + 8,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (anchor.row >= size.rows || shown.includes(anchor.row)) return shown;
      return [...shown, anchor.row].sort((a, b) => a - b);
    },
  });

  const select = (next: Selection, show: 'head' | 'anchor' = 'head'): void => {
    focusWanted.current = true;
    setChosen(next);
    virtual.scrollToIndex(next[show].row, { align: 'auto' });
    scrollColumnIntoView(scroller.current, next[show].column);
    focusPlace(table.id, data.rows[next.anchor.row]?.id ?? '', columns[next.anchor.column]?.id ?? '');
  };
  const openDetails = (): void => {
    if (activeRow) setDetails(anchor.row);
  };
  const selectPlace = (row: string, column: string): void => {
    const found = row ? (data.indexOf.get(row) ?? 0) : anchor.row;
    const place = columns.findIndex((candidate) => candidate.id === column);
    select(at(clampCell({ row: found, column: Math.max(0, place) }, size)));
    document.getElementById(`${id}-cell`)?.focus();
  };
  useJumpTarget(table.id, selectPlace);

  const commands = gridCommands({
    grid,
    selection,
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / ROW_HEIGHT) - 2),
    select,
    leave: () => document.getElementById(`${id}-tools`)?.querySelector('button')?.focus(),
    openDetails,
    showReport: setReport,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented || editingKeys.has(event.nativeEvent)) return;
    const command = commandOf(event);
    if (command && commands.run(command)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return (
    <div className="g" id={id} data-grid="">
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
      {report && <PasteReport plan={report} onJump={selectPlace} onClose={() => setReport(null)} />}
      <div
        className={layout.frozen ? 'g-scroll g-frozen' : 'g-scroll'}
        ref={scroller}
        style={
          {
            height: Math.min(size.rows, MOST_ROWS_SHOWN) * ROW_HEIGHT + AROUND_ROWS,
            '--g-columns': layout.template,
          } as CSSProperties
        }
        onFocus={() => {
          focusWanted.current = true;
          focusPlace(table.id, activeRow?.id ?? '', activeColumn?.id ?? '');
        }}
        onBlur={(event) => {
          if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) focusWanted.current = false;
        }}
        onKeyDown={onKeyDown}
        {...clipboardHandlers(commands, readOnly)}
        {...mouseHandlers({ cellId: `${id}-cell`, anchor, size, select, extend: setChosen })}
      >
        <div
          role="grid"
          aria-labelledby={labelId}
          aria-describedby={describedBy}
          aria-rowcount={size.rows + 1}
          aria-colcount={size.columns + 1}
          aria-multiselectable="true"
          aria-readonly={readOnly || undefined}
          className="g-grid"
          style={{ minWidth: layout.minWidth }}
        >
          <GridHead columns={columns} />
          <div role="rowgroup" className="g-body" style={{ height: size.rows * ROW_HEIGHT }}>
            {virtual.getVirtualItems().map((item) => {
              const row = data.rows[item.index];
              const inArea = item.index >= area.fromRow && item.index <= area.toRow;
              const isActive = item.index === anchor.row;
              const rowId = row?.id ?? grid.freshId;
              return (
                <GridRow
                  key={rowId}
                  pack={grid.pack}
                  columns={columns}
                  row={row}
                  index={item.index}
                  top={item.start}
                  cells={data.cellsOf(rowId)}
                  computed={grid.computed?.get(rowId)}
                  findings={grid.findings}
                  subjects={grid.subjects}
                  active={isActive ? anchor.column : -1}
                  from={inArea ? area.fromColumn : -1}
                  to={inArea ? area.toColumn : -1}
                  editor={
                    isActive && activeColumn ? (
                      <ActiveCell
                        key={`${rowId}/${activeColumn.id}`}
                        grid={grid}
                        id={id}
                        row={anchor.row}
                        column={activeColumn}
                        findings={activeFindings}
                        focusWanted={focusWanted}
                        onOpenDetails={openDetails}
                      />
                    ) : null
                  }
                  idPrefix={id}
                />
              );
            })}
          </div>
        </div>
      </div>
      <GridStatus
        id={`${id}-status`}
        column={activeColumn}
        row={anchor.row}
        isNew={!activeRow}
        findings={activeFindings}
      />
      {details >= 0 && data.rows[details] && (
        <RowDetails
          table={table}
          subject={subject}
          rows={data.rows}
          index={details}
          findings={grid.findings}
          readOnly={readOnly}
          onMove={setDetails}
          onClose={() => {
            setDetails(-1);
            select(at({ row: details, column: anchor.column }));
          }}
        />
      )}
    </div>
  );
}
