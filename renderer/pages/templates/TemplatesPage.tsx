import { useEffect, useRef, useState } from 'react';
import { t } from '../../strings/t.ts';
import { Button, EmptyState, ErrorNote } from '../../ui/index.ts';
import { DocumentSection } from './DocumentSection.tsx';
import { useTemplates } from './state/use-templates.ts';
import './templates.css';
import { TryDialog, type Trial } from './TryDialog.tsx';

/** Every document of the pack with the templates it can be made with. */
export function TemplatesPage({ document }: { document?: string | undefined }) {
  const templates = useTemplates();
  const [trial, setTrial] = useState<Trial | null>(null);
  const asked = useRef<HTMLElement>(null);
  const { found: list, error } = templates;
  const ready = list !== null;
  useEffect(() => {
    if (!ready) return;
    asked.current?.scrollIntoView({ block: 'start' });
    asked.current?.focus({ preventScroll: true });
  }, [ready, document]);
  return (
    <div className="page">
      <header>
        <h1>{t('templates.title')}</h1>
        <p className="muted">{t('templates.intro')}</p>
      </header>
      {error && (
        <ErrorNote error={error}>
          <Button onClick={templates.again}>{t('ui.retry')}</Button>
        </ErrorNote>
      )}
      {!list && !error && <p role="status">{t('templates.loading')}</p>}
      {list?.length === 0 && <EmptyState title={t('templates.none')} />}
      {list?.map((entry) => (
        <DocumentSection
          key={entry.document}
          entry={entry}
          ref={entry.document === document ? asked : undefined}
          onList={templates.set}
          onTry={setTrial}
        />
      ))}
      {trial && <TryDialog trial={trial} onClose={() => setTrial(null)} />}
    </div>
  );
}
