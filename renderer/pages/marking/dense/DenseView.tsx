/** Many rows on one screen, in groups: digits mark what is selected and move on. */
import { useEffect, useEffectEvent, useMemo, useRef, useState, type MouseEvent } from 'react';
import { numberText } from '../../../../core/form/display.ts';
import type { MarkPlan } from '../../../../core/register/marking-edits.ts';
import {
  isFiltering,
  type Line,
  linesOf,
  markView,
  nextWhere,
  rowsBetween,
} from '../../../../core/register/marking-view.ts';
import { t } from '../../../strings/t.ts';
import { toast } from '../../../ui/index.ts';
import { PreviewDialog } from '../PreviewDialog.tsx';
import { type PressedKey, useMarkingKeys } from '../use-keys.ts';
import type { WayProps } from '../way-props.ts';
import { DenseBar, SEARCH_ID } from './DenseBar.tsx';
import { DenseBody, type DenseBodyHandle } from './DenseBody.tsx';
import { lineKey } from './line-key.ts';

const LIST_ID = 'mk-list';

export function DenseView(props: WayProps) {
  const { desk, active, filter, closed } = props;
  const { board, table, reader, spec } = desk;
  const [round, setRound] = useState(0);
  /** Made for a filter and then left in peace: a row that is marked stays where it is. */
  const made = useMemo(() => {
    void round;
    return { table, view: markView(board, reader, table.rows, table.ids, filter) };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- rows that change must not leave the view under the hand
  }, [board, reader, table.ids, filter, round]);
  const { view } = made;
  const shown = useMemo(() => view.groups.flatMap(({ ids }) => ids), [view]);
  const lines = useMemo(() => linesOf(view, closed), [view, closed]);
  const places = useMemo(() => new Map(lines.map((line, i) => [lineKey(line), i])), [lines]);
  /** Keys of lines; a heading is none of the rows the other way knows. */
  const [chosen, setChosen] = useState({ anchor: active, head: active });
  const isHeading = places.has(chosen.head) && lines[places.get(chosen.head) ?? 0]?.id === undefined;
  const wanted = isHeading ? chosen.head : active;
  const head = places.get(wanted) ?? places.get(lineKey(lines.find(({ id }) => id !== undefined) ?? lines[0])) ?? 0;
  const anchor = wanted === chosen.head ? (places.get(chosen.anchor) ?? head) : head;
  const [editing, setEditing] = useState('');
  const [preview, setPreview] = useState<{ plan: MarkPlan; result: string | null } | null>(null);
  const body = useRef<DenseBodyHandle>(null);
  const line = lines[head];

  const select = (to: number, extend = false): void => {
    const next = lines[Math.max(0, Math.min(lines.length - 1, to))];
    if (!next) return;
    const key = lineKey(next);
    setChosen({ head: key, anchor: extend ? lineKey(lines[anchor]) : key });
    if (next.id !== undefined) props.onActive(next.id);
    if (editing && next.id !== editing) setEditing('');
  };
  const selected = (): string[] => rowsBetween(view, lines, anchor, head);
  const fold = (group: string, isClosed: boolean): void => {
    const next = new Set(closed);
    if (isClosed) next.add(group);
    else next.delete(group);
    const key = lineKey({ group });
    setChosen({ anchor: key, head: key });
    props.onClosed(next);
  };
  const mark = (ids: readonly string[], result: string | null): void => {
    const [id] = ids;
    if (desk.readOnly || id === undefined) return;
    if (ids.length > 1) {
      setPreview({ plan: desk.plan(ids, result), result });
      return;
    }
    desk.mark(id, result);
    if (result === null) return;
    for (let to = (places.get(id) ?? head) + 1; to < lines.length; to++)
      if (lines[to]?.id !== undefined) {
        select(to);
        return;
      }
  };
  const goOpen = (step: 1 | -1): void => {
    const next = nextWhere(shown, active, (id) => board.result(id) === '', step);
    if (next === undefined) {
      toast(t(table.ids.some((id) => board.result(id) === '') ? 'marking.noOther' : 'marking.allMarked'));
      return;
    }
    const group = board.group(next);
    if (closed.has(group)) {
      const open = new Set(closed);
      open.delete(group);
      props.onClosed(open);
    }
    setChosen({ anchor: next, head: next });
    props.onActive(next);
  };
  const onKey = ({ key, shift, ctrl, target }: PressedKey): boolean => {
    if (ctrl) {
      if (key !== 'a' || lines.length === 0) return false;
      setChosen({ anchor: lineKey(lines[0]), head: lineKey(lines.at(-1)) });
      const last = lines.at(-1)?.id;
      if (last !== undefined) props.onActive(last);
      return true;
    }
    const option = /^[1-9]$/.test(key) ? spec.options.find((candidate) => candidate.key === key) : undefined;
    const page = body.current?.pageRows() ?? 10;
    if (option) mark(selected(), option.id);
    else if (key === '0' || key === 'Delete') mark(selected(), null);
    else if (key === 'ArrowDown') select(head + 1, shift);
    else if (key === 'ArrowUp') select(head - 1, shift);
    else if (key === 'PageDown') select(head + page, shift);
    else if (key === 'PageUp') select(head - page, shift);
    else if (key === 'Home') select(0, shift);
    else if (key === 'End') select(lines.length - 1, shift);
    else if (key === 'ArrowLeft' && line) fold(line.group, true);
    else if (key === 'ArrowRight' && line) fold(line.group, false);
    else if (key === 'n') goOpen(shift ? -1 : 1);
    else if (key === '/') document.getElementById(SEARCH_ID)?.focus();
    else if (key === 'p') {
      const count = desk.fillPhrase(selected());
      toast(count > 0 ? t('marking.phraseFilled', { count }) : t('marking.noPhraseHere'));
    } else if (key === 'Enter' && line && !(target instanceof Element && target.closest('[role=toolbar]'))) {
      if (line.id === undefined) fold(line.group, !closed.has(line.group));
      else setEditing(line.id);
    } else return false;
    return true;
  };
  useMarkingKeys(onKey);

  const focusList = (): void => document.getElementById(LIST_ID)?.focus({ preventScroll: true });
  const leaveText = (next: boolean): void => {
    setEditing('');
    focusList();
    if (next) select(head + 1);
  };
  const arrive = useEffectEvent(() => {
    focusList();
    body.current?.scrollTo(head);
  });
  useEffect(() => arrive(), []);
  // Where one is stays in view when the list is made anew, folded or entered from elsewhere.
  const follow = useEffectEvent(() => body.current?.scrollTo(head));
  useEffect(() => follow(), [head, lines]);

  const onMouseDown = (event: MouseEvent): void => {
    const { target } = event;
    if (!(target instanceof Element) || target.closest('.mk-text, button')) return;
    const key = target.closest<HTMLElement>('[data-line]')?.dataset['line'];
    const place = key === undefined ? undefined : places.get(key);
    if (place === undefined) return;
    if (event.shiftKey) event.preventDefault();
    select(place, event.shiftKey);
  };
  const onClick = (event: MouseEvent): void => {
    const { target } = event;
    const key = target instanceof Element ? target.closest<HTMLElement>('[data-line]')?.dataset['line'] : undefined;
    const place = key === undefined ? undefined : places.get(key);
    const at = place === undefined ? undefined : lines[place];
    if (!at || !(target instanceof Element)) return;
    const button = target.closest<HTMLElement>('[data-act]');
    const act = button?.dataset['act'];
    if (act === undefined) return;
    focusList();
    if (act === 'fold') fold(at.group, !closed.has(at.group));
    else if (at.id === undefined) return;
    else if (act === 'text') {
      select(place ?? head);
      setEditing(at.id);
    } else {
      select(place ?? head);
      if (!desk.readOnly) desk.mark(at.id, board.result(at.id) === act ? null : act);
    }
  };
  const from = Math.min(anchor, head);
  const to = Math.max(anchor, head);
  const count = selected().length;
  return (
    <div className="mk-dense">
      <DenseBar
        desk={desk}
        filter={filter}
        onFilter={props.onFilter}
        outdated={isFiltering(filter) && made.table !== table}
        onAgain={() => setRound((now) => now + 1)}
        selected={selected}
        shown={shown}
      />
      {lines.length === 0 ? (
        <p className="muted mk-empty">{t('marking.noneShown')}</p>
      ) : (
        <DenseBody
          id={LIST_ID}
          handle={body}
          desk={desk}
          lines={lines}
          closed={closed}
          head={head}
          from={from}
          to={to}
          editing={editing}
          onLeaveText={leaveText}
          onMouseDown={onMouseDown}
          onClick={onClick}
        />
      )}
      <p className="mk-status small">
        <span role="status" className="number" data-testid="marking-count">
          {t('marking.shown', {
            shown: numberText(view.count, { group: true }),
            total: numberText(table.total, { group: true }),
          })}
        </span>
        {count > 1 && <strong className="number">{t('marking.selected', { count })}</strong>}
        <span className="muted grow">{hint(line)}</span>
      </p>
      {preview && (
        <PreviewDialog
          desk={desk}
          {...preview}
          onDo={() => {
            const { plan, result } = preview;
            const label = spec.options.find(({ id }) => id === result)?.label ?? '';
            desk.put(plan.edits, result === null ? t('marking.reasonClear') : t('marking.reason', { label }));
            toast(t('marking.done', { count: numberText(plan.edits.length, { group: true }) }));
            setPreview(null);
          }}
          onClose={() => setPreview(null)}
        />
      )}
    </div>
  );
}

const hint = (line: Line | undefined): string => t(line?.id === undefined ? 'marking.hintGroup' : 'marking.hintRow');
