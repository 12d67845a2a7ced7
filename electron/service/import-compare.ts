/** A file read through in its own thread and compared with the register as its rows come. */
import { type CallInput, type JobState, WorkbenchError } from '../../core/contract.ts';
import { displayValue } from '../../core/form/display.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { CellValue } from '../../core/answer/answer.ts';
import { isOwnRow, lockedColumns, takesOwnRows } from '../../core/register/origin.ts';
import { RegisterDiff } from '../../core/register/import-diff.ts';
import { type ColumnMapping, DEFAULT_OPTIONS, type HeaderSpan } from '../../core/register/import-model.ts';
import { convertInThread } from '../register/run-import.ts';
import { composed } from './composed-rows.ts';
import { toErrorData } from './errors.ts';
import { comparisonProblems } from './import-problems.ts';
import type { ComparedData, Importing } from './imports.ts';
import type { JobControl } from './jobs.ts';
import { localDate } from './local-date.ts';
import type { OpenCasefile, Session } from './session.ts';

type PreviewInput = CallInput<'register.importPreview'>;

/** What the thread needs of a pack: no forms, no documents. */
export const lean = (pack: Pack): Pack => ({ ...pack, forms: [], documents: [], checks: [], scales: [] });

/** Of the progress; the rest is for rows that only the register has. */
const READING = 0.98;

const refuse = (message: string): WorkbenchError =>
  new WorkbenchError('BAD_INPUT', message, '请改正列的对应关系后重试。');

function checkMapping(
  register: QuestionOf<'register'>,
  mapping: readonly ColumnMapping[],
  key: readonly string[],
): void {
  const columns = new Map(register.columns.map((column) => [column.id, column]));
  const seen = new Set<string>();
  for (const { column: id } of mapping) {
    if (id === null) continue;
    const column = columns.get(id);
    if (!column) throw refuse('台账没有这一列。');
    if (column.type === 'computed' || column.type === 'attachment') throw refuse(`「${column.label}」不能导入。`);
    if (seen.has(id)) throw refuse(`「${column.label}」对应了文件的两列。`);
    seen.add(id);
  }
  if (seen.size === 0) throw refuse('没有任何一列与台账对应，没有可以导入的内容。');
  for (const id of key)
    if (!seen.has(id)) throw refuse(`要用「${columns.get(id)?.label ?? id}」找对应的行，但文件中没有与它对应的列。`);
}

export function startComparison(
  session: Session,
  open: OpenCasefile,
  importing: Importing,
  input: PreviewInput,
): JobState {
  const { header, question } = importing.file;
  checkMapping(open.registers.register(question), input.mapping, input.key);
  if (header === null) throw new WorkbenchError('BAD_INPUT', '还不知道表头在第几行。', '请先指定表头所在的行。');
  importing.take(undefined);
  return session.jobs.start(
    session.options.newId(),
    async (control) => importing.take(await compare(session, open, importing, { ...input, header }, control)),
    (error) => toErrorData(error, (unforeseen) => session.log('register.importPreview', unforeseen)),
    'import',
  );
}

async function compare(
  session: Session,
  open: OpenCasefile,
  importing: Importing,
  { mapping, key, options, header }: PreviewInput & { header: HeaderSpan },
  control: JobControl,
): Promise<ComparedData> {
  const { subject, question, path, sheet, subjects } = importing.file;
  const register = open.registers.register(question);
  const { pack } = open.pack;
  // A copy of the map, not of the rows: what is applied must be what was compared.
  const shown = composed(open, subject, question, localDate(session.options.now()));
  const rows = new Map(shown.rows);
  const { ids } = shown;
  const drawn = register.rows && {
    printed: (id: string) => lockedColumns(register, id),
    isKept: (id: string) => !isOwnRow(id) && rows.get(id)?.gone !== true,
    takesNew: takesOwnRows(register),
  };
  const show = keyShower(pack, register, importing);
  const skipped: ComparedData['skipped'] = [];
  let diff: RegisterDiff | undefined;
  const { notes } = await convertInThread(
    {
      type: 'convert',
      pack: lean(pack),
      register,
      subjects,
      path,
      sheet,
      header,
      mapping,
      key,
      options: { ...DEFAULT_OPTIONS, ...options },
    },
    {
      columns: (columns) => {
        diff = new RegisterDiff({ columns, key, reviewed: register.reviewed, rows, ids, show, ...drawn });
      },
      batch: (batch, share) => {
        diff?.take(batch.rows);
        skipped.push(...batch.skipped);
        control.report(share * READING, '读取并比较');
      },
    },
    { entry: session.options.importWorker, signal: control.signal },
  );
  if (!diff) throw new Error('no columns before the rows');
  const counts = diff.finish();
  const problems = comparisonProblems(register, counts, notes, rows.size);
  return { groups: diff.groups, counts, skipped, problems, rows, key, mapping };
}

function keyShower(
  pack: Pack,
  register: QuestionOf<'register'>,
  { file }: Importing,
): (column: string, value: CellValue) => string {
  const columns = new Map(register.columns.map((column) => [column.id, column]));
  const names = new Map(file.subjects.map(({ id, name }) => [id, name]));
  const context = { pack, subjectName: (id: string) => names.get(id) ?? id };
  return (id, value) => {
    const column = columns.get(id);
    return column ? displayValue(context, column, value) : '';
  };
}
