/** Filters, search and batches above the list. */
import { memo, useEffect, useState } from 'react';
import { numberText } from '../../../../core/form/display.ts';
import type { Column } from '../../../../core/form/pack-schema.ts';
import { valueCounts } from '../../../../core/register/filter.ts';
import { isFiltering, type MarkFilter, NO_FILTER } from '../../../../core/register/marking-view.ts';
import { t } from '../../../strings/t.ts';
import { Button, Icon } from '../../../ui/index.ts';
import { BatchDialog } from '../../register/BatchDialog.tsx';
import type { Desk } from '../use-desk.ts';

export const SEARCH_ID = 'marking-search';
const PAUSE_MS = 150;
/** More would take the line from the filters that are used all the time. */
const MOST_COLUMNS = 3;

export function DenseBar(props: {
  desk: Desk;
  filter: MarkFilter;
  onFilter(filter: MarkFilter): void;
  /** Rows were edited since the filter was made. */
  outdated: boolean;
  onAgain(): void;
  selected(): string[];
  shown: readonly string[];
}) {
  const { desk, filter, onFilter } = props;
  const { spec, totals } = desk;
  const [batch, setBatch] = useState(false);
  const toggle = (result: string): void => {
    const results = filter.results.includes(result)
      ? filter.results.filter((each) => each !== result)
      : [...filter.results, result];
    onFilter({ ...filter, results });
  };
  const columns = filterColumns(desk);
  return (
    <div className="mk-bar" role="toolbar" aria-label={t('marking.findBar')}>
      <SearchBox filter={filter} onFilter={onFilter} />
      <Chip
        on={filter.results.includes('')}
        label={t('marking.filter.open')}
        count={totals.open}
        onClick={() => toggle('')}
      />
      {spec.options.map(({ id, label }) => (
        <Chip
          key={id}
          on={filter.results.includes(id)}
          label={label}
          count={totals.byOption[id] ?? 0}
          onClick={() => toggle(id)}
        />
      ))}
      {spec.evidence && (
        <Chip
          on={filter.bare}
          label={t('marking.filter.bare')}
          count={totals.bare}
          onClick={() => onFilter({ ...filter, bare: !filter.bare })}
        />
      )}
      {columns.map((column) => (
        <ColumnSelect key={column.id} desk={desk} column={column} filter={filter} onFilter={onFilter} />
      ))}
      {isFiltering(filter) && (
        <button type="button" className="q-link" onClick={() => onFilter(NO_FILTER)}>
          {t('marking.filter.clear')}
        </button>
      )}
      {props.outdated && (
        <Button icon="redo" onClick={props.onAgain}>
          {t('marking.filter.again')}
        </Button>
      )}
      <span className="grow" />
      {!desk.readOnly && (
        <Button icon="edit" onClick={() => setBatch(true)}>
          {t('marking.batch')}
        </Button>
      )}
      {batch && <Batch {...props} onClose={() => setBatch(false)} />}
    </div>
  );
}

/** By object, and by what is chosen from a list in the details: method, severity. */
function filterColumns({ spec }: Desk): Column[] {
  const listed = spec.detail.filter(({ type }) => type === 'choice' || type === 'multi');
  return [...(spec.object ? [spec.object] : []), ...listed].slice(0, MOST_COLUMNS);
}

function Chip(props: { on: boolean; label: string; count: number; onClick(): void }) {
  return (
    <button type="button" className="reg-chip" aria-pressed={props.on} onClick={props.onClick}>
      {props.label} <span className="number">{numberText(props.count, { group: true })}</span>
    </button>
  );
}

const SearchBox = memo(function SearchBox(props: { filter: MarkFilter; onFilter(filter: MarkFilter): void }) {
  const { filter, onFilter } = props;
  const [text, setText] = useState(filter.search);
  useEffect(() => {
    if (text === filter.search) return;
    const timer = window.setTimeout(() => onFilter({ ...filter, search: text }), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text, filter, onFilter]);
  const [seen, setSeen] = useState(filter);
  // Filters were cleared elsewhere.
  if (seen !== filter) {
    setSeen(filter);
    if (filter.search === '' && seen.search !== '') setText('');
  }
  return (
    <span className="reg-search" data-own-undo="">
      <Icon name="search" size={12} />
      <input
        id={SEARCH_ID}
        type="text"
        aria-label={t('marking.search')}
        placeholder={t('marking.searchPlaceholder')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
          event.preventDefault();
          if (event.key === 'Escape') setText('');
          document.querySelector<HTMLElement>('.mk-list')?.focus();
        }}
      />
    </span>
  );
});

function ColumnSelect(props: { desk: Desk; column: Column; filter: MarkFilter; onFilter(filter: MarkFilter): void }) {
  const { desk, column, filter, onFilter } = props;
  const { table, reader } = desk;
  const [asked, setAsked] = useState(false);
  const chosen = filter.columns[column.id];
  // Counted when somebody opens the list, not at every mark.
  const values = asked || chosen !== undefined ? valueCounts(reader, column, table.rows) : [];
  return (
    <select
      className="mk-select"
      aria-label={t('marking.filter.column', { column: column.label })}
      value={chosen === undefined ? '*' : `=${chosen}`}
      onFocus={() => setAsked(true)}
      onBlur={() => setAsked(false)}
      onChange={(event) => {
        const { [column.id]: _before, ...others } = filter.columns;
        const key = event.target.value;
        onFilter({ ...filter, columns: key === '*' ? others : { ...others, [column.id]: key.slice(1) } });
      }}
    >
      <option value="*">{t('marking.filter.any', { column: column.label })}</option>
      {values.map(({ key, label, count }) => (
        <option key={key} value={`=${key}`}>
          {key === '' ? t('marking.filter.emptyValue') : label} ({count})
        </option>
      ))}
    </select>
  );
}

/** Any other column of many rows, with the register's own dialog and its preview. */
function Batch(props: { desk: Desk; selected(): string[]; shown: readonly string[]; onClose(): void }) {
  const { desk, shown } = props;
  const { pack, subject, subjects, readOnly, register, table, reader, checks, spec } = desk;
  const selected = props.selected();
  const place = Math.max(0, shown.indexOf(selected[0] ?? ''));
  // Rows of folded groups lie between those selected: then only these are offered.
  const isStretch = shown[place + selected.length - 1] === selected.at(-1);
  const first = isStretch ? place : 0;
  return (
    <BatchDialog
      grid={{ pack, subject, subjects, readOnly }}
      register={register}
      table={table}
      ids={isStretch ? shown : selected}
      reader={reader}
      checks={checks}
      area={{ fromRow: first, toRow: first + selected.length - 1, fromColumn: 0, toColumn: 0 }}
      column={spec.detail.find(({ type }) => type !== 'attachment')}
      onClose={props.onClose}
    />
  );
}
