/** A casefile of the filing pack with rows, filings and days, for tests of the 30 % rule. */
import { join } from 'node:path';
import type { CellValue } from '../../core/answer/answer.ts';
import type { WorkbenchOptions } from '../../electron/service/options.ts';
import { openDesk, type Desk } from './desk.ts';

export const PACKS = join(import.meta.dirname, '../fixtures/packs');
export const CATALOGUE = 'catalogue';
type Cells = Record<string, CellValue | null>;

export class FilingDesk {
  readonly desk: Desk;
  subject = '';
  #rows = 0;

  constructor(options: Partial<WorkbenchOptions> = {}) {
    this.desk = openDesk({ packsDirs: [PACKS], ...options });
  }

  async start(): Promise<this> {
    const { subject } = await this.desk.create('filing');
    this.subject = subject;
    return this;
  }

  get at(): { subject: string; question: string } {
    return { subject: this.subject, question: CATALOGUE };
  }

  /** Rows by id; new ones go to the end. */
  put(rows: Record<string, Cells>): Promise<unknown> {
    const edits = Object.entries(rows).map(([row, cells]) => ({
      row,
      order: `a${String.fromCharCode(65 + this.#rows++)}`,
      cells: { no: row.toUpperCase(), kind: 'sense', level: 'important', ...cells },
    }));
    return this.desk.call('register.put', { ...this.at, edits });
  }

  edit(row: string, cells: Cells): Promise<unknown> {
    return this.desk.call('register.put', { ...this.at, edits: [{ row, cells }] });
  }

  remove(...rows: string[]): Promise<unknown> {
    const edits = rows.map((row) => ({ row, remove: true as const }));
    return this.desk.call('register.put', { ...this.at, edits });
  }

  answer(question: string, value: CellValue | null, row = '', column = ''): Promise<unknown> {
    return this.desk.call('answer.put', { edits: [{ subject: this.subject, question, row, column, value }] });
  }

  /** Hands in what the register holds now, and says what became of it. */
  async file(day: string, state = 'passed'): Promise<string> {
    const { row } = await this.desk.call('filing.record', this.at);
    await this.answer('filings', day, row, 'submitted');
    await this.answer('filings', state, row, 'state');
    return row;
  }

  changes() {
    return this.desk.call('filing.changes', this.at);
  }

  async reportRows() {
    const page = await this.desk.call('register.rows', {
      subject: this.subject,
      question: 'differences',
      from: 0,
      count: 100,
    });
    return page.rows.map(({ cells }) => cells);
  }
}
