/** 导入表格: file, columns, difference, and only then the change. */
import { useState } from 'react';
import type { QuestionOf } from '../../../../core/form/pack-schema.ts';
import { numberText } from '../../../../core/form/display.ts';
import { useAction } from '../../../store/use-action.ts';
import { t } from '../../../strings/t.ts';
import { Button, Dialog, ErrorNote, Field, Note, ProgressBar, toast } from '../../../ui/index.ts';
import { pickPath } from '../../files/pick-path.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { countsToApply } from './count-choices.ts';
import { DiffStep } from './DiffStep.tsx';
import { type ImportActs, type ImportState, type Step, useImport } from './use-import.ts';
import './import.css';

const STEPS: Step[] = ['file', 'columns', 'diff'];
const grouped = (count: number): string => numberText(count, { group: true });

export interface ImportDialogProps {
  subject: string;
  register: QuestionOf<'register'>;
  onClose(): void;
}

export function ImportDialog({ subject, register, onClose }: ImportDialogProps) {
  const [state, acts] = useImport(subject, register.id);
  const open = useAction(acts.open);
  const compare = useAction(acts.compare);
  const apply = useAction(async () => {
    const applied = await acts.apply();
    if (!applied) return;
    const { added, changed, removed } = applied;
    toast(t('import.done', { added: grouped(added), changed: grouped(changed), removed: grouped(removed) }));
    onClose();
  });
  const { step, job } = state;
  const busy = open.busy || compare.busy || apply.busy;
  const error = apply.error ?? compare.error ?? open.error;
  const back = (): void => acts.change({ step: step === 'diff' ? 'columns' : 'file' });
  const isRunning = (compare.busy || apply.busy) && job?.state === 'running';
  const doing = apply.busy ? t('import.writing') : t('import.comparing');
  return (
    <Dialog
      title={t('import.title')}
      size="large"
      className="imp"
      onClose={apply.busy ? undefined : onClose}
      footer={
        <>
          {step === 'diff' && state.preview && <Sum state={state} />}
          {step !== 'file' && (
            <Button aria-disabled={busy} onClick={() => !busy && back()}>
              {t('import.back')}
            </Button>
          )}
          <Button aria-disabled={apply.busy} onClick={() => !apply.busy && onClose()}>
            {t('ui.cancel')}
          </Button>
          <MainButton state={state} open={open} compare={compare} apply={apply} />
        </>
      }
    >
      <Steps step={step} />
      {error && <ErrorNote error={error} />}
      {isRunning ? (
        <div className="stack" role="status">
          <p>{doing}</p>
          <ProgressBar done={job.progress} total={1} label={doing} />
          <Button onClick={() => void acts.cancel()}>{t(apply.busy ? 'import.cancelWriting' : 'import.cancel')}</Button>
        </div>
      ) : (
        <>
          {job?.state === 'cancelled' && step !== 'file' && <Note>{t('import.cancelled')}</Note>}
          {step === 'file' && <FileStep state={state} acts={acts} onOpen={() => void open.run()} />}
          {step === 'columns' && state.opened && (
            <ColumnsStep register={register} state={state} acts={acts} onOpen={(more) => void open.run(more)} />
          )}
          {step === 'diff' && state.preview && (
            <DiffStep
              subject={subject}
              register={register}
              state={state}
              acts={acts}
              onCompare={() => void compare.run()}
            />
          )}
        </>
      )}
    </Dialog>
  );
}

type Act = ReturnType<typeof useAction<[]>>;

function MainButton({ state, open, compare, apply }: { state: ImportState; open: Act; compare: Act; apply: Act }) {
  const { step, path, opened, mapping } = state;
  if (step === 'file')
    return (
      <Button variant="primary" busy={open.busy} aria-disabled={!path.trim()} onClick={() => path.trim() && open.run()}>
        {t('import.next')}
      </Button>
    );
  if (step === 'columns') {
    const ready = opened?.header !== null && mapping.some(({ column }) => column !== null) && !open.busy;
    return (
      <Button
        variant="primary"
        busy={compare.busy}
        aria-disabled={!ready}
        data-autofocus
        onClick={() => ready && compare.run()}
      >
        {t('import.compare')}
      </Button>
    );
  }
  const { added, changed, removed } = countsToApply(state);
  const some = added + changed + removed > 0;
  return (
    <Button variant="primary" busy={apply.busy} aria-disabled={!some} onClick={() => some && apply.run()}>
      {t('import.apply')}
    </Button>
  );
}

function Steps({ step }: { step: Step }) {
  return (
    <ol className="imp-steps" aria-label={t('import.steps')}>
      {STEPS.map((each, i) => (
        <li key={each} aria-current={each === step ? 'step' : undefined}>
          <span aria-hidden="true">{i + 1}</span> {t(`import.step.${each}`)}
        </li>
      ))}
    </ol>
  );
}

function Sum({ state }: { state: ImportState }) {
  const { added, changed, removed } = countsToApply(state);
  return (
    <p className="imp-sum" role="status">
      {t('import.applying', { added: grouped(added), changed: grouped(changed), removed: grouped(removed) })}
    </p>
  );
}

function FileStep({ state, acts, onOpen }: { state: ImportState; acts: ImportActs; onOpen(): void }) {
  const [browsing, setBrowsing] = useState(false);
  const browse = async (): Promise<void> => {
    setBrowsing(true);
    const path = await pickPath({ purpose: 'open', filter: 'table', suggested: state.path }).finally(() =>
      setBrowsing(false),
    );
    if (path) acts.change({ path });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (state.path.trim()) onOpen();
      }}
    >
      <Field label={t('import.file')} hint={t('import.fileHint')} required>
        {(control) => (
          <span className="row nowrap">
            <input
              {...control}
              type="text"
              spellCheck={false}
              data-autofocus
              value={state.path}
              onChange={(event) => acts.change({ path: event.target.value })}
            />
            <Button icon="folder" busy={browsing} onClick={() => void browse()}>
              {t('files.browse')}
            </Button>
          </span>
        )}
      </Field>
    </form>
  );
}
