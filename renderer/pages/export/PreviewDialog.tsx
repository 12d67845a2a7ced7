import { useEffect, useMemo, useState } from 'react';
import type { PreviewData } from '../../../core/contract.ts';
import { callWorkbench } from '../../api.ts';
import { settled } from '../../store/casefile-store.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Dialog, ErrorNote, Tabs } from '../../ui/index.ts';
import type { Readiness } from '../casefile/readiness.ts';
import { ReportTags, ReportView } from './ReportView.tsx';
import { SheetPreview } from './SheetPreview.tsx';
import { WordPreview } from './WordPreview.tsx';

type View = 'pages' | 'report';

/** The very bytes an export would write, drawn here, with what they hold and lack. */
export function PreviewDialog({ item, draft, onClose }: { item: Readiness; draft: boolean; onClose(): void }) {
  const [data, setData] = useState<PreviewData | null>(null);
  const [view, setView] = useState<View>('pages');
  const { run, error } = useAction(async () => {
    await settled();
    const input = { document: item.document.id, subject: item.subject.subject.id, draft };
    setData(await callWorkbench('document.preview', input));
  });
  useEffect(() => void run(), [run]);
  const bytes = useMemo(() => data && fromBase64(data.data), [data]);
  return (
    <Dialog title={data?.fileName ?? item.document.title} size="large" onClose={onClose} className="preview-dialog">
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
                  <ReportView report={data.report} onJump={onClose} />
                </div>
              ),
            },
          ]}
        />
      )}
    </Dialog>
  );
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
