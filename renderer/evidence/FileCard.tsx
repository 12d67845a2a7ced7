import type { AttachmentItem } from '../../core/answer/answer.ts';
import { evidenceNumber } from '../../core/evidence/evidence.ts';
import { useDraft } from '../questionnaire/fields/use-draft.ts';
import { t } from '../strings/t.ts';
import { IconButton } from '../ui/index.ts';
import { Thumbnail } from './Thumbnail.tsx';
import { useFile } from './use-files.ts';
import { showFile } from './view-state.ts';

/** One cited file: picture, number, name, caption, its place in the order. */
export function FileCard(props: {
  item: AttachmentItem;
  number: number;
  total: number;
  withCaption: boolean;
  captionWanted: boolean;
  readOnly: boolean;
  onCaption(caption: string): void;
  onMove(by: number): void;
  onRemove(): void;
}) {
  const { item, number, total, readOnly } = props;
  const file = useFile(item.sha256);
  const draft = useDraft(item.caption ?? '', (text, done) => {
    if (done && text.trim() !== (item.caption ?? '')) props.onCaption(text.trim());
  });
  return (
    <li className="q-file">
      <button
        type="button"
        className="ev-open q-file-picture"
        aria-label={t('evidence.open', { name: item.name })}
        onClick={() => showFile(item.sha256)}
      >
        <Thumbnail sha256={item.sha256} />
      </button>
      <span className="q-file-text">
        <span className="ev-line">
          {file && <span className="number ev-number">{evidenceNumber(file.number)}</span>}
          <span className="q-file-name">{item.name}</span>
        </span>
        {props.withCaption && (
          <input
            type="text"
            className="q-input"
            aria-label={t('questionnaire.captionOf', { number, name: item.name })}
            aria-required={props.captionWanted || undefined}
            placeholder={
              file?.caption ?? t(props.captionWanted ? 'questionnaire.captionWanted' : 'questionnaire.caption')
            }
            value={draft.text}
            readOnly={readOnly}
            {...draft.handlers}
            onChange={(event) => draft.change(event.target.value)}
          />
        )}
      </span>
      {!readOnly && (
        <span className="q-file-tools">
          {total > 1 && (
            <>
              <IconButton
                icon="up"
                label={t('questionnaire.moveUp', { name: item.name })}
                aria-disabled={number === 1}
                onClick={() => number > 1 && props.onMove(-1)}
              />
              <IconButton
                icon="down"
                label={t('questionnaire.moveDown', { name: item.name })}
                aria-disabled={number === total}
                onClick={() => number < total && props.onMove(1)}
              />
            </>
          )}
          <IconButton
            icon="remove"
            label={t('questionnaire.removeFile', { name: item.name })}
            onClick={props.onRemove}
          />
        </span>
      )}
    </li>
  );
}
