import { useMemo } from 'react';
import { indexPack } from '../../../core/form/pack.ts';
import type { Form, Pack, QuestionOf } from '../../../core/form/pack-schema.ts';
import { hrefOf, navigate, type RegisterView } from '../../app/route.ts';
import { type QuestionnaireScope, ScopeContext } from '../../questionnaire/state/scope.ts';
import { evaluation, openCasefile } from '../../store/casefile-state.ts';
import { useSelected } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { EmptyState, Tabs } from '../../ui/index.ts';
import { ChangesView } from './changes/ChangesView.tsx';
import PicturesView from './pictures/PicturesView.tsx';
import { RegisterHead } from './RegisterHead.tsx';
import { RegisterRows } from './RegisterRows.tsx';
import { wantedValues } from './wanted.ts';
import '../../questionnaire/questionnaire.css';
import '../../questionnaire/grid/grid.css';
import './register.css';

export interface RegisterPageProps {
  subject: string;
  question: string;
  view?: RegisterView;
  row?: string;
  column?: string;
}

/** One register of one subject: its rows as a grid that fills the page. */
export function RegisterPage(props: RegisterPageProps) {
  const pack = useSelected(openCasefile, (open) => open?.pack);
  const readOnly = useSelected(openCasefile, (open) => open?.state.readOnly ?? false);
  const visible = useSelected(
    evaluation,
    (state) => state?.subjects.get(props.subject)?.visible.has(props.question) ?? false,
  );
  const entry = pack && indexPack(pack).questions.get(props.question);
  if (!pack) return null;
  if (!entry || entry.question.type !== 'register' || !visible)
    return (
      <EmptyState title={t('register.notThere')}>
        <p>{t('register.notThereAdvice')}</p>
      </EmptyState>
    );
  return (
    <OpenRegister
      key={`${props.subject}/${props.question}`}
      {...props}
      pack={pack}
      form={entry.form}
      register={entry.question}
      readOnly={readOnly}
    />
  );
}

function OpenRegister(
  props: RegisterPageProps & { pack: Pack; form: Form; register: QuestionOf<'register'>; readOnly: boolean },
) {
  const { pack, form, register, subject, readOnly, view = 'rows' } = props;
  const scope = useMemo<QuestionnaireScope>(() => ({ pack, form, subject, readOnly }), [pack, form, subject, readOnly]);
  const rows = <RegisterRows register={register} subject={subject} row={props.row ?? ''} column={props.column ?? ''} />;
  const items = [{ key: 'rows' as RegisterView, label: t('register.view.rows'), content: rows }];
  if (register.change?.baseline)
    items.push({
      key: 'changes',
      label: t('register.view.changes'),
      content: <ChangesView subject={subject} question={register.id} />,
    });
  if (register.pictures?.length)
    items.push({
      key: 'pictures',
      label: t('register.view.pictures'),
      content: (
        <PicturesView
          subject={subject}
          question={register.id}
          onFilter={(columns) => {
            wantedValues.set({ subject, question: register.id, columns });
            navigate({ page: 'register', subject, question: register.id, view: 'rows' });
          }}
        />
      ),
    });
  return (
    <ScopeContext value={scope}>
      <div className="reg-page">
        <RegisterHead
          register={register}
          subject={subject}
          back={hrefOf({ page: 'questionnaire', subject, form: form.id, question: register.id })}
        />
        {items.length === 1 ? (
          rows
        ) : (
          <Tabs
            label={t('register.views')}
            items={items}
            chosen={view}
            onChoose={(next) => navigate({ page: 'register', subject, question: register.id, view: next })}
          />
        )}
      </div>
    </ScopeContext>
  );
}
