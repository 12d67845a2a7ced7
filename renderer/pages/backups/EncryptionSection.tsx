import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch, type UseFormRegister } from 'react-hook-form';
import * as z from 'zod';
import type { JobState } from '../../../core/contract.ts';
import { callWorkbench } from '../../api.ts';
import { settled } from '../../store/casefile-store.ts';
import { followJob } from '../../store/follow-job.ts';
import { useAction } from '../../store/use-action.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, Field, Note, Tag, toast } from '../../ui/index.ts';
import { adoptMade } from '../start/made-casefile.ts';
import {
  checkProtection,
  chosenPassphrase,
  PassphraseFields,
  protectionShape,
  type Protection,
} from '../start/PassphraseFields.tsx';
import { JobBar } from './JobBar.tsx';

const schema = z
  .object({
    /** Passphrase or recovery code of now; '' for a casefile that has none. */
    current: z.string().max(1024),
    by: z.enum(['passphrase', 'recoveryCode']),
    ...protectionShape,
  })
  .check(checkProtection);
type Rekey = z.infer<typeof schema>;

const EMPTY: Rekey = { current: '', by: 'passphrase', protection: 'encrypted', passphrase: '', again: '' };

export function EncryptionSection() {
  const { state } = useOpenCasefile();
  const [open, setOpen] = useState<'change' | 'code' | null>(null);
  return (
    <section className="card stack" aria-labelledby="encryption">
      <div className="row spread">
        <h2 id="encryption" className="row">
          {t('encryption.title')}
          {state.encrypted ? (
            <Tag tone="ok" icon="lock">
              {t('casefile.encrypted')}
            </Tag>
          ) : (
            <Tag tone="warning" icon="warning">
              {t('casefile.notEncrypted')}
            </Tag>
          )}
        </h2>
        {!state.readOnly && (
          <span className="row">
            <Button
              icon="key"
              aria-expanded={open === 'change'}
              onClick={() => setOpen(open === 'change' ? null : 'change')}
            >
              {t(state.encrypted ? 'encryption.change' : 'encryption.add')}
            </Button>
            {state.encrypted && (
              <Button
                icon="print"
                aria-expanded={open === 'code'}
                onClick={() => setOpen(open === 'code' ? null : 'code')}
              >
                {t('encryption.newCode')}
              </Button>
            )}
          </span>
        )}
      </div>
      <p className="muted">{t('encryption.text')}</p>
      {open === 'change' && <RekeyForm onDone={() => setOpen(null)} />}
      {open === 'code' && <NewCodeForm onDone={() => setOpen(null)} />}
    </section>
  );
}

function RekeyForm({ onDone }: { onDone(): void }) {
  const { state } = useOpenCasefile();
  const form = useForm<Rekey>({ resolver: zodResolver(schema), defaultValues: EMPTY });
  const { register, formState } = form;
  const values = useWatch({ control: form.control });
  const [job, setJob] = useState<JobState | null>(null);
  const rekey = useAction(async (input: Rekey) => {
    const key = input.by === 'recoveryCode' ? { recoveryCode: input.current.trim() } : { current: input.current };
    const change = { ...(state.encrypted ? key : {}), next: chosenPassphrase(input) };
    if (await changePassphrase(change, setJob)) onDone();
  });
  return (
    <form className="stack rekey" noValidate onSubmit={form.handleSubmit((input) => rekey.run(input))}>
      {state.encrypted && (
        <>
          <Field label={t('encryption.by')}>
            {(control) => (
              <select {...control} {...register('by')}>
                <option value="passphrase">{t('encryption.byPassphrase')}</option>
                <option value="recoveryCode">{t('unlock.recoveryCode')}</option>
              </select>
            )}
          </Field>
          <Field label={t('encryption.current')} required>
            {(control) => (
              <input
                {...control}
                type={values.by === 'passphrase' ? 'password' : 'text'}
                autoComplete="off"
                spellCheck={false}
                {...register('current')}
              />
            )}
          </Field>
        </>
      )}
      <PassphraseFields
        register={register as unknown as UseFormRegister<Protection>}
        errors={formState.errors}
        values={values}
      />
      {rekey.error && <ErrorNote error={rekey.error} />}
      <JobBar job={job} />
      {!job && (
        <div className="row">
          <Button type="submit" variant="primary" busy={rekey.busy} disabled={state.encrypted && !values.current}>
            {t('encryption.apply')}
          </Button>
          <Button onClick={onDone}>{t('ui.cancel')}</Button>
        </div>
      )}
    </form>
  );
}

/** The code is not kept anywhere, so a lost one can only be replaced: same passphrase, new code. */
function NewCodeForm({ onDone }: { onDone(): void }) {
  const [passphrase, setPassphrase] = useState('');
  const [job, setJob] = useState<JobState | null>(null);
  const renew = useAction(async () => {
    if (await changePassphrase({ current: passphrase, next: passphrase }, setJob)) onDone();
  });
  return (
    <form
      className="stack rekey"
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase) void renew.run();
      }}
    >
      <Note>{t('encryption.newCodeText')}</Note>
      <Field label={t('encryption.byPassphrase')} required>
        {(control) => (
          <input
            {...control}
            type="password"
            autoComplete="off"
            value={passphrase}
            onChange={(event) => setPassphrase(event.target.value)}
          />
        )}
      </Field>
      {renew.error && <ErrorNote error={renew.error} />}
      <JobBar job={job} />
      {!job && (
        <div className="row">
          <Button type="submit" variant="primary" busy={renew.busy} disabled={!passphrase}>
            {t('encryption.newCode')}
          </Button>
          <Button onClick={onDone}>{t('ui.cancel')}</Button>
        </div>
      )}
    </form>
  );
}

interface Change {
  current?: string;
  recoveryCode?: string;
  next: string | null;
}

/** Works on a copy of the whole casefile, so it may take a while. `true` when it was done, not called off. */
async function changePassphrase(input: Change, tell: (job: JobState | null) => void): Promise<boolean> {
  await settled();
  try {
    const { state, id } = await followJob(await callWorkbench('casefile.changePassphraseStart', input), tell);
    if (state !== 'done') return false;
    await adoptMade(await callWorkbench('casefile.passphraseChanged', { id }));
  } finally {
    tell(null);
  }
  toast(t('encryption.changed'));
  return true;
}
