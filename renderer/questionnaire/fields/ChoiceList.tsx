import type { ReactNode } from 'react';
import type { Option } from '../../../core/form/pack-schema.ts';
import { ConfidenceTag } from '../../ui/index.ts';

/** One radio or tick box with its hint; `children` hold the text of 「其他」. */
export function ChoiceItem(props: {
  type: 'radio' | 'checkbox';
  name: string;
  option: Option;
  checked: boolean;
  disabled: boolean;
  onPick(checked: boolean): void;
  invalid: boolean;
  children?: ReactNode;
}) {
  const { option, name } = props;
  const hintId = `${name}-${option.id}-hint`;
  return (
    <div className="q-option">
      <label className="choice">
        <input
          type={props.type}
          name={name}
          value={option.id}
          checked={props.checked}
          disabled={props.disabled}
          aria-describedby={option.hint ? hintId : undefined}
          onChange={(event) => props.onPick(event.target.checked)}
        />
        <span>
          {option.label}
          {option.confidence && option.confidence !== 'text' && <ConfidenceTag confidence={option.confidence} />}
        </span>
      </label>
      {option.hint && (
        <p id={hintId} className="q-option-hint">
          {option.hint}
        </p>
      )}
      {props.children}
    </div>
  );
}
