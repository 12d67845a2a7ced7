import { controlAttributes, type FieldProps } from './props.ts';
import { useAnswerDraft } from './use-draft.ts';

/** A text input, not `type=number`: that one swallows what it cannot read and changes with the mouse wheel. */
export function NumberField(props: FieldProps<'number'>) {
  const { holder, at, id } = props;
  const draft = useAnswerDraft(at, holder);
  const attributes = controlAttributes(props);
  const unitId = `${id}-unit`;
  return (
    <div className="q-number">
      <input
        type="text"
        inputMode="decimal"
        {...attributes}
        {...draft.handlers}
        aria-describedby={
          [attributes['aria-describedby'], holder.unit && unitId].filter(Boolean).join(' ') || undefined
        }
        className="q-input number"
        value={draft.text}
        autoComplete="off"
        onChange={(event) => draft.change(event.target.value)}
      />
      {holder.unit && (
        <span id={unitId} className="q-unit">
          {holder.unit}
        </span>
      )}
    </div>
  );
}
