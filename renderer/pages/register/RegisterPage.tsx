import { lazy, Suspense, useMemo, useState } from 'react';
import { indexPack } from '../../../core/form/pack.ts';
import type { Form, Pack, QuestionOf } from '../../../core/form/pack-schema.ts';
import type { PictureFilter } from '../../../core/register/picture-arrange.ts';
import { ALL_ROWS } from '../../../core/register/view.ts';
import { RegisterNeeds } from '../../app/NeedList.tsx';
import { hrefOf, navigate, type RegisterView } from '../../app/route.ts';
import { type QuestionnaireScope, ScopeContext } from '../../questionnaire/state/scope.ts';
import { evaluation, openCasefile } from '../../store/casefile-state.ts';
import { useSelected } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { EmptyState, Tabs, type TabItem } from '../../ui/index.ts';
import { ChangesView } from './changes/ChangesView.tsx';
import { RegisterHead } from './RegisterHead.tsx';
import { RegisterRows } from './RegisterRows.tsx';
import { wantedRows } from './wanted.ts';
import '../../questionnaire/questionnaire.css';
import '../../questionnaire/grid/grid.css';
import './register.css';

/** Drawing needs code that most visits do not use. */
const PicturesView = lazy(() => import('./pictures/PicturesView.tsx'));

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
  /** Outlives a look at another tab. */
  const [spec, setSpec] = useState(ALL_ROWS);
  const at = { subject, question: register.id };
  const go = (next: RegisterView): void => navigate({ page: 'register', ...at, view: next });
  const showRows = (filter: PictureFilter): void => {
    const columns = Object.fromEntries(
      Object.entries(filter).map(([column, keys]) => [column, { kind: 'values' as const, keys }]),
    );
    wantedRows.set({ ...at, filter: { columns } });
    go('rows');
  };
  const rows = (
    <RegisterRows
      register={register}
      subject={subject}
      row={props.row ?? ''}
      column={props.column ?? ''}
      spec={spec}
      onSpec={setSpec}
    />
  );
  const items: TabItem<RegisterView>[] = [{ key: 'rows', label: t('register.view.rows'), content: rows }];
  if (register.change?.baseline)
    items.push({ key: 'changes', label: t('register.view.changes'), content: <ChangesView {...at} /> });
  if (register.pictures?.length)
    items.push({
      key: 'pictures',
      label: t('register.view.pictures'),
      content: (
        <Suspense fallback={<p className="muted">{t('register.loadingFirst')}</p>}>
          <PicturesView {...at} onFilter={showRows} />
        </Suspense>
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
        <RegisterNeeds subject={subject} register={register.id} />
        {items.length === 1 ? (
          rows
        ) : (
          <Tabs
            label={t('register.views')}
            items={items}
            chosen={items.some(({ key }) => key === view) ? view : 'rows'}
            onChoose={go}
          />
        )}
      </div>
    </ScopeContext>
  );
}
