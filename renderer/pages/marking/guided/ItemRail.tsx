import { memo, useEffect, useRef, type MouseEvent } from 'react';
import type { RegisterRow } from '../../../../core/answer/answer.ts';
import type { MarkGroup, MarkItem } from '../../../../core/register/marking-board.ts';
import type { MarkSpec } from '../../../../core/register/marking-spec.ts';
import type { RowReader } from '../../../../core/register/view-text.ts';
import { t } from '../../../strings/t.ts';
import { classes, Icon, ProgressBar } from '../../../ui/index.ts';
import type { Desk } from '../use-desk.ts';

/** How far each group is, and the items of the one that is open. Clicks are heard here: what did not change stays as it is. */
export function ItemRail(props: {
  desk: Desk;
  byGroup: ReadonlyMap<string, readonly string[]>;
  active: string;
  onGo(row: string): void;
}) {
  const { desk, byGroup, active, onGo } = props;
  const { board } = desk;
  const here = board.group(active);
  const onClick = ({ target }: MouseEvent): void => {
    const at =
      target instanceof Element ? target.closest<HTMLElement>('[data-item], [data-group]')?.dataset : undefined;
    const items = at?.['item'] === undefined ? (byGroup.get(at?.['group'] ?? '') ?? []) : [at['item']];
    const rows = at ? items.flatMap((item) => board.itemView(item).rows) : [];
    const first = rows.find((id) => board.result(id) === '') ?? rows[0];
    if (first !== undefined) onGo(first);
  };
  return (
    <nav className="mk-rail" aria-label={t('marking.groups')}>
      <ul className="bare" onClick={onClick}>
        {desk.groups.map((group) => (
          <li key={group.key}>
            <GroupButton group={group} score={desk.groupScore(group.key)} isHere={group.key === here} />
            {group.key === here && <ItemList desk={desk} items={byGroup.get(here) ?? []} here={board.item(active)} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

const GroupButton = memo(function GroupButton(props: { group: MarkGroup; score: string; isHere: boolean }) {
  const { group, isHere } = props;
  const name = group.key || t('marking.noGroup');
  const done = group.total - group.open;
  return (
    <button type="button" className="mk-group" data-group={group.key} aria-current={isHere || undefined}>
      <span className="grow">{name}</span>
      {props.score && <span className="number small muted">{t('marking.groupScore', { score: props.score })}</span>}
      <span className="number small">{t('ui.of', { done, total: group.total })}</span>
      <ProgressBar
        done={done}
        total={group.total}
        label={t('marking.groupProgress', { group: name, done, total: group.total })}
      />
    </button>
  );
});

function ItemList({ desk, items, here }: { desk: Desk; items: readonly string[]; here: string }) {
  const { board, spec, reader, table } = desk;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to end an effect.
    void list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  return (
    <ul className="bare mk-item-list" aria-label={t('marking.items')} ref={list}>
      {items.map((item) => {
        const view = board.itemView(item);
        const [first = ''] = view.rows;
        return (
          <ItemLink
            key={item}
            item={item}
            view={view}
            first={first}
            row={table.rows.get(first)}
            spec={spec}
            reader={reader}
            here={item === here}
          />
        );
      })}
    </ul>
  );
}

const ItemLink = memo(function ItemLink(props: {
  item: string;
  view: MarkItem;
  /** Its first row says what it is called. */
  first: string;
  row: RegisterRow | undefined;
  spec: MarkSpec;
  reader: RowReader;
  here: boolean;
}) {
  const { item, first, row, spec, here } = props;
  const { open, found } = props.view;
  const named = spec.title.filter(({ id }) => id !== spec.item.id);
  // An item without a name of its own is told from the next by what it asks.
  const names = named.length > 0 || !spec.requirement ? named : [spec.requirement];
  return (
    <li>
      <button
        type="button"
        data-item={item}
        aria-current={here || undefined}
        className={classes('mk-item-link', open === 0 && 'mk-done')}
      >
        <Icon name={open > 0 ? 'none' : found ? 'warning' : 'check'} size={12} />
        <span className="mono">{item}</span>
        <span className="mk-item-name">
          {row && names.map((column) => props.reader.text(column, first, row)).join(' ')}
        </span>
        <span className="visually-hidden">
          {open > 0 ? t('marking.itemOpen', { count: open }) : t('marking.itemDone')}
        </span>
      </button>
    </li>
  );
});
