import type { MarkSpec } from '../../../core/register/marking-spec.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/index.ts';

/** One button a result, the present one pressed. What holds them hears the clicks by `data-act`. */
export function MarkButtons(props: {
  spec: MarkSpec;
  result: string;
  /** Of the row, for screen readers. */
  label: string;
  readOnly: boolean;
  /** −1 where the row is not the active one: one row has a place in the order of tabs, not all. */
  tabIndex: 0 | -1;
}) {
  const { spec, result, readOnly } = props;
  return (
    <span className="mk-marks" role="group" aria-label={`${props.label} ${t('marking.results')}`}>
      {spec.options.map(({ id, key, label, meaning }) => (
        <button
          key={id}
          type="button"
          className={classes('mk-mark', `mk-${meaning}`)}
          aria-pressed={result === id}
          aria-disabled={readOnly || undefined}
          tabIndex={props.tabIndex}
          data-act={id}
        >
          {key && (
            <span className="mk-key" aria-hidden="true">
              {key}
            </span>
          )}
          {label}
        </button>
      ))}
    </span>
  );
}
