/** Rows of registers that come with a pack's sample: `<register>.csv` beside the answers file, headed by the columns' labels. */
import fs from 'node:fs';
import path from 'node:path';
import { generateNKeysBetween } from 'fractional-indexing';
import type { CellValue, RegisterRow } from '../../core/answer/answer.ts';
import { Synonyms } from '../../core/blank/match-synonyms.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { DEFAULT_OPTIONS } from '../../core/register/import-model.ts';
import { type CellReader, cellReader } from '../../core/register/import-value.ts';
import type { Register } from '../../core/form/schema/register.ts';
import { openTable } from '../workbook/index.ts';

type Table = Awaited<ReturnType<typeof openTable>>;
type Line = Parameters<CellReader>[0][];

export interface SampleRegister {
  register: Register;
  /** Kind of subject the register belongs to. */
  kind: string;
  rows: ReadonlyMap<string, RegisterRow>;
}

/** @throws WorkbenchError when a file cannot be read, or says what its register does not take */
export async function readSampleRows(pack: Pack, folder: string, newId: () => string): Promise<SampleRegister[]> {
  const found: SampleRegister[] = [];
  for (const { question, form } of indexPack(pack).questions.values()) {
    if (question.type !== 'register') continue;
    const file = path.join(folder, `${question.id}.csv`);
    if (!fs.existsSync(file)) continue;
    const cells = readCells(pack, question, path.basename(file), await linesOf(file));
    const orders = generateNKeysBetween(null, null, cells.length);
    const rows = new Map(cells.map((own, i) => [newId(), { order: orders[i] ?? '', cells: own }]));
    found.push({ register: question, kind: form.subject, rows });
  }
  return found;
}

async function linesOf(file: string): Promise<Line[]> {
  const table: Table = await openTable(file);
  try {
    const lines: Line[] = [];
    for await (const batch of table.rows(0)) lines.push(...batch.map(({ cells }) => cells));
    return lines;
  } finally {
    await table.close();
  }
}

function readCells(pack: Pack, register: Register, file: string, lines: readonly Line[]): RegisterRow['cells'][] {
  const [head = [], ...rest] = lines;
  const context = { pack, synonyms: new Synonyms([]), subjects: [], options: DEFAULT_OPTIONS };
  const columns = head.map((title) => {
    const column = register.columns.find(({ label }) => label === title);
    if (!column) throw refused(file, 1, `台账没有「${String(title)}」这一列`);
    return { column, read: cellReader(column, context) };
  });
  return rest.map((line, at) => {
    const cells: Record<string, CellValue> = {};
    line.forEach((cell, i) => {
      const own = columns[i];
      if (!own) throw refused(file, at + 2, '单元格比列多');
      const result = own.read(cell, cells, own.column.type === 'number' ? (own.column.unit ?? '') : '');
      if ('problem' in result) throw refused(file, at + 2, `「${own.column.label}」${result.problem}`);
      if (result.value !== null) cells[own.column.id] = result.value;
    });
    return cells;
  });
}

const refused = (file: string, row: number, problem: string): WorkbenchError =>
  new WorkbenchError('PACK', `示例台账 ${file} 第 ${row} 行：${problem}`, '请修改规范包中的示例。');
