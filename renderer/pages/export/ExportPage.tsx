import { useMemo, useState } from 'react';
import { exportJob, startExport } from '../../store/export-job.ts';
import { folderOf } from '../../store/paths.ts';
import { useSignal } from '../../store/signal.ts';
import { useAction } from '../../store/use-action.ts';
import { useEvaluation, useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, EmptyState, ErrorNote, Field } from '../../ui/index.ts';
import { readinessOf, type Readiness } from '../casefile/readiness.ts';
import { pickPath } from '../files/pick-path.ts';
import { DraftChoice } from './DraftChoice.tsx';
import './export.css';
import { ExportProgress } from './ExportProgress.tsx';
import { ItemTable, keyOf } from './ItemTable.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';

export interface ExportPageProps {
  /** Chosen from the start, when the page was opened for one document. */
  document?: string | undefined;
  subject?: string | undefined;
}

export function ExportPage({ document, subject }: ExportPageProps) {
  const { state, pack } = useOpenCasefile();
  const evaluation = useEvaluation();
  const items = useMemo(() => (evaluation ? readinessOf(pack, evaluation) : []), [pack, evaluation]);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [wantsDraft, setWantsDraft] = useState(false);
  const [folder, setFolder] = useState(folderOf(state.path));
  const [overwrite, setOverwrite] = useState(false);
  const [record, setRecord] = useState(true);
  const [preview, setPreview] = useState<Readiness | null>(null);
  const job = useSignal(exportJob);

  const proposed = useMemo(() => proposal(items, document, subject), [items, document, subject]);
  const keys = chosen ?? proposed;
  const selected = items.filter((item) => keys.has(keyOf(item)));
  const blocked = selected.filter((item) => !item.formal);
  const draft = wantsDraft || blocked.length > 0;
  const start = useAction(() =>
    startExport({
      items: selected.map((item) => ({ document: item.document.id, subject: item.subject.subject.id })),
      folder: folder.trim(),
      draft,
      ...(overwrite ? { overwrite } : {}),
      ...(record ? { record } : {}),
    }),
  );
  const browse = useAction(async () => {
    const path = await pickPath({ purpose: 'folder', filter: 'any', suggested: folder });
    if (path) setFolder(path);
  });
  const running = job?.state === 'running';
  return (
    <div className="page">
      <header>
        <h1>{t('export.title')}</h1>
        <p className="muted">{t('export.intro')}</p>
      </header>
      <form
        className="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (selected.length && folder.trim() && !running) void start.run();
        }}
      >
        {items.length === 0 ? (
          <EmptyState title={t('documents.none')} />
        ) : (
          <ItemTable items={items} chosen={keys} onChoose={setChosen} onPreview={setPreview} />
        )}
        <DraftChoice draft={draft} blocked={blocked} onDraft={setWantsDraft} />
        <Field label={t('export.folder')} required>
          {(control) => (
            <span className="row nowrap">
              <input
                {...control}
                type="text"
                data-own-undo
                spellCheck={false}
                value={folder}
                onChange={(event) => setFolder(event.target.value)}
              />
              <Button icon="folder" onClick={() => void browse.run()}>
                {t('files.browse')}
              </Button>
            </span>
          )}
        </Field>
        <label className="choice">
          <input type="checkbox" checked={overwrite} onChange={(event) => setOverwrite(event.target.checked)} />
          <span>{t('export.overwrite')}</span>
        </label>
        <label className="choice">
          <input type="checkbox" checked={record} onChange={(event) => setRecord(event.target.checked)} />
          <span>{t('export.record')}</span>
        </label>
        {start.error && <ErrorNote error={start.error} />}
        {browse.error && <ErrorNote error={browse.error} />}
        <div className="row">
          <Button
            type="submit"
            variant="primary"
            icon="export"
            busy={start.busy || running}
            disabled={selected.length === 0 || !folder.trim()}
          >
            {t(draft ? 'export.startDraft' : 'export.start', { n: selected.length })}
          </Button>
          {selected.length === 0 && <span className="muted">{t('export.chooseFirst')}</span>}
        </div>
      </form>
      {job && <ExportProgress job={job} />}
      {preview && (
        <PreviewDialog item={preview} draft={wantsDraft || !preview.formal} onClose={() => setPreview(null)} />
      )}
    </div>
  );
}

/** The one asked for, or everything. */
function proposal(items: readonly Readiness[], document?: string, subject?: string): ReadonlySet<string> {
  const asked = items.filter((item) => item.document.id === document && item.subject.subject.id === subject);
  return new Set((asked.length ? asked : items).map(keyOf));
}
