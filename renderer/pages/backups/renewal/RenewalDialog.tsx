import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import { callWorkbench } from '../../../api.ts';
import { navigate } from '../../../app/route.ts';
import { CASEFILE_EXTENSION, folderOf, joinPath, withExtension } from '../../../store/paths.ts';
import { useAction } from '../../../store/use-action.ts';
import { useOpenCasefile } from '../../../store/use-casefile.ts';
import { t } from '../../../strings/t.ts';
import { FormDialog, toast } from '../../../ui/index.ts';
import { adoptMade } from '../../start/made-casefile.ts';
import { type NewFile, NewFileFields } from '../../start/NewFileFields.tsx';
import { checkProtection, chosenPassphrase, protectionShape } from '../../start/PassphraseFields.tsx';
import { nextName } from './next-name.ts';
import { PlanList } from './PlanList.tsx';
import type { Plan } from './RenewalSection.tsx';

const schema = z
  .object({ path: z.string().trim().min(1, t('new.pathNeeded')), ...protectionShape })
  .check(checkProtection);

export function RenewalDialog({ plan, onClose }: { plan: Plan; onClose(): void }) {
  const { state } = useOpenCasefile();
  const form = useForm<NewFile>({
    resolver: zodResolver(schema),
    defaultValues: {
      path: joinPath(folderOf(state.path), nextName(state.name) + CASEFILE_EXTENSION),
      protection: state.encrypted ? 'encrypted' : 'open',
      passphrase: '',
      again: '',
    },
  });
  const make = useAction(async (input: NewFile) => {
    const path = withExtension(input.path);
    const made = await callWorkbench('casefile.renew', { path, passphrase: chosenPassphrase(input) });
    await adoptMade(made);
    navigate({ page: 'casefile' });
    toast(t('renewal.done', { name: made.state.name }));
  });
  return (
    <FormDialog
      title={t('renewal.title')}
      action={t('renewal.make')}
      busy={make.busy}
      error={make.error}
      onSubmit={(event) => void form.handleSubmit((input) => make.run(input))(event)}
      onClose={onClose}
    >
      <PlanList plan={plan} />
      <NewFileFields form={form} label={t('renewal.path')} hint={t('renewal.pathHint')} suggested={state.path} />
    </FormDialog>
  );
}
