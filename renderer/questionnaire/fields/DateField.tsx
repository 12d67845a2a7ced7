import { useRef } from 'react';
import { chineseDate } from '../../../core/form/display.ts';
import { isDate } from '../../../core/form/formats.ts';
import { parseDate } from '../../../core/form/parse.ts';
import { t } from '../../strings/t.ts';
import { IconButton } from '../../ui/index.ts';
import { putAnswer } from '../state/put-answer.ts';
import { controlAttributes, type FieldProps } from './props.ts';
import { useAnswerDraft } from './use-draft.ts';

/** Typed in any usual spelling, or picked from the browser's own calendar. */
export function DateField(props: FieldProps<'date'>) {
  const { holder, at, id } = props;
  const draft = useAnswerDraft(at, holder);
  const picker = useRef<HTMLInputElement>(null);
  const attributes = controlAttributes(props);
  const read = parseDate(draft.text);
  const value = 'value' in read && read.value && isDate(read.value) ? read.value : '';
  const readId = `${id}-read`;
  return (
    <div className="q-date">
      <input
        type="text"
        {...attributes}
        {...draft.handlers}
        aria-describedby={[attributes['aria-describedby'], readId].filter(Boolean).join(' ')}
        className="q-input number"
        placeholder={t('questionnaire.datePlaceholder')}
        value={draft.text}
        autoComplete="off"
        onChange={(event) => draft.change(event.target.value)}
      />
      <span className="q-date-picker">
        <input
          ref={picker}
          type="date"
          tabIndex={-1}
          aria-hidden="true"
          value={value}
          onChange={(event) => putAnswer(at, event.target.value || null)}
        />
        {!props.readOnly && (
          <IconButton
            icon="calendar"
            label={t('questionnaire.pickDate', { label: holder.label })}
            onClick={() => picker.current?.showPicker()}
          />
        )}
      </span>
      <span id={readId} className="q-unit">
        {value ? chineseDate(value) : ''}
      </span>
    </div>
  );
}
