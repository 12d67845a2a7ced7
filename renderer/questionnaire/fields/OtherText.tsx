import type { Option } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { useDraft } from './use-draft.ts';

/** Free text of an option marked `other`. */
export function OtherText(props: {
  option: Option;
  text: string;
  readOnly: boolean;
  invalid: boolean;
  onText(text: string): void;
}) {
  const draft = useDraft(props.text, (text) => props.onText(text.trim()));
  return (
    <input
      type="text"
      className="q-input q-other"
      aria-label={t('questionnaire.otherText', { label: props.option.label })}
      aria-invalid={(props.invalid && draft.text.trim() === '') || undefined}
      placeholder={t('questionnaire.otherPlaceholder')}
      value={draft.text}
      readOnly={props.readOnly}
      {...draft.handlers}
      onChange={(event) => draft.change(event.target.value)}
    />
  );
}
