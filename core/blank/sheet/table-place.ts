/** A table of rows to be repeated, as one place: its heading, its columns, its limit. */
import { tidyLabel } from '../label.ts';
import type { BlankColumn, BlankOption, BlankPlace } from '../place.ts';
import { atOf, type Blocks, isPrinted, type SheetBlock } from './grid.ts';
import type { Headings } from './headings.ts';
import { groupsAround } from './neighbours.ts';
import type { RowTable, TableColumn } from './tables.ts';
import { blankKind, isOfficeUse, rowLimit } from './words.ts';

export const optionsOf = (list: string[] | undefined): { options?: BlankOption[] } =>
  list && list.length > 0 ? { options: list.map((label) => ({ label, on: false })) } : {};

function columnOf(sheet: string, { label, block }: TableColumn): BlankColumn {
  const nearest = label.at(-1) ?? '';
  const kind = block.formula ? 'formula' : block.locked ? 'protected' : blankKind(nearest, block);
  return { label, kind, at: atOf(sheet, block), ...optionsOf(block.list) };
}

export function tablePlace(
  blocks: Blocks,
  headings: Headings,
  table: RowTable,
): { block: SheetBlock; place: Omit<BlankPlace, 'id' | 'at'> } | undefined {
  const sheet = blocks.grid.name;
  const open = table.columns.filter((column) => column !== table.sequence);
  const first = open.find(({ block }) => !block.formula);
  if (!first) return undefined;
  const section = headings.section(table.header, table.left);
  const heading = section ?? headings.title(table.header);
  const groups = groupsAround(blocks, (table.sequence ?? first).block);
  const label = groups.length > 0 ? groups : [heading?.text ?? tidyLabel(sheet)];
  const below = blocks
    .own(blocks.rowUnder(table.to))
    .filter(isPrinted)
    .map((block) => block.text);
  const limit = rowLimit([heading?.text ?? '', ...groups, ...below].join(' '));
  const office = isOfficeUse(label.join(' ')) || (section?.office ?? false);
  return {
    block: first.block,
    place: {
      kind: office ? 'office-use' : 'row',
      label,
      text: '',
      columns: open.map((column) => columnOf(sheet, column)),
      rows: Math.floor((table.to - table.from + 1) / table.height),
      ...(limit === undefined ? {} : { limit }),
    },
  };
}
