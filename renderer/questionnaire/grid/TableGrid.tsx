/**
 * A table question as a spreadsheet-like grid (ARIA grid): only the rows in view are in the page, the active one
 * always is, because it holds the input with the focus.
 */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import { answerKey, type AnswerValue } from '../../../core/answer/answer.ts';
import { parseValue } from '../../../core/form/parse.ts';
import type { Column, QuestionOf } from '../../../core/form/pack-schema.ts';
import {
  insertRows,
  isReadOnlyCell,
  keepText,
  maxRows,
  type PastePlan,
  type TableScope,
} from '../../../core/form/table-edit.ts';
import { put } from '../../store/casefile-store.ts';
import { flushDrafts } from '../../store/drafts.ts';
import { t } from '../../strings/t.ts';
import { findingsByCell } from '../state/findings-index.ts';
import { useFindings } from '../state/findings.ts';
import { focusPlace } from '../state/focus.ts';
import { useJumpTarget } from '../state/jump.ts';
import { putAnswer, readAnswer } from '../state/put-answer.ts';
import { useNamedSubjects, useScope } from '../state/scope.ts';
import { CellEditor, editingKeys } from './CellEditor.tsx';
import { cellOptions, chosenIds, pickedValue } from './cell-options.ts';
import { readBlock } from './clipboard-block.ts';
import { layoutColumns, ROW_HEIGHT } from './columns.ts';
import { cellText, GridRow } from './GridRow.tsx';
import { GridHead } from './GridHead.tsx';
import { GridStatus } from './GridStatus.tsx';
import { GridToolbar } from './GridToolbar.tsx';
import { commandOf } from './keys.ts';
import { PasteReport } from './PasteReport.tsx';
import { RowDetails } from './RowDetails.tsx';
import { areaOf, at, clampCell, START, type Selection } from './selection.ts';
import { gridCommands } from './use-commands.ts';
import { useComputedRows, useTable } from './use-table.ts';

export interface TableGridProps {
  table: QuestionOf<'table'>;
  subject: string;
  id: string;
  labelId: string;
  describedBy: string | undefined;
  readOnly: boolean;
}

const newId = (): string => crypto.randomUUID();
const MOST_ROWS_SHOWN = 14;

