import type { Evaluation } from '../../../core/form/evaluate.ts';
import { hrefOf, hrefOfLocation } from '../../app/route.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, Icon } from '../../ui/index.ts';
import { addingSubject } from './add-subject.ts';
import { nextStep, type NextStep } from './next-step.ts';

export function NextStepCard({ evaluation }: { evaluation: Evaluation }) {
  const { pack } = useOpenCasefile();
  const step = nextStep(pack, evaluation);
  return (
    <section className="card next-step" aria-labelledby="next-step">
      <h2 id="next-step">{t('next.title')}</h2>
      <p>{sentence(step)}</p>
      <NextAction step={step} />
    </section>
  );
}

function sentence(step: NextStep): string {
  switch (step.kind) {
    case 'form':
      return t('next.form', { name: step.state.name, form: step.form.title, n: step.missing });
    case 'subject':
      return t('next.subject', { kind: step.subjectKind.title });
    case 'errors':
      return t('next.errors', { n: step.count, message: step.first.message });
    case 'export':
      return step.warnings > 0 ? t('next.exportWarnings', { n: step.warnings }) : t('next.export');
  }
}

function NextAction({ step }: { step: NextStep }) {
  if (step.kind === 'subject')
    return (
      <Button variant="primary" icon="add" onClick={() => addingSubject.set(step.subjectKind)}>
        {t('subject.add', { kind: step.subjectKind.title })}
      </Button>
    );
  const [href, word] =
    step.kind === 'form'
      ? [hrefOf({ page: 'questionnaire', subject: step.state.subject.id, form: step.form.id }), t('next.formAction')]
      : step.kind === 'errors'
        ? [hrefOfLocation(step.first.at), t('next.errorsAction')]
        : [hrefOf({ page: 'export' }), t('next.exportAction')];
  return (
    <a className="button button-primary" href={href}>
      <Icon name="arrow" /> {word}
    </a>
  );
}
