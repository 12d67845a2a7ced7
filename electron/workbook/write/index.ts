/** Writes a workbook of any length to a file, in little memory. */
import type { WorkbookInput, WriteProgress, WriteReport } from '../model.ts';
import { checkSheetNames } from './layout.ts';
import { ListSheet } from './lists.ts';
import { Notes } from './notes.ts';
import { DurableFile, type Output } from './output.ts';
import * as parts from './parts.ts';
import { SheetWriter } from './sheet-writer.ts';
import { Styles } from './styles.ts';
import { TextTable } from './text-table.ts';
import { ZipFile, type ZipOptions } from './zip-file.ts';

export interface WriteOptions {
  /** Replace a file of the same name. */
  overwrite?: boolean;
  signal?: AbortSignal;
  onProgress?: (progress: WriteProgress) => void;
  /** For measurements and tests. */
  tuning?: Partial<ZipOptions> & { sharedTexts?: number };
}

/** Measured in docs/decisions/009-streaming-workbooks.md. */
const LEVEL = 6;

type Written = Pick<WriteReport, 'sheets' | 'cut' | 'asText' | 'cleaned'>;

async function writeTo(output: Output, input: WorkbookInput, options: WriteOptions): Promise<Written> {
  const { signal, onProgress, tuning = {} } = options;
  const lists = new ListSheet(input.sheets);
  for (const sheet of input.sheets) for (const column of sheet.columns) lists.formula(column);
  const listSheet = lists.sheet();
  const sheets = listSheet ? [...input.sheets, listSheet] : [...input.sheets];
  const [styles, texts, notes] = [new Styles(), new TextTable(tuning.sharedTexts), new Notes()];
  const zip = new ZipFile(output, { level: LEVEL, ...tuning });

  await zip.add('[Content_Types].xml', parts.contentTypes(sheets.length));
  await zip.add('_rels/.rels', parts.packageRelations());
  await zip.add('docProps/core.xml', parts.coreProperties(input.properties));
  await zip.add('docProps/app.xml', parts.appProperties());

  const expected = input.sheets.map(({ rowCount }) => rowCount).reduce((sum, count) => sum! + count!, 0);
  const first = sheets.findIndex(({ state }) => !state);
  const writers: SheetWriter[] = [];
  let before = 0;
  for (const [i, sheet] of sheets.entries()) {
    const onRows = (count: number): void => {
      const rows = before + count;
      const share = expected && Number.isFinite(expected) ? Math.min(1, rows / expected) : undefined;
      onProgress?.({ sheet: sheet.name, rows, share });
    };
    const writer = new SheetWriter(sheet, { styles, lists, texts, notes, signal, onRows });
    await writer.write(zip, parts.sheetPart(i), i === first);
    before += writer.rows;
    writers.push(writer);
  }

  await zip.add('xl/styles.xml', styles.xml());
  await zip.add('xl/sharedStrings.xml', texts.xml());
  const lastRows = writers.map(({ lastRow }) => lastRow);
  await zip.add('xl/workbook.xml', parts.workbookXml(sheets, lastRows));
  await zip.add('xl/_rels/workbook.xml.rels', parts.workbookRelations(sheets.length));
  await zip.finish();
  return {
    sheets: input.sheets.map(({ name }, i) => ({ name, rows: writers[i]!.rows })),
    ...notes.report,
  };
}

/**
 * Writes the workbook to `path`. Afterwards the file is whole and has been read back, or was never there.
 * Same input, same bytes.
 * @throws WorkbenchError EXISTS, DISK, MISMATCH, CANCELLED, BAD_INPUT (too many rows, a sheet name Excel refuses);
 *   what `rows` throws passes through
 */
export async function writeWorkbook(
  path: string,
  input: WorkbookInput,
  options: WriteOptions = {},
): Promise<WriteReport> {
  checkSheetNames(input.sheets);
  const file = await DurableFile.create(path, options.overwrite ?? false);
  try {
    const written = await writeTo(file, input, options);
    const sha256 = await file.commit();
    return { path, bytes: file.size, sha256, ...written };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

export { sheetName } from './layout.ts';
