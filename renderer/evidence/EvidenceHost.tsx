import { useEffect, useState } from 'react';
import { evidenceNumber, isPicture } from '../../core/evidence/evidence.ts';
import { sizeText } from '../../core/evidence/root.ts';
import { callWorkbench, fromBase64, toWorkbenchError } from '../api.ts';
import { hrefOf } from '../app/route.ts';
import { localTime } from '../store/clock.ts';
import { useSignal } from '../store/signal.ts';
import { t } from '../strings/t.ts';
import { Button, Dialog, Icon, showError } from '../ui/index.ts';
import { exportFiles } from './export-files.ts';
import { FileList } from './FileList.tsx';
import { useFile } from './use-files.ts';
import { openFiles, shownFile } from './view-state.ts';
import './evidence.css';

/** Mounted once: the files of one answer, and one file in full. */
export function EvidenceHost() {
  const files = useSignal(openFiles);
  const shown = useSignal(shownFile);
  return (
    <>
      {files && (
        <Dialog
          title={t('evidence.of', { title: files.title })}
          onClose={() => openFiles.set(null)}
          footer={
            <Button variant="primary" onClick={() => openFiles.set(null)}>
              {t('grid.detailsDone')}
            </Button>
          }
        >
          <FileList at={files.at} id="evidence-dialog" readOnly={files.readOnly} />
        </Dialog>
      )}
      {shown && <FileView key={shown} sha256={shown} />}
    </>
  );
}

function FileView({ sha256 }: { sha256: string }) {
  const file = useFile(sha256);
  const [url, setUrl] = useState('');
  const [broken, setBroken] = useState(false);
  const picture = file !== undefined && isPicture(file.mime) && file.mime !== 'image/tiff';
  useEffect(() => {
    if (!picture) return;
    let address = '';
    let gone = false;
    callWorkbench('evidence.get', { sha256 }).then(
      ({ data, mime }) => {
        if (gone) return;
        address = URL.createObjectURL(new Blob([new Uint8Array(fromBase64(data))], { type: mime }));
        setUrl(address);
      },
      (error: unknown) => showError(toWorkbenchError(error)),
    );
    return () => {
      gone = true;
      URL.revokeObjectURL(address);
    };
  }, [sha256, picture]);
  if (!file) return null;
  return (
    <Dialog
      title={`${evidenceNumber(file.number)} ${file.caption ?? file.name}`}
      size="large"
      onClose={() => shownFile.set('')}
      footer={
        <>
          <a className="button" href={hrefOf({ page: 'evidence', file: sha256 })} onClick={() => shownFile.set('')}>
            {t('evidence.inList')}
          </a>
          <Button icon="export" onClick={() => void exportFiles([sha256])}>
            {t('evidence.saveCopy')}
          </Button>
          <Button variant="primary" onClick={() => shownFile.set('')}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      <figure className="ev-view">
        {picture && !broken ? (
          url ? (
            <img src={url} alt={file.caption ?? file.name} onError={() => setBroken(true)} />
          ) : (
            <p className="muted">{t('ui.loading')}</p>
          )
        ) : (
          <p className="muted">
            <Icon name="file" size={24} /> {t(broken ? 'evidence.cannotShow' : 'evidence.noPicture')}
          </p>
        )}
        <figcaption className="muted small">
          {file.name} · {sizeText(file.bytes)} · {file.by || '—'} · <span className="number">{localTime(file.at)}</span>
          {file.takenAt && ` · ${t('evidence.taken', { at: file.takenAt.replace('T', ' ') })}`}
          {file.removed && ` · ${t('evidence.removedShort', { what: file.removed.join('、') })}`}
        </figcaption>
      </figure>
    </Dialog>
  );
}
