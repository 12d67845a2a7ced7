import type { FilingChanges } from '../../../../core/register/filing-results.ts';
import { t } from '../../../strings/t.ts';
import { ConfidenceTag, ErrorNote, Note } from '../../../ui/index.ts';
import { BaselineSection } from './BaselineSection.tsx';
import { CellTable } from './CellTable.tsx';
import './changes.css';
import { RateTable } from './RateTable.tsx';
import { RowList } from './RowLinks.tsx';
import { useChanges } from './use-changes.ts';
import { VerdictSection } from './VerdictSection.tsx';

/** What has changed in a register since its last approved filing, which rows cause it, and what is due by when. */
export function ChangesView({ subject, question }: { subject: string; question: string }) {
  const { found: changes, error } = useChanges(subject, question);
  return (
    <div className="changes">
      {error && <ErrorNote error={error} />}
      {changes ? <Content changes={changes} /> : !error && <p className="muted">{t('changes.loading')}</p>}
    </div>
  );
}

function Content({ changes }: { changes: FilingChanges }) {
  const { source } = changes;
  return (
    <>
      <BaselineSection changes={changes} />
      {changes.notes.map((note) => (
        <Note key={note} tone={changes.baseline ? 'neutral' : 'warning'}>
          <p>{note}</p>
        </Note>
      ))}
      {changes.total && (
        <>
          <VerdictSection changes={changes} />
          <RateTable changes={changes} />
          <RowLists changes={changes} />
          <CellTable changes={changes} />
        </>
      )}
      <p className="muted small">
        {source.document}
        {source.article && ` · ${source.article}`} <ConfidenceTag confidence={source.confidence} />
        {source.note && <span> {source.note}</span>}
      </p>
    </>
  );
}

function RowLists({ changes: { added, removed, subject, question } }: { changes: FilingChanges }) {
  if (added.count + removed.count === 0) return null;
  return (
    <section className="card changes-lists">
      {added.count > 0 && (
        <RowList
          title={t('changes.added', { n: added.count })}
          at={{ subject, question }}
          rows={added.rows}
          count={added.count}
        />
      )}
      {removed.count > 0 && (
        <RowList
          title={t('changes.removed', { n: removed.count })}
          at={{ subject, question }}
          rows={removed.rows}
          count={removed.count}
        />
      )}
    </section>
  );
}
