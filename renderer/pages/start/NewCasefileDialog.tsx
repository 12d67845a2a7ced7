import { zodResolver } from '@hookform/resolvers/zod';
import { useId } from 'react';
import { useForm, useWatch, type UseFormRegister } from 'react-hook-form';
import * as z from 'zod';
import { callWorkbench } from '../../api.ts';
import { appInfo, loadRecent, packs, setAuthor } from '../../store/app.ts';
import { adopt } from '../../store/casefile-store.ts';
import { CASEFILE_EXTENSION, joinPath, safeFileName, withExtension } from '../../store/paths.ts';
import { useSignal } from '../../store/signal.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog, ErrorNote, Field } from '../../ui/index.ts';
import { pickPath } from '../files/pick-path.ts';
import { CasefilePathField } from './CasefilePathField.tsx';
import { checkProtection, PassphraseFields, protectionShape, type Protection } from './PassphraseFields.tsx';
import { recoveryCode } from './RecoveryCodeDialog.tsx';
import { showCasefile } from './show-casefile.ts';

const schema = z
  .object({
    pack: z.string().min(1, t('new.packNeeded')),
    enterpriseName: z.string().trim().min(1, t('new.enterpriseNeeded')).max(200),
    author: z.string().trim().min(1, t('new.authorNeeded')).max(60),
    path: z.string().trim().min(1, t('new.pathNeeded')),
    ...protectionShape,
  })
  .check(checkProtection);
type NewCasefile = z.infer<typeof schema>;

export function NewCasefileDialog({ onClose }: { onClose(): void }) {
  const info = useSignal(appInfo);
  const packList = useSignal(packs);
  const formId = useId();
  const form = useForm<NewCasefile>({
    resolver: zodResolver(schema),
    defaultValues: {
      pack: packList[0] ? `${packList[0].id}` : '',
      enterpriseName: '',
      author: info?.author ?? '',
      path: '',
      protection: 'encrypted',
      passphrase: '',
      again: '',
    },
  });
  const { register, formState, setValue } = form;
  const values = useWatch({ control: form.control });
  const create = useAction(async (input: NewCasefile) => {
    if (input.author !== info?.author) await setAuthor(input.author);
    const created = await callWorkbench('casefile.create', {
      path: withExtension(input.path),
      packId: input.pack,
      enterpriseName: input.enterpriseName,
      passphrase: input.protection === 'open' ? null : input.passphrase,
    });
    await adopt(created.state);
    if (created.recoveryCode) recoveryCode.set({ code: created.recoveryCode, name: created.state.name });
    void loadRecent();
    showCasefile();
  });
  /** The file follows the enterprise's name until someone chooses a file. */
  const proposePath = (name: string): void => {
    const file = safeFileName(name);
    if (!formState.dirtyFields.path)
      setValue('path', file ? joinPath(info?.documentsFolder ?? '', file + CASEFILE_EXTENSION) : '');
  };
  const browse = async (): Promise<void> => {
    const suggested = values.path || joinPath(info?.documentsFolder ?? '', t('new.fileName') + CASEFILE_EXTENSION);
    const path = await pickPath({ purpose: 'save', filter: 'casefile', suggested });
    if (path) setValue('path', withExtension(path), { shouldDirty: true, shouldValidate: true });
  };
  return (
    <Dialog
      title={t('new.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={create.busy}>
            {t('new.create')}
          </Button>
        </>
      }
    >
      <form id={formId} className="stack" noValidate onSubmit={form.handleSubmit((input) => create.run(input))}>
        <Field label={t('new.pack')} required error={formState.errors.pack?.message}>
          {(control) => (
            <select {...control} {...register('pack')}>
              {packList.map((pack) => (
                <option key={`${pack.id}@${pack.version}`} value={pack.id}>
                  {t('new.packOption', { title: pack.title, version: pack.version })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('new.enterprise')} required error={formState.errors.enterpriseName?.message}>
          {(control) => (
            <input
              {...control}
              type="text"
              data-autofocus
              autoComplete="off"
              {...register('enterpriseName', { onChange: (event) => proposePath(event.target.value) })}
            />
          )}
        </Field>
        <Field label={t('new.author')} required hint={t('start.authorHint')} error={formState.errors.author?.message}>
          {(control) => <input {...control} type="text" autoComplete="off" {...register('author')} />}
        </Field>
        <CasefilePathField
          label={t('new.path')}
          hint={t('new.pathHint')}
          error={formState.errors.path?.message}
          field={register('path')}
          onBrowse={() => void browse()}
        />
        <PassphraseFields
          register={register as unknown as UseFormRegister<Protection>}
          errors={formState.errors}
          values={values}
        />
        {create.error && <ErrorNote error={create.error} />}
      </form>
    </Dialog>
  );
}
