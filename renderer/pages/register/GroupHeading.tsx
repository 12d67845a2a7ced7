import { numberText } from '../../../core/form/display.ts';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import type { Group } from '../../../core/register/group.ts';
import { t } from '../../strings/t.ts';
import { Icon } from '../../ui/index.ts';

/** A group above its rows: what they share, how many they are, what they add up to. */
export function GroupHeading(props: {
  group: Group;
  register: QuestionOf<'register'>;
  closed: boolean;
  onToggle(): void;
}) {
  const { group, register, closed } = props;
  const labelOf = (id: string): string => register.columns.find((column) => column.id === id)?.label ?? id;
  return (
    <div className="reg-group" data-level={group.level}>
      <button type="button" aria-expanded={!closed} onClick={props.onToggle} onMouseDown={(e) => e.stopPropagation()}>
        <Icon name={closed ? 'chevron' : 'down'} size={12} />
        {labelOf(group.column)}：{group.label || t('register.emptyValue')}
      </button>
      <span className="number muted">
        {t('register.groupRows', { count: numberText(group.count, { group: true }) })}
      </span>
      {Object.entries(group.sums).map(([column, sum]) => (
        <span key={column} className="number muted small">
          {labelOf(column)} {numberText(sum, { group: true })}
        </span>
      ))}
    </div>
  );
}
