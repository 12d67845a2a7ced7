import { useCallback, useEffect, useRef, useState } from 'react';
import type { FromFrame, ToFrame } from '../../preview/messages.ts';
import { t } from '../../strings/t.ts';
import { ErrorNote, IconButton } from '../../ui/index.ts';
import { fittingZoom, ZoomControl } from './ZoomControl.tsx';

/** A Word file in its own frame (`preview.html`), driven by messages. */
export function WordPreview({ bytes, title }: { bytes: Uint8Array; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [pages, setPages] = useState(0);
  const [page, setPage] = useState(0);
  const [zoom, setZoom] = useState(1);
  const [failure, setFailure] = useState('');
  const send = (message: ToFrame): void => frame.current?.contentWindow?.postMessage(message, window.location.origin);

  const changeZoom = useCallback((next: number): void => {
    setZoom(next);
    frame.current?.contentWindow?.postMessage({ type: 'zoom', zoom: next } satisfies ToFrame, window.location.origin);
  }, []);

  useEffect(() => {
    const onMessage = (event: MessageEvent<FromFrame>): void => {
      if (event.origin !== window.location.origin || event.source !== frame.current?.contentWindow) return;
      const message = event.data;
      if (message.type === 'ready')
        frame.current?.contentWindow?.postMessage({ type: 'show', bytes } satisfies ToFrame, window.location.origin);
      else if (message.type === 'shown') {
        setPages(message.pages);
        changeZoom(fittingZoom(message.fit));
      } else if (message.type === 'page') setPage(message.page);
      else setFailure(message.detail);
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }, [bytes, changeZoom]);

  const turn = (to: number): void => {
    const next = Math.max(0, Math.min(pages - 1, to));
    setPage(next);
    send({ type: 'page', page: next });
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
      <p className="small muted">{t('preview.wordHint')}</p>
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
