/** Rows of a customer's table → rows of a register's values, column by column as mapped. */
import type { CellValue } from '../answer/answer.ts';
import type { Column } from '../form/pack-schema.ts';
import { optionsOf } from '../form/pack.ts';
import type { Register } from '../form/schema/register.ts';
import { putValue } from '../form/view.ts';
import type { ColumnMapping, FileCell, FileRow, ReadRow, UnreadCell } from './import-model.ts';
import { convert, isUnit, parseQuantity, unitFactor } from './import-unit.ts';
import { type CellReader, cellReader, cellText, type ReadCell, type ValueContext } from './import-value.ts';

/** Option id by unit: of a choice column that holds the unit of the number before it. */
interface UnitChoice {
  column: string;
  units: { id: string; unit: string }[];
}

interface PlannedColumn {
  column: Column;
  /** In the file; −1 for a column that only gets units. */
  at: number;
  unit: string;
  unitAt: number | undefined;
  read: CellReader;
  units: UnitChoice | undefined;
  /** Whether the row so far has to be known. */
  feeds: boolean;
}

export interface ReadNotes {
  rounded: number;
  serial: number;
}

/** 「存储总量」 and beside it 「单位」 with the options GB, TB …: one amount in two columns of the register. */
export function unitChoiceOf(context: ValueContext, register: Register, number: Column): UnitChoice | undefined {
  if (number.type !== 'number' || number.unit) return undefined;
  const next = register.columns[register.columns.indexOf(number) + 1];
  if (next?.type !== 'choice') return undefined;
  const options = optionsOf(context.pack, next);
  const units = options.filter(({ label }) => isUnit(label)).map(({ id, label }) => ({ id, unit: label }));
  return units.length >= 2 && units.length >= options.length - 1 ? { column: next.id, units } : undefined;
}

export class RowReader {
  /** Columns of the register that values are given for, in its order. */
  readonly columns: readonly string[];
  readonly notes: ReadNotes = { rounded: 0, serial: 0 };
  readonly #plan: PlannedColumn[];

  constructor(register: Register, context: ValueContext, mappings: readonly ColumnMapping[]) {
    const byColumn = new Map(
      mappings.flatMap((mapping) => (mapping.column === null ? [] : [[mapping.column, mapping]])),
    );
    const feeding = new Set(dependencies(context, register));
    const amounts = register.columns.flatMap((column) => {
      const units = byColumn.has(column.id) ? unitChoiceOf(context, register, column) : undefined;
      return units ? [[column.id, units] as const] : [];
    });
    const unitsOf = new Map(amounts);
    const given = new Set([...byColumn.keys(), ...amounts.map(([, { column }]) => column)]);
    this.#plan = register.columns
      .filter(({ id, type }) => given.has(id) && type !== 'computed' && type !== 'attachment')
      .map((column): PlannedColumn => {
        const mapping = byColumn.get(column.id);
        return {
          column,
          at: mapping?.at ?? -1,
          unit: mapping?.unit ?? '',
          unitAt: mapping?.unitAt,
          read: cellReader(column, context),
          units: unitsOf.get(column.id),
          feeds: feeding.has(column.id),
        };
      });
    this.columns = this.#plan.map(({ column }) => column.id);
  }

  read({ row, cells, hidden, formulas }: FileRow): ReadRow {
    const values: (CellValue | null)[] = Array.from({ length: this.#plan.length }, () => null);
    const result: ReadRow = { row, values, ...(hidden ? { hidden } : {}) };
    const view: Record<string, unknown> = {};
    const given = new Map<string, string>();
    this.#plan.forEach((planned, i) => {
      const { column, at } = planned;
      const cell = cells[at] ?? null;
      if (cell === null && at >= 0 && formulas?.includes(at)) {
        (result.unread ??= []).push({
          column: column.id,
          text: '',
          reason: '公式没有保存计算结果，请用 Excel 打开重算后保存',
          keep: false,
        });
      }
      const read = planned.units
        ? this.#amount(planned, planned.units, cell, cells, given)
        : planned.read(cell, view, this.#unitOf(planned, cells));
      if ('problem' in read) {
        const { problem, text, keep } = read;
        (result.unread ??= []).push({
          column: column.id,
          text: text.trim(),
          reason: problem,
          keep,
        } satisfies UnreadCell);
      } else {
        const value = read.value ?? given.get(column.id) ?? null;
        values[i] = value;
        if (read.raw !== undefined) (result.raw ??= {})[i] = read.raw;
        if (read.note === 'rounded') this.notes.rounded += 1;
        if (read.note === 'serial') this.notes.serial += 1;
        if (planned.feeds) putValue(view, column, value);
      }
    });
    return result;
  }

  #unitOf({ unit, unitAt }: PlannedColumn, cells: readonly FileCell[]): string {
    const own = unitAt === undefined ? '' : cellText(cells[unitAt] ?? null).trim();
    return own === '' ? unit : own;
  }

  /** 「1.2 TB」 goes into two columns: 1.2 here and TB there. */
  #amount(
    planned: PlannedColumn,
    { column, units }: UnitChoice,
    cell: FileCell,
    cells: readonly FileCell[],
    given: Map<string, string>,
  ): ReadCell {
    const companion = this.#plan.find((each) => each.column.id === column);
    const hasOwn = companion !== undefined && companion.at >= 0 && cellText(cells[companion.at] ?? null).trim() !== '';
    const quantity =
      typeof cell === 'string' ? parseQuantity(cell) : { value: typeof cell === 'number' ? cell : NaN, unit: '' };
    if ('problem' in quantity || Number.isNaN(quantity.value)) return planned.read(cell, {}, '');
    const unit = quantity.unit === '' ? this.#unitOf(planned, cells) : quantity.unit;
    if (unit === '' || (hasOwn && quantity.unit === '')) return planned.read(quantity.value, {}, '');
    const same = units.find((each) => unitFactor(unit, each.unit) === 1);
    const near = same ?? units.find((each) => unitFactor(unit, each.unit) !== undefined);
    if (!near) return planned.read(cell, {}, unit);
    given.set(column, near.id);
    const converted = convert(quantity.value, unit, { unit: near.unit });
    if ('problem' in converted) return planned.read(cell, {}, unit);
    return { value: converted.value };
  }
}

/** Columns that options of other columns depend on. */
function dependencies(context: ValueContext, register: Register): string[] {
  return register.columns.flatMap((column) =>
    column.type === 'choice' || column.type === 'multi'
      ? optionsOf(context.pack, column).flatMap(({ visibleWhen }) =>
          visibleWhen === undefined
            ? []
            : [...visibleWhen.matchAll(/row\.([a-z][a-z0-9_]*)/gu)].map(([, id]) => id ?? ''),
        )
      : [],
  );
}
