import { useState } from 'react';
import type { SubjectKind } from '../../../core/form/pack-schema.ts';
import { navigate } from '../../app/route.ts';
import { addSubject } from '../../store/casefile-store.ts';
import { useSignal } from '../../store/signal.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Field, FormDialog, toast } from '../../ui/index.ts';
import { addingSubject } from './add-subject.ts';

/** Mounted once in the frame. */
export function AddSubjectHost() {
  const kind = useSignal(addingSubject);
  return kind && <AddSubjectDialog key={kind.kind} kind={kind} onClose={() => addingSubject.set(null)} />;
}

function AddSubjectDialog({ kind, onClose }: { kind: SubjectKind; onClose(): void }) {
  const [name, setName] = useState('');
  const add = useAction(async () => {
    const subject = await addSubject(kind.kind, name.trim());
    toast(t('subject.added', { name: name.trim() }));
    onClose();
    const form = kind.forms[0];
    if (form) navigate({ page: 'questionnaire', subject, form });
  });
  return (
    <FormDialog
      title={t('subject.add', { kind: kind.title })}
      size="small"
      action={t('subject.addAction')}
      busy={add.busy}
      disabled={!name.trim()}
      error={add.error}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void add.run();
      }}
      onClose={onClose}
    >
      <Field label={t('subject.name', { kind: kind.title })} required hint={t('subject.nameHint')}>
        {(control) => (
          <input
            {...control}
            type="text"
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
