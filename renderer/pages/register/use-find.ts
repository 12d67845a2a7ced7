/** Looking for a text in all columns of the rows shown: how many rows hold it, and the way from one place to the next. */
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { findRows, warmRows } from '../../../core/register/filter.ts';
import type { Column } from '../../../core/form/pack-schema.ts';
import type { RowReader } from '../../../core/register/view-text.ts';
import { at } from '../../questionnaire/grid/selection.ts';
import type { SheetHandle } from '../../questionnaire/grid/GridSheet.tsx';
import type { RegisterTable } from '../../store/register-tables.ts';
import { runInSteps } from './run-in-steps.ts';

export interface Find {
  text: string;
  setText(text: string): void;
  /** Places of rows in the view; `null` while they are looked for. */
  found: readonly number[] | null;
  go(step: 1 | -1): boolean;
  /** Somebody is about to search. */
  warm(): void;
}

interface Found {
  text: string;
  ids: readonly string[];
  /** As it was searched; an edit makes another. */
  table: RegisterTable;
  places: number[];
}

export function useFind(options: {
  reader: RowReader;
  table: RegisterTable;
  ids: readonly string[];
  columns: readonly Column[];
  handle: RefObject<SheetHandle | null>;
}): Find {
  const { reader, table, ids, columns, handle } = options;
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found | null>(null);
  const { rows } = table;
  const search = useEffectEvent(() => {
    // More was typed: only rows that held the shorter text can hold the longer one.
    const narrows = found?.table === table && found.ids === ids && contains(text, found.text);
    const steps = findRows(reader, rows, ids, text, narrows ? found.places : undefined);
    return runInSteps(steps, (places) => setFound({ text, ids, table, places }));
  });
  useEffect(() => (text ? search() : undefined), [text, reader, rows, ids]);
  const stopWarming = useRef<() => void>(undefined);
  useEffect(() => () => stopWarming.current?.(), [reader]);
  const warm = (): void => {
    stopWarming.current?.();
    stopWarming.current = runInSteps(warmRows(reader, rows, ids), () => undefined);
  };
  const places = found?.text === text && found.ids === ids ? found.places : null;

  const columnsIn = (place: number): number[] => {
    const id = ids[place] ?? '';
    const row = rows.get(id);
    if (!row) return [];
    const wanted = text.toLowerCase();
    return columns.flatMap((column, i) => (reader.text(column, id, row).toLowerCase().includes(wanted) ? [i] : []));
  };
  const go = (step: 1 | -1): boolean => {
    const sheet = handle.current;
    if (!sheet || !places?.length) return false;
    const here = sheet.selection().anchor;
    const own = columnsIn(here.row).filter((column) => (step > 0 ? column > here.column : column < here.column));
    const inRow = step > 0 ? own[0] : own.at(-1);
    if (inRow !== undefined) {
      sheet.select(at({ row: here.row, column: inRow }));
      return true;
    }
    const row =
      step > 0
        ? (places.find((place) => place > here.row) ?? places[0])
        : (places.findLast((place) => place < here.row) ?? places.at(-1));
    if (row === undefined) return false;
    const inside = columnsIn(row);
    sheet.select(at({ row, column: (step > 0 ? inside[0] : inside.at(-1)) ?? 0 }));
    return true;
  };
  return { text, setText, found: text ? places : [], go, warm };
}

const contains = (text: string, part: string): boolean =>
  part !== '' && text.toLowerCase().includes(part.toLowerCase());
