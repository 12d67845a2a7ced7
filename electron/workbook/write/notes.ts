/** What could not be written exactly as given. */
import type { CellNotes } from '../model.ts';

const KEPT = 100;
const none = (): CellNotes => ({ count: 0, cells: [] });

export class Notes {
  readonly report = { cut: none(), asText: none(), cleaned: none() };
  sheet = '';

  cut(column: string, row: number): void {
    this.#add(this.report.cut, column, row);
  }
  asText(column: string, row: number): void {
    this.#add(this.report.asText, column, row);
  }
  cleaned(column: string, row: number): void {
    this.#add(this.report.cleaned, column, row);
  }

  #add(list: CellNotes, column: string, row: number): void {
    list.count += 1;
    if (list.cells.length < KEPT) list.cells.push(`${this.sheet}!${column}${row}`);
  }
}
