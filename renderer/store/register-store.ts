/** Reading registers: the first screen at once, the rest in stretches behind it. */
import { useEffect } from 'react';
import { sameRow } from '../../core/register/edits.ts';
import type { ComposedRow } from '../../core/register/register.ts';
import { callWorkbench, ConnectionLost, toWorkbenchError } from '../api.ts';
import { waitingRows } from './casefile-store.ts';
import { holdRegisterStates } from './register-states.ts';
import { knownTable, type RegisterTable, registerTable, showRowEdits, updateTable } from './register-tables.ts';
import { useSignal } from './signal.ts';

const FIRST = 200;
const STRETCH = 10_000;
const AGAIN_MS = 3_000;
/** Rows that came or went while the stretches were read shift them; then all is read again. */
const MOST_ATTEMPTS = 3;
/** Register → number of its latest reading: an older one that is still under way stops. */
const readings = new Map<string, number>();

/** Rows of one register, read on first use and again when they were written elsewhere. */
export function useRegisterTable(subject: string, question: string): RegisterTable {
  const table = useSignal(registerTable(subject, question));
  const { stale } = table;
  useEffect(() => {
    if (stale) void readRegister(subject, question);
  }, [stale, subject, question]);
  return table;
}

export async function readRegister(subject: string, question: string): Promise<void> {
  const key = `${subject}/${question}`;
  const mine = (readings.get(key) ?? 0) + 1;
  readings.set(key, mine);
  updateTable(subject, question, { stale: false, error: null });
  const done = holdRegisterStates();
  try {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++)
      if (await readAll(subject, question, () => readings.get(key) === mine)) return;
  } catch (error) {
    if (readings.get(key) !== mine) return;
    updateTable(subject, question, { error: toWorkbenchError(error) });
    if (error instanceof ConnectionLost) readAgainLater(subject, question);
  } finally {
    done();
  }
}

/** The person sees what happened meanwhile, and may ask at once himself. */
function readAgainLater(subject: string, question: string): void {
  const failed = knownTable(subject, question);
  const { error } = failed?.get() ?? {};
  window.setTimeout(() => {
    if (error && knownTable(subject, question) === failed && failed?.get().error === error)
      void readRegister(subject, question);
  }, AGAIN_MS);
}

/** @returns whether the stretches fitted together, or nobody waits for them any more. */
async function readAll(subject: string, question: string, isWanted: () => boolean): Promise<boolean> {
  // Where rows are on the screen already, they stay until all are read.
  const inSteps = registerTable(subject, question).get().ids.length === 0;
  const before = registerTable(subject, question).get().rows;
  const rows = new Map<string, ComposedRow>();
  let generation: number | undefined;
  const show = (total: number, complete: boolean): void => {
    const ids = [...rows.keys()];
    updateTable(subject, question, { rows, ids, total, complete, generation: generation ?? 0 });
    for (const write of waitingRows()) showRowEdits(write);
  };
  for (let from = 0; ;) {
    const count = from === 0 ? FIRST : STRETCH;
    const page = await callWorkbench('register.rows', { subject, question, from, count });
    if (!isWanted()) return true;
    if (generation !== undefined && generation !== page.generation) return false;
    generation = page.generation;
    for (const { id, ...row } of page.rows) {
      const known = before.get(id);
      // What has not changed need not be looked at again.
      rows.set(id, known && sameRow(known, row) ? known : row);
    }
    from += page.rows.length;
    const done = from >= page.total || page.rows.length === 0;
    if (done && rows.size !== page.total) return false;
    if (done || inSteps) show(page.total, done);
    if (done) return true;
  }
}
