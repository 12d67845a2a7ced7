import { useEffect, useMemo, useState } from 'react';
import type { TemplateDetail, TemplatePage } from '../../../core/blank/template.ts';
import { callWorkbench, fromBase64 } from '../../api.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote } from '../../ui/index.ts';
import '../export/export.css';
import { SheetPreview } from '../export/SheetPreview.tsx';
import { WordPreview } from '../export/WordPreview.tsx';
import { marksOf } from './state/marks.ts';
import type { PlaceEntry } from './state/places.ts';

export interface PagePaneProps {
  detail: TemplateDetail;
  entries: readonly PlaceEntry[];
  selected: string;
  onPick(place: string): void;
  onMissing(places: ReadonlySet<string>): void;
}

/** The blank as its makers laid it out, with every place highlighted. */
export function PagePane({ detail, entries, selected, onPick, onMissing }: PagePaneProps) {
  const { document, info } = detail;
  const [page, setPage] = useState<TemplatePage | null>(null);
  const { run, error } = useAction(async () =>
    setPage(await callWorkbench('template.page', { document, fingerprint: info.fingerprint })),
  );
  useEffect(() => void run(), [run]);
  const bytes = useMemo(() => page && fromBase64(page.data), [page]);
  const marks = useMemo(() => (page ? marksOf(entries, page) : []), [entries, page]);
  const without = entries.filter(({ place }) => page?.format === 'docx' && page.anchors[place.id] === undefined);
  const places = {
    marks,
    selected,
    onPick,
    onMissing: (missing: readonly string[]) =>
      onMissing(new Set([...missing, ...without.map(({ place }) => place.id)])),
  };
  return (
    <section className="t-pages" aria-label={t('templates.pages')}>
      {error && (
        <ErrorNote error={error}>
          <Button onClick={() => void run()}>{t('ui.retry')}</Button>
        </ErrorNote>
      )}
      {!page && !error && <p role="status">{t('preview.drawing')}</p>}
      {page && bytes && page.format === 'docx' && <WordPreview bytes={bytes} title={info.fileName} places={places} />}
      {page && bytes && page.format === 'xlsx' && <SheetPreview bytes={bytes} title={info.fileName} places={places} />}
    </section>
  );
}
