import { indexPack } from '../../../core/form/pack.ts';
import { useAnswer } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { putAnswer } from '../state/put-answer.ts';
import { useNamedSubjects, useScope } from '../state/scope.ts';
import { groupAttributes, type FieldProps } from './props.ts';

/** Another subject of the casefile: a list to choose from, or tick boxes where several may be named. */
export function ReferenceField(props: FieldProps<'reference'>) {
  const { holder, at } = props;
  const { pack, subject: own } = useScope();
  const value = useAnswer(at);
  const subjects = useNamedSubjects().filter((subject) => subject.kind === holder.kind && subject.id !== own);
  const title = indexPack(pack).kinds.get(holder.kind)?.title ?? holder.kind;
  const chosen = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
  if (!subjects.length && !chosen.length)
    return (
      <p id={props.id} className="muted" tabIndex={-1}>
        {t('questionnaire.noSubjects', { title })}
      </p>
    );
  const missing = chosen.filter((id) => !subjects.some((subject) => subject.id === id));
  if ('multiple' in holder && holder.multiple)
    return (
      <div role="group" className="q-options" {...groupAttributes(props)}>
        {[
          ...subjects.map(({ id, name }) => ({ id, name })),
          ...missing.map((id) => ({ id, name: t('questionnaire.goneSubject') })),
        ].map(({ id, name }) => (
          <label key={id} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              disabled={props.readOnly}
              onChange={(event) => {
                const next = event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id);
                putAnswer(at, next.length ? next : null);
              }}
            />
            {name}
          </label>
        ))}
      </div>
    );
  return (
    <select
      id={props.id}
      className="q-input"
      aria-labelledby={props.labelId}
      aria-describedby={props.describedBy}
      aria-invalid={props.invalid || undefined}
      aria-required={props.required || undefined}
      disabled={props.readOnly}
      value={chosen[0] ?? ''}
      onChange={(event) => putAnswer(at, event.target.value || null)}
    >
      <option value="">{t('questionnaire.choose')}</option>
      {subjects.map((subject) => (
        <option key={subject.id} value={subject.id}>
          {subject.name}
        </option>
      ))}
      {missing.map((id) => (
        <option key={id} value={id}>
          {t('questionnaire.goneSubject')}
        </option>
      ))}
    </select>
  );
}
