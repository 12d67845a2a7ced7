import { memo } from 'react';
import type { Column } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/index.ts';

export const GridHead = memo(function GridHead({ columns }: { columns: readonly Column[] }) {
  return (
    <div role="rowgroup" className="g-head">
      <div role="row" aria-rowindex={1} className="g-row">
        <div role="columnheader" aria-colindex={1} className="g-cell g-number">
          {t('grid.number')}
        </div>
        {columns.map((column, i) => (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={i + 2}
            className={classes('g-cell', i === 0 && 'g-first')}
            data-column={i}
            title={column.help}
          >
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
          </div>
        ))}
      </div>
    </div>
  );
});
