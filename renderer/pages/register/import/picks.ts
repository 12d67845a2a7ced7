/** Which rows of a group are ticked, and what a tick does. */
import type { DiffRow } from '../../../../core/register/import-model.ts';
import type { ImportGroup } from '../../../../core/register/import-results.ts';
import type { Choices, Picked } from './use-import.ts';

export interface Picks {
  all: boolean;
  isPicked(row: DiffRow): boolean;
  pickAll(on: boolean): Partial<Choices>;
  pick(row: DiffRow, on: boolean): Partial<Choices>;
}

function picks<T>(picked: Picked<T>, of: (row: DiffRow) => T, put: (next: Picked<T>) => Partial<Choices>): Picks {
  const isPicked = (row: DiffRow): boolean => picked.all !== picked.except.has(of(row));
  return {
    all: picked.all && picked.except.size === 0,
    isPicked,
    pickAll: (all) => put({ all, except: new Set() }),
    pick: (row, on) => {
      const except = new Set(picked.except);
      if (on === picked.all) except.delete(of(row));
      else except.add(of(row));
      return put({ all: picked.all, except });
    },
  };
}

/** `undefined` where there is nothing to choose. */
export function picksOf(group: ImportGroup, choices: Choices): Picks | undefined {
  if (group === 'missing')
    return picks(
      choices.remove,
      ({ id }) => id,
      (remove) => ({ remove }),
    );
  if (group !== 'added' && group !== 'changed' && group !== 'reviewed') return undefined;
  return picks(
    choices[group],
    ({ fileRow }) => fileRow,
    (next) => ({ [group]: next }),
  );
}
