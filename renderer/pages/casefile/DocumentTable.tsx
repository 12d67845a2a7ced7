import { useMemo } from 'react';
import type { Evaluation } from '../../../core/form/evaluate.ts';
import type { DocumentDefinition } from '../../../core/form/pack-schema.ts';
import { hrefOf } from '../../app/route.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { EmptyState, Icon, ProgressBar, SeverityMark, Tag } from '../../ui/index.ts';
import { readinessOf, type Readiness } from './readiness.ts';

export function DocumentTable({ evaluation }: { evaluation: Evaluation }) {
  const { pack } = useOpenCasefile();
  const items = useMemo(() => readinessOf(pack, evaluation), [pack, evaluation]);
  return (
    <section className="card stack" aria-labelledby="documents">
      <h2 id="documents">{t('documents.title')}</h2>
      {items.length === 0 ? (
        <EmptyState title={t('documents.none')} />
      ) : (
        <div className="scroll-x" tabIndex={0} role="group" aria-labelledby="documents">
          <table className="grid grid-actions document-table">
            <thead>
              <tr>
                <th scope="col">{t('documents.document')}</th>
                <th scope="col">{t('documents.subject')}</th>
                <th scope="col">{t('documents.required')}</th>
                <th scope="col">{t('documents.state')}</th>
                <th scope="col">{t('documents.action')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <DocumentRow key={`${item.document.id}/${item.subject.subject.id}`} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function DocumentRow({ item }: { item: Readiness }) {
  const { document, subject, answered, required, wrong, warnings } = item;
  return (
    <tr>
      <th scope="row">{document.title}</th>
      <td>{subject.name}</td>
      <td className="cell-progress">
        <span className="number small">{t('ui.of', { done: answered, total: required })}</span>
        <ProgressBar done={answered} total={required} label={t('nav.progress', { form: document.title })} />
      </td>
      <td>
        <span className="row">
          <ReadinessTag formal={item.formal} />
          {wrong > 0 && <SeverityMark level="error" count={wrong} />}
          {warnings.length > 0 && <SeverityMark level="warning" count={warnings.length} />}
        </span>
      </td>
      <td className="document-links">
        <a href={hrefOf({ page: 'export', document: document.id, subject: subject.subject.id })}>
          <span className="row nowrap">
            <Icon name="export" size={14} /> {t('documents.export')}
            <span className="visually-hidden">
              {document.title} {subject.name}
            </span>
          </span>
        </a>
        <TemplateLink document={document} />
      </td>
    </tr>
  );
}

/** To the templates a document can be made with. */
export function TemplateLink({ document }: { document: DocumentDefinition }) {
  return (
    <a href={hrefOf({ page: 'templates', document: document.id })}>
      <span className="row nowrap">
        <Icon name="template" size={14} /> {t('templates.link')}
        <span className="visually-hidden"> {document.title}</span>
      </span>
    </a>
  );
}

export function ReadinessTag({ formal }: { formal: boolean }) {
  return formal ? (
    <Tag tone="ok" icon="ok">
      {t('documents.formal')}
    </Tag>
  ) : (
    <Tag tone="warning" icon="edit">
      {t('documents.draftOnly')}
    </Tag>
  );
}
