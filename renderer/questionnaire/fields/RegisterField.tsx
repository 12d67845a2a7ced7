import { useViewed } from '../state/findings.ts';
import { t } from '../../strings/t.ts';
import { groupAttributes, type FieldProps } from './props.ts';

/** A register inside a form: its numbers. Rows are worked on in the register's own page. */
export function RegisterField(props: FieldProps<'register'>) {
  const view = useViewed(props.at.subject, props.holder.id);
  const numbers = (view ?? {}) as Record<string, number | string | null>;
  return (
    <dl className="register-numbers" {...groupAttributes(props)}>
      <div>
        <dt>{t('register.rows')}</dt>
        <dd className="number">{numbers['count'] ?? 0}</dd>
      </div>
      {(props.holder.summaries ?? []).map(({ id, label }) => (
        <div key={id}>
          <dt>{label}</dt>
          <dd className="number">{numbers[id] ?? 0}</dd>
        </div>
      ))}
    </dl>
  );
}
