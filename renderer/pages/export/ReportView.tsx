import { useState, type ReactNode } from 'react';
import type { ExportReport } from '../../../core/document/model.ts';
import type { Location } from '../../../core/form/finding.ts';
import { hrefOfLocation } from '../../app/route.ts';
import { sizeText } from '../../store/paths.ts';
import { t } from '../../strings/t.ts';
import { Icon, Tabs, Tag } from '../../ui/index.ts';

type Part = 'unplaced' | 'empty' | 'placed' | 'warnings' | 'mismatched';

/** What an export says for itself: what is where, what stayed empty, which answers have no place. */
export function ReportView({ report, onJump }: { report: ExportReport; onJump?: () => void }) {
  const parts: { key: Part; count: number; content: ReactNode }[] = [
    { key: 'warnings', count: report.warnings.length, content: <Lines lines={report.warnings} /> },
    { key: 'mismatched', count: report.mismatched.length, content: <Mismatched report={report} /> },
    { key: 'empty', count: report.empty.length, content: <EmptyTable report={report} onJump={onJump} /> },
    { key: 'unplaced', count: report.unplaced.length, content: <UnplacedTable report={report} onJump={onJump} /> },
    { key: 'placed', count: report.placed.length, content: <PlacedTable report={report} /> },
  ];
  const filled = parts.filter((part) => part.count > 0);
  const [chosen, setChosen] = useState<Part | null>(null);
  const shown = filled.find((part) => part.key === chosen) ?? filled[0];
  return (
    <div className="stack">
      {report.path && <p className="small muted mono report-path">{report.path}</p>}
      {shown && (
        <Tabs<Part>
          label={t('report.parts')}
          chosen={shown.key}
          onChoose={setChosen}
          items={filled.map((part) => ({
            key: part.key,
            label: t(`report.${part.key}`, { n: part.count }),
            content: part.content,
          }))}
        />
      )}
    </div>
  );
}

/** The report in a line. */
export function ReportTags({ report }: { report: ExportReport }) {
  const missing = report.empty.filter((place) => !place.optional).length;
  const unexplained = report.unplaced.filter((answer) => !answer.reason).length;
  return (
    <span className="row">
      <Tag tone={report.draft ? 'warning' : 'ok'} icon={report.draft ? 'edit' : 'ok'}>
        {t(report.draft ? 'report.draft' : 'report.formal')}
      </Tag>
      <Tag icon="check">{t('report.placedCount', { n: report.placed.length })}</Tag>
      {missing > 0 && (
        <Tag tone="warning" icon="warning">
          {t('report.emptyCount', { n: missing })}
        </Tag>
      )}
      {unexplained > 0 && (
        <Tag tone="warning" icon="warning">
          {t('report.unplacedCount', { n: unexplained })}
        </Tag>
      )}
      <span className="small muted number">{sizeText(report.bytes)}</span>
    </span>
  );
}

function Table({ head, children }: { head: readonly string[]; children: ReactNode }) {
  return (
    <div className="report-table" tabIndex={0} role="group" aria-label={t('report.parts')}>
      <table className="grid">
        <thead>
          <tr>
            {head.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function Jump({ at, onJump }: { at: Location | undefined; onJump: (() => void) | undefined }) {
  if (!at) return <span className="muted">{t('report.noQuestion')}</span>;
  return (
    <a href={hrefOfLocation(at)} onClick={onJump}>
      <span className="row nowrap">
        <Icon name="arrow" size={14} /> {t('report.jump')}
      </span>
    </a>
  );
}

interface PartProps {
  report: ExportReport;
  onJump?: (() => void) | undefined;
}

function EmptyTable({ report, onJump }: PartProps) {
  return (
    <Table head={[t('report.place'), t('report.kind'), t('report.question')]}>
      {report.empty.map((place) => (
        <tr key={`${place.where ?? ''}|${place.place}`}>
          <td>{place.where ? `${place.place}（${place.where}）` : place.place}</td>
          <td>{t(place.optional ? 'report.optional' : 'report.needed')}</td>
          <td>
            <Jump at={place.at} onJump={onJump} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function UnplacedTable({ report, onJump }: PartProps) {
  return (
    <Table head={[t('report.label'), t('report.value'), t('report.reason'), t('report.question')]}>
      {report.unplaced.map((answer, index) => (
        <tr key={index}>
          <td>{answer.label}</td>
          <td>{answer.text}</td>
          <td>{answer.reason || t('report.noReason')}</td>
          <td>
            <Jump at={answer.at} onJump={onJump} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function PlacedTable({ report }: PartProps) {
  return (
    <Table head={[t('report.place'), t('report.value'), t('report.where')]}>
      {report.placed.map((value, index) => (
        <tr key={index}>
          <td>{value.place}</td>
          <td>{value.text}</td>
          <td className="number">{value.where}</td>
        </tr>
      ))}
    </Table>
  );
}

function Mismatched({ report }: PartProps) {
  return (
    <Table head={[t('report.place'), t('report.expected'), t('report.found'), t('report.where')]}>
      {report.mismatched.map((value, index) => (
        <tr key={index}>
          <td>{value.place}</td>
          <td>{value.expected}</td>
          <td>{value.found}</td>
          <td>{value.where}</td>
        </tr>
      ))}
    </Table>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
