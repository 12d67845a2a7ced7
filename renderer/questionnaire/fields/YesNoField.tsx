import { useAnswer } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { putAnswer } from '../state/put-answer.ts';
import { ClearButton } from './ChoiceField.tsx';
import { groupAttributes, type FieldProps } from './props.ts';

export function YesNoField(props: FieldProps<'yesno'>) {
  const { at, id } = props;
  const value = useAnswer(at);
  return (
    <div
      role="radiogroup"
      className="q-yesno"
      {...groupAttributes(props)}
      aria-required={props.required || undefined}
      aria-invalid={props.invalid || undefined}
    >
      {([true, false] as const).map((answer) => (
        <label key={String(answer)} className="choice">
          <input
            type="radio"
            name={id}
            checked={value === answer}
            disabled={props.readOnly}
            onChange={() => putAnswer(at, answer)}
          />
          {t(answer ? 'questionnaire.yes' : 'questionnaire.no')}
        </label>
      ))}
      {typeof value === 'string' && <p className="q-kept">{t('questionnaire.kept', { text: value })}</p>}
      {value !== undefined && !props.readOnly && <ClearButton onClear={() => putAnswer(at, null)} />}
    </div>
  );
}
