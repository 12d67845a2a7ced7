/** What a register's cells show and how they compare: for searching, filtering, sorting and grouping 100,000 rows. */
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import { displayValue } from '../form/display.ts';
import { isFilled } from '../form/functions.ts';
import { optionsOf } from '../form/pack.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import { linkKind, type NamedSubject, optionId } from '../form/parse.ts';
import type { Register } from '../form/schema/register.ts';
import { spellValue } from '../form/spell.ts';
import type { RowView } from '../form/view.ts';

export class RowReader {
  readonly register: Register;
  readonly #pack: Pack;
  readonly #subjects: NamedSubject[];
  readonly #computed: (id: string, row: RegisterRow) => RowView;
  /** Column → option → label; a list of 500 options is not searched for every row. */
  readonly #labels = new Map<string, Map<string, string>>();
  readonly #folded = new WeakMap<RegisterRow, string>();

  /** @param computed row with its computed columns */
  constructor(
    pack: Pack,
    register: Register,
    subjects: NamedSubject[],
    computed: (id: string, row: RegisterRow) => RowView,
  ) {
    this.register = register;
    this.#pack = pack;
    this.#subjects = subjects;
    this.#computed = computed;
    for (const column of register.columns) {
      if (column.type === 'choice' || column.type === 'multi')
        this.#labels.set(column.id, new Map(optionsOf(pack, column).map(({ id, label }) => [id, label])));
      if (column.type === 'reference') this.#labels.set(column.id, new Map(subjects.map(({ id, name }) => [id, name])));
      if (column.type === 'link') {
        const rows = subjects.filter(({ kind }) => kind === linkKind(column));
        this.#labels.set(column.id, new Map(rows.map(({ id, name }) => [id, name])));
      }
      if (column.type === 'yesno')
        this.#labels.set(
          column.id,
          new Map([
            ['true', '是'],
            ['false', '否'],
          ]),
        );
    }
  }

  /** As stored; computed columns as reckoned. `null` when empty. */
  value(column: Column, id: string, row: RegisterRow): unknown {
    const value = column.type === 'computed' ? this.#computed(id, row)[column.id] : row.cells[column.id];
    return isFilled(value) ? value : null;
  }

  /** What the cell shows. */
  text(column: Column, id: string, row: RegisterRow): string {
    const value = this.value(column, id, row);
    if (value === null) return '';
    if (typeof value === 'string')
      return (
        this.#labels.get(column.id)?.get(value) ?? (column.type === 'computed' ? this.#shown(column, value) : value)
      );
    if (typeof value === 'number' && column.type === 'number') return String(value);
    return column.type === 'computed'
      ? this.#shown(column, value)
      : spellValue(this.#pack, column, value as CellValue, this.#subjects);
  }

  /** What a filter by values lists: options, yes and no, or the text itself; '' for an empty cell. */
  keys(column: Column, id: string, row: RegisterRow): string[] {
    const value = this.value(column, id, row);
    if (value === null) return [''];
    if (column.type === 'multi' && Array.isArray(value)) return value.map(optionId);
    if (column.type === 'choice' && typeof value === 'object')
      return [optionId(value as { option: string; other: string })];
    return [typeof value === 'object' ? this.text(column, id, row) : String(value)];
  }

  label(column: Column, key: string): string {
    return this.#labels.get(column.id)?.get(key) ?? key;
  }

  /** Options in the pack's order; `undefined` for columns without. */
  options(column: Column): string[] | undefined {
    return column.type === 'reference' || column.type === 'link' ? undefined : this.#known(column);
  }

  /** Text of all columns in small letters, made when it is first asked for. */
  folded(id: string, row: RegisterRow): string {
    let text = this.#folded.get(row);
    if (text === undefined) {
      const parts: string[] = [];
      for (const column of this.register.columns) {
        // Computed columns depend on answers elsewhere; nobody looks for them by text.
        if (column.type !== 'computed' && row.cells[column.id] !== undefined) parts.push(this.text(column, id, row));
      }
      this.#folded.set(row, (text = parts.join('\u0001').toLowerCase()));
    }
    return text;
  }

  #known(column: Column): string[] | undefined {
    const labels = this.#labels.get(column.id);
    return labels && [...labels.keys()];
  }

  #shown(column: Column, value: unknown): string {
    return displayValue({ pack: this.#pack }, column, value);
  }
}
