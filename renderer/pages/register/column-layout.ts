/** How a person has set up the columns of a register: remembered in this window's own storage; it names columns, no data. */
import type { Column } from '../../../core/form/pack-schema.ts';
import type { Register } from '../../../core/form/schema/register.ts';
import { widthOf } from '../../questionnaire/grid/columns.ts';

export interface ColumnLayout {
  /** Column ids; columns a newer pack adds come at the end. */
  order: string[];
  hidden: string[];
  widths: Record<string, number>;
  frozen: number;
}

export const NARROWEST = 48;
export const WIDEST = 800;

export function firstLayout(register: Register): ColumnLayout {
  const hidden = register.columns.filter((column) => column.hidden).map(({ id }) => id);
  return { order: register.columns.map(({ id }) => id), hidden, widths: {}, frozen: register.frozen ?? 1 };
}

/** Columns shown, in their order. At least one always is. */
export function shownColumns(register: Register, layout: ColumnLayout): Column[] {
  const all = orderedColumns(register, layout);
  const shown = all.filter(({ id }) => !layout.hidden.includes(id));
  return shown.length ? shown : all.slice(0, 1);
}

export function orderedColumns(register: Register, { order }: ColumnLayout): Column[] {
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...register.columns].sort((a, b) => place(a.id) - place(b.id));
}

export function columnWidth(column: Column, layout: ColumnLayout): number {
  // Room for the sum over many rows.
  const least = column.type === 'number' ? 112 : 0;
  return layout.widths[column.id] ?? column.width ?? Math.max(least, widthOf(column));
}

const keyOf = (pack: string, register: string): string => `register-columns:${pack}/${register}`;

export function loadLayout(pack: string, register: Register): ColumnLayout {
  const fresh = firstLayout(register);
  try {
    const stored = JSON.parse(localStorage.getItem(keyOf(pack, register.id)) ?? 'null') as Partial<ColumnLayout> | null;
    return stored && isLayout(stored) ? { ...fresh, ...stored } : fresh;
  } catch {
    return fresh;
  }
}

export function saveLayout(pack: string, register: Register, layout: ColumnLayout): void {
  localStorage.setItem(keyOf(pack, register.id), JSON.stringify(layout));
}

function isLayout(stored: Partial<ColumnLayout>): boolean {
  const { order, hidden, widths, frozen } = stored;
  return (
    Array.isArray(order) &&
    Array.isArray(hidden) &&
    typeof widths === 'object' &&
    widths !== null &&
    Number.isInteger(frozen)
  );
}
