/** The rows in view. Scrolling draws this part anew and nothing around it. */
import { type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useImperativeHandle, type ReactNode, type Ref, type RefObject } from 'react';
import type { Area } from '../../../core/form/table-edit.ts';
import { type GridLayout, ROW_HEIGHT } from './columns.ts';
import { GridRow } from './GridRow.tsx';
import type { Cell } from './selection.ts';
import type { GridModel } from './use-grid-model.ts';
import { useMeasureAgain } from './use-measure-again.ts';

const OVERSCAN = 8;

/** Elements for rows: as many as fit, and those before and behind. */
const slotsFor = (height: number): number => Math.ceil(height / ROW_HEIGHT) + 1 + 2 * OVERSCAN;

/** Something above a row: its height, 0 for nothing, and what it shows. */
export interface Bands {
  height(index: number): number;
  show(index: number): ReactNode;
}

export interface BodyHandle {
  scrollTo(row: number): void;
}

export function GridBody(props: {
  handle: Ref<BodyHandle>;
  scroller: RefObject<HTMLDivElement | null>;
  grid: GridModel;
  layout: GridLayout;
  shown: readonly number[];
  area: Area;
  anchor: Cell;
  bands: Bands | undefined;
  /** A row lies over the foot of the view. */
  hasFoot: boolean;
  marked: string;
  idPrefix: string;
  /** Input of the active cell. */
  editor: ReactNode;
}) {
  const { grid, layout, shown, area, anchor, bands, scroller } = props;
  const { data, size, table } = grid;
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler here memoises what it returns
  const virtual = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ROW_HEIGHT + (bands?.height(index) ?? 0),
    overscan: OVERSCAN,
    scrollPaddingStart: ROW_HEIGHT + 8,
    // The heading takes its height from the view, and the foot covers the last row.
    scrollPaddingEnd: props.hasFoot ? 2 * ROW_HEIGHT + 8 : 0,
    // The active row is drawn wherever it is: it holds the input with the focus.
    rangeExtractor: (range) => {
      const rows = rowsAround(range, slotsFor(scroller.current?.clientHeight ?? 0));
      if (anchor.row >= size.rows || rows.includes(anchor.row)) return rows;
      return [...rows, anchor.row].sort((a, b) => a - b);
    },
  });
  useMeasureAgain(bands, () => virtual.measure());
  useImperativeHandle(props.handle, () => ({ scrollTo: (row) => virtual.scrollToIndex(row, { align: 'auto' }) }));
  // Rows that scroll out lend their elements to rows that scroll in: new text costs less than new elements. The active
  // row keeps its own, because its input holds the focus. Elements stay in their order, for moving one costs as much as
  // making it; the order of the rows is told by `aria-owns`.
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0], items.at(-1)];
  const isWhole = !first || !last || last.index - first.index + 1 === items.length;
  const slots = Math.max(1, isWhole ? items.length : items.length - 1);
  const inSlots = items.toSorted((a, b) => (a.index % slots) - (b.index % slots));
  const elementId = (index: number): string =>
    `${props.idPrefix}-${index === anchor.row ? 'active' : `slot-${index % slots}`}`;
  const isInOrder = inSlots.every((item, i) => item === items[i]);
  const order = virtual.isScrolling || isInOrder ? undefined : items.map(({ index }) => elementId(index)).join(' ');
  return (
    <div role="rowgroup" className="g-body" style={{ height: virtual.getTotalSize() }} aria-owns={order}>
      {bands && items.map(({ index, start }) => <Band key={index} index={index} top={start} bands={bands} />)}
      {inSlots.map(({ index, start }) => {
        const row = data.rows[index];
        const inArea = index >= area.fromRow && index <= area.toRow;
        const isActive = index === anchor.row;
        const rowId = row?.id ?? grid.freshId;
        return (
          <GridRow
            key={isActive ? rowId : `slot ${index % slots}`}
            elementId={elementId(index)}
            pack={grid.pack}
            subject={grid.subject}
            question={table.id}
            columns={table.columns}
            shown={shown}
            layout={layout}
            row={row}
            index={index}
            top={start + (bands?.height(index) ?? 0)}
            cells={data.cellsOf(rowId)}
            computed={grid.computed?.get(rowId)}
            findings={grid.findings}
            subjects={grid.subjects}
            active={isActive ? anchor.column : -1}
            from={inArea ? area.fromColumn : -1}
            to={inArea ? area.toColumn : -1}
            editor={isActive ? props.editor : null}
            idPrefix={props.idPrefix}
            marked={props.marked}
          />
        );
      })}
    </div>
  );
}

function Band({ index, top, bands }: { index: number; top: number; bands: Bands }) {
  const height = bands.height(index);
  if (height === 0) return null;
  return (
    <div className="g-band" style={{ top, height }}>
      {bands.show(index)}
    </div>
  );
}

/** Always as many rows as there are elements, also at both ends: otherwise elements would be made and dropped at each step. */
function rowsAround({ startIndex, count }: Range, slots: number): number[] {
  const from = Math.max(0, Math.min(startIndex - OVERSCAN, count - slots));
  return Array.from({ length: Math.min(slots, count - from) }, (_, i) => from + i);
}
