import { countCharacters } from '../../../core/form/formats.ts';
import { t } from '../../strings/t.ts';
import { controlAttributes, type FieldProps } from './props.ts';
import { useAnswerDraft } from './use-draft.ts';

/** Grows with its text (`field-sizing: content`); counts characters as the checks do, without blanks. */
export function LongTextField(props: FieldProps<'longtext'>) {
  const { holder, at, id } = props;
  const draft = useAnswerDraft(at, holder);
  const count = countCharacters(draft.text);
  const attributes = controlAttributes(props);
  const countId = `${id}-count`;
  return (
    <div className="q-longtext">
      <textarea
        {...attributes}
        {...draft.handlers}
        aria-describedby={[attributes['aria-describedby'], countId].filter(Boolean).join(' ')}
        className="q-input"
        rows={3}
        placeholder={holder.placeholder}
        value={draft.text}
        spellCheck={false}
        data-phrases=""
        onChange={(event) => draft.change(event.target.value)}
      />
      <CharacterCount id={countId} count={count} min={holder.minLength} max={holder.maxLength} />
    </div>
  );
}

function CharacterCount({
  id,
  count,
  min,
  max,
}: {
  id: string;
  count: number;
  min?: number | undefined;
  max?: number | undefined;
}) {
  const short = min !== undefined && count < min;
  const long = max !== undefined && count > max;
  const parts = [
    t('questionnaire.characters', { count }),
    min !== undefined &&
      t(short ? 'questionnaire.charactersMissing' : 'questionnaire.charactersMin', { min, missing: min - count }),
    max !== undefined &&
      t(long ? 'questionnaire.charactersTooMany' : 'questionnaire.charactersMax', { max, over: count - max }),
  ].filter(Boolean);
  return (
    <p id={id} className={count > 0 && (short || long) ? 'q-count q-count-off' : 'q-count'}>
      {parts.join(' · ')}
    </p>
  );
}
