import type { ChoiceValue } from '../../../core/answer/answer.ts';
import { parseChoice } from '../../../core/form/parse.ts';
import { optionId } from '../../../core/form/parse.ts';
import { optionLabel } from '../../../core/form/display.ts';
import type { Option } from '../../../core/form/pack-schema.ts';
import { useAnswer } from '../../store/use-casefile.ts';
import { putAnswer } from '../state/put-answer.ts';
import { isChoice } from './ChoiceField.tsx';
import { FieldCombobox } from './FieldCombobox.tsx';
import type { FieldProps } from './props.ts';
import { useDraft } from './use-draft.ts';

/** One of many options: type a part of its name or its number. What is no option is kept and named by the checks. */
export function ChoiceCombobox(props: FieldProps<'choice'> & { options: Option[] }) {
  const { at, options } = props;
  const value = useAnswer(at);
  const chosen = isChoice(value) ? optionId(value) : '';
  const draft = useDraft(chosen ? optionLabel(options, chosen) : '', (text, done) => {
    if (!done) return;
    const parsed = parseChoice(options, text);
    const next: ChoiceValue | null = 'value' in parsed ? parsed.value : text.trim();
    // Leaving 「其他」 untouched keeps its free text.
    if (next !== chosen) putAnswer(at, next);
  });
  return (
    <FieldCombobox
      field={props}
      draft={draft}
      options={options}
      selected={chosen ? [chosen] : []}
      onPick={(id) => {
        draft.change(optionLabel(options, id));
        putAnswer(at, id);
      }}
    />
  );
}
