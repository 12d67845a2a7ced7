import { useEffect, useRef, useState } from 'react';
import type { SubjectState } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Form, SubjectKind } from '../../core/form/pack-schema.ts';
import { askedForms } from '../../core/form/visible-forms.ts';
import { addingSubject } from '../pages/casefile/add-subject.ts';
import { openCasefile } from '../store/casefile-state.ts';
import { useSelected } from '../store/signal.ts';
import { useEvaluation, usePack } from '../store/use-casefile.ts';
import { t } from '../strings/t.ts';
import { Icon, IconButton, ProgressBar, type IconName } from '../ui/index.ts';
import { hrefOf, type Route } from './route.ts';

/** Left: casefile → subjects → forms with progress. */
export function Navigation({ route }: { route: Route }) {
  const pack = usePack();
  const readOnly = useSelected(openCasefile, (open) => open?.state.readOnly ?? false);
  const evaluation = useEvaluation();
  const subjects = evaluation ? [...evaluation.subjects.values()] : [];
  return (
    <nav className="navigation" aria-label={t('nav.label')}>
      <PageLink route={route} to={{ page: 'casefile' }} icon="home" label={t('nav.overview')} />
      {pack.subjects.map((kind) => (
        <section key={kind.kind} className="nav-kind">
          <div className="nav-kind-head">
            <h2>{kind.title}</h2>
            {!kind.single && !readOnly && (
              <IconButton
                icon="add"
                label={t('subject.add', { kind: kind.title })}
                onClick={() => addingSubject.set(kind)}
              />
            )}
          </div>
          {subjects
            .filter((state) => state.subject.kind === kind.kind)
            .map((state) => (
              <SubjectForms key={state.subject.id} state={state} kind={kind} route={route} />
            ))}
        </section>
      ))}
      <div className="nav-foot">
        <PageLink route={route} to={{ page: 'evidence' }} icon="attach" label={t('evidence.title')} />
        <PageLink route={route} to={{ page: 'export' }} icon="export" label={t('nav.export')} />
        <PageLink route={route} to={{ page: 'templates' }} icon="template" label={t('nav.templates')} />
        <PageLink route={route} to={{ page: 'backups' }} icon="shield" label={t('nav.backups')} />
      </div>
    </nav>
  );
}

function PageLink({ route, to, icon, label }: { route: Route; to: Route; icon: IconName; label: string }) {
  const here = route.page === to.page || (route.page === 'start' && to.page === 'casefile');
  return (
    <a className="nav-link" href={hrefOf(to)} aria-current={here ? 'page' : undefined}>
      <Icon name={icon} /> {label}
    </a>
  );
}

function SubjectForms({ state, kind, route }: { state: SubjectState; kind: SubjectKind; route: Route }) {
  const pack = usePack();
  const isForm = route.page === 'questionnaire' || route.page === 'register' || route.page === 'marking';
  const here = isForm && route.subject === state.subject.id;
  const [toggled, setToggled] = useState<boolean | null>(null);
  const { asked, later } = askedForms(indexPack(pack), kind, state);
  const list = (
    <ul className="bare">
      {asked.map((form) => (
        <FormLink key={form.id} state={state} form={form} route={route} />
      ))}
      {later.length > 0 && (
        <li>
          <a className="nav-link small" href={hrefOf(laterTarget(state, later))} title={t('nav.laterHint')}>
            <Icon name="lock" size={14} /> {t('nav.later', { forms: later.map(nameOf).join('、') })}
          </a>
        </li>
      )}
    </ul>
  );
  if (kind.single) return list;
  const open = toggled ?? here;
  return (
    <div className="nav-subject">
      <button type="button" aria-expanded={open} onClick={() => setToggled(!open)}>
        <Icon name={open ? 'down' : 'chevron'} size={12} />
        <span>{state.name}</span>
      </button>
      {open && list}
    </div>
  );
}

const nameOf = (form: Form): string => form.short ?? form.title;

/** Where the first thing that keeps these forms closed is answered. */
function laterTarget(state: SubjectState, later: readonly Form[]): Route {
  const [need] = later.flatMap(({ id }) => state.needs.get(id) ?? []);
  return need
    ? { page: 'questionnaire', subject: need.subject, form: need.form, question: need.question }
    : { page: 'casefile' };
}

function FormLink({ state, form, route }: { state: SubjectState; form: Form; route: Route }) {
  const progress = state.progress.get(form.id);
  const pack = usePack();
  const shown =
    route.page === 'register' || route.page === 'marking'
      ? indexPack(pack).questions.get(route.question)?.form.id
      : route.page === 'questionnaire' && route.form;
  const here = 'subject' in route && route.subject === state.subject.id && shown === form.id;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: 'nearest' });
  }, [here]);
  const done = progress?.answered ?? 0;
  const total = progress?.required ?? 0;
  return (
    <li>
      <a
        ref={link}
        className="nav-link nav-form"
        href={hrefOf({ page: 'questionnaire', subject: state.subject.id, form: form.id })}
        aria-current={here ? 'page' : undefined}
      >
        <span className="nav-form-title">{nameOf(form)}</span>
        {progress && progress.errors > 0 && (
          <span className="severity severity-error" title={t('nav.errors', { n: progress.errors })}>
            <Icon name="error" size={12} />
            <span className="visually-hidden">{t('nav.errors', { n: progress.errors })}</span>
          </span>
        )}
        <span className="number small">
          {total > 0 ? (
            t('ui.of', { done, total })
          ) : (
            <span className="visually-hidden">{t('nav.nothingRequired')}</span>
          )}
        </span>
        {total > 0 && <ProgressBar done={done} total={total} label={t('nav.progress', { form: form.title })} />}
      </a>
    </li>
  );
}
