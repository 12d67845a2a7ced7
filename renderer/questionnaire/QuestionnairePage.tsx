import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent } from 'react';
import { EVIDENCE } from '../../core/answer/answer.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Form, Pack } from '../../core/form/pack-schema.ts';
import { hrefOfLocation, navigate, useRoute } from '../app/route.ts';
import { landingPlace } from '../evidence/drop.ts';
import { openFiles } from '../evidence/view-state.ts';
import { evaluation, openCasefile } from '../store/casefile-state.ts';
import { flushDrafts } from '../store/drafts.ts';
import { useSelected } from '../store/signal.ts';
import { t } from '../strings/t.ts';
import { EmptyState, toast } from '../ui/index.ts';
import { PageHead } from './PageHead.tsx';
import { Panel } from './panel/Panel.tsx';
import { SectionTabs } from './SectionTabs.tsx';
import { SectionView } from './SectionView.tsx';
import { focusedPlace, focusPlace, forgetPlace, type Place } from './state/focus.ts';
import { goTo } from './state/jump.ts';
import { nextProblem } from './state/problems.ts';
import { type QuestionnaireScope, ScopeContext } from './state/scope.ts';
import { useSections } from './state/sections.ts';
import { touch } from './state/touched.ts';
import { useAddressOfFocus } from './state/use-address-of-focus.ts';
import { useQuestionnaireKeys } from './use-keys.ts';
import './questionnaire.css';
import './grid/grid.css';

export interface QuestionnairePageProps {
  subject: string;
  form: string;
  question?: string | undefined;
  row?: string | undefined;
  column?: string | undefined;
}

/** One form of one subject. Where the address names a question or a cell, the page opens there. */
export function QuestionnairePage(props: QuestionnairePageProps) {
  const pack = useSelected(openCasefile, (open) => open?.pack);
  const readOnly = useSelected(openCasefile, (open) => open?.state.readOnly ?? false);
  const known = useSelected(evaluation, (state) => state?.subjects.has(props.subject) ?? false);
  const form = pack && indexPack(pack).forms.get(props.form);
  if (!pack) return null;
  if (!form || !known)
    return (
      <EmptyState title={t('questionnaire.notThere')}>
        <p>{t('questionnaire.notThereAdvice')}</p>
      </EmptyState>
    );
  return <OpenForm key={`${props.subject}/${form.id}`} {...props} pack={pack} form={form} readOnly={readOnly} />;
}

type OpenFormProps = Omit<QuestionnairePageProps, 'form'> & { pack: Pack; form: Form; readOnly: boolean };

function OpenForm({ subject, form, pack, readOnly, question = '', row = '', column = '' }: OpenFormProps) {
  const scope = useMemo<QuestionnaireScope>(() => ({ pack, form, subject, readOnly }), [pack, form, subject, readOnly]);
  const sections = useSections(form, subject);
  const route = useRoute();
  const asked = indexPack(pack).questions.get(question);
  const [chosen, setChosen] = useState('');
  const [wanted, setWanted] = useState<Place>({ question, row, column });
  const [seenRoute, setSeenRoute] = useState(route);
  const middle = useRef<HTMLDivElement>(null);

  // A new address is a new jump, also to the question one has just come from.
  if (seenRoute !== route) {
    setSeenRoute(route);
    setWanted({ question, row, column });
    if (asked?.form === form) setChosen(asked.section.id);
  }
  const current =
    [chosen, asked?.form === form ? asked.section.id : ''].find((id) =>
      sections.some((section) => section.id === id),
    ) ??
    sections[0]?.id ??
    '';
  const section = form.sections.find((candidate) => candidate.id === current);

  useEffect(() => {
    if (!wanted.question) return;
    touch(subject, wanted.question);
    if (!goTo(wanted.question, wanted.row, wanted.column)) toast(t('questionnaire.notAsked'));
  }, [wanted, subject]);
  useAddressOfFocus(({ question, row, column }) =>
    question ? { page: 'questionnaire', subject, form: form.id, question, row, column } : undefined,
  );

  const openSection = useCallback((id: string): void => {
    flushDrafts();
    setChosen(id);
    setWanted({ question: '', row: '', column: '' });
    forgetPlace();
    middle.current?.scrollTo(0, 0);
    requestAnimationFrame(() => document.getElementById(`section-${id}`)?.focus({ preventScroll: true }));
  }, []);
  const turn = useCallback(
    (step: 1 | -1): void => {
      const next = sections[sections.findIndex((candidate) => candidate.id === current) + step];
      if (next) openSection(next.id);
    },
    [sections, current, openSection],
  );
  const problem = useCallback(
    (step: 1 | -1): void => {
      flushDrafts();
      const found = nextProblem(form, evaluation.get(), subject, focusedPlace.get(), step);
      if (!found) toast(t('questionnaire.noProblem'));
      else navigate(hrefOfLocation(found.at));
    },
    [form, subject],
  );
  const evidence = useCallback((): void => {
    flushDrafts();
    const entry = indexPack(pack).questions.get(focusedPlace.get().question);
    const at = entry && landingPlace(subject, entry.question);
    if (entry && at?.question === EVIDENCE) openFiles.set({ at, title: entry.question.label, readOnly });
  }, [pack, subject, readOnly]);
  useQuestionnaireKeys({ turn, problem, evidence });

  const noteBlur = useCallback(
    (event: FocusEvent): void => {
      const left = questionAt(event.target);
      if (left && left !== questionAt(event.relatedTarget)) touch(subject, left);
    },
    [subject],
  );

  const index = sections.findIndex((candidate) => candidate.id === current);
  return (
    <ScopeContext value={scope}>
      <div className="q-page">
        <div className="q-main" ref={middle} onFocus={noteFocus} onBlur={noteBlur}>
          <PageHead index={index} count={sections.length} onTurn={turn} onProblem={problem} />
          <SectionTabs sections={sections} current={current} onChoose={openSection} />
          {section && <SectionView key={section.id} section={section} wanted={wanted.question} />}
          <SectionEnd title={sections[index + 1]?.title} onNext={() => turn(1)} />
        </div>
        <Panel />
      </div>
    </ScopeContext>
  );
}

function SectionEnd({ title, onNext }: { title: string | undefined; onNext(): void }) {
  if (title === undefined) return null;
  return (
    <p className="q-end">
      <button type="button" className="button button-primary" onClick={onNext}>
        {t('questionnaire.nextSectionNamed', { title })}
      </button>
    </p>
  );
}

function questionAt(target: EventTarget | null): string {
  const block = target instanceof Element ? target.closest<HTMLElement>('[data-question]') : null;
  return block?.dataset['question'] ?? '';
}

/** Tables tell their cell themselves; everything else is found by its block. */
function noteFocus(event: FocusEvent): void {
  const target = event.target;
  if (!(target instanceof Element) || target.closest('[data-grid]')) return;
  const question = questionAt(target);
  if (question) focusPlace(question, '', target.closest<HTMLElement>('[data-column]')?.dataset['column'] ?? '');
}
