import { useEffect, useMemo, useState } from 'react';
import type { CallInput, PreviewData } from '../../../core/contract.ts';
import { callWorkbench, fromBase64 } from '../../api.ts';
import { settled } from '../../store/casefile-store.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Dialog, ErrorNote, Tabs } from '../../ui/index.ts';
import type { Readiness } from '../casefile/readiness.ts';
import './export.css';
import { ReportTags, ReportView } from './ReportView.tsx';
import { SheetPreview } from './SheetPreview.tsx';
import { WordPreview } from './WordPreview.tsx';

type View = 'pages' | 'report';

/** The very bytes an export would write, drawn here, with what they hold and lack. */
export function PreviewDialog({ item, draft, onClose }: { item: Readiness; draft: boolean; onClose(): void }) {
  const [title, setTitle] = useState(item.document.title);
  const request = { document: item.document.id, subject: item.subject.subject.id, draft };
  return (
    <Dialog title={title} size="large" onClose={onClose} className="preview-dialog">
      <PreviewContent request={request} onName={setTitle} onJump={onClose} />
    </Dialog>
  );
}

export interface PreviewContentProps {
  /** Read once: another request is another component (`key`). */
  request: CallInput<'document.preview'>;
  onName?(fileName: string): void;
  onJump(): void;
}

export function PreviewContent({ request, onName, onJump }: PreviewContentProps) {
  const [data, setData] = useState<PreviewData | null>(null);
  const [view, setView] = useState<View>('pages');
  const { run, error } = useAction(async () => {
    await settled();
    const made = await callWorkbench('document.preview', request);
    setData(made);
    onName?.(made.fileName);
  });
  useEffect(() => void run(), [run]);
  const bytes = useMemo(() => data && fromBase64(data.data), [data]);
  return (
    <>
      {error && <ErrorNote error={error} />}
      {!data && !error && <p role="status">{t('preview.making')}</p>}
      {data && bytes && (
        <Tabs<View>
          label={t('preview.views')}
          chosen={view}
          onChoose={setView}
          items={[
            {
              key: 'pages',
              label: t('preview.pages'),
              content:
                data.format === 'docx' ? (
                  <WordPreview bytes={bytes} title={data.fileName} />
                ) : (
                  <SheetPreview bytes={bytes} title={data.fileName} />
                ),
            },
            {
              key: 'report',
              label: t('preview.report'),
              content: (
                <div className="stack">
                  <ReportTags report={data.report} />
                  <ReportView report={data.report} onJump={onJump} />
                </div>
              ),
            },
          ]}
        />
      )}
    </>
  );
}