export function TableGrid({ table, subject, id, labelId, describedBy, readOnly }: TableGridProps) {
  const { pack } = useScope();
  const subjects = useNamedSubjects();
  const data = useTable(table, subject);
  const computed = useComputedRows(table, subject);
  const findings = findingsByCell(useFindings(subject, table.id), subject, table.id);
  const canAddRows = !readOnly && data.rows.length < maxRows(table);
  const [freshId, setFreshId] = useState(newId);
  if (data.indexOf.has(freshId)) setFreshId(newId());
  const [chosen, setChosen] = useState<Selection>(START);
  const [details, setDetails] = useState(-1);
  const [report, setReport] = useState<PastePlan | null>(null);
  const focusWanted = useRef(false);
  const scroller = useRef<HTMLDivElement>(null);
  const { columns } = table;
  const size = { rows: data.rows.length + (canAddRows ? 1 : 0), columns: columns.length };
  const selection: Selection = { anchor: clampCell(chosen.anchor, size), head: clampCell(chosen.head, size) };
  const { anchor } = selection;
  const area = areaOf(selection);
  const layout = layoutColumns(columns);

  const virtual = useVirtualizer({
    count: size.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    scrollPaddingStart: ROW_HEIGHT + 8,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return anchor.row < size.rows && !shown.includes(anchor.row)
        ? [...shown, anchor.row].sort((a, b) => a - b)
        : shown;
    },
  });

  const select = (next: Selection, show: 'head' | 'anchor' = 'head'): void => {
    focusWanted.current = true;
    setChosen(next);
    virtual.scrollToIndex(next[show].row, { align: 'auto' });
    scrollColumnIntoView(scroller.current, next[show].column);
    focusPlace(table.id, data.rows[next.anchor.row]?.id ?? '', columns[next.anchor.column]?.id ?? '');
  };

  const scope: TableScope = { pack, table, subject, rows: data.rows, subjects, newId };
  const textAt = (row: number, column: Column): string => {
    const rowId = data.rows[row]?.id ?? '';
    return cellText(pack, column, data.cellsOf(rowId), computed?.get(rowId), subjects);
  };
  const openDetails = (): void => {
    if (data.rows[anchor.row]) setDetails(anchor.row);
  };
  const commands = gridCommands({
    scope,
    data,
    size,
    selection,
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / ROW_HEIGHT) - 2),
    readOnly,
    flush: () => {
      flushDrafts();
      // The empty row has become a row: another empty one follows it.
      return !data.indexOf.has(freshId) && readAnswer(answerKey(subject, table.id, freshId)) !== null ? 1 : 0;
    },
    textAt,
    select,
    leave: () => document.getElementById(`${id}-tools`)?.querySelector('button')?.focus(),
    openDetails,
    showReport: setReport,
  });

  const selectPlace = (row: string, column: string): void => {
    const found = row ? (data.indexOf.get(row) ?? 0) : anchor.row;
    const place = columns.findIndex((candidate) => candidate.id === column);
    select(at(clampCell({ row: found, column: Math.max(0, place) }, size)));
    document.getElementById(`${id}-cell`)?.focus();
  };
  useJumpTarget(table.id, selectPlace);

  // The cell that holds the input keeps it when rows come and go; a grid without focus takes none.
  useEffect(() => {
    if (anchor.row >= size.rows) focusWanted.current = false;
  }, [anchor.row, size.rows]);

  const activeRow = data.rows[anchor.row];
  const activeColumn = columns[anchor.column];
  const putCell = (column: Column, value: AnswerValue | null): void => {
    if (activeRow) putAnswer(answerKey(subject, table.id, activeRow.id, column.id), value);
    else if (value !== null) {
      const added = insertRows({ ...scope, newId: () => freshId }, data.rows.length - 1, 1);
      put([...added.edits, { ...answerKey(subject, table.id, freshId, column.id), value }]);
    }
  };
  const commitText = (column: Column, text: string): void => {
    const parsed = parseValue(pack, column, text, subjects);
    putCell(column, 'value' in parsed ? parsed.value : keepText(column, text));
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented || editingKeys.has(event.nativeEvent)) return;
    const command = commandOf(event);
    if (command && commands.run(command)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const isTyping = (): boolean => {
    const control = document.activeElement;
    if (!(control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement)) return false;
    // A part of the text is marked: the person copies within the cell.
    return control.value !== '' && (control.selectionEnd ?? 0) - (control.selectionStart ?? 0) < control.value.length;
  };
  const onCopy = (event: ClipboardEvent): void => {
    if (isTyping()) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', commands.copy());
    if (event.type === 'cut' && !readOnly) commands.clear();
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (readOnly) return;
    const block = readBlock(event.clipboardData);
    if (!block || (isTyping() && block.length === 1 && block[0]?.length === 1)) return;
    event.preventDefault();
    commands.paste(block);
  };
  const cellUnder = (target: EventTarget): { row: number; column: number } | null => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
    const row = cell?.closest<HTMLElement>('[data-row]');
    return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) } : null;
  };
  const onMouseDown = (event: MouseEvent): void => {
    const cell = cellUnder(event.target);
    if (!cell || event.button !== 0) return;
    if (cell.row === anchor.row && cell.column === anchor.column && !event.shiftKey) return;
    event.preventDefault();
    if (cell.column < 0)
      select({
        anchor: { row: event.shiftKey ? anchor.row : cell.row, column: 0 },
        head: { row: cell.row, column: size.columns - 1 },
      });
    else select(event.shiftKey ? { anchor, head: cell } : at(cell));
  };
  const onMouseOver = (event: MouseEvent): void => {
    const cell = event.buttons === 1 ? cellUnder(event.target) : null;
    if (cell && cell.column >= 0 && document.activeElement?.id === `${id}-cell`) setChosen({ anchor, head: cell });
  };

  const activeFindings = activeRow && activeColumn ? (findings.get(`${activeRow.id}/${activeColumn.id}`) ?? []) : [];
  const value = activeRow && activeColumn ? data.valueAt(activeRow.id, activeColumn.id) : null;
  const options = activeColumn ? cellOptions(pack, activeColumn, subjects) : null;
  const editor = activeColumn && (
    <CellEditor
      key={`${activeRow?.id ?? freshId}/${activeColumn.id}`}
      id={`${id}-cell`}
      column={activeColumn}
      text={textAt(anchor.row, activeColumn)}
      options={options}
      selected={chosenIds(value)}
      label={t('grid.cellLabel', { column: activeColumn.label, row: anchor.row + 1 })}
      describedBy={activeFindings.length ? `${id}-status` : undefined}
      invalid={activeFindings.some((finding) => finding.level === 'error')}
      required={activeColumn.required === true}
      readOnly={readOnly || isReadOnlyCell(activeRow, activeColumn)}
      focusWanted={focusWanted}
      onCommit={(text) => commitText(activeColumn, text)}
      onPick={(option) =>
        putCell(activeColumn, pickedValue(activeColumn, value, option, options?.map((item) => item.id) ?? []))
      }
      onOpenDetails={openDetails}
    />
  );

  const bodyHeight = size.rows * ROW_HEIGHT;
  return (
    <div className="g" id={id} data-grid="">
      <GridToolbar
        id={`${id}-tools`}
        count={data.rows.length}
        selected={area.toRow - area.fromRow + 1}
        readOnly={readOnly}
        canAddRows={canAddRows}
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
            height: Math.min(size.rows, MOST_ROWS_SHOWN) * ROW_HEIGHT + 54,
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
        onCopy={onCopy}
        onCut={onCopy}
        onPaste={onPaste}
        onMouseDown={onMouseDown}
        onMouseOver={onMouseOver}
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
          <div role="rowgroup" className="g-body" style={{ height: bodyHeight }}>
            {virtual.getVirtualItems().map((item) => {
              const row = data.rows[item.index];
              const inArea = item.index >= area.fromRow && item.index <= area.toRow;
              const active = item.index === anchor.row ? anchor.column : -1;
              return (
                <GridRow
                  key={row?.id ?? freshId}
                  pack={pack}
                  columns={columns}
                  row={row}
                  index={item.index}
                  top={item.start}
                  cells={data.cellsOf(row?.id ?? '')}
                  computed={computed?.get(row?.id ?? '')}
                  findings={findings}
                  subjects={subjects}
                  active={active}
                  from={inArea ? area.fromColumn : -1}
                  to={inArea ? area.toColumn : -1}
                  editor={active >= 0 ? editor : null}
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
          findings={findings}
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

/** Frozen columns cover the left edge: scroll until the cell stands beside them. */
function scrollColumnIntoView(scroller: HTMLElement | null, column: number): void {
  const cell = scroller?.querySelector<HTMLElement>(`.g-head [data-column="${column}"]`);
  if (!scroller || !cell) return;
  if (column === 0) {
    scroller.scrollLeft = 0;
    return;
  }
  const frozen = [...scroller.querySelectorAll<HTMLElement>('.g-head .g-number, .g-frozen .g-head .g-first')].reduce(
    (width, element) => width + element.offsetWidth,
    0,
  );
  const left = cell.offsetLeft - frozen;
  const right = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
}
