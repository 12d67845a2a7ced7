import { memo, type ReactNode } from 'react';
import type { Column } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/index.ts';
import { type GridLayout, stuckLeft } from './columns.ts';

export interface GridHeadProps {
  columns: readonly Column[];
  /** Columns to draw. */
  shown: readonly number[];
  layout: GridLayout;
  /** What a heading holds beside its title: menus, marks, a handle for its width. */
  extra?: ((column: Column, place: number) => ReactNode) | undefined;
}

export const GridHead = memo(function GridHead({ columns, shown, layout, extra }: GridHeadProps) {
  return (
    <div role="rowgroup" className="g-head">
      <div role="row" aria-rowindex={1} className="g-row">
        <div role="columnheader" aria-colindex={1} className="g-cell g-number">
          {t('grid.number')}
        </div>
        {shown.map((i) => {
          const column = columns[i];
          return (
            column && (
              <div
                key={column.id}
                role="columnheader"
                aria-colindex={i + 2}
                className={stuckClass(layout, i)}
                style={{ gridColumn: i + 2, left: stuckLeft(layout, i) }}
                data-column={i}
                title={column.help}
              >
                <HeadTitle column={column} />
                {extra?.(column, i)}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
});

export function stuckClass(layout: GridLayout, place: number): string {
  return classes('g-cell', place < layout.frozen && 'g-stuck', place === layout.frozen - 1 && 'g-stuck-last');
}

function HeadTitle({ column }: { column: Column }) {
  return (
    <span className="g-title">
      {column.label}
      {'unit' in column && column.unit && <span className="g-unit">（{column.unit}）</span>}
      {column.required && (
        <>
          <span className="q-star" aria-hidden="true" />
          <span className="visually-hidden">{t('ui.required')}</span>
        </>
      )}
      {column.unique && (
        <span className="g-unique" title={t('grid.unique')}>
          <span aria-hidden="true">≠</span>
          <span className="visually-hidden">{t('grid.unique')}</span>
        </span>
      )}
    </span>
  );
}
