import type { AttachmentItem } from '../../../core/answer/answer.ts';
import { t } from '../../strings/t.ts';
import { Icon, IconButton } from '../../ui/index.ts';
import { useThumbnail } from './evidence-files.ts';
import { useDraft } from './use-draft.ts';

export function AttachmentCard(props: {
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
  const thumbnail = useThumbnail(item);
  const draft = useDraft(item.caption ?? '', (text, done) => {
    if (done && text.trim() !== (item.caption ?? '')) props.onCaption(text.trim());
  });
  return (
    <li className="q-file">
      <span className="q-file-number number">{number}</span>
      <span className="q-file-picture">
        {thumbnail ? <img src={thumbnail} alt="" /> : <Icon name="file" size={24} />}
      </span>
      <span className="q-file-text">
        <span className="q-file-name">{item.name}</span>
        {props.withCaption && (
          <input
            type="text"
            className="q-input"
            aria-label={t('questionnaire.captionOf', { number, name: item.name })}
            aria-required={props.captionWanted || undefined}
            placeholder={t(props.captionWanted ? 'questionnaire.captionWanted' : 'questionnaire.caption')}
            value={draft.text}
            readOnly={readOnly}
            {...draft.handlers}
            onChange={(event) => draft.change(event.target.value)}
          />
        )}
      </span>
      {!readOnly && (
        <span className="q-file-tools">
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
