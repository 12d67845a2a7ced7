import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { PlaceMark } from '../../preview/mark.ts';
import type { FromFrame, ToFrame } from '../../preview/messages.ts';
import { t } from '../../strings/t.ts';
import { ErrorNote, IconButton } from '../../ui/index.ts';
import { fittingZoom, ZoomControl } from './ZoomControl.tsx';

/** Places of a blank to highlight, the one chosen, and what the reader does with them. */
export interface MarkedPlaces {
  marks: readonly PlaceMark[];
  /** Place id, or ''. */
  selected: string;
  onPick(place: string): void;
  /** Places the drawing does not show. */
  onMissing(places: readonly string[]): void;
}

export interface PreviewProps {
  bytes: Uint8Array;
  title: string;
  places?: MarkedPlaces;
}

/** A Word file in its own frame (`preview.html`), driven by messages. */
export function WordPreview({ bytes, title, places }: PreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [pages, setPages] = useState(0);
  const [page, setPage] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [failure, setFailure] = useState('');

  const changeZoom = useCallback((next: number): void => {
    setZoom(next);
    tellFrame(frame.current, { type: 'zoom', zoom: next });
  }, []);

  const onPlaceMessage = useEffectEvent((message: FromFrame): void => {
    if (message.type === 'pick') places?.onPick(message.place);
    else if (message.type === 'marked') places?.onMissing(message.missing);
  });

  useEffect(() => {
    const onMessage = (event: MessageEvent<FromFrame>): void => {
      if (event.origin !== window.location.origin || event.source !== frame.current?.contentWindow) return;
      const message = event.data;
      if (message.type === 'ready') tellFrame(frame.current, { type: 'show', bytes });
      else if (message.type === 'shown') {
        setPages(message.pages);
        changeZoom(fittingZoom(message.fit));
      } else if (message.type === 'page') setPage(message.page);
      else if (message.type === 'failed') setFailure(message.detail);
      else onPlaceMessage(message);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [bytes, changeZoom]);

  const drawn = pages > 0;
  const marks = places?.marks;
  const selected = places?.selected;
  useEffect(() => {
    if (drawn && marks) tellFrame(frame.current, { type: 'marks', marks });
  }, [drawn, marks]);
  useEffect(() => {
    if (drawn && selected !== undefined) tellFrame(frame.current, { type: 'select', place: selected });
  }, [drawn, selected]);

  const turn = (to: number): void => {
    const next = Math.max(0, Math.min(pages - 1, to));
    setPage(next);
    tellFrame(frame.current, { type: 'page', page: next });
  };
  return (
    <div className="preview">
      <div className="row preview-bar">
        <IconButton icon="up" label={t('preview.before')} disabled={page <= 0} onClick={() => turn(page - 1)} />
        <IconButton
          icon="down"
          label={t('preview.after')}
          disabled={page >= pages - 1}
          onClick={() => turn(page + 1)}
        />
        <span className="number" aria-live="polite">
          {pages ? t('preview.page', { page: page + 1, pages }) : t('preview.drawing')}
        </span>
        <span className="grow" />
        <ZoomControl zoom={zoom} onZoom={changeZoom} />
      </div>
      {!places && <p className="small muted">{t('preview.wordHint')}</p>}
      {failure && (
        <ErrorNote error={{ message: t('preview.failed'), advice: t('preview.failedAdvice'), detail: failure }} />
      )}
      <iframe
        ref={frame}
        className="preview-frame"
        title={t('preview.frame', { name: title })}
        src="./preview.html"
        sandbox="allow-scripts allow-same-origin"
      />
    </div>
  );
}

function tellFrame(frame: HTMLIFrameElement | null, message: ToFrame): void {
  frame?.contentWindow?.postMessage(message, window.location.origin);
}
