import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, type UseFormReturn } from 'react-hook-form';
import * as z from 'zod';
import { callWorkbench } from '../../api.ts';
import { appInfo, packs, setAuthor } from '../../store/app.ts';
import { CASEFILE_EXTENSION, joinPath, safeFileName, withExtension } from '../../store/paths.ts';
import { useSignal } from '../../store/signal.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Field, FormDialog } from '../../ui/index.ts';
import { adoptMade } from './made-casefile.ts';
import { type NewFile, NewFileFields } from './NewFileFields.tsx';
import { checkProtection, chosenPassphrase, protectionShape } from './PassphraseFields.tsx';
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
  const create = useAction(async (input: NewCasefile) => {
    if (input.author !== info?.author) await setAuthor(input.author);
    const created = await callWorkbench('casefile.create', {
      path: withExtension(input.path),
      packId: input.pack,
      enterpriseName: input.enterpriseName,
      passphrase: chosenPassphrase(input),
    });
    await adoptMade(created);
    showCasefile();
  });
  /** The file follows the enterprise's name until someone chooses a file. */
  const proposePath = (name: string): void => {
    const file = safeFileName(name);
    if (!formState.dirtyFields.path)
      setValue('path', file ? joinPath(info?.documentsFolder ?? '', file + CASEFILE_EXTENSION) : '');
  };
  const suggested = joinPath(info?.documentsFolder ?? '', t('new.fileName') + CASEFILE_EXTENSION);
  return (
    <FormDialog
      title={t('new.title')}
      action={t('new.create')}
      busy={create.busy}
      error={create.error}
      onSubmit={(event) => void form.handleSubmit((input) => create.run(input))(event)}
      onClose={onClose}
    >
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
      <NewFileFields
        form={form as unknown as UseFormReturn<NewFile>}
        label={t('new.path')}
        hint={t('new.pathHint')}
        suggested={suggested}
      />
    </FormDialog>
  );
}
