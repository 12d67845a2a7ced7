import type { FORMATS } from '../../../core/form/formats.ts';
import { controlAttributes, type FieldProps } from './props.ts';
import { useAnswerDraft } from './use-draft.ts';

/** Keyboards and autofill that suit the format; the reading itself stays with the checks. */
const INPUT_MODE: Partial<Record<keyof typeof FORMATS, 'tel' | 'email' | 'numeric' | 'url'>> = {
  mobile: 'tel',
  phone: 'tel',
  email: 'email',
  postcode: 'numeric',
  region: 'numeric',
  url: 'url',
};

export function TextField(props: FieldProps<'text'>) {
  const { holder, at } = props;
  const draft = useAnswerDraft(at, holder);
  return (
    <input
      type="text"
      {...controlAttributes(props)}
      {...draft.handlers}
      className={holder.format ? 'q-input q-input-format' : 'q-input'}
      inputMode={holder.format ? INPUT_MODE[holder.format] : undefined}
      placeholder={holder.placeholder}
      value={draft.text}
      autoComplete="off"
      spellCheck={false}
      data-phrases={holder.phrases ? '' : undefined}
      onChange={(event) => draft.change(event.target.value)}
    />
  );
}
