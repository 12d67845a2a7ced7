/** Rows of one group of the difference, a page at a time. */
import { useEffect, useState } from 'react';
import type { CellValue } from '../../../../core/answer/answer.ts';
import { displayValue } from '../../../../core/form/display.ts';
import type { DiffRow } from '../../../../core/register/import-model.ts';
import type { ImportGroup, ImportRows } from '../../../../core/register/import-results.ts';
import { callWorkbench } from '../../../api.ts';
import { openCasefile } from '../../../store/casefile-state.ts';
import { useSignal } from '../../../store/signal.ts';
import { t } from '../../../strings/t.ts';
import { Button } from '../../../ui/index.ts';
import { useLinks } from '../use-links.ts';
import type { DiffStepProps } from './DiffStep.tsx';
import { OtherRows } from './OtherRows.tsx';
import { picksOf } from './picks.ts';

const PAGE = 50;

export interface GroupRowsProps extends DiffStepProps {
  group: ImportGroup;
  total: number;
}

type Show = (column: string, value: CellValue | null) => string;

export function GroupRows(props: GroupRowsProps) {
  const { group, total, state, register } = props;
  const [from, setFrom] = useState(0);
  const [page, setPage] = useState<ImportRows | null>(null);
  const pack = useSignal(openCasefile)?.pack;
  const id = state.preview?.id ?? '';
  useEffect(() => {
    let isWanted = true;
    void callWorkbench('register.importRows', { id, group, from, count: PAGE }).then(
      (rows) => isWanted && setPage(rows),
      // The comparison is gone: the buttons below say so when they are used.
      () => undefined,
    );
    return () => void (isWanted = false);
  }, [id, group, from]);
  const { subjects } = useLinks(register, props.subject);
  const subjectName = (subject: string): string => subjects.find(({ id: each }) => each === subject)?.name ?? subject;
  const columns = new Map(register.columns.map((column) => [column.id, column]));
  const show: Show = (column, value) => {
    const holder = columns.get(column);
    return (
      (pack && holder && value !== null && displayValue({ pack, subjectName }, holder, value)) || t('import.empty')
    );
  };
  return (
    <>
      <p className="muted">{t(`import.about.${group}`)}</p>
      {total === 0 && <p>{t('import.nothing')}</p>}
      {page &&
        (group === 'skipped' || group === 'unread' ? (
          <OtherRows {...props} page={page} />
        ) : (
          <DiffRows {...props} rows={page.rows} show={show} />
        ))}
      {total > PAGE && (
        <div className="row">
          <Button aria-disabled={from === 0} onClick={() => setFrom(Math.max(0, from - PAGE))}>
            {t('import.earlier')}
          </Button>
          <span role="status">{t('import.page', { from: from + 1, to: Math.min(total, from + PAGE), total })}</span>
          <Button aria-disabled={from + PAGE >= total} onClick={() => from + PAGE < total && setFrom(from + PAGE)}>
            {t('import.later')}
          </Button>
        </div>
      )}
    </>
  );
}

function DiffRows({ register, group, state, acts, rows, show }: GroupRowsProps & { rows: DiffRow[]; show: Show }) {
  const { choices } = state;
  const picks = picksOf(group, choices);
  const put = (change: Partial<typeof choices>): void => acts.change({ choices: { ...choices, ...change } });
  const label = (id: string): string => register.columns.find((column) => column.id === id)?.label ?? id;
  return (
    <table className="imp-rows">
      <thead>
        <tr>
          {picks && (
            <th scope="col">
              <label className="row nowrap">
                <input
                  type="checkbox"
                  checked={picks.all}
                  onChange={(event) => put(picks.pickAll(event.target.checked))}
                />
                {t('import.all')}
              </label>
            </th>
          )}
          {group !== 'missing' && <th scope="col">{t('import.fileRow')}</th>}
          <th scope="col">{t('import.rowKey')}</th>
          {group !== 'missing' && group !== 'unchanged' && (
            <th scope="col">{t(group === 'rejected' ? 'import.why' : 'import.content')}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.fileRow} ${row.id}`}>
            {picks && (
              <td>
                <input
                  type="checkbox"
                  aria-label={row.fileRow > 0 ? t('import.pick', { row: row.fileRow }) : row.key}
                  checked={picks.isPicked(row)}
                  onChange={(event) => put(picks.pick(row, event.target.checked))}
                />
              </td>
            )}
            {group !== 'missing' && <td className="number">{row.fileRow}</td>}
            <td>{row.key}</td>
            {group !== 'missing' && group !== 'unchanged' && (
              <td>{group === 'rejected' ? row.reason : <Content row={row} show={show} label={label} />}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Content({ row, show, label }: { row: DiffRow; show: Show; label(id: string): string }) {
  const changes = [...(row.changes ?? []), ...(row.changes ? [] : (row.erased ?? []))];
  if (row.cells)
    return Object.entries(row.cells)
      .map(([column, value]) => `${label(column)}：${show(column, value)}`)
      .join('；');
  return (
    <ul className="bare">
      {changes.map(({ column, from, to }) => (
        <li key={column}>
          {label(column)}：<del>{show(column, from)}</del> → <ins>{show(column, to)}</ins>
        </li>
      ))}
    </ul>
  );
}
