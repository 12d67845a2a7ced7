import type { Evaluation, SubjectState } from '../../../core/form/evaluate.ts';
import { displayValue } from '../../../core/form/display.ts';
import { isFilled } from '../../../core/form/functions.ts';
import type { OpenNeed } from '../../../core/form/needs.ts';
import { indexPack } from '../../../core/form/pack.ts';
import type { Form, SubjectKind } from '../../../core/form/pack-schema.ts';
import { askedForms } from '../../../core/form/visible-forms.ts';
import { NeedList } from '../../app/NeedList.tsx';
import { hrefOf } from '../../app/route.ts';
import { removeSubject } from '../../store/casefile-store.ts';
import { useAction } from '../../store/use-action.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import {
  askConfirm,
  Button,
  EmptyState,
  ErrorNote,
  Icon,
  IconButton,
  ProgressBar,
  Tag,
  toast,
} from '../../ui/index.ts';
import { addingSubject } from './add-subject.ts';

export function SubjectSection({ kind, evaluation }: { kind: SubjectKind; evaluation: Evaluation }) {
  const { state } = useOpenCasefile();
  const subjects = [...evaluation.subjects.values()].filter((subject) => subject.subject.kind === kind.kind);
  const headingId = `subjects-${kind.kind}`;
  const remove = useAction(async (subject: SubjectState) => {
    const sure = await askConfirm({
      title: t('subject.removeTitle', { name: subject.name }),
      text: t('subject.removeText'),
      action: t('subject.removeAction'),
      danger: true,
    });
    if (!sure) return;
    await removeSubject(subject.subject.id);
    toast(t('subject.removed', { name: subject.name }));
  });
  return (
    <section className="card stack" aria-labelledby={headingId}>
      <div className="row spread">
        <h2 id={headingId}>
          {kind.title}
          {kind.single && subjects[0] && <span className="single-name">{subjects[0].name}</span>}
          {!kind.single && <span className="muted number"> {subjects.length}</span>}
        </h2>
        {kind.single && subjects[0] && <RenameLink kind={kind} subject={subjects[0]} />}
        {!kind.single && !state.readOnly && (
          <Button icon="add" onClick={() => addingSubject.set(kind)}>
            {t('subject.add', { kind: kind.title })}
          </Button>
        )}
      </div>
      {remove.error && <ErrorNote error={remove.error} />}
      {subjects.length === 0 && <EmptyState title={t('subject.none', { kind: kind.title })} />}
      {subjects.map((subject) => (
        <SubjectCard
          key={subject.subject.id}
          kind={kind}
          subject={subject}
          onRemove={kind.single || state.readOnly ? undefined : () => void remove.run(subject)}
        />
      ))}
    </section>
  );
}

interface SubjectCardProps {
  kind: SubjectKind;
  subject: SubjectState;
  onRemove: (() => void) | undefined;
}

function SubjectCard({ kind, subject, onRemove }: SubjectCardProps) {
  const { pack } = useOpenCasefile();
  const { asked, later } = askedForms(indexPack(pack), kind, subject);
  return (
    <article className="subject" aria-label={subject.name}>
      <div className="row spread">
        <div className="row">
          {!kind.single && <h3>{subject.name}</h3>}
          <Results subject={subject} />
        </div>
        <div className="row">
          {!kind.single && <RenameLink kind={kind} subject={subject} />}
          {onRemove && (
            <IconButton icon="remove" label={t('subject.remove', { name: subject.name })} onClick={onRemove} />
          )}
        </div>
      </div>
      <ul className="bare form-cards">
        {asked.map(({ id }) => (
          <FormCard key={id} subject={subject} form={id} />
        ))}
      </ul>
      {later.length > 0 && (
        <div className="later-forms small">
          <p className="muted">{t('subject.later', { forms: later.map(({ title }) => title).join('、') })}</p>
          <NeedList needs={laterNeeds(subject, later)} />
        </div>
      )}
    </article>
  );
}

/** What opens the forms not asked yet, each once. */
function laterNeeds(subject: SubjectState, later: readonly Form[]): OpenNeed[] {
  const all = later.flatMap(({ id }) => subject.needs.get(id) ?? []);
  return [...new Map(all.map((need) => [`${need.question}/${need.text}`, need])).values()];
}

/** A subject's name is the answer to a question, so renaming is answering it anew. */
function RenameLink({ kind, subject }: { kind: SubjectKind; subject: SubjectState }) {
  const { pack } = useOpenCasefile();
  const entry = indexPack(pack).questions.get(kind.nameQuestion);
  if (!entry) return null;
  const href = hrefOf({
    page: 'questionnaire',
    subject: subject.subject.id,
    form: entry.form.id,
    question: kind.nameQuestion,
  });
  return (
    <a className="button button-quiet" href={href}>
      <Icon name="edit" /> {t('subject.rename')}
      <span className="visually-hidden"> {subject.name}</span>
    </a>
  );
}

/** Whatever the pack's algorithms say of this subject: for a system, its level. */
function Results({ subject }: { subject: SubjectState }) {
  const { pack } = useOpenCasefile();
  const entries = indexPack(pack).questionsOfKind.get(subject.subject.kind) ?? [];
  return entries.map(({ question, form }) => {
    if (question.type !== 'computed' || !question.algorithm || !subject.visible.has(question.id)) return null;
    const value = subject.view[question.id];
    const href = hrefOf({ page: 'questionnaire', subject: subject.subject.id, form: form.id, question: question.id });
    return (
      <a key={question.id} className="result-link" href={href}>
        <Tag tone={isFilled(value) ? 'accent' : 'neutral'} icon="computed">
          {question.label}：{displayValue({ pack }, question, value) || t('subject.notComputed')}
        </Tag>
      </a>
    );
  });
}

/** Has a person answered any of it? Computed values and rows that are there by themselves do not count. */
function isBegun(form: Form, { view }: SubjectState): boolean {
  return form.sections.some(({ questions }) =>
    questions.some(({ id, type }) => type !== 'computed' && type !== 'register' && isFilled(view[id])),
  );
}

function FormCard({ subject, form: id }: { subject: SubjectState; form: string }) {
  const { pack } = useOpenCasefile();
  const form = indexPack(pack).forms.get(id);
  const progress = subject.progress.get(id);
  if (!form || !progress) return null;
  const { answered, required, missing, errors, warnings } = progress;
  return (
    <li>
      <a className="form-card" href={hrefOf({ page: 'questionnaire', subject: subject.subject.id, form: id })}>
        <span className="form-card-title">{form.title}</span>
        <span className="small number muted">
          {required > 0 ? t('form.progress', { done: answered, total: required }) : t('form.nothingRequired')}
        </span>
        {required > 0 && (
          <ProgressBar done={answered} total={required} label={t('nav.progress', { form: form.title })} />
        )}
        <span className="row small">
          {missing > 0 && <span className="muted">{t('form.missing', { n: missing })}</span>}
          {errors > 0 && (
            <span className="severity severity-error">
              <Icon name="error" size={14} /> {t('form.errors', { n: errors })}
            </span>
          )}
          {warnings > 0 && (
            <span className="severity severity-warning">
              <Icon name="warning" size={14} /> {t('form.warnings', { n: warnings })}
            </span>
          )}
          {errors === 0 &&
            missing === 0 &&
            (required > 0 || isBegun(form, subject) ? (
              <span className="severity done">
                <Icon name="ok" size={14} /> {t('form.complete')}
              </span>
            ) : (
              <span className="muted">{t('form.untouched')}</span>
            ))}
        </span>
      </a>
    </li>
  );
}
