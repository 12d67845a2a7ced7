import { useState, type Ref } from 'react';
import type { DocumentTemplates, TemplateInfo } from '../../../core/blank/template.ts';
import { hrefOf, navigate } from '../../app/route.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote } from '../../ui/index.ts';
import { activateTemplate, deactivateTemplate, installTemplate, removeTemplate } from './state/use-templates.ts';
import { TemplateTable, type TemplateActions } from './TemplateTable.tsx';
import type { Trial } from './TryDialog.tsx';

export interface DocumentSectionProps {
  entry: DocumentTemplates;
  ref?: Ref<HTMLElement> | undefined;
  onList(list: DocumentTemplates[]): void;
  onTry(trial: Trial): void;
}

export function DocumentSection({ entry, ref, onList, onTry }: DocumentSectionProps) {
  const { document, title, templates } = entry;
  const [reading, setReading] = useState('');
  /** The template whose activation was refused, for the way to what is missing. */
  const [refused, setRefused] = useState<TemplateInfo | null>(null);
  const install = useAction(async () => {
    setReading('');
    const detail = await installTemplate(document, setReading);
    if (!detail) return;
    navigate({ page: 'templates', document, template: detail.info.fingerprint });
  });
  const change = useAction(async (work: () => Promise<DocumentTemplates[] | null>, template?: TemplateInfo) => {
    setRefused(template ?? null);
    const list = await work();
    if (list) onList(list);
  });
  const start = (...input: Parameters<typeof change.run>): void => {
    install.clear();
    void change.run(...input);
  };
  const actions: TemplateActions = {
    activate: (info) => start(() => activateTemplate(document, info), info),
    deactivate: (info) => start(() => deactivateTemplate(entry, info)),
    remove: (info) => start(() => removeTemplate(document, info)),
    try: (info) => onTry({ document, fingerprint: info.fingerprint, fileName: info.fileName }),
  };
  const { shown, older } = foldOlder(templates);
  const heading = `templates-${document}`;
  return (
    <section className="card stack t-document" aria-labelledby={heading} tabIndex={-1} ref={ref}>
      <div className="row spread">
        <h2 id={heading}>{title}</h2>
        <Button
          icon="add"
          busy={install.busy}
          aria-label={t('templates.installFor', { document: title })}
          onClick={() => {
            change.clear();
            void install.run();
          }}
        >
          {t('templates.install')}
        </Button>
      </div>
      <div role="status" className="t-status">
        {install.busy && reading && <p>{t('templates.installing', { name: reading })}</p>}
      </div>
      {install.error && (
        <ErrorNote
          error={{
            ...install.error,
            message: reading
              ? t('templates.notInstalled', { name: reading, message: install.error.message })
              : install.error.message,
          }}
        />
      )}
      {change.error && (
        <ErrorNote error={change.error}>
          {refused && refused.open > 0 && (
            <a className="button" href={hrefOf({ page: 'templates', document, template: refused.fingerprint })}>
              {t('templates.jumpOpen')}
            </a>
          )}
        </ErrorNote>
      )}
      {entry.problem && <ErrorNote error={{ message: entry.problem, advice: '' }} />}
      <TemplateTable document={document} label={title} templates={shown} actions={actions} busy={change.busy} />
      {older.length > 0 && (
        <details className="t-older">
          <summary>{t('templates.older', { n: older.length })}</summary>
          <TemplateTable document={document} label={title} templates={older} actions={actions} busy={change.busy} />
        </details>
      )}
    </section>
  );
}

/** The pack's own, the one in use and the newest are what people look for. */
function foldOlder(templates: readonly TemplateInfo[]): { shown: TemplateInfo[]; older: TemplateInfo[] } {
  const newest = templates.find((template) => template.origin === 'installed');
  const isShown = (template: TemplateInfo): boolean =>
    template.active || template.origin === 'pack' || template === newest;
  return { shown: templates.filter(isShown), older: templates.filter((template) => !isShown(template)) };
}
