import type { PointerEvent } from 'react';
import type { Column } from '../../../core/form/pack-schema.ts';
import type { ViewSpec } from '../../../core/register/view.ts';
import { t } from '../../strings/t.ts';
import { Icon } from '../../ui/index.ts';
import { columnWidth, NARROWEST, WIDEST, type ColumnLayout } from './column-layout.ts';

/** In a heading: how the column is sorted and filtered, its menu, and the handle for its width. */
export function ColumnHead(props: {
  column: Column;
  spec: ViewSpec;
  layout: ColumnLayout;
  onLayout(layout: ColumnLayout): void;
  onMenu(column: string): void;
}) {
  const { column, spec, layout, onLayout } = props;
  const place = spec.sorts.findIndex((sort) => sort.column === column.id);
  const sort = spec.sorts[place];
  const setWidth = (width: number): void =>
    onLayout({
      ...layout,
      widths: { ...layout.widths, [column.id]: Math.round(Math.max(NARROWEST, Math.min(WIDEST, width))) },
    });
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const start = event.clientX;
    const width = columnWidth(column, layout);
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => setWidth(width + moved.clientX - start);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), { once: true });
  };
  const sorted = sort && t(sort.descending ? 'register.sortedDown' : 'register.sortedUp', { place: place + 1 });
  return (
    <>
      <button
        type="button"
        className={spec.columns[column.id] ? 'reg-menu reg-menu-on' : 'reg-menu'}
        // The toolbar's own button opens the same for the active column: 30 headings are no tab stops.
        tabIndex={-1}
        aria-label={t('register.columnMenu', { column: column.label })}
        title={sorted ?? t('register.columnMenu', { column: column.label })}
        onClick={() => props.onMenu(column.id)}
      >
        {sort && <Icon name={sort.descending ? 'down' : 'up'} size={12} />}
        {sort && spec.sorts.length > 1 && <span className="small">{place + 1}</span>}
        <Icon name={spec.columns[column.id] ? 'filter' : 'more'} size={12} />
      </button>
      <span
        className="reg-width"
        title={t('register.width')}
        onPointerDown={onPointerDown}
        onDoubleClick={(event) => setWidth(fittingWidth(event.currentTarget, column))}
      />
    </>
  );
}

/** As wide as the widest text of this column on the screen. */
function fittingWidth(handle: HTMLElement, column: Column): number {
  const grid = handle.closest('[role=grid]');
  const place = handle.closest<HTMLElement>('[data-column]')?.dataset['column'];
  const texts = [...(grid?.querySelectorAll<HTMLElement>(`[data-column="${place}"] .g-text`) ?? [])];
  const longest = Math.max(0, ...texts.map((text) => text.scrollWidth));
  return Math.max(longest + 28, Math.min(160, column.label.length * 15 + 44));
}
