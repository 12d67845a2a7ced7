/** The rows in view. Scrolling draws this part anew and nothing around it. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useImperativeHandle, type ReactNode, type Ref, type RefObject } from 'react';
import type { Area } from '../../../core/form/table-edit.ts';
import { type GridLayout, ROW_HEIGHT } from './columns.ts';
import { GridRow } from './GridRow.tsx';
import type { Cell } from './selection.ts';
import type { GridModel } from './use-grid-model.ts';
import { useMeasureAgain } from './use-measure-again.ts';

const OVERSCAN = 8;

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
      const inView = defaultRangeExtractor(range);
      if (anchor.row >= size.rows || inView.includes(anchor.row)) return inView;
      return [...inView, anchor.row].sort((a, b) => a - b);
    },
  });
  useMeasureAgain(bands, () => virtual.measure());
  useImperativeHandle(props.handle, () => ({ scrollTo: (row) => virtual.scrollToIndex(row, { align: 'auto' }) }));
  // Rows that scroll out lend their elements to rows that scroll in: new text costs less than new elements. The active
  // row keeps its own, because its input holds the focus.
  const slots = Math.ceil((virtual.scrollRect?.height ?? 0) / ROW_HEIGHT) + 2 * OVERSCAN + 4;
  return (
    <div role="rowgroup" className="g-body" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = data.rows[index];
        const inArea = index >= area.fromRow && index <= area.toRow;
        const isActive = index === anchor.row;
        const rowId = row?.id ?? grid.freshId;
        const band = bands?.height(index) ?? 0;
        return [
          band > 0 && (
            <div key={`band ${index}`} className="g-band" style={{ top: start, height: band }}>
              {bands?.show(index)}
            </div>
          ),
          <GridRow
            key={isActive ? rowId : `slot ${index % slots}`}
            pack={grid.pack}
            columns={table.columns}
            shown={shown}
            layout={layout}
            row={row}
            index={index}
            top={start + band}
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
          />,
        ];
      })}
    </div>
  );
}
