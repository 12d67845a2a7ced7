/** The rows shown: made when filter, sorting or grouping change, and then left in peace while one edits. */
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { RowFacts } from '../../../core/register/filter.ts';
import { foldGroups, type Group, type Sums, sumsOf } from '../../../core/register/group.ts';
import { buildView, carryView, isPlain, type View, type ViewSpec } from '../../../core/register/view.ts';
import type { RowReader } from '../../../core/register/view-text.ts';
import type { RegisterTable } from '../../store/register-tables.ts';
import { runInSteps } from './run-in-steps.ts';

const SUMS_PAUSE_MS = 250;

export interface RegisterViewState {
  ids: readonly string[];
  headings: ReadonlyMap<number, Group[]>;
  groups: readonly Group[];
  sums: Sums;
  busy: boolean;
  /** Another object each time other rows are shown for another filter, sorting or grouping. */
  made: object | null;
  /** Rows were edited since the view was made: they may no longer belong where they are. */
  outdated: boolean;
  again(): void;
}

interface Made {
  spec: ViewSpec;
  view: View;
  table: RegisterTable;
  all: ReadonlySet<string>;
}

const NO_HEADINGS: ReadonlyMap<number, Group[]> = new Map();
const NO_GROUPS: readonly Group[] = [];

export function useRegisterView(
  table: RegisterTable,
  reader: RowReader,
  facts: RowFacts,
  spec: ViewSpec,
  closed: ReadonlySet<string>,
): RegisterViewState {
  const [made, setMade] = useState<Made | null>(null);
  const [round, setRound] = useState(0);
  const plain = isPlain(spec);
  if (plain && made) setMade(null);
  const start = useEffectEvent(() => {
    const { ids } = table;
    return runInSteps(buildView(reader, table.rows, ids, spec, facts), (view) =>
      setMade({ spec, view, table, all: new Set(ids) }),
    );
  });
  // Groups are stretches of rows: one row more or less moves them all.
  const grouped = spec.groups.length > 0 ? table.ids : null;
  useEffect(() => {
    return plain ? undefined : start();
  }, [spec, plain, round, table.rows, table.complete, grouped]);
  const current = plain ? null : made;
  const { ids, headings } = useMemo(() => {
    if (!current) return { ids: table.ids, headings: NO_HEADINGS };
    if (current.view.groups.length) return foldGroups(current.view.ids, current.view.groups, closed);
    return { ids: carryView(current.view.ids, table.rows, current.all, table.ids), headings: NO_HEADINGS };
  }, [current, table.ids, table.rows, closed]);
  const shown = current?.view.groups.length ? current.view.ids : ids;
  return {
    ids,
    headings,
    groups: current?.view.groups ?? NO_GROUPS,
    sums: useSums(table, reader, shown),
    made: current,
    busy: !plain && made?.spec !== spec,
    outdated: current !== null && current.table !== table,
    again: () => setRound((now) => now + 1),
  };
}

function useSums(table: RegisterTable, reader: RowReader, ids: readonly string[]): Sums {
  const [sums, setSums] = useState<Sums>({});
  useEffect(() => {
    let stop = (): void => undefined;
    const timer = window.setTimeout(() => {
      stop = runInSteps(sumsOf(reader.register, table.rows, ids), setSums);
    }, SUMS_PAUSE_MS);
    return () => {
      window.clearTimeout(timer);
      stop();
    };
  }, [table, reader, ids]);
  return sums;
}
