import type { ImportOpening } from '../../../../core/register/import-results.ts';
import { columnLetters } from '../../../../core/register/import-layout.ts';
import { t } from '../../../strings/t.ts';

/** Lines shown around the header. */
const BEFORE = 4;
const AFTER = 3;
const COLUMNS = 30;

/** The first lines of the file, those of the header marked. */
export function HeadTable({ opened }: { opened: ImportOpening }) {
  const { head, header } = opened;
  const at = header ? Math.max(0, head.findIndex(({ row }) => row >= header.first) - BEFORE) : 0;
  const lines = head.slice(at, at + BEFORE + AFTER + (header ? header.last - header.first + 1 : 3));
  const width = Math.min(COLUMNS, Math.max(0, ...lines.map(({ cells }) => cells.length)));
  const letters = Array.from({ length: width }, (_, i) => columnLetters(i));
  return (
    // A scrollable stretch has to be reachable by keyboard.
    <div className="imp-scroll" role="region" aria-label={t('import.head')} tabIndex={0}>
      <table className="imp-head">
        <thead>
          <tr>
            <th scope="col">{t('import.headRow')}</th>
            {letters.map((letter) => (
              <th key={letter} scope="col">
                {letter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row, cells }) => {
            const isHeader = header !== null && row >= header.first && row <= header.last;
            return (
              <tr key={row} className={isHeader ? 'imp-header' : undefined}>
                <th scope="row">{row}</th>
                {letters.map((letter, i) => (
                  <td key={letter}>{cells[i] ?? ''}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
