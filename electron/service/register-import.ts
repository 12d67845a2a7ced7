/** Customers' tables into registers: look into the file, compare, apply as one change. */
import { basename } from 'node:path';
import type { CallInput } from '../../core/contract.ts';
import type { registerImportCalls } from '../../core/contract/register-import.ts';
import { applyRemembered, headerText } from '../../core/register/import-mapping.ts';
import { numberSeries } from '../../core/register/row-numbers.ts';
import type { ImportOpening, ImportPreview, ImportRows } from '../../core/register/import-results.ts';
import { openInThread } from '../register/run-import.ts';
import { refuseUnknownSubject } from './answers.ts';
import type { Handlers } from './handlers.ts';
import { startApplying } from './import-apply.ts';
import { lean, startComparison } from './import-compare.ts';
import { rememberedMapping } from './import-memory.ts';
import { Imports } from './imports.ts';
import { absolute } from './paths.ts';
import type { OpenCasefile, Session } from './session.ts';
import { linkedNames } from './linked-names.ts';
import { localDate } from './local-date.ts';
import { subjectNames } from './subject-names.ts';

const kept = new WeakMap<OpenCasefile, Imports>();
/** Imports belong to the opening of a casefile and are forgotten with it. */
function importsOf(open: OpenCasefile): Imports {
  let imports = kept.get(open);
  if (!imports) kept.set(open, (imports = new Imports()));
  return imports;
}

async function openImport(session: Session, input: CallInput<'register.importOpen'>): Promise<ImportOpening> {
  const { open, options } = session;
  const { subject, question, sheet, header } = input;
  refuseUnknownSubject(open, subject);
  const register = open.registers.register(question);
  const path = absolute(input.path);
  const { pack } = open.pack;
  const subjects = [...subjectNames(open), ...linkedNames(open, subject, register, localDate(options.now()))];
  const opened = await openInThread(
    { type: 'open', pack: lean(pack), register, subjects, path, sheet, header },
    options.importWorker,
  );
  const place = { home: options.home, pack: pack.id, register: question, header: headerText(opened.columns) };
  const known = opened.header === null ? undefined : rememberedMapping(place);
  const mapping = known ? applyRemembered(register, opened.columns, known.mapping) : opened.mapping;
  const mapped = new Set(mapping.map(({ column }) => column));
  const ownKey = register.key !== undefined && mapped.has(register.key) ? [register.key] : (register.match ?? []);
  const key = (known?.key ?? ownKey).filter((column) => mapped.has(column));
  const id = options.newId();
  importsOf(open).add({ id, subject, question, path, sheet: opened.sheet, header: opened.header, place, subjects });
  return { id, fileName: basename(path), ...opened, mapping, remembered: known !== undefined, key };
}

function result({ open }: Session, { id }: CallInput<'register.importResult'>): ImportPreview {
  const importing = importsOf(open).find(id);
  const { counts, skipped, problems, groups, rows } = importing.needCompared();
  const register = open.registers.register(importing.file.question);
  const isWithout = groups.added.some(({ cells }) => cells?.[register.key ?? ''] === undefined);
  const series = isWithout ? numberSeries(register, rows, groups.added) : undefined;
  return { id, counts, skipped: skipped.length, problems, series: series ?? null };
}

function rowsOf({ open }: Session, { id, group, from, count }: CallInput<'register.importRows'>): ImportRows {
  const importing = importsOf(open).find(id);
  const { groups, skipped } = importing.needCompared();
  const page = <T>(list: readonly T[]): T[] => list.slice(from, from + count);
  const none = { rows: [], skipped: [], unread: [] };
  if (group === 'skipped') return { ...none, total: skipped.length, skipped: page(skipped) };
  if (group === 'unread') {
    const unread = importing.unread();
    return { ...none, total: unread.length, unread: page(unread) };
  }
  return { ...none, total: groups[group].length, rows: page(groups[group]) };
}

export const registerImportHandlers: Handlers<typeof registerImportCalls> = {
  'register.importOpen': openImport,
  'register.importPreview': (session, input) => {
    const { open } = session;
    return startComparison(session, open, importsOf(open).find(input.id), input);
  },
  'register.importResult': result,
  'register.importRows': rowsOf,
  'register.importApply': (session, { id, choices }) => {
    const { open } = session;
    return startApplying(session, open, importsOf(open).find(id), choices);
  },
  'register.importApplied': ({ open }, { id }) => importsOf(open).find(id).needApplied(),
  'register.importClose': ({ openOrNone }, { id }) => {
    if (openOrNone) importsOf(openOrNone).remove(id);
    return null;
  },
};
