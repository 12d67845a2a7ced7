import type { UseFormRegisterReturn } from 'react-hook-form';
import { t } from '../../strings/t.ts';
import { Button, Field } from '../../ui/index.ts';

interface CasefilePathFieldProps {
  label: string;
  hint: string;
  error: string | undefined;
  field: UseFormRegisterReturn;
  onBrowse(): void;
}

/** Where a new casefile goes: typed, or chosen. */
export function CasefilePathField({ label, hint, error, field, onBrowse }: CasefilePathFieldProps) {
  return (
    <Field label={label} required hint={hint} error={error}>
      {(control) => (
        <span className="row nowrap">
          <input {...control} type="text" spellCheck={false} {...field} />
          <Button icon="folder" onClick={onBrowse}>
            {t('files.browse')}
          </Button>
        </span>
      )}
    </Field>
  );
}
