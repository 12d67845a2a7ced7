import { memo } from 'react';
import type { MarkGroup } from '../../../../core/register/marking-board.ts';
import type { MarkSpec } from '../../../../core/register/marking-spec.ts';
import { t } from '../../../strings/t.ts';
import { classes, Icon, ProgressBar } from '../../../ui/index.ts';

/** Heading of a group: how far it is, folded or not. Marked as a whole when it is the active line. */
export const GroupLine = memo(function GroupLine(props: {
  line: string;
  top: number;
  index: number;
  spec: MarkSpec;
  group: MarkGroup | undefined;
  /** '' while nothing counts yet. */
  score: string;
  closed: boolean;
  active: boolean;
  selected: boolean;
}) {
  const { group, closed, spec } = props;
  if (!group) return null;
  const name = group.key || t('marking.noGroup');
  const done = group.total - group.open;
  return (
    <div
      role="row"
      id={`mk-line-${props.line.trim()}`}
      data-line={props.line}
      className={classes('mk-line mk-group-line', props.active && 'mk-active', props.selected && 'mk-selected')}
      style={{ top: props.top }}
      aria-level={1}
      aria-rowindex={props.index + 1}
      aria-selected={props.selected}
      aria-expanded={!closed}
    >
      <div role="gridcell" className="mk-group-cell">
        <button
          type="button"
          tabIndex={-1}
          data-act="fold"
          className="mk-fold"
          aria-label={t(closed ? 'marking.unfold' : 'marking.fold')}
        >
          <Icon name={closed ? 'chevron' : 'down'} size={12} />
        </button>
        <strong>{name}</strong>
        <span className="number small">{t('ui.of', { done, total: group.total })}</span>
        <ProgressBar
          done={done}
          total={group.total}
          label={t('marking.groupProgress', { group: name, done, total: group.total })}
        />
        {spec.options.map(({ id, label, meaning }) => {
          const count = group.byOption[id] ?? 0;
          return (
            count > 0 && (
              <span key={id} className={`small number mk-count mk-${meaning}`}>
                {label} {count}
              </span>
            )
          );
        })}
        {props.score && <span className="small number muted">{t('marking.groupScore', { score: props.score })}</span>}
      </div>
    </div>
  );
});
