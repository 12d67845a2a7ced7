import * as z from 'zod';
import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { t } from '../../strings/t.ts';
import { Field, Icon, Note } from '../../ui/index.ts';
import { MIN_PASSPHRASE, strengthOf } from './passphrase.ts';

export const protectionShape = {
  protection: z.enum(['encrypted', 'open']),
  passphrase: z.string().max(1024),
  again: z.string().max(1024),
};

export interface Protection {
  protection: 'encrypted' | 'open';
  passphrase: string;
  again: string;
}

/** `null` = deliberately without encryption. */
export const chosenPassphrase = ({ protection, passphrase }: Protection): string | null =>
  protection === 'open' ? null : passphrase;

/** Rules across the three fields; use with `.check()`. */
export function checkProtection(context: z.core.ParsePayload<Protection>): void {
  const { protection, passphrase, again } = context.value;
  if (protection === 'open') return;
  const add = (path: string, message: string): void => {
    context.issues.push({ code: 'custom', input: context.value, path: [path], message });
  };
  if ([...passphrase].length < MIN_PASSPHRASE) add('passphrase', t('passphrase.short', { n: MIN_PASSPHRASE }));
  else if (again !== passphrase) add('again', t('passphrase.different'));
}

export interface PassphraseFieldsProps {
  register: UseFormRegister<Protection>;
  errors: FieldErrors<Protection>;
  /** As watched: a field may not be there yet. */
  values: Partial<Protection>;
}

/** Encrypted with a passphrase typed twice, or deliberately open. */
export function PassphraseFields({ register, errors, values }: PassphraseFieldsProps) {
  const encrypted = values.protection !== 'open';
  const strength = strengthOf(values.passphrase ?? '');
  return (
    <fieldset className="stack">
      <legend>{t('passphrase.legend')}</legend>
      <label className="choice">
        <input type="radio" value="encrypted" {...register('protection')} />
        <span>{t('passphrase.encrypted')}</span>
      </label>
      <label className="choice">
        <input type="radio" value="open" {...register('protection')} />
        <span>{t('passphrase.open')}</span>
      </label>
      {encrypted ? (
        <>
          <Field
            label={t('passphrase.first')}
            required
            error={errors.passphrase?.message}
            hint={
              values.passphrase ? (
                <span className={`strength strength-${strength}`}>
                  <Icon name={strength === 'weak' ? 'warning' : 'ok'} size={14} /> {t(`passphrase.${strength}`)}
                </span>
              ) : (
                t('passphrase.hint')
              )
            }
          >
            {(control) => (
              <input {...control} type="password" autoComplete="new-password" {...register('passphrase')} />
            )}
          </Field>
          <Field label={t('passphrase.again')} required error={errors.again?.message}>
            {(control) => <input {...control} type="password" autoComplete="new-password" {...register('again')} />}
          </Field>
        </>
      ) : (
        <Note tone="warning" title={t('passphrase.openTitle')}>
          <p>{t('passphrase.openText')}</p>
        </Note>
      )}
    </fieldset>
  );
}
