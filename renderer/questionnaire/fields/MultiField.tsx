import { keyText, type AnswerValue, type ChoiceValue } from '../../../core/answer/answer.ts';
import { optionId } from '../../../core/form/parse.ts';
import type { Option } from '../../../core/form/pack-schema.ts';
import { useAnswer } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { putAnswer, readAnswer } from '../state/put-answer.ts';
import { ChoiceItem } from './ChoiceList.tsx';
import { OtherText } from './OtherText.tsx';
import { groupAttributes, type FieldProps } from './props.ts';
import { useOptions } from './use-options.ts';

/** Choices in the order of the options, so that two people ticking the same boxes give the same answer. */
export function toChoices(value: AnswerValue | null | undefined): ChoiceValue[] {
  if (Array.isArray(value)) return value as ChoiceValue[];
  return typeof value === 'string' ? [value] : [];
}

/** Many short options stand in columns; long ones need the whole line. */
function isCompact(options: readonly Option[]): boolean {
  return options.length > 6 && options.every((option) => option.label.length <= 16 && !option.hint);
}

export function MultiField(props: FieldProps<'multi'>) {
  const { holder, at } = props;
  const chosen = toChoices(useAnswer(at));
  const ids = chosen.map(optionId);
  const options = useOptions(holder, ids);

  const put = (id: string, next: ChoiceValue | null): void => {
    const now = toChoices(readAnswer(at)).filter((choice) => optionId(choice) !== id);
    if (next !== null) now.push(next);
    const place = (choice: ChoiceValue): number => options.findIndex((option) => option.id === optionId(choice));
    now.sort((a, b) => place(a) - place(b));
    putAnswer(at, now.length ? now : null);
  };

  const unknown = ids.filter((id) => !options.some((option) => option.id === id));
  return (
    <div
      role="group"
      className={isCompact(options) ? 'q-options q-options-many' : 'q-options'}
      {...groupAttributes(props)}
    >
      {options.map((option) => {
        const choice = chosen.find((item) => optionId(item) === option.id);
        return (
          <ChoiceItem
            key={option.id}
            type="checkbox"
            name={props.id}
            option={option}
            checked={choice !== undefined}
            disabled={props.readOnly}
            invalid={props.invalid}
            onPick={(checked) => put(option.id, checked ? option.id : null)}
          >
            {choice !== undefined && option.other && (
              <OtherText
                key={keyText(at)}
                option={option}
                text={typeof choice === 'string' ? '' : choice.other}
                readOnly={props.readOnly}
                invalid={props.invalid}
                onText={(text) => put(option.id, text ? { option: option.id, other: text } : option.id)}
              />
            )}
          </ChoiceItem>
        );
      })}
      {unknown.map((text) => (
        <label key={text} className="choice q-kept">
          <input type="checkbox" checked disabled={props.readOnly} onChange={() => put(text, null)} />
          {t('questionnaire.kept', { text })}
        </label>
      ))}
    </div>
  );
}
