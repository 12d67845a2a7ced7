import { useId, type ReactNode } from 'react';
import { t } from '../strings/t.ts';
import { Icon } from './Icon.tsx';

/** Spread these on the control: they tie it to its label, hint and error. Works with react-hook-form's `register`. */
export interface ControlProps {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
  'aria-required'?: true;
}

export interface FieldProps {
  label: ReactNode;
  /** A fixed id where something outside must reach the control. */
  id?: string;
  hint?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  children(control: ControlProps): ReactNode;
}

export function Field({ label, id, hint, error, required, children }: FieldProps) {
  const own = useId();
  const controlId = id ?? own;
  const described = [hint && `${controlId}-hint`, error && `${controlId}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={controlId}>
        {label}
        {required && <span className="field-required">{t('ui.required')}</span>}
      </label>
      {children({
        id: controlId,
        ...(described ? { 'aria-describedby': described } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
        ...(required ? { 'aria-required': true as const } : {}),
      })}
      {hint && (
        <p className="field-hint" id={`${controlId}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${controlId}-error`}>
          <Icon name="error" size={14} /> {error}
        </p>
      )}
    </div>
  );
}
