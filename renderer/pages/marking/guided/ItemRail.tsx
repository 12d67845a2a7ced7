import { memo, useEffect, useRef, type MouseEvent } from 'react';
import type { MarkGroup } from '../../../../core/register/marking-board.ts';
import { t } from '../../../strings/t.ts';
import { classes, Icon, ProgressBar } from '../../../ui/index.ts';
import type { Desk } from '../use-desk.ts';

/** How far each group is, and the items of the one that is open. */
export function ItemRail(props: {
  desk: Desk;
  byGroup: ReadonlyMap<string, readonly string[]>;
  active: string;
  onGo(row: string): void;
}) {
  const { desk, byGroup, active, onGo } = props;
  const { board } = desk;
  const here = board.group(active);
  const firstOf = (group: string): string | undefined => {
    const rows = (byGroup.get(group) ?? []).flatMap((item) => board.items.get(item) ?? []);
    return rows.find((id) => board.result(id) === '') ?? rows[0];
  };
  return (
    <nav className="mk-rail" aria-label={t('marking.groups')}>
      <ul className="bare">
        {desk.groups.map((group) => (
          <li key={group.key}>
            <GroupButton
              group={group}
              score={desk.groupScore(group.key)}
              isHere={group.key === here}
              onClick={() => {
                const first = firstOf(group.key);
                if (first !== undefined) onGo(first);
              }}
            />
            {group.key === here && <ItemList {...props} items={byGroup.get(here) ?? []} />}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function GroupButton(props: { group: MarkGroup; score: string; isHere: boolean; onClick(): void }) {
  const { group, isHere } = props;
  const name = group.key || t('marking.noGroup');
  const done = group.total - group.open;
  return (
    <button type="button" className="mk-group" aria-current={isHere || undefined} onClick={props.onClick}>
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
}

function ItemList(props: { desk: Desk; items: readonly string[]; active: string; onGo(row: string): void }) {
  const { desk, items, active, onGo } = props;
  const { board, spec } = desk;
  const here = board.item(active);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to end an effect.
    void list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const findings = new Set(spec.options.filter(({ isFinding }) => isFinding).map(({ id }) => id));
  const onClick = ({ target }: MouseEvent): void => {
    const item = target instanceof Element ? target.closest<HTMLElement>('[data-item]')?.dataset['item'] : undefined;
    const rows = board.items.get(item ?? '') ?? [];
    const first = rows.find((id) => board.result(id) === '') ?? rows[0];
    if (first !== undefined) onGo(first);
  };
  return (
    <ul className="bare mk-item-list" aria-label={t('marking.items')} ref={list} onClick={onClick}>
      {items.map((item) => {
        const results = (board.items.get(item) ?? []).map((id) => board.result(id));
        const first = board.items.get(item)?.[0] ?? '';
        return (
          <ItemLink
            key={item}
            item={item}
            name={spec.title
              .filter(({ id }) => id !== spec.item.id)
              .map((column) => desk.text(first, column))
              .join(' ')}
            open={results.filter((result) => result === '').length}
            found={results.some((result) => findings.has(result))}
            here={item === here}
          />
        );
      })}
    </ul>
  );
}

const ItemLink = memo(function ItemLink(props: {
  item: string;
  name: string;
  open: number;
  found: boolean;
  here: boolean;
}) {
  const { item, name, open, found, here } = props;
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
        <span className="mk-item-name">{name}</span>
        <span className="visually-hidden">
          {open > 0 ? t('marking.itemOpen', { count: open }) : t('marking.itemDone')}
        </span>
      </button>
    </li>
  );
});
