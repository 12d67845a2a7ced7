import { useState, type ClipboardEvent, type DragEvent, type HTMLAttributes } from 'react';
import { keyText, type AnswerKey, type AttachmentItem } from '../../core/answer/answer.ts';
import { putAnswer, readAnswer } from '../questionnaire/state/put-answer.ts';
import { useAnswer } from '../store/use-casefile.ts';
import { t } from '../strings/t.ts';
import { Button } from '../ui/index.ts';
import { EvidencePicker } from './EvidencePicker.tsx';
import { FileCard } from './FileCard.tsx';
import {
  acceptAttribute,
  addFilesTo,
  citeFiles,
  clipboardFiles,
  filesIn,
  type Origin,
  putFiles,
} from './store-file.ts';
import './evidence.css';

/** The files of one answer: added by button, by dropping or pasting them here, or taken from those of the casefile. */
export function FileList(props: {
  at: AnswerKey;
  id: string;
  readOnly: boolean;
  withCaption?: boolean;
  captionWanted?: boolean;
  accept?: Parameters<typeof acceptAttribute>[0];
  attributes?: HTMLAttributes<HTMLDivElement>;
}) {
  const { at, id, readOnly, withCaption = true, captionWanted = false } = props;
  const list = filesIn(useAnswer(at));
  const owner = keyText(at);
  /** Answer → files on their way to it: the same list may be given another answer meanwhile. */
  const [adding, setAdding] = useState<Readonly<Record<string, number>>>({});
  const busy = adding[owner] ?? 0;
  const [over, setOver] = useState(false);
  const [picking, setPicking] = useState(false);

  const add = async (files: File[], from: Origin): Promise<void> => {
    const count = (by: number): void => setAdding((now) => ({ ...now, [owner]: (now[owner] ?? 0) + by }));
    count(files.length);
    // One at a time, so that the button counts down.
    await addFilesTo(at, files, from);
    count(-files.length);
  };
  const change = (index: number, next: AttachmentItem | null): void => {
    const now = [...filesIn(readAnswer(at))];
    if (next) now[index] = next;
    else now.splice(index, 1);
    putFiles(at, now);
  };
  const move = (index: number, by: number): void => {
    const now = [...filesIn(readAnswer(at))];
    const [item] = now.splice(index, 1);
    if (item) now.splice(index + by, 0, item);
    putAnswer(at, now);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = clipboardFiles(event.clipboardData);
    if (!files.length || readOnly) return;
    event.preventDefault();
    event.stopPropagation();
    void add(files, 'clipboard');
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    if (!readOnly) void add([...event.dataTransfer.files], 'file');
  };

  return (
    <div
      role="group"
      {...props.attributes}
      className={over ? 'q-files q-files-over' : 'q-files'}
      onPaste={onPaste}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      {list.length > 0 && (
        <ol className="q-file-list">
          {list.map((item, i) => (
            <FileCard
              key={`${owner} ${item.sha256}`}
              item={item}
              number={i + 1}
              total={list.length}
              withCaption={withCaption}
              captionWanted={captionWanted}
              readOnly={readOnly}
              onCaption={(caption) =>
                change(i, caption ? { ...item, caption } : { sha256: item.sha256, name: item.name })
              }
              onMove={(by) => move(i, by)}
              onRemove={() => change(i, null)}
            />
          ))}
        </ol>
      )}
      {list.length === 0 && readOnly && <p className="muted small">{t('evidence.none')}</p>}
      {!readOnly && (
        <div className="q-file-add">
          <input
            id={`${id}-pick`}
            type="file"
            multiple
            hidden
            accept={acceptAttribute(props.accept)}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void add(files, 'file');
            }}
          />
          <Button
            icon="attach"
            busy={busy > 0}
            onClick={() => document.querySelector<HTMLInputElement>(`#${CSS.escape(`${id}-pick`)}`)?.click()}
          >
            {busy > 0 ? t('questionnaire.addingFiles', { count: busy }) : t('questionnaire.addFiles')}
          </Button>
          <Button icon="search" onClick={() => setPicking(true)}>
            {t('evidence.citeKnown')}
          </Button>
          <span className="muted small">{t('questionnaire.dropHint')}</span>
        </div>
      )}
      {picking && (
        <EvidencePicker
          cited={list.map(({ sha256 }) => sha256)}
          onClose={() => setPicking(false)}
          onPick={(items) => {
            citeFiles(at, items);
            setPicking(false);
          }}
        />
      )}
    </div>
  );
}
