import { zodResolver } from '@hookform/resolvers/zod';
import { useId } from 'react';
import { useForm, useWatch, type UseFormRegister } from 'react-hook-form';
import * as z from 'zod';
import { callWorkbench } from '../../../api.ts';
import { navigate } from '../../../app/route.ts';
import { loadRecent } from '../../../store/app.ts';
import { adopt } from '../../../store/casefile-store.ts';
import { CASEFILE_EXTENSION, folderOf, joinPath, withExtension } from '../../../store/paths.ts';
import { useAction } from '../../../store/use-action.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';
import { t } from '../../../strings/t.ts';
import { Button, Dialog, ErrorNote, toast } from '../../../ui/index.ts';
import { pickPath } from '../../files/pick-path.ts';
import { CasefilePathField } from '../../start/CasefilePathField.tsx';
import { checkProtection, PassphraseFields, protectionShape, type Protection } from '../../start/PassphraseFields.tsx';
import { recoveryCode } from '../../start/RecoveryCodeDialog.tsx';
import { nextName } from './next-name.ts';
import { PlanList } from './PlanList.tsx';
import type { Plan } from './RenewalSection.tsx';

const schema = z
  .object({ path: z.string().trim().min(1, t('new.pathNeeded')), ...protectionShape })
  .check(checkProtection);
type Input = z.infer<typeof schema>;

export function RenewalDialog({ plan, onClose }: { plan: Plan; onClose(): void }) {
  const { state } = useOpenCasefile();
  const formId = useId();
  const form = useForm<Input>({
    resolver: zodResolver(schema),
    defaultValues: {
      path: joinPath(folderOf(state.path), nextName(state.name) + CASEFILE_EXTENSION),
      protection: state.encrypted ? 'encrypted' : 'open',
      passphrase: '',
      again: '',
    },
  });
  const { register, formState, setValue } = form;
  const values = useWatch({ control: form.control });
  const make = useAction(async ({ path, protection, passphrase }: Input) => {
    const made = await callWorkbench('casefile.renew', {
      path: withExtension(path),
      passphrase: protection === 'open' ? null : passphrase,
    });
    await adopt(made.state);
    if (made.recoveryCode) recoveryCode.set({ code: made.recoveryCode, name: made.state.name });
    void loadRecent();
    navigate({ page: 'casefile' });
    toast(t('renewal.done', { name: made.state.name }));
  });
  const browse = async (): Promise<void> => {
    const path = await pickPath({ purpose: 'save', filter: 'casefile', suggested: values.path ?? state.path });
    if (path) setValue('path', withExtension(path), { shouldValidate: true });
  };
  return (
    <Dialog
      title={t('renewal.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={make.busy}>
            {t('renewal.make')}
          </Button>
        </>
      }
    >
      <form id={formId} className="stack" noValidate onSubmit={form.handleSubmit((input) => make.run(input))}>
        <PlanList plan={plan} />
        <CasefilePathField
          label={t('renewal.path')}
          hint={t('renewal.pathHint')}
          error={formState.errors.path?.message}
          field={register('path')}
          onBrowse={() => void browse()}
        />
        <PassphraseFields
          register={register as unknown as UseFormRegister<Protection>}
          errors={formState.errors}
          values={values}
        />
        {make.error && <ErrorNote error={make.error} />}
      </form>
    </Dialog>
  );
}
