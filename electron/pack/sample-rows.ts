/**
 * Rows of registers that come with a pack's sample: `<register>.csv` beside the answers file, headed by the columns'
 * labels. Rows that come from elsewhere (a library, another register) are found by what their source prints.
 */
import fs from 'node:fs';
import path from 'node:path';
import { generateNKeysBetween } from 'fractional-indexing';
import type { Answers, AttachmentItem, CellValue, RegisterRow } from '../../core/answer/answer.ts';
import { Synonyms } from '../../core/blank/match-synonyms.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { parseValue, type NamedSubject } from '../../core/form/parse.ts';
import type { Register } from '../../core/form/schema/register.ts';
import { registerOrder } from '../../core/register/dependencies.ts';
import { DEFAULT_OPTIONS, type FileCell } from '../../core/register/import-model.ts';
import { type CellReader, cellReader, cellText } from '../../core/register/import-value.ts';
import { namedRow } from '../../core/register/links.ts';
import { openTable } from '../workbook/index.ts';
import { PrintedRows, SOURCE_HEAD } from './sample-origin.ts';
import { SampleWorld } from './sample-world.ts';

type Cells = Record<string, CellValue>;

export interface SampleRegister {
  register: Register;
  /** Kind of subject the register belongs to. */
  kind: string;
  /** As stored: of rows from elsewhere only what a person would write. */
  rows: ReadonlyMap<string, RegisterRow>;
}

export interface SampleCasefile {
  /** Answers the rows belong to: rows from elsewhere and links are those of the first subject of their kind. */
  answers: Answers;
  /** Stores a file beside the answers file as evidence. @throws WorkbenchError when it is not there */
  attach(file: string): Promise<Pick<AttachmentItem, 'sha256' | 'name'>>;
}

/** @throws WorkbenchError when a file cannot be read, or says what its register does not take */
export async function readSampleRows(
  pack: Pack,
  folder: string,
  newId: () => string,
  casefile?: SampleCasefile,
): Promise<SampleRegister[]> {
  const found: SampleRegister[] = [];
  const world = casefile && new SampleWorld(pack, casefile.answers);
  // Each after those it reads, so that the rows it is made from are there.
  const registers = pack.subjects.flatMap(({ kind }) =>
    registerOrder(pack, kind).registers.map((register) => ({ kind, register })),
  );
  for (const { kind, register } of registers) {
    const file = path.join(folder, `${register.id}.csv`);
    if (!fs.existsSync(file)) continue;
    const sheet = new SampleSheet({ pack, register, file: path.basename(file), world, casefile });
    const rows = await sheet.rows(await linesOf(file), newId);
    world?.add(register.id, rows);
    found.push({ register, kind, rows });
  }
  return found;
}

async function linesOf(file: string): Promise<FileCell[][]> {
  const table = await openTable(file);
  try {
    const lines: FileCell[][] = [];
    for await (const batch of table.rows(0)) lines.push(...batch.map(({ cells }) => cells));
    return lines;
  } finally {
    await table.close();
  }
}

interface SheetInput {
  pack: Pack;
  register: Register;
  file: string;
  world: SampleWorld | undefined;
  casefile: SampleCasefile | undefined;
}

type SheetColumn = { column: Register['columns'][number]; read: CellReader } | typeof SOURCE_HEAD;

/** One file: its lines as the rows of a register. */
class SampleSheet {
  readonly #input: SheetInput;
  /** By path: one file is cited by many rows. */
  readonly #attached = new Map<string, Pick<AttachmentItem, 'sha256' | 'name'>>();

  constructor(input: SheetInput) {
    this.#input = input;
  }

  async rows([head = [], ...lines]: FileCell[][], newId: () => string): Promise<Map<string, RegisterRow>> {
    const columns = head.map((title) => this.#column(cellText(title)));
    const printed = new PrintedRows(this.#input.register, this.#input.world);
    const rows = new Map<string, RegisterRow>();
    const orders = generateNKeysBetween(null, null, lines.length);
    for (const [at, line] of lines.entries()) {
      const { cells, source, said } = await this.#cells(columns, line, at + 2);
      const row = printed.take(cells, said, source);
      if (row) rows.set(row.id, row.value);
      else if (printed.takesOwn && source === '') rows.set(newId(), { order: orders[at] ?? '', cells });
      else throw this.#refused(at + 2, '没有与印好的栏目相同的行');
    }
    return rows;
  }

  #column(title: string): SheetColumn {
    const { pack, register } = this.#input;
    if (title === SOURCE_HEAD) return SOURCE_HEAD;
    const column = register.columns.find(({ label }) => label === title);
    if (!column) throw this.#refused(1, `台账没有「${title}」这一列`);
    const context = { pack, synonyms: new Synonyms([]), subjects: [], options: DEFAULT_OPTIONS };
    return { column, read: column.type === 'link' ? this.#linkReader(column) : cellReader(column, context) };
  }

  #linkReader(column: Extract<Register['columns'][number], { type: 'link' }>): CellReader {
    const { pack, world } = this.#input;
    const views = world?.views(column.register) ?? [];
    const named: NamedSubject[] = views.map((view) => namedRow(pack, column, view));
    return (cell) => {
      const text = cellText(cell);
      if (text.trim() === '') return { value: null };
      const parsed = parseValue(pack, column, text, named);
      return 'problem' in parsed
        ? { problem: parsed.problem, text, keep: false }
        : { value: parsed.value as CellValue };
    };
  }

  async #cells(
    columns: readonly SheetColumn[],
    line: readonly FileCell[],
    number: number,
  ): Promise<{ cells: Cells; source: string; said: Set<string> }> {
    const cells: Cells = {};
    const said = new Set<string>();
    let source = '';
    for (const [i, own] of columns.entries()) {
      const cell = line[i] ?? null;
      if (own === SOURCE_HEAD) {
        source = cellText(cell).trim();
        continue;
      }
      said.add(own.column.id);
      const value = await this.#value(own, cell, cells, number);
      if (value !== null) cells[own.column.id] = value;
    }
    if (line.length > columns.length) throw this.#refused(number, '单元格比列多');
    return { cells, source, said };
  }

  async #value(
    { column, read }: Exclude<SheetColumn, typeof SOURCE_HEAD>,
    cell: FileCell,
    cells: Cells,
    number: number,
  ): Promise<CellValue | null> {
    if (column.type === 'attachment') return this.#files(cellText(cell), number);
    const result = read(cell, cells, column.type === 'number' ? (column.unit ?? '') : '');
    if ('problem' in result) throw this.#refused(number, `「${column.label}」${result.problem}`);
    return result.value;
  }

  /** `files/a.png；files/b.png|caption` */
  async #files(text: string, number: number): Promise<AttachmentItem[] | null> {
    const wanted = text
      .split('；')
      .map((part) => part.trim())
      .filter(Boolean);
    const items: AttachmentItem[] = [];
    for (const part of wanted) {
      const [file = '', caption] = part.split('|');
      const stored = this.#attached.get(file) ?? (await this.#input.casefile?.attach(file));
      if (!stored) throw this.#refused(number, `附件“${file}”没有地方存放`);
      this.#attached.set(file, stored);
      items.push({ sha256: stored.sha256, name: stored.name, ...(caption ? { caption } : {}) });
    }
    return items.length ? items : null;
  }

  #refused(row: number, problem: string): WorkbenchError {
    return new WorkbenchError(
      'PACK',
      `示例台账 ${this.#input.file} 第 ${row} 行：${problem}`,
      '请修改规范包中的示例。',
    );
  }
}
