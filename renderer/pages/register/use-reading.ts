/** A register as a page reads it: its rows, what the pack says of them, how they are written out. */
import { useMemo } from 'react';
import type { Pack, QuestionOf } from '../../../core/form/pack-schema.ts';
import type { NamedSubject } from '../../../core/form/parse.ts';
import { RowReader } from '../../../core/register/view-text.ts';
import type { CellFindings } from '../../questionnaire/grid/GridRow.tsx';
import { useScope } from '../../questionnaire/state/scope.ts';
import { useRegisterTable } from '../../store/register-store.ts';
import type { RegisterTable } from '../../store/register-tables.ts';
import type { RowChecks } from './row-checks.ts';
import { useLinks } from './use-links.ts';
import { useRowChecks } from './use-row-checks.ts';

export interface RegisterReading {
  pack: Pack;
  readOnly: boolean;
  table: RegisterTable;
  /** Subjects and rows that cells may name. */
  subjects: NamedSubject[];
  checks: RowChecks;
  findings: CellFindings;
  reader: RowReader;
}

export function useReading(register: QuestionOf<'register'>, subject: string): RegisterReading {
  const { pack, readOnly } = useScope();
  const table = useRegisterTable(subject, register.id);
  const links = useLinks(register, subject);
  const { subjects } = links;
  const { checks, findings } = useRowChecks(pack, register, subject, table, links);
  const reader = useMemo(
    () => new RowReader(pack, register, subjects, (row, value) => checks.check(row, value).view),
    [pack, register, subjects, checks],
  );
  return { pack, readOnly, table, subjects, checks, findings, reader };
}
