import { FileList } from '../../evidence/FileList.tsx';
import { groupAttributes, type FieldProps } from './props.ts';

/** Files by button, by dropping them here, from the clipboard or from the casefile; each with a caption and its place. */
export function AttachmentField(props: FieldProps<'attachment'>) {
  const { holder, at, id, readOnly } = props;
  return (
    <FileList
      at={at}
      id={id}
      readOnly={readOnly}
      accept={holder.accept}
      withCaption={!('caption' in holder) || holder.caption !== false}
      captionWanted={'caption' in holder && holder.caption === true}
      attributes={groupAttributes(props)}
    />
  );
}
