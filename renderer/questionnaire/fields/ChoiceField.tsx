import { keyText, type AnswerValue, type ChoiceValue } from '../../../core/answer/answer.ts';
import { optionId } from '../../../core/form/parse.ts';
import { useAnswer } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/index.ts';
import { putAnswer } from '../state/put-answer.ts';
import { ChoiceItem } from './ChoiceList.tsx';
import { ChoiceCombobox } from './ChoiceCombobox.tsx';
import { OtherText } from './OtherText.tsx';
import { groupAttributes, type FieldProps } from './props.ts';
import { useOptions } from './use-options.ts';

/** Above this a list no longer fits one look: a field with a filter takes its place. */
const MOST_RADIOS = 7;

export function isChoice(value: AnswerValue | undefined): value is ChoiceValue & AnswerValue {
  return typeof value === 'string' || (typeof value === 'object' && 'option' in value);
}

export function ChoiceField(props: FieldProps<'choice'>) {
  const { holder, at } = props;
  const value = useAnswer(at);
  const chosen = isChoice(value) ? optionId(value) : '';
  const options = useOptions(holder, [chosen]);
  const asSelect = ('display' in holder && holder.display === 'select') || options.length > MOST_RADIOS;
  const forced = 'display' in holder && holder.display === 'radio';
  const otherText = typeof value === 'object' && 'other' in value ? value.other : '';
  const other = options.find((option) => option.id === chosen && option.other);
  const otherInput = other && (
    <OtherText
      key={keyText(at)}
      option={other}
      text={otherText}
      readOnly={props.readOnly}
      invalid={props.invalid}
      onText={(text) => putAnswer(at, text ? { option: other.id, other: text } : other.id)}
    />
  );
  if (asSelect && !forced)
    return (
      <div className="q-select">
        <ChoiceCombobox key={keyText(at)} {...props} options={options} />
        {otherInput}
      </div>
    );
  const unknown = chosen !== '' && !options.some((option) => option.id === chosen);
  return (
    <div
      role="radiogroup"
      className="q-options"
      {...groupAttributes(props)}
      aria-required={props.required || undefined}
      aria-invalid={props.invalid || undefined}
    >
      {options.map((option) => (
        <ChoiceItem
          key={option.id}
          type="radio"
          name={props.id}
          option={option}
          checked={option.id === chosen}
          disabled={props.readOnly}
          invalid={props.invalid}
          onPick={() => putAnswer(at, option.id)}
        >
          {option.id === chosen && otherInput}
        </ChoiceItem>
      ))}
      {unknown && <p className="q-kept">{t('questionnaire.kept', { text: chosen })}</p>}
      {chosen !== '' && !props.readOnly && <ClearButton onClear={() => putAnswer(at, null)} />}
    </div>
  );
}

export function ClearButton({ onClear }: { onClear(): void }) {
  return (
    <Button
      variant="quiet"
      className="q-clear"
      onClick={(event) => {
        // The button goes away with the choice: keep the focus inside the question.
        event.currentTarget.parentElement?.querySelector('input')?.focus();
        onClear();
      }}
    >
      {t('questionnaire.clearChoice')}
    </Button>
  );
}
