/** Checks over the rows of one register, made anew when an answer they read elsewhere has changed. */
import { useEffect, useMemo, useState } from 'react';
import { indexPack } from '../../../core/form/pack.ts';
import type { Pack, QuestionOf } from '../../../core/form/pack-schema.ts';
import { outsideOf } from '../../../core/register/state.ts';
import type { LinkedRows } from '../../../core/register/links.ts';
import type { CellFindings } from '../../questionnaire/grid/GridRow.tsx';
import { useStable } from '../../questionnaire/state/use-stable.ts';
import { evaluation } from '../../store/casefile-state.ts';
import { registerTable, type RegisterTable } from '../../store/register-tables.ts';
import { RowChecks } from './row-checks.ts';
import { contextOf } from './row-context.ts';

const PAUSE_MS = 500;

export function useRowChecks(
  pack: Pack,
  register: QuestionOf<'register'>,
  subject: string,
  table: RegisterTable,
  linked?: LinkedRows,
): { checks: RowChecks; findings: CellFindings } {
  const outside = useStable(evaluation, (state) => outsideOf(register, contextOf(pack, state, subject)), Object.is);
  const checks = useMemo(() => {
    // Read again for other values outside, and only then.
    void outside;
    const form = indexPack(pack).questions.get(register.id)?.form.id ?? '';
    const signal = registerTable(subject, register.id);
    const context = contextOf(pack, evaluation.get(), subject);
    return new RowChecks(pack, register, context, { subject, form, question: register.id }, signal.get, linked);
  }, [pack, register, subject, outside, linked]);
  const [looked, setLooked] = useState(0);
  useEffect(() => {
    if (!table.complete) return;
    const timer = window.setTimeout(() => {
      checks.lookForDuplicates();
      setLooked((now) => now + 1);
    }, PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [checks, table]);
  const findings = useMemo(() => {
    void looked;
    return checks.cellFindings();
  }, [checks, looked]);
  return { checks, findings };
}
