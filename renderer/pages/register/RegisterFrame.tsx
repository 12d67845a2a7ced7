import { type ReactNode, useMemo } from 'react';
import { indexPack } from '../../../core/form/pack.ts';
import type { Form, Pack, QuestionOf } from '../../../core/form/pack-schema.ts';
import { hrefOf } from '../../app/route.ts';
import { type QuestionnaireScope, ScopeContext } from '../../questionnaire/state/scope.ts';
import { evaluation, openCasefile } from '../../store/casefile-state.ts';
import { useSelected } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/index.ts';

export interface OpenRegister {
  pack: Pack;
  subject: string;
  register: QuestionOf<'register'>;
  /** Address of the register's question in its form. */
  back: string;
}

interface FrameProps {
  subject: string;
  question: string;
  children(open: OpenRegister): ReactNode;
}

/** A page of one register of one subject, or that it is not there. Another register is another page. */
export function RegisterFrame({ subject, question, children }: FrameProps) {
  const pack = useSelected(openCasefile, (open) => open?.pack);
  const visible = useSelected(evaluation, (state) => state?.subjects.get(subject)?.visible.has(question) ?? false);
  const entry = pack && indexPack(pack).questions.get(question);
  if (!pack) return null;
  if (!entry || entry.question.type !== 'register' || !visible) return <RegisterNotThere />;
  const { form } = entry;
  const back = hrefOf({ page: 'questionnaire', subject, form: form.id, question });
  return (
    <Scope key={`${subject}/${question}`} pack={pack} form={form} subject={subject}>
      {children({ pack, subject, register: entry.question, back })}
    </Scope>
  );
}

function Scope({ pack, form, subject, children }: { pack: Pack; form: Form; subject: string; children: ReactNode }) {
  const readOnly = useSelected(openCasefile, (open) => open?.state.readOnly ?? false);
  const scope = useMemo<QuestionnaireScope>(() => ({ pack, form, subject, readOnly }), [pack, form, subject, readOnly]);
  return <ScopeContext value={scope}>{children}</ScopeContext>;
}

export const RegisterNotThere = () => (
  <EmptyState title={t('register.notThere')}>
    <p>{t('register.notThereAdvice')}</p>
  </EmptyState>
);
