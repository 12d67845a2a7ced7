/** Reads a customer's table from top to bottom and converts its rows, a batch at a time. */
import { WorkbenchError } from '../../core/contract.ts';
import { parseMerges } from '../../core/register/import-layout.ts';
import { MergeFiller } from '../../core/register/import-merge.ts';
import type { FileRow } from '../../core/register/import-model.ts';
import { ColumnNames } from '../../core/register/import-names.ts';
import { RowReader } from '../../core/register/import-read.ts';
import { RowSorter } from '../../core/register/import-skip.ts';
import { openTable, type TableFile } from '../workbook/index.ts';
import type { Batch, Converted, ConvertTask } from './import-tasks.ts';

/** More than any catalogue, and what fits into memory. */
export const MAX_ROWS = 500_000;
const BATCH = 1_000;

export interface ConvertSteps {
  columns(columns: readonly string[]): void;
  /** Resolves when the batch has been taken. */
  batch(batch: Batch, share: number): Promise<void>;
}

export async function convertImport(task: ConvertTask, steps: ConvertSteps): Promise<Converted> {
  const { pack, register, subjects, options, mapping, header } = task;
  const context = { pack, synonyms: new ColumnNames(pack, register).synonyms, subjects, options };
  const reader = new RowReader(register, context, mapping);
  steps.columns(reader.columns);
  const file = await openTable(task.path);
  try {
    const filler = await mergeFiller(file, task);
    const sorter = await rowSorter(file, task);
    let count = 0;
    let hiddenRows = 0;
    let share = 0;
    for await (const rows of file.rows(task.sheet, { batchRows: BATCH, onProgress: (now) => (share = now) })) {
      const batch: Batch = { rows: [], skipped: [] };
      for (const raw of rows) {
        const row = filler.fill(raw);
        const skip = sorter.skip(row);
        if (skip === 'empty') continue;
        if (skip) {
          if (row.row > header.last) batch.skipped.push(skip);
          continue;
        }
        if (row.hidden) hiddenRows += 1;
        batch.rows.push(reader.read(row));
      }
      count += batch.rows.length;
      if (count > MAX_ROWS) throw tooMany();
      await steps.batch(batch, share);
    }
    return {
      columns: [...reader.columns],
      notes: { ...reader.notes, mergedNumbers: filler.numbers, hiddenRows },
    };
  } finally {
    await file.close();
  }
}

const tooMany = (): WorkbenchError =>
  new WorkbenchError(
    'WORKBOOK',
    `表格超过 ${MAX_ROWS.toLocaleString('en')} 行，一次导入不了。`,
    '请拆成几个文件分别导入；如果下方有大量误填的空格，请先删除。',
  );

async function mergeFiller(
  file: TableFile,
  { register, mapping, sheet, header, key }: ConvertTask,
): Promise<MergeFiller> {
  const repeated = mapping.flatMap(({ at, column, unitAt }) => {
    const type = register.columns.find(({ id }) => id === column)?.type;
    // A number or a key that is merged belongs to its first row alone.
    const isRepeated = type !== undefined && type !== 'number' && column !== null && !key.includes(column);
    return [...(isRepeated ? [at] : []), ...(unitAt === undefined ? [] : [unitAt])];
  });
  const { merges } = await file.outline(sheet);
  return new MergeFiller(parseMerges(merges), repeated, header.last + 1);
}

async function rowSorter(file: TableFile, { mapping, key, sheet, header, options }: ConvertTask): Promise<RowSorter> {
  const head: FileRow[] = [];
  for await (const rows of file.rows(sheet, { batchRows: BATCH })) {
    head.push(...rows.filter(({ row }) => row <= header.last));
    if ((rows.at(-1)?.row ?? 0) > header.last) break;
  }
  const mapped = mapping.flatMap(({ at, column }) => (column === null ? [] : [at]));
  const keys = mapping.flatMap(({ at, column }) => (column !== null && key.includes(column) ? [at] : []));
  return new RowSorter(head, header, { mapped, keys }, options.takeRows);
}
