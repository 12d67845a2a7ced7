import { isSingle, summaryText } from '../../../core/register/summary.ts';
import { RegisterNeeds } from '../../app/NeedList.tsx';
import { hrefOf, navigate, rowsRoute } from '../../app/route.ts';
import { t } from '../../strings/t.ts';
import { Icon } from '../../ui/index.ts';
import { useViewed } from '../state/findings.ts';
import { useJumpTarget } from '../state/jump.ts';
import { groupAttributes, type FieldProps } from './props.ts';

/** A register inside a form: its numbers, and the way to its own page where rows are worked on. */
export function RegisterField(props: FieldProps<'register'>) {
  const { subject } = props.at;
  const { id: question } = props.holder;
  const view = useViewed(subject, question);
  const numbers = (view ?? {}) as Record<string, number | string | null>;
  const marked = props.holder.mark !== undefined;
  const linkId = `${props.id}-open`;
  useJumpTarget(question, (row, column) => {
    if (row) navigate(rowsRoute(subject, props.holder, row, column));
    else document.getElementById(linkId)?.focus({ preventScroll: true });
  });
  return (
    <div role="group" {...groupAttributes(props)}>
      <dl className="register-numbers">
        <div>
          <dt>{t('register.rows')}</dt>
          <dd className="number">{summaryText(numbers['count'])}</dd>
        </div>
        {(props.holder.summaries ?? []).filter(isSingle).map(({ id, label }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd className="number">{summaryText(numbers[id])}</dd>
          </div>
        ))}
      </dl>
      <RegisterNeeds subject={subject} register={question} />
      <p className="row">
        <a id={linkId} className="button button-primary" href={hrefOf(rowsRoute(subject, props.holder))}>
          <Icon name={marked ? 'check' : 'table'} /> <span>{t(marked ? 'marking.open' : 'register.open')}</span>
        </a>
        {marked && (
          <a className="button button-plain" href={hrefOf({ page: 'register', subject, question })}>
            <Icon name="table" /> <span>{t('register.open')}</span>
          </a>
        )}
        <span className="muted small">{t(marked ? 'marking.openHint' : 'register.openHint')}</span>
      </p>
    </div>
  );
}
