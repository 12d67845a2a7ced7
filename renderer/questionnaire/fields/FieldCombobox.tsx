import { t } from '../../strings/t.ts';
import { Combobox, type ComboboxProps } from './Combobox.tsx';
import { controlAttributes, type Placed } from './props.ts';
import type { Draft } from './use-draft.ts';

interface FieldComboboxProps extends Pick<ComboboxProps, 'options' | 'selected' | 'onPick'> {
  field: Placed;
  draft: Draft;
}

/** A combobox as the field of a question, or of a cell in a row's details. */
export function FieldCombobox({ field, draft, ...list }: FieldComboboxProps) {
  const { readOnly, ...attributes } = controlAttributes(field);
  const { onBlur, onCompositionStart, onCompositionEnd } = draft.handlers;
  return (
    <Combobox
      input={{
        ...attributes,
        className: 'q-input',
        placeholder: t('questionnaire.chooseOrType'),
        onBlur,
        onCompositionStart,
        onCompositionEnd,
      }}
      text={draft.text}
      onText={draft.change}
      {...list}
      arrowsOpen
      readOnly={readOnly}
    />
  );
}
