/** One item at a time: what is asked, on which objects, what was found, and how to look. */
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { textColumn } from '../../../../core/register/marking-spec.ts';
import { nextWhere } from '../../../../core/register/marking-view.ts';
import { t } from '../../../strings/t.ts';
import { Button, toast } from '../../../ui/index.ts';
import type { WayProps } from '../way-props.ts';
import { type PressedKey, useMarkingKeys } from '../use-keys.ts';
import { focusDetail, focusEvidence } from './focus-detail.ts';
import { ItemGuidance } from './ItemGuidance.tsx';
import { ItemHead } from './ItemHead.tsx';
import { ItemRail } from './ItemRail.tsx';
import { ObjectTable, objectButtonId } from './ObjectTable.tsx';
import { RowDetail } from './RowDetail.tsx';

export function GuidedView(props: WayProps & { column: string }) {
  const { desk, active } = props;
  const { board, spec, table } = desk;
  const { items } = board;
  const item = board.item(active);
  const rows = items.get(item) ?? [];
  /** Items group by group, and all rows in that order. */
  const order = useMemo(() => {
    const byGroup = new Map<string, string[]>();
    for (const [key, [first = '']] of items) {
      const group = board.group(first);
      const own = byGroup.get(group);
      if (own) own.push(key);
      else byGroup.set(group, [key]);
    }
    const keys = [...byGroup.values()].flat();
    return { byGroup, keys, rows: keys.flatMap((key) => items.get(key) ?? []) };
  }, [board, items]);
  const found = desk.item(active);
  const focusWanted = useRef(false);

  const go = (id: string | undefined): void => {
    if (id === undefined) return;
    focusWanted.current = true;
    props.onActive(id);
  };
  const goItem = (step: 1 | -1): void => {
    const place = order.keys.indexOf(item) + step;
    go(items.get(order.keys[place] ?? '')?.[0]);
  };
  const goOpen = (step: 1 | -1 = 1): void => {
    const next = nextWhere(order.rows, active, (id) => board.result(id) === '', step);
    if (next !== undefined) go(next);
    else toast(t(board.result(active) === '' ? 'marking.noOther' : 'marking.allMarked'));
  };
  /** After a mark: on to what is open, unless this result asks for words. */
  const mark = (id: string, result: string | null, moveOn: boolean): void => {
    const stays = result === null || !moveOn || desk.wantsText(id, result);
    desk.mark(id, result);
    if (stays) return;
    const isOpen = (other: string): boolean => board.result(other) === '';
    const next = nextWhere(rows, id, isOpen) ?? nextWhere(order.rows, id, isOpen);
    if (next !== undefined) go(next);
    else toast(t('marking.allMarked'));
  };

  const onKey = ({ key, shift, ctrl }: PressedKey): boolean => {
    const place = rows.indexOf(active);
    if (ctrl) return false;
    const option = /^[1-9]$/.test(key) ? spec.options.find((candidate) => candidate.key === key) : undefined;
    if (option) mark(active, option.id, true);
    else if (key === '0' || key === 'Delete') mark(active, null, false);
    else if (key === 'ArrowDown') go(rows[place + 1]);
    else if (key === 'ArrowUp') go(rows[place - 1]);
    else if (key === 'PageDown' || key === 'ArrowRight') goItem(1);
    else if (key === 'PageUp' || key === 'ArrowLeft') goItem(-1);
    else if (key === 'n') goOpen(shift ? -1 : 1);
    else if (key === 'Enter') focusDetail(textColumn(spec, board.result(active))?.id);
    else if (key === 'p') {
      if (desk.fillPhrase([active]) === 0) toast(t('marking.noPhraseHere'));
    } else if (key === 'e') focusEvidence(spec.evidence?.id);
    else return false;
    return true;
  };
  useMarkingKeys(onKey);

  // The row one is at takes the focus: arrows go on from there, and a screen reader says where one is.
  const takeFocus = useEffectEvent(() => {
    if (!focusWanted.current) return;
    focusWanted.current = false;
    document.getElementById(objectButtonId(active))?.focus();
  });
  useEffect(() => takeFocus(), [active]);
  const arrive = useEffectEvent(() => {
    if (props.column) focusDetail(props.column);
    else document.getElementById(objectButtonId(active))?.focus({ preventScroll: true });
  });
  useEffect(() => arrive(), [props.column]);

  const leaveText = (next: boolean): void => {
    document.getElementById(objectButtonId(active))?.focus({ preventScroll: true });
    if (next) goOpen();
  };
  return (
    <div className="mk-guided">
      <ItemRail desk={desk} byGroup={order.byGroup} active={active} onGo={go} />
      <section className="mk-item" aria-label={t('marking.item')}>
        <ItemHead
          desk={desk}
          row={active}
          place={order.keys.indexOf(item) + 1}
          total={order.keys.length}
          onStep={goItem}
        />
        <ObjectTable
          desk={desk}
          rows={rows}
          active={active}
          onActive={go}
          onMark={(id, result) => {
            go(id);
            mark(id, result, false);
          }}
        />
        {table.rows.has(active) && <RowDetail desk={desk} row={active} onLeave={leaveText} />}
        <p className="mk-foot">
          <Button icon="arrow" onClick={() => goOpen()}>
            {t('marking.nextOpen')} <kbd aria-hidden="true">N</kbd>
          </Button>
        </p>
      </section>
      <ItemGuidance guidance={found?.item.guidance} source={found?.source} />
    </div>
  );
}
