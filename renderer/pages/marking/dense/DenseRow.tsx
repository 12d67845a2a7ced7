import { memo, type ReactNode } from 'react';
import type { RegisterRow } from '../../../../core/answer/answer.ts';
import { type MarkSpec, textColumn } from '../../../../core/register/marking-spec.ts';
import type { RowReader } from '../../../../core/register/view-text.ts';
import type { CellFindings } from '../../../questionnaire/grid/GridRow.tsx';
import { t } from '../../../strings/t.ts';
import { classes, Icon } from '../../../ui/index.ts';

/** One row: what it is, its result, what was found, evidence and problems. Clicks are heard by the list. */
export const DenseRow = memo(function DenseRow(props: {
  id: string;
  row: RegisterRow;
  top: number;
  index: number;
  spec: MarkSpec;
  reader: RowReader;
  findings: CellFindings;
  result: string;
  active: boolean;
  selected: boolean;
  /** Its text, open below. */
  children: ReactNode;
}) {
  const { id, row, spec, reader, result } = props;
  const [number, ...names] = spec.title;
  const words = textColumn(spec, result);
  const text = words ? reader.text(words, id, row) : '';
  const files = spec.evidence ? row.cells[spec.evidence.id] : undefined;
  const count = Array.isArray(files) ? files.length : 0;
  const requirement = spec.requirement ? reader.text(spec.requirement, id, row) : '';
  const name = names.map((column) => reader.text(column, id, row)).join(' · ');
  const label = spec.options.find((option) => option.id === result)?.label ?? t('marking.notMarked');
  return (
    <div
      role="row"
      id={`mk-line-${id}`}
      data-line={id}
      data-result={result}
      className={classes(
        'mk-line mk-row',
        !spec.object && 'mk-single',
        names.length === 0 && 'mk-unnamed',
        props.active && 'mk-active',
        props.selected && 'mk-selected',
      )}
      style={{ top: props.top }}
      aria-level={2}
      aria-rowindex={props.index + 1}
      aria-selected={props.selected}
    >
      <div role="gridcell" className="mk-cell mk-number mono">
        {number && reader.text(number, id, row)}
        <span className="visually-hidden">，{label}，</span>
      </div>
      {names.length > 0 && (
        <div role="gridcell" className="mk-cell" title={name}>
          {name}
        </div>
      )}
      {spec.object && (
        <div role="gridcell" className="mk-cell mk-object-cell" title={reader.text(spec.object, id, row)}>
          {reader.text(spec.object, id, row)}
        </div>
      )}
      <div role="gridcell" className="mk-cell muted mk-asked" title={requirement}>
        {requirement}
      </div>
      <div role="gridcell" className="mk-marks">
        {spec.options.map((option) => (
          <button
            key={option.id}
            type="button"
            tabIndex={-1}
            data-act={option.id}
            className={`mk-mark mk-${option.meaning}`}
            aria-pressed={result === option.id}
          >
            {option.label}
          </button>
        ))}
      </div>
      <div role="gridcell" className="mk-cell mk-words">
        <button type="button" tabIndex={-1} data-act="text" title={text}>
          {text || <span className="muted">{words?.label ?? t('marking.findingCell')}…</span>}
        </button>
      </div>
      <div role="gridcell" className="mk-cell mk-end">
        <Evidence count={spec.evidence ? count : undefined} />
        <Problems {...props} />
      </div>
      {props.children}
    </div>
  );
});

function Evidence({ count }: { count: number | undefined }) {
  if (!count) return null;
  return (
    <span className="number small" title={t('marking.evidenceCount', { count })}>
      <Icon name="attach" size={12} />
      {count}
      <span className="visually-hidden">{t('marking.evidenceCount', { count })}</span>
    </span>
  );
}

/** Rows not marked yet lack everything: what is missing is told once they are. */
function Problems(props: { id: string; spec: MarkSpec; result: string; findings: CellFindings }) {
  const { id, spec, result } = props;
  if (result === '') return null;
  const found = spec.register.columns
    .flatMap((column) => props.findings.get(`${id}/${column.id}`) ?? [])
    .filter(({ level }) => level !== 'hint');
  if (found.length === 0) return null;
  const isError = found.some(({ level }) => level === 'error');
  const count = found.length;
  return (
    <span
      className={isError ? 'severity-error' : 'severity-warning'}
      title={found.map(({ message }) => message).join('\n')}
    >
      <Icon name={isError ? 'error' : 'warning'} size={14} />
      <span className="visually-hidden">
        {t('marking.problems', { count })}：{found.map(({ message }) => message).join('；')}
      </span>
    </span>
  );
}
