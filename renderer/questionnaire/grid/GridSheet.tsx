/**
 * A spreadsheet-like grid (ARIA grid) over whatever its model holds: only the rows and columns in view are in the page,
 * the active cell always is, because it holds the input with the focus.
 */
import {
  useImperativeHandle,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import type { Finding } from '../../../core/form/finding.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import type { Area, PastePlan, TableRow } from '../../../core/form/table-edit.ts';
import { focusPlace } from '../state/focus.ts';
import { ActiveCell } from './ActiveCell.tsx';
import { editingKeys } from './CellEditor.tsx';
import { type GridLayout, ROW_HEIGHT } from './columns.ts';
import { clipboardHandlers, mouseHandlers, scrollColumnIntoView } from './grid-events.ts';
import { type Bands, type BodyHandle, GridBody } from './GridBody.tsx';
import { fileHandlers, openCellFiles } from './grid-files.ts';
import { GridHead, type GridHeadProps } from './GridHead.tsx';
import { commandOf } from './keys.ts';
import { PasteReport } from './PasteReport.tsx';
import { RowDetails } from './RowDetails.tsx';
import { areaOf, at, clampCell, START, type Selection } from './selection.ts';
import { useColumnWindow } from './use-column-window.ts';
import { useFrozen } from './use-frozen.ts';
import { gridCommands, type GridCommands } from './use-commands.ts';
import type { GridModel } from './use-grid-model.ts';

/** What stands above and below the sheet knows of it. */
export interface SheetState {
  commands: GridCommands;
  area: Area;
  selection: Selection;
  row: TableRow | undefined;
  column: Column | undefined;
  findings: Finding[];
  openDetails(): void;
}

export interface SheetHandle {
  select(selection: Selection): void;
  /** `row` '' keeps the row. @returns false when the row is not in the sheet. */
  go(row: string, column: string): boolean;
  selection(): Selection;
  /** Back to the first row, with the focus left where it is. */
  top(): void;
}

export interface GridSheetProps {
  grid: GridModel;
  layout: GridLayout;
  id: string;
  labelId: string;
  describedBy: string | undefined;
  handle: Ref<SheetHandle>;
  /** Height in px; `undefined` = all the room there is. */
  height?: number | undefined;
  marked?: string;
  headExtra?: GridHeadProps['extra'];
  bands?: Bands | undefined;
  /** A row that stays at the foot of the sheet. */
  foot?: ((shown: readonly number[]) => ReactNode) | undefined;
  above(state: SheetState): ReactNode;
  below(state: SheetState): ReactNode;
  className?: string;
}

const NO_FINDINGS: Finding[] = [];

export function GridSheet(props: GridSheetProps) {
  const { grid, layout, id, bands } = props;
  const { data, size, table, readOnly } = grid;
  const { columns } = table;
  const [chosen, setChosen] = useState<Selection>(START);
  const [details, setDetails] = useState(-1);
  const [report, setReport] = useState<PastePlan | null>(null);
  const focusWanted = useRef(false);
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<BodyHandle>(null);
  const selection: Selection = { anchor: clampCell(chosen.anchor, size), head: clampCell(chosen.head, size) };
  const { anchor } = selection;
  const area = areaOf(selection);
  useFrozen(scroller);
  const shown = useColumnWindow(scroller, layout, columns.length, anchor.column);
  const row = data.rows[anchor.row];
  const column = columns[anchor.column];
  const findings = (row && column && grid.findings.get(`${row.id}/${column.id}`)) ?? NO_FINDINGS;

  const select = (next: Selection, show: 'head' | 'anchor' = 'head'): void => {
    focusWanted.current = true;
    setChosen(next);
    body.current?.scrollTo(next[show].row);
    scrollColumnIntoView(scroller.current, next[show].column, layout);
    focusPlace(table.id, data.rows[next.anchor.row]?.id ?? '', columns[next.anchor.column]?.id ?? '');
  };
  const openDetails = (): void => {
    if (row) setDetails(anchor.row);
  };
  const go = (rowId: string, columnId: string): boolean => {
    const found = rowId ? data.indexOf.get(rowId) : anchor.row;
    const place = columns.findIndex((candidate) => candidate.id === columnId);
    select(at(clampCell({ row: found ?? 0, column: place < 0 ? (rowId ? anchor.column : 0) : place }, size)));
    document.getElementById(`${id}-cell`)?.focus();
    return found !== undefined;
  };
  const top = (): void => {
    setChosen(at({ row: 0, column: anchor.column }));
    scroller.current?.scrollTo({ top: 0 });
  };
  useImperativeHandle(props.handle, () => ({ select, go, selection: () => selection, top }));

  // eslint-disable-next-line react-hooks/refs -- read when a key asks for it, not while drawing
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
    // A heading's menu has its own keys.
    if (event.target instanceof Element && event.target.closest('.g-head')) return;
    if (event.key === 'F9' && row && column) {
      event.preventDefault();
      event.stopPropagation();
      openCellFiles(grid, anchor.row, column);
      return;
    }
    const command = commandOf(event);
    if (command && commands.run(command)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const state: SheetState = { commands, area, selection, row, column, findings, openDetails };

  return (
    <div className={props.className ? `g ${props.className}` : 'g'} id={id} data-grid="">
      {props.above(state)}
      {report && <PasteReport plan={report} onJump={go} onClose={() => setReport(null)} />}
      <div
        className="g-scroll"
        ref={scroller}
        style={{ height: props.height, '--g-columns': layout.template } as CSSProperties}
        onFocus={(event) => {
          if (!isInSheet(event.target)) return;
          focusWanted.current = true;
          focusPlace(table.id, row?.id ?? '', column?.id ?? '');
        }}
        onBlur={(event) => {
          if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) focusWanted.current = false;
        }}
        onKeyDown={onKeyDown}
        {...fileHandlers(grid, anchor)}
        {...clipboardHandlers(commands, readOnly)}
        // eslint-disable-next-line react-hooks/refs -- read when the mouse is pressed
        {...mouseHandlers({ cellId: `${id}-cell`, anchor, size, select, extend: setChosen })}
      >
        <div
          role="grid"
          aria-labelledby={props.labelId}
          aria-describedby={props.describedBy}
          aria-rowcount={size.rows + 1}
          aria-colcount={size.columns + 1}
          aria-multiselectable="true"
          aria-readonly={readOnly || undefined}
          className="g-grid"
          style={layout.edges ? { width: layout.minWidth } : { minWidth: layout.minWidth }}
        >
          <GridHead columns={columns} shown={shown} layout={layout} extra={props.headExtra} />
          <GridBody
            handle={body}
            scroller={scroller}
            grid={grid}
            layout={layout}
            shown={shown}
            area={area}
            anchor={anchor}
            bands={bands}
            hasFoot={props.foot !== undefined}
            marked={props.marked ?? ''}
            idPrefix={id}
            editor={
              column && (
                <ActiveCell
                  key={`${row?.id ?? grid.freshId}/${column.id}`}
                  grid={grid}
                  id={id}
                  row={anchor.row}
                  column={column}
                  findings={findings}
                  focusWanted={focusWanted}
                  onOpenDetails={openDetails}
                />
              )
            }
          />
          {props.foot?.(shown)}
        </div>
      </div>
      {props.below(state)}
      {details >= 0 && data.rows[details] && (
        <RowDetails
          table={table}
          subject={grid.subject}
          rows={data.rows}
          index={details}
          findings={grid.findings}
          computed={grid.computed?.get(data.rows[details]?.id ?? '')}
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

/** Menus in headings are no part of the cells. */
function isInSheet(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.g-head') === null;
}
