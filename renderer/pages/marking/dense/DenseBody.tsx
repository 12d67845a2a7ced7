/** The lines in view. Scrolling draws this part anew and nothing around it. */
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef, useState, type MouseEventHandler, type Ref } from 'react';
import { GroupLine } from './GroupLine.tsx';
import type { Line } from '../../../../core/register/marking-view.ts';
import { useMeasureAgain } from '../../../questionnaire/grid/use-measure-again.ts';
import { t } from '../../../strings/t.ts';
import type { Desk } from '../use-desk.ts';
import { DenseRow } from './DenseRow.tsx';
import { lineKey } from './line-key.ts';
import { TextEditor } from './TextEditor.tsx';

const ROW = 34;
const EDITOR = 210;
const OVERSCAN = 6;
/** Lines are drawn ahead by so many at once. */
const BLOCK = 8;
const BLOCKS_BEFORE = 2;
const BLOCKS_AFTER = 3;
const PAUSE_MS = 120;

export interface DenseBodyHandle {
  scrollTo(line: number): void;
  /** Lines that fit in view. */
  pageRows(): number;
}

export function DenseBody(props: {
  id: string;
  handle: Ref<DenseBodyHandle>;
  desk: Desk;
  lines: readonly Line[];
  closed: ReadonlySet<string>;
  head: number;
  from: number;
  to: number;
  /** Row whose text is open. */
  editing: string;
  onLeaveText(next: boolean): void;
  onMouseDown: MouseEventHandler;
  onClick: MouseEventHandler;
}) {
  const { desk, lines, closed, head, from, to, editing } = props;
  const { spec, board, table } = desk;
  const scroller = useRef<HTMLDivElement>(null);
  const ahead = useAhead(head);
  // The same functions while nothing changes: others would make it measure all 20,000 lines at every key.
  const keyOf = useCallback((index: number) => lineKey(lines[index]), [lines]);
  const sizeOf = useCallback(
    (index: number) => ROW + (editing !== '' && lines[index]?.id === editing ? EDITOR : 0),
    [lines, editing],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- no compiler here memoises what it returns
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: keyOf,
    overscan: OVERSCAN,
    scrollPaddingStart: ROW,
    scrollPaddingEnd: 8,
    // The active line is in the page wherever it is: screen readers are told of it by its id.
    rangeExtractor: (range) => {
      const wanted = new Set(defaultRangeExtractor(range));
      for (let i = Math.max(0, ahead.from); i < Math.min(ahead.to, lines.length); i++) wanted.add(i);
      if (head < lines.length) wanted.add(head);
      return [...wanted].sort((a, b) => a - b);
    },
  });
  useMeasureAgain(editing, () => virtual.measure());
  useImperativeHandle(props.handle, () => ({
    scrollTo: (line) => {
      // Asking the browser where it stands makes it lay the page out: not for a line that is in view anyway.
      const item = virtual.getVirtualItems().find(({ index }) => index === line);
      const top = virtual.scrollOffset ?? 0;
      const height = virtual.scrollRect?.height ?? 0;
      if (item && item.start >= top && item.end <= top + height) return;
      // Into the middle: who marks on sees what comes, and most marks need no scrolling.
      virtual.scrollToIndex(line, { align: 'center' });
    },
    pageRows: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? ROW * 10) / ROW) - 2),
  }));
  const byGroup = new Map(desk.groups.map((group) => [group.key, group]));
  const active = lines[head];
  return (
    <div
      ref={scroller}
      id={props.id}
      className="mk-list"
      role="treegrid"
      tabIndex={0}
      aria-label={t('marking.list', { label: desk.register.label })}
      aria-rowcount={lines.length}
      aria-multiselectable="true"
      aria-readonly={desk.readOnly || undefined}
      aria-activedescendant={active && `mk-line-${lineKey(active).trim()}`}
      onMouseDown={props.onMouseDown}
      onClick={props.onClick}
    >
      <div role="rowgroup" className="mk-lines" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index];
          if (!line) return null;
          const isSelected = index >= from && index <= to;
          if (line.id === undefined)
            return (
              <GroupLine
                key={String(key)}
                line={lineKey(line)}
                top={start}
                index={index}
                spec={spec}
                group={byGroup.get(line.group)}
                score={desk.groupScore(line.group)}
                closed={closed.has(line.group)}
                active={index === head}
                selected={isSelected}
              />
            );
          const row = table.rows.get(line.id);
          if (!row) return null;
          return (
            <DenseRow
              key={String(key)}
              id={line.id}
              row={row}
              top={start}
              index={index}
              spec={spec}
              reader={desk.reader}
              findings={desk.findings}
              result={board.result(line.id)}
              active={index === head}
              selected={isSelected}
            >
              {line.id === editing && (
                <TextEditor key={editing} desk={desk} row={editing} onLeave={props.onLeaveText} />
              )}
            </DenseRow>
          );
        })}
      </div>
    </div>
  );
}

/**
 * Lines around the active one, drawn in a pause after it moved: when the list jumps on half a page, what comes into view
 * is there already.
 */
function useAhead(head: number): { from: number; to: number } {
  const block = Math.floor(head / BLOCK);
  const [drawn, setDrawn] = useState(block);
  useEffect(() => {
    const timer = window.setTimeout(() => setDrawn(block), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [block]);
  return { from: (drawn - BLOCKS_BEFORE) * BLOCK, to: (drawn + BLOCKS_AFTER) * BLOCK };
}
