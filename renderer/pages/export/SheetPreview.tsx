import { memo, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { PlaceMark } from '../../preview/mark.ts';
import '../../preview/places.css';
import { readWorkbook, sheetCell, type SheetView } from '../../preview/workbook.ts';
import { t } from '../../strings/t.ts';
import { EmptyState, Tabs } from '../../ui/index.ts';
import { cellMarks, markedCells, type CellMark } from './sheet-marks.ts';
import type { MarkedPlaces, PreviewProps } from './WordPreview.tsx';
import { fittingZoom, ZoomControl } from './ZoomControl.tsx';

const MAX_ROWS = 500;
const NO_MARKS: readonly PlaceMark[] = [];

/** A workbook as plain tables, one tab per sheet. */
export function SheetPreview({ bytes, title, places }: PreviewProps) {
  const marks = places?.marks ?? NO_MARKS;
  // The places of a blank stay where they are while their state changes: the file is read once.
  const [wanted] = useState(() => markedCells(marks));
  const sheets = useMemo(() => readWorkbook(bytes, wanted), [bytes, wanted]);
  const [chosen, setChosen] = useState('0');
  const [zoom, setZoom] = useState(() => (places ? fitting(sheets, marks) : 1));
  const table = useRef<HTMLDivElement>(null);
  const byCell = useMemo(() => cellMarks(marks), [marks]);
  useMissing(sheets, places);
  const selected = places?.selected ?? '';
  const [shown, setShown] = useState('');
  if (selected !== shown) {
    setShown(selected);
    const at = marks.find((mark) => mark.place === selected)?.at ?? '';
    const index = sheets.findIndex((sheet) => sheet.name === sheetCell(at)?.sheet);
    if (index >= 0) setChosen(String(index));
  }
  useEffect(() => {
    const cells = [...(table.current?.querySelectorAll(`[data-place="${CSS.escape(selected)}"]`) ?? [])];
    for (const cell of cells) cell.setAttribute('data-chosen', '');
    cells[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    return () => cells.forEach((cell) => cell.removeAttribute('data-chosen'));
  }, [selected, chosen]);
  return (
    <div className="preview" ref={table}>
      <div className="row preview-bar">
        {!places && <span className="small muted">{t('preview.sheetHint')}</span>}
        <span className="grow" />
        <ZoomControl zoom={zoom} onZoom={setZoom} />
      </div>
      <Tabs
        label={title}
        chosen={chosen}
        onChoose={setChosen}
        items={sheets.map((sheet, index) => ({
          key: String(index),
          label: sheet.name,
          content: <SheetTable sheet={sheet} zoom={zoom} marks={byCell} onPick={places?.onPick} />,
        }))}
      />
    </div>
  );
}

/** Beside the list of places there is room for about this much of a sheet. */
const PANE_PX = 560;
const SMALLEST_SHEET = 0.6;

/** For the sheet with the first place. */
function fitting(sheets: readonly SheetView[], marks: readonly PlaceMark[]): number {
  const name = sheetCell(marks[0]?.at ?? '')?.sheet;
  const sheet = sheets.find((each) => each.name === name) ?? sheets[0];
  const width = sheet?.widths.reduce((sum, each) => sum + each, 0) ?? 0;
  return Math.max(SMALLEST_SHEET, fittingZoom(PANE_PX / Math.max(1, width)));
}

/** Says once which places no sheet shows: those in printed headers, on hidden sheets, far down. */
function useMissing(sheets: readonly SheetView[], places: MarkedPlaces | undefined): void {
  const tell = useEffectEvent((): void => {
    const names = new Set(sheets.filter((sheet) => sheet.rows.length > 0).map((sheet) => sheet.name));
    const missing = (places?.marks ?? []).filter((mark) => {
      const at = sheetCell(mark.at);
      return !at || !names.has(at.sheet) || at.cell.row > MAX_ROWS;
    });
    if (missing.length) places?.onMissing(missing.map((mark) => mark.place));
  });
  useEffect(() => tell(), [sheets]);
}

interface SheetTableProps {
  sheet: SheetView;
  zoom: number;
  marks: ReadonlyMap<string, CellMark>;
  onPick: ((place: string) => void) | undefined;
}

function SheetTable({ sheet, zoom, marks, onPick }: SheetTableProps) {
  if (sheet.rows.length === 0) return <EmptyState title={t('preview.emptySheet')} />;
  return (
    <div className="sheet-scroll" tabIndex={0} role="group" aria-label={sheet.name}>
      <table
        className="sheet"
        style={{ zoom, ['--zoom' as string]: zoom }}
        onClick={(event) => {
          const cell = event.target instanceof Element ? event.target.closest('[data-place]') : null;
          const place = cell?.getAttribute('data-place');
          if (place) onPick?.(place);
        }}
      >
        <colgroup>
          {sheet.widths.map((width, index) => (
            <col key={index} style={{ width }} />
          ))}
        </colgroup>
        <tbody>
          {sheet.rows.slice(0, MAX_ROWS).map((row) => (
            <tr key={row.number}>
              {row.cells.map((cell) => (
                <SheetCell
                  key={cell.column}
                  cell={cell}
                  mark={marks.get(`${sheet.name}!${row.number}/${cell.column}`)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {sheet.rows.length > MAX_ROWS && (
        <p className="muted">{t('preview.more', { n: sheet.rows.length - MAX_ROWS })}</p>
      )}
    </div>
  );
}

interface SheetCellProps {
  cell: SheetView['rows'][number]['cells'][number];
  mark: CellMark | undefined;
}

const SheetCell = memo(
  function SheetCell({ cell, mark }: SheetCellProps) {
    return (
      <td
        colSpan={cell.colSpan}
        rowSpan={cell.rowSpan}
        className={cell.bold ? 'bold' : ''}
        data-place={mark?.place}
        data-state={mark?.state}
        title={mark?.title}
      >
        {mark?.badge && (
          <span className="place-badge" aria-hidden="true">
            {mark.badge}
          </span>
        )}
        {cell.text}
      </td>
    );
  },
  (before, after) =>
    before.cell === after.cell &&
    before.mark?.place === after.mark?.place &&
    before.mark?.state === after.mark?.state &&
    before.mark?.badge === after.mark?.badge &&
    before.mark?.title === after.mark?.title,
);
