import { useState, type ClipboardEvent, type DragEvent } from 'react';
import type { AnswerKey, AnswerValue, AttachmentItem } from '../../../core/answer/answer.ts';
import type { WorkbenchError } from '../../../core/contract.ts';
import { toWorkbenchError } from '../../api.ts';
import { useAnswer } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote } from '../../ui/index.ts';
import { putAnswer, readAnswer } from '../state/put-answer.ts';
import { AttachmentCard } from './AttachmentCard.tsx';
import { acceptAttribute, clipboardFiles, storeFile } from './evidence-files.ts';
import { groupAttributes, type FieldProps } from './props.ts';

function items(value: AnswerValue | null | undefined): AttachmentItem[] {
  return Array.isArray(value) ? (value as AttachmentItem[]) : [];
}

function putItems(at: AnswerKey, next: AttachmentItem[]): void {
  putAnswer(at, next.length ? next : null);
}

/** Files by button, by dropping them here, or from the clipboard; each with a caption and its place in the order. */
export function AttachmentField(props: FieldProps<'attachment'>) {
  const { holder, at, id } = props;
  const list = items(useAnswer(at));
  const [busy, setBusy] = useState(0);
  const [error, setError] = useState<WorkbenchError | null>(null);
  const [over, setOver] = useState(false);

  const add = async (files: File[]): Promise<void> => {
    setError(null);
    setBusy(files.length);
    for (const file of files) {
      try {
        const item = await storeFile(file);
        // Read again: other files may have been added or removed while this one was stored.
        const now = items(readAnswer(at));
        if (!now.some((known) => known.sha256 === item.sha256)) putItems(at, [...now, item]);
      } catch (cause) {
        setError(toWorkbenchError(cause));
      }
      setBusy((n) => n - 1);
    }
  };
  const change = (index: number, next: AttachmentItem | null): void => {
    const now = [...items(readAnswer(at))];
    if (next) now[index] = next;
    else now.splice(index, 1);
    putItems(at, now);
  };
  const move = (index: number, by: number): void => {
    const now = [...items(readAnswer(at))];
    const [item] = now.splice(index, 1);
    if (item) now.splice(index + by, 0, item);
    putItems(at, now);
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = clipboardFiles(event.clipboardData);
    if (!files.length || props.readOnly) return;
    event.preventDefault();
    void add(files);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!props.readOnly) void add([...event.dataTransfer.files]);
  };

  return (
    <div
      role="group"
      {...groupAttributes(props)}
      className={over ? 'q-files q-files-over' : 'q-files'}
      onPaste={onPaste}
      onDrop={onDrop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      {list.length > 0 && (
        <ol className="q-file-list">
          {list.map((item, i) => (
            <AttachmentCard
              key={item.sha256}
              item={item}
              number={i + 1}
              total={list.length}
              withCaption={!('caption' in holder) || holder.caption !== false}
              captionWanted={'caption' in holder && holder.caption === true}
              readOnly={props.readOnly}
              onCaption={(caption) =>
                change(i, caption ? { ...item, caption } : { sha256: item.sha256, name: item.name })
              }
              onMove={(by) => move(i, by)}
              onRemove={() => change(i, null)}
            />
          ))}
        </ol>
      )}
      {!props.readOnly && (
        <div className="q-file-add">
          <input
            id={`${id}-pick`}
            type="file"
            multiple
            hidden
            accept={acceptAttribute(holder.accept)}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void add(files);
            }}
          />
          <Button
            icon="attach"
            busy={busy > 0}
            onClick={() => document.querySelector<HTMLInputElement>(`#${CSS.escape(`${id}-pick`)}`)?.click()}
          >
            {busy > 0 ? t('questionnaire.addingFiles', { count: busy }) : t('questionnaire.addFiles')}
          </Button>
          <span className="muted small">{t('questionnaire.dropHint')}</span>
        </div>
      )}
      {error && <ErrorNote error={error} />}
    </div>
  );
}
