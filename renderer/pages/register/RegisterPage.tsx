import { lazy, Suspense, useState } from 'react';
import type { PictureFilter } from '../../../core/register/picture-arrange.ts';
import { ALL_ROWS } from '../../../core/register/view.ts';
import { RegisterNeeds } from '../../app/NeedList.tsx';
import { navigate, type RegisterView } from '../../app/route.ts';
import { t } from '../../strings/t.ts';
import { Tabs, type TabItem } from '../../ui/index.ts';
import { ChangesView } from './changes/ChangesView.tsx';
import { type OpenRegister, RegisterFrame } from './RegisterFrame.tsx';
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
  return (
    <RegisterFrame subject={props.subject} question={props.question}>
      {(open) => <RegisterViews {...props} {...open} />}
    </RegisterFrame>
  );
}

function RegisterViews(props: RegisterPageProps & OpenRegister) {
  const { register, subject, back, view = 'rows' } = props;
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
    <div className="full-page reg-page">
      <RegisterHead register={register} subject={subject} back={back} />
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
  );
}
