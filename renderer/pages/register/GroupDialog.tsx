import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import type { ViewSpec } from '../../../core/register/view.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog, Field } from '../../ui/index.ts';

const GROUPABLE: ReadonlySet<string> = new Set(['choice', 'multi', 'yesno', 'reference', 'text', 'date', 'computed']);

/** Up to two columns to group by. */
export function GroupDialog(props: {
  register: QuestionOf<'register'>;
  spec: ViewSpec;
  onSpec(spec: ViewSpec): void;
  onClose(): void;
}) {
  const { register, spec, onSpec } = props;
  const columns = register.columns.filter(({ type }) => GROUPABLE.has(type));
  const choose = (level: number, column: string): void => {
    const groups = level === 0 ? [column, spec.groups[1] ?? ''] : [spec.groups[0] ?? '', column];
    onSpec({ ...spec, groups: [...new Set(groups.filter(Boolean))] });
  };
  return (
    <Dialog
      title={t('register.groupTitle')}
      size="small"
      onClose={props.onClose}
      footer={
        <Button variant="primary" onClick={props.onClose}>
          {t('ui.close')}
        </Button>
      }
    >
      <p className="muted">{t('register.groupHint')}</p>
      {(['register.groupFirst', 'register.groupSecond'] as const).map((label, level) => (
        <Field key={label} label={t(label)}>
          {(control) => (
            <select
              {...control}
              value={spec.groups[level] ?? ''}
              disabled={level === 1 && spec.groups.length === 0}
              onChange={(event) => choose(level, event.target.value)}
            >
              <option value="">{t('register.groupNone')}</option>
              {columns
                .filter(({ id }) => level === 0 || id !== spec.groups[0])
                .map((column) => (
                  <option key={column.id} value={column.id}>
                    {column.label}
                  </option>
                ))}
            </select>
          )}
        </Field>
      ))}
    </Dialog>
  );
}
