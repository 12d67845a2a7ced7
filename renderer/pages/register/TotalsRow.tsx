import { numberText } from '../../../core/form/display.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import type { Sums } from '../../../core/register/group.ts';
import { type GridLayout, stuckLeft } from '../../questionnaire/grid/columns.ts';
import { stuckClass } from '../../questionnaire/grid/GridHead.tsx';
import { t } from '../../strings/t.ts';

/** Sums over the rows shown, at the foot of the sheet. */
export function TotalsRow(props: {
  columns: readonly Column[];
  shown: readonly number[];
  layout: GridLayout;
  sums: Sums;
}) {
  const { columns, shown, layout, sums } = props;
  return (
    <div role="rowgroup" className="g-foot">
      <div role="row" className="g-row">
        <div role="rowheader" className="g-cell g-number">
          {t('register.totals')}
        </div>
        {shown.map((i) => {
          const sum = sums[columns[i]?.id ?? ''];
          return (
            <div
              key={columns[i]?.id}
              role="gridcell"
              className={`${stuckClass(layout, i)} g-right number`}
              style={{ gridColumn: i + 2, left: stuckLeft(layout, i) }}
            >
              {sum !== undefined && (
                <span className="g-text" title={numberText(sum, { group: true })}>
                  {numberText(sum, { group: true })}
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
