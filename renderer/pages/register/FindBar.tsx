/** Finding a text, quick filters, the filters in force, and how many rows there are. */
import type { KeyboardEvent } from 'react';
import { numberText } from '../../../core/form/display.ts';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import type { RowsWanted } from '../../../core/register/filter.ts';
import { ALL_ROWS, isFiltered, type ViewSpec } from '../../../core/register/view.ts';
import type { RowReader } from '../../../core/register/view-text.ts';
import { t } from '../../strings/t.ts';
import { Button, Icon, IconButton } from '../../ui/index.ts';
import { filterChips } from './filter-text.ts';
import type { Find } from './use-find.ts';
import { FIND_ID } from './use-jumps.ts';
import type { RegisterViewState } from './use-register-view.ts';

export function FindBar(props: {
  register: QuestionOf<'register'>;
  find: Find;
  spec: ViewSpec;
  onSpec(spec: ViewSpec): void;
  reader: RowReader;
  view: RegisterViewState;
}) {
  const { register, find, spec, onSpec, view } = props;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === 'F3') {
      event.preventDefault();
      if (find.go(event.shiftKey ? -1 : 1)) document.getElementById(FIND_ID)?.focus();
    } else if (event.key === 'Escape') find.setText('');
  };
  const toggle = (name: keyof RowsWanted): void => {
    const { [name]: now, ...rows } = spec.rows;
    onSpec({ ...spec, rows: now === true ? rows : { ...rows, [name]: true } });
  };
  const quick = (name: keyof RowsWanted, label: string) => (
    <button type="button" className="reg-chip" aria-pressed={spec.rows[name] === true} onClick={() => toggle(name)}>
      {label}
    </button>
  );
  return (
    <div className="reg-find" role="search" aria-label={t('register.findBar')} data-own-undo="">
      <span className="reg-search">
        <Icon name="search" size={12} />
        <input
          id={FIND_ID}
          type="text"
          aria-label={t('register.find')}
          placeholder={t('register.findPlaceholder')}
          value={find.text}
          onChange={(event) => find.setText(event.target.value)}
          onKeyDown={onKeyDown}
          onFocus={find.warm}
        />
      </span>
      {find.text && (
        <>
          <span className="number muted small" role="status">
            {find.found === null
              ? '…'
              : find.found.length
                ? t('register.findCount', { count: numberText(find.found.length, { group: true }) })
                : t('register.findNone')}
          </span>
          <IconButton icon="up" label={t('register.findPrevious')} shortcut="Shift+Enter" onClick={() => find.go(-1)} />
          <IconButton icon="down" label={t('register.findNext')} shortcut="Enter" onClick={() => find.go(1)} />
          <button type="button" className="reg-chip" onClick={() => onSpec({ ...spec, search: find.text })}>
            {t('register.findOnly')}
          </button>
        </>
      )}
      {quick('problem', t('register.onlyProblems'))}
      {register.reviewed !== undefined && quick('notReviewed', t('register.onlyUnreviewed'))}
      {quick('touched', t('register.onlyTouched'))}
      {filterChips(props.reader, spec).map((chip) => (
        <button
          key={chip.id}
          type="button"
          className="reg-chip reg-chip-on"
          aria-label={t('register.dropFilter', { text: chip.text })}
          title={chip.text}
          onClick={() => onSpec(chip.without())}
        >
          <span>{chip.text}</span>
          <Icon name="close" size={12} />
        </button>
      ))}
      {isFiltered(spec) && (
        <button
          type="button"
          className="q-link"
          onClick={() => onSpec({ ...ALL_ROWS, sorts: spec.sorts, groups: spec.groups })}
        >
          {t('register.clearFilter')}
        </button>
      )}
      <span className="grow" />
      {view.busy ? (
        <span className="muted small" role="status">
          {t('register.filtering')}
        </span>
      ) : (
        view.outdated && (
          <Button icon="redo" onClick={view.again}>
            {t('register.outdated')}
          </Button>
        )
      )}
    </div>
  );
}
