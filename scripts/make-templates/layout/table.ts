/** Tables: lists that repeat a row for each item, and forms of labels and values with merged cells. */
import {
  AlignmentType,
  type IShadingAttributesProperties,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { inline } from './text.ts';
import { mm } from './units.ts';

const SHADE: IShadingAttributesProperties = { type: ShadingType.CLEAR, color: 'auto', fill: 'EEF1F5' };

export interface CellSpec {
  /** Each entry is one paragraph. */
  lines: string[];
  style: 'TableText' | 'TableCenter' | 'TableHead' | 'TableSmall' | 'TableSmallCenter' | 'TableSmallHead';
  label: boolean;
  span?: number | undefined;
  rowSpan?: number | undefined;
  /** Room for ink: the row is at least this high. */
  heightMm?: number | undefined;
  /** Holds long text: the row may go over a page's end. */
  long?: boolean | undefined;
  /** Heads the rows below: stays on their page. */
  keep?: boolean | undefined;
}

type More = Pick<CellSpec, 'span' | 'rowSpan' | 'heightMm' | 'long' | 'keep'>;
export const label = (text: string, more: More = {}): CellSpec => ({
  lines: text.split('\n'),
  style: 'TableHead',
  label: true,
  ...more,
});
export const value = (text: string | string[], more: More = {}): CellSpec => ({
  lines: Array.isArray(text) ? text : [text],
  style: 'TableText',
  label: false,
  ...more,
});
export const centred = (text: string, more: More = {}): CellSpec => ({ ...value(text, more), style: 'TableCenter' });
/** A value of many letters, e.g. a hash: on one line in small type. */
export const small = (text: string): CellSpec => ({ ...value(text), style: 'TableSmall' });
/** A line across the table that names the rows below it. */
export const band = (text: string, span: number): CellSpec => label(text, { span, keep: true });

function cell(spec: CellSpec, width: number): TableCell {
  return new TableCell({
    children: spec.lines.map((line) => new Paragraph({ style: spec.style, children: inline(line) })),
    verticalAlign: VerticalAlign.CENTER,
    width: { size: mm(width), type: WidthType.DXA },
    ...(spec.span ? { columnSpan: spec.span } : {}),
    ...(spec.rowSpan ? { verticalMerge: VerticalMergeType.RESTART } : {}),
    ...(spec.label ? { shading: SHADE } : {}),
  });
}

/** A merged cell that reaches down into a row, at the column where it starts. */
interface Held {
  column: number;
  cell: CellSpec;
}

const heldAt = (held: Held[], column: number): Held | undefined => held.find((each) => each.column === column);

/** Its empty paragraph is as low as a line of the table: in the body's style it would make the row taller. */
const goesOn = ({ cell: { style, span, label } }: Held, width: number): TableCell =>
  new TableCell({
    children: [new Paragraph({ style })],
    verticalMerge: VerticalMergeType.CONTINUE,
    width: { size: mm(width), type: WidthType.DXA },
    ...(span ? { columnSpan: span } : {}),
    ...(label ? { shading: SHADE } : {}),
  });

function row(cells: CellSpec[], widths: number[], head = false, held: Held[] = []): TableRow {
  let column = 0;
  const place = (span = 1): number => {
    const width = widths.slice(column, column + span).reduce((sum, w) => sum + w, 0);
    column += span;
    return width;
  };
  const heldHere = (): TableCell[] => {
    const found: TableCell[] = [];
    for (let next = heldAt(held, column); next; next = heldAt(held, column))
      found.push(goesOn(next, place(next.cell.span)));
    return found;
  };
  const height = Math.max(0, ...cells.map((spec) => spec.heightMm ?? 0));
  return new TableRow({
    cantSplit: !cells.some((spec) => spec.long),
    tableHeader: head,
    keepNext: head || cells.some((spec) => spec.keep),
    ...(height ? { height: { value: mm(height), rule: 'atLeast' } } : {}),
    children: [...cells.flatMap((spec) => [...heldHere(), cell(spec, place(spec.span))]), ...heldHere()],
  });
}

function table(rows: TableRow[], widths: number[]): Table {
  const total = widths.reduce((sum, w) => sum + w, 0);
  return new Table({
    style: 'FilingTable',
    layout: TableLayoutType.FIXED,
    width: { size: mm(total), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    alignment: AlignmentType.CENTER,
    rows,
  });
}

/** A form: every inner array is a row; merged cells are left out of the rows they reach into. */
export function formTable(widths: number[], rows: CellSpec[][], headRows = 0): Table {
  const merged: (Held & { rows: number })[] = [];
  return table(
    rows.map((cells, index) => {
      const held = merged.filter((each) => each.rows > 0);
      for (const each of held) each.rows -= 1;
      let column = 0;
      for (const spec of cells) {
        for (let over = heldAt(held, column); over; over = heldAt(held, column)) column += over.cell.span ?? 1;
        if (spec.rowSpan) merged.push({ column, cell: spec, rows: spec.rowSpan - 1 });
        column += spec.span ?? 1;
      }
      return row(cells, widths, index < headRows, held);
    }),
    widths,
  );
}

export interface ListColumn {
  head: string;
  /** What stands in the repeated row, tags included. */
  content: string | string[];
  /** Millimetres. */
  width: number;
  centre?: boolean;
  /** Holds long text. */
  long?: boolean;
}

export interface ListOptions {
  /** Tag of the list. */
  rows: string;
  columns: ListColumn[];
  /** Words of the single row shown when the list is empty. */
  empty?: string;
  /** A second list whose rows follow in the same table, if it has any. */
  more?: { rows: string; contents: string[] };
  /** Small type for tables of many columns. */
  small?: boolean;
}

/** The row that the engine repeats: it holds both markers, in different cells. */
function repeated(rows: string, columns: ListColumn[]): CellSpec[] {
  const last = columns.length - 1;
  return columns.map((column, index): CellSpec => {
    const lines = typeof column.content === 'string' ? [column.content] : [...column.content];
    if (index === 0) lines[0] = `{{#${rows}}}${lines[0] ?? ''}`;
    if (index === last) lines[lines.length - 1] = `${lines.at(-1) ?? ''}{{/${rows}}}`;
    return { ...value(lines), style: column.centre ? 'TableCenter' : 'TableText', long: column.long };
  });
}

const SMALL = { TableText: 'TableSmall', TableCenter: 'TableSmallCenter', TableHead: 'TableSmallHead' } as const;
const shrink = (spec: CellSpec): CellSpec => ({
  ...spec,
  style: SMALL[spec.style as keyof typeof SMALL] ?? spec.style,
});

/** A list with a head that repeats on every page. An empty list shows one row saying so: never a table without rows. */
export function listTable({ rows, columns, empty = '（无）', more, small = false }: ListOptions): Table {
  const widths = columns.map((column) => column.width);
  const specs = [
    columns.map((column) => label(column.head)),
    repeated(rows, columns),
    [centred(`{{^${rows}}}—`), centred(`${empty}{{/${rows}}}`, { span: columns.length - 1 })],
    ...(more
      ? [
          repeated(
            more.rows,
            columns.map((column, i) => ({ ...column, content: more.contents[i] ?? '' })),
          ),
        ]
      : []),
  ];
  return table(
    specs.map((cells, index) => row(small ? cells.map(shrink) : cells, widths, index === 0)),
    widths,
  );
}

/** Shares `total` millimetres among columns by weight, to a tenth of a millimetre. */
export function share(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => Math.round((weight / sum) * total * 10) / 10);
}
