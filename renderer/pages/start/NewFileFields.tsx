import { useWatch, type UseFormRegister, type UseFormReturn } from 'react-hook-form';
import { withExtension } from '../../store/paths.ts';
import { t } from '../../strings/t.ts';
import { Button, Field } from '../../ui/index.ts';
import { pickPath } from '../files/pick-path.ts';
import { PassphraseFields, type Protection } from './PassphraseFields.tsx';

export interface NewFile extends Protection {
  path: string;
}

interface NewFileFieldsProps {
  form: UseFormReturn<NewFile>;
  label: string;
  hint: string;
  /** What the file dialog begins with where nothing is typed. */
  suggested: string;
}

/** Where a new casefile goes, typed or chosen, and how it is protected. */
export function NewFileFields({ form, label, hint, suggested }: NewFileFieldsProps) {
  const { register, formState, setValue, control } = form;
  const values = useWatch({ control });
  const browse = async (): Promise<void> => {
    const path = await pickPath({ purpose: 'save', filter: 'casefile', suggested: values.path || suggested });
    if (path) setValue('path', withExtension(path), { shouldDirty: true, shouldValidate: true });
  };
  return (
    <>
      <Field label={label} required hint={hint} error={formState.errors.path?.message}>
        {(input) => (
          <span className="row nowrap">
            <input {...input} type="text" spellCheck={false} {...register('path')} />
            <Button icon="folder" onClick={() => void browse()}>
              {t('files.browse')}
            </Button>
          </span>
        )}
      </Field>
      <PassphraseFields
        register={register as unknown as UseFormRegister<Protection>}
        errors={formState.errors}
        values={values}
      />
    </>
  );
}
