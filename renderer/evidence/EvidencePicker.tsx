import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { AttachmentItem } from '../../core/answer/answer.ts';
import { evidenceNumber } from '../../core/evidence/evidence.ts';
import { t } from '../strings/t.ts';
import { Button, classes, Dialog, Icon } from '../ui/index.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useFiles } from './use-files.ts';

const COLUMNS = 5;
const TILE = 132;

/** Chooses files the casefile has already; the newest come first. */
export function EvidencePicker(props: {
  /** Cited already: shown, but not to be chosen again. */
  cited: readonly string[];
  onPick(items: AttachmentItem[]): void;
  onClose(): void;
}) {
  const files = useFiles();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const found = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return files.filter(({ file }) =>
      `${evidenceNumber(file.number)} ${file.name} ${file.caption ?? ''}`.toLowerCase().includes(wanted),
    );
  }, [files, text]);
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the library's own functions are called while drawing only
  const virtual = useVirtualizer({
    count: Math.ceil(found.length / COLUMNS),
    getScrollElement: () => scroller.current,
    estimateSize: () => TILE,
    overscan: 2,
  });
  const toggle = (sha256: string): void => {
    const next = new Set(chosen);
    if (!next.delete(sha256)) next.add(sha256);
    setChosen(next);
  };
  const pick = (): void =>
    props.onPick(
      files
        .filter(({ sha256 }) => chosen.has(sha256))
        .reverse()
        .map(({ sha256, file }) => ({ sha256, name: file.name })),
    );
  return (
    <Dialog
      title={t('evidence.pickTitle')}
      size="large"
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" aria-disabled={chosen.size === 0} onClick={() => chosen.size > 0 && pick()}>
            {t('evidence.pick', { count: chosen.size })}
          </Button>
        </>
      }
    >
      <input
        type="search"
        className="q-input ev-search"
        aria-label={t('evidence.search')}
        placeholder={t('evidence.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {found.length === 0 && <p className="muted">{t(files.length ? 'evidence.noneFound' : 'evidence.noneYet')}</p>}
      <div className="ev-picker" ref={scroller} tabIndex={-1}>
        <div
          role="group"
          aria-label={t('evidence.title')}
          style={{ height: virtual.getTotalSize(), position: 'relative' }}
        >
          {virtual.getVirtualItems().map((line) => (
            <div key={line.key} className="ev-tiles" style={{ top: line.start }}>
              {found.slice(line.index * COLUMNS, (line.index + 1) * COLUMNS).map(({ sha256, file }) => {
                const isCited = props.cited.includes(sha256);
                return (
                  <button
                    key={sha256}
                    type="button"
                    className={classes('ev-tile', chosen.has(sha256) && 'ev-chosen')}
                    aria-pressed={chosen.has(sha256)}
                    disabled={isCited}
                    title={file.caption ?? file.name}
                    onClick={() => toggle(sha256)}
                  >
                    <Thumbnail sha256={sha256} />
                    <span className="ev-tile-text">
                      {(chosen.has(sha256) || isCited) && <Icon name="check" size={12} />}
                      <span className="number ev-number">{evidenceNumber(file.number)}</span>{' '}
                      {isCited ? t('evidence.citedHere') : (file.caption ?? file.name)}
                    </span>
                  </button>
                );
              })}
            </div>
          ))}
        </div>
      </div>
    </Dialog>
  );
}
