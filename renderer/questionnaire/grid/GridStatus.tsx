import type { Finding } from '../../../core/form/finding.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { SeverityMark } from '../../ui/index.ts';

/** One line under the grid: what is wrong with the active cell, else what its column asks for. */
export function GridStatus(props: {
  id: string;
  column: Column | undefined;
  row: number;
  isNew: boolean;
  findings: Finding[];
}) {
  const { id, column, row, isNew, findings } = props;
  return (
    <div className="g-status" id={id}>
      {findings.length > 0 ? (
        findings.map((finding) => (
          <p key={finding.id}>
            <SeverityMark level={finding.level} /> {finding.message}
          </p>
        ))
      ) : (
        <p className="muted">
          {isNew ? t('grid.newRowHint') : column ? t('grid.place', { row: row + 1, column: column.label }) : ''}
          {column?.help && ` · ${column.help}`}
        </p>
      )}
    </div>
  );
}
