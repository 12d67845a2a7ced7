/** The state of reading a table, and its repeated rows as one place. */
import type { BlankColumn } from '../place.ts';
import { answerPlaces, type PlaceContext } from './cells.ts';
import type { WordControl } from './form.ts';
import { isFullWidth, isLabel, type Grid, type GridCell } from './grid.ts';
import { abovePath, pathOf, sectionAbove } from './labels.ts';
import type { RowGroup } from './rows.ts';
import type { FoundPlace, RowColumn } from './slot.ts';
import { isCounter, isSign, rowLimit } from './wording.ts';

export interface TableContext {
  /** `T3`, in a header `header1 T1`, in a text box `box2`. */
  name: string;
  /** In a text box all places are called by its number. */
  fixed: boolean;
  /** Headings and caption in front of the table. */
  section: string[];
  /** Line in front of the table however long: the question of a table that is one frame. */
  caption: string;
  /** Short note behind the table: （限5项）. */
  note: string;
  controls: WordControl[];
  office: boolean;
}

const addressOf = (context: TableContext, cell: GridCell): string =>
  context.fixed ? context.name : `${context.name} R${cell.row + 1} C${cell.cell.number}`;

export interface TableState {
  grid: Grid;
  context: TableContext;
  office: Set<number>;
}

export function placeContext(state: TableState, cell: GridCell, labels: GridCell[]): PlaceContext {
  const group = sectionAbove(state.grid, Math.min(cell.row, ...labels.map((label) => label.row)));
  const own = pathOf(group && !labels.includes(group) ? [group, ...labels] : labels);
  const { caption, section } = state.context;
  if (own.length === 0 && caption !== '' && section.at(-1) !== caption && state.grid.rows.length === 1)
    own.push(caption);
  return {
    at: addressOf(state.context, cell),
    label: [...state.context.section, ...own],
    controls: state.context.controls,
    ...(labels.length > 0 ? { printed: labels.at(-1)?.text.replace(/\s+/g, '') ?? '' } : {}),
  };
}

function columnsOf(state: TableState, group: RowGroup): RowColumn[] {
  const { grid } = state;
  return group.cells.flatMap((first): RowColumn[] => {
    if (first.role === 'text' && (isCounter(first.text) || group.counter?.column === first.column)) return [];
    const header = abovePath(grid, first).filter((cell) => !isFullWidth(grid, cell));
    const label = pathOf(header);
    const cells = group.body.flatMap((row) => {
      const cell = grid.at(row, first.column);
      if (!cell) return [];
      const context = { at: addressOf(state.context, cell), label, controls: state.context.controls };
      const [found] = answerPlaces(cell, context, '');
      // 签名 over a column: every row is signed in ink.
      if (found && isSign(label.at(-1) ?? ''))
        return [{ ...found, kind: 'sign' as const, slot: { kind: 'none' as const } }];
      return found ? [found] : [];
    });
    return cells.length > 0 ? [{ label, column: first.column, cells }] : [];
  });
}

export function rowPlace(state: TableState, group: RowGroup): FoundPlace | undefined {
  const { grid, context } = state;
  const columns = columnsOf(state, group);
  const first = columns[0]?.cells[0];
  if (!first) return undefined;
  // Title over the whole table: 数据资产情况; headers above the leaf row that group columns are part of the columns.
  const titles = grid.rows
    .slice(0, group.first)
    .flat()
    .filter((cell) => isLabel(cell) && (isFullWidth(grid, cell) || cell.span >= grid.width - 1))
    .slice(-1);
  const label = [...context.section, ...pathOf([...titles, ...group.stubs])];
  const limit = rowLimit([...label, context.note].join(' '));
  const listed = columns.map(({ label: name, cells }): BlankColumn => {
    const [cell] = cells;
    return {
      label: name,
      kind: cell?.kind ?? 'cell',
      at: cell?.at ?? '',
      ...(cell?.options ? { options: cell.options } : {}),
    };
  });
  const body = group.body.flatMap((row) => grid.table.rows[row] ?? []);
  return {
    at: first.at,
    kind: 'row',
    label,
    text: first.text,
    columns: listed,
    rows: body.length,
    slot: { kind: 'rows', table: grid.table, body, columns, counter: group.counter },
    ...(limit ? { limit } : {}),
  };
}
