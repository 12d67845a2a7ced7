import { memo, type MouseEvent } from 'react';
import type { RegisterRow } from '../../../../core/answer/answer.ts';
import type { Column } from '../../../../core/form/pack-schema.ts';
import type { MarkSpec } from '../../../../core/register/marking-spec.ts';
import type { RowReader } from '../../../../core/register/view-text.ts';
import { t } from '../../../strings/t.ts';
import { classes, Icon } from '../../../ui/index.ts';
import { MarkButtons } from '../MarkButtons.tsx';
import type { Desk } from '../use-desk.ts';

export const objectButtonId = (row: string): string => `mk-object-${row}`;

/** All tested objects of one item, each with its result. Clicks are heard by the table: its rows are drawn anew singly. */
export function ObjectTable(props: {
  desk: Desk;
  rows: readonly string[];
  active: string;
  onActive(row: string): void;
  onMark(row: string, result: string | null): void;
}) {
  const { desk, rows, active } = props;
  const { spec, board, table } = desk;
  const onClick = ({ target }: MouseEvent): void => {
    if (!(target instanceof Element)) return;
    const id = target.closest<HTMLElement>('[data-row]')?.dataset['row'];
    const act = target.closest<HTMLElement>('[data-act]')?.dataset['act'];
    if (id === undefined || act === undefined) return;
    if (act === '') props.onActive(id);
    else if (!desk.readOnly) props.onMark(id, board.result(id) === act ? null : act);
  };
  return (
    <table className="mk-objects" onClick={onClick}>
      <caption className="visually-hidden">{t('marking.objects')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(spec.object ? 'marking.objects' : 'marking.plainItem')}</th>
          <th scope="col">{t('marking.results')}</th>
          {spec.previous && <th scope="col">{t('marking.previous')}</th>}
          {spec.evidence && <th scope="col">{spec.evidence.label}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((id) => (
          <ObjectRow
            key={id}
            id={id}
            row={table.rows.get(id)}
            isAlone={rows.length === 1}
            spec={spec}
            reader={desk.reader}
            result={board.result(id)}
            active={id === active}
            readOnly={desk.readOnly}
          />
        ))}
      </tbody>
    </table>
  );
}

const fileCount = (files: unknown): number => (Array.isArray(files) ? files.length : 0);

const ObjectRow = memo(function ObjectRow(props: {
  id: string;
  row: RegisterRow | undefined;
  isAlone: boolean;
  spec: MarkSpec;
  reader: RowReader;
  result: string;
  active: boolean;
  readOnly: boolean;
}) {
  const { id, row, spec, reader, result, active } = props;
  const text = (column: Column | undefined): string => (row && column ? reader.text(column, id, row) : '');
  const name = spec.object
    ? text(spec.object) || t(props.isAlone ? 'marking.noObject' : 'marking.object')
    : text(spec.item);
  const files = fileCount(spec.evidence ? row?.cells[spec.evidence.id] : undefined);
  const label = spec.options.find((option) => option.id === result)?.label ?? t('marking.notMarked');
  return (
    <tr className={classes(active && 'mk-active')} data-row={id}>
      <th scope="row">
        <button
          type="button"
          id={objectButtonId(id)}
          className="mk-object"
          data-row-button=""
          data-act=""
          aria-current={active || undefined}
          tabIndex={active ? 0 : -1}
        >
          {name}
          <span className="visually-hidden">：{label}</span>
        </button>
      </th>
      <td>
        <MarkButtons spec={spec} result={result} label={name} readOnly={props.readOnly} tabIndex={active ? 0 : -1} />
      </td>
      {spec.previous && <td>{text(spec.previous) || '—'}</td>}
      {spec.evidence && (
        <td className="number">
          {files > 0 ? (
            <>
              <Icon name="attach" size={12} /> {files}
              <span className="visually-hidden">{t('marking.evidenceCount', { count: files })}</span>
            </>
          ) : (
            <span className="muted">—</span>
          )}
        </td>
      )}
    </tr>
  );
});
