import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { sizeText } from '../../../core/evidence/root.ts';
import { hasFiles } from '../../evidence/drop.ts';
import { exportFiles } from '../../evidence/export-files.ts';
import { clipboardFiles, type Origin, storeFiles } from '../../evidence/store-file.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, classes, EmptyState, ErrorNote } from '../../ui/index.ts';
import { EvidenceRow } from './EvidenceRow.tsx';
import { ALL, type EvidenceFilter, filtered } from './filter.ts';
import { FilterBar } from './FilterBar.tsx';
import { useEvidenceList } from './use-list.ts';
import '../../evidence/evidence.css';

const ROW = 76;

/** 证据: every file of the casefile, and what cites it. */
export function EvidencePage({ file = '' }: { file?: string | undefined }) {
  const { state } = useOpenCasefile();
  const { list, error, read } = useEvidenceList();
  const [filter, setFilter] = useState<EvidenceFilter>(ALL);
  const [busy, setBusy] = useState(0);
  const [over, setOver] = useState(false);
  const shown = useMemo(() => filtered(list ?? [], filter), [list, filter]);
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the library's own functions are called while drawing only
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 4,
    getItemKey: (index) => shown[index]?.sha256 ?? index,
  });
  useEffect(() => {
    const index = shown.findIndex(({ sha256 }) => sha256 === file);
    if (index >= 0) virtual.scrollToIndex(index, { align: 'center' });
    // Only the way here asks for the file; later the reader scrolls where he likes.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [file, list !== null]);

  const add = async (files: File[], from: Origin): Promise<void> => {
    if (state.readOnly || files.length === 0) return;
    setBusy((n) => n + files.length);
    await storeFiles(files, from, () => setBusy((n) => n - 1));
    setBusy(0);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = clipboardFiles(event.clipboardData);
    if (!files.length) return;
    event.preventDefault();
    void add(files, 'clipboard');
  };
  const onDrop = (event: DragEvent): void => {
    setOver(false);
    event.preventDefault();
    void add([...event.dataTransfer.files], 'file');
  };
  const bytes = (list ?? []).reduce((sum, one) => sum + one.bytes, 0);
  return (
    <div
      className={classes('ev-page', over && 'ev-over')}
      tabIndex={-1}
      onPaste={onPaste}
      onDrop={onDrop}
      onDragOver={(event) => {
        if (!hasFiles(event.dataTransfer)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <header className="ev-head">
        <h1>{t('evidence.title')}</h1>
        <p className="muted number">{t('evidence.total', { count: list?.length ?? 0, size: sizeText(bytes) })}</p>
        {!state.readOnly && (
          <>
            <input
              id="evidence-add"
              type="file"
              multiple
              hidden
              onChange={(event) => {
                const files = [...(event.target.files ?? [])];
                event.target.value = '';
                void add(files, 'file');
              }}
            />
            <Button icon="attach" busy={busy > 0} onClick={() => document.getElementById('evidence-add')?.click()}>
              {busy > 0 ? t('questionnaire.addingFiles', { count: busy }) : t('questionnaire.addFiles')}
            </Button>
          </>
        )}
        <Button
          icon="export"
          aria-disabled={shown.length === 0}
          onClick={() => shown.length > 0 && void exportFiles(shown.map(({ sha256 }) => sha256))}
        >
          {t('evidence.exportShown', { count: shown.length })}
        </Button>
      </header>
      {error && (
        <ErrorNote error={error}>
          <Button onClick={() => void read()}>{t('ui.retry')}</Button>
        </ErrorNote>
      )}
      <FilterBar list={list ?? []} shown={shown.length} filter={filter} onFilter={setFilter} />
      {list?.length === 0 && (
        <EmptyState title={t('evidence.noneYet')}>
          <p>{t('evidence.noneYetAdvice')}</p>
        </EmptyState>
      )}
      {list === null && !error && <p className="muted">{t('ui.loading')}</p>}
      <div
        className="ev-list"
        ref={scroller}
        role="list"
        aria-label={t('evidence.title')}
        tabIndex={0}
        data-testid="evidence-list"
      >
        <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map((item) => {
            const one = shown[item.index];
            return (
              one && (
                <EvidenceRow
                  key={one.sha256}
                  file={one}
                  top={item.start}
                  place={item.index + 1}
                  total={shown.length}
                  wanted={one.sha256 === file}
                  readOnly={state.readOnly}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}
