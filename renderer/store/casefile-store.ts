/**
 * The open casefile as the window sees it. Typing shows at once (optimistic); every edit waits in one queue and counts
 * as saved only when the workbench has answered. A failed write keeps what was typed, stops the queue and says so.
 * Unsaved text is kept in memory only: an encrypted casefile must leave nothing in clear on disk.
 */
import { keyText, toAnswers, type Answer, type RegisterRow } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import type { CasefileState, ChangeResult } from '../../core/contract.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { RowEdit } from '../../core/register/call-results.ts';
import { toRowEdits } from '../../core/register/edits.ts';
import { callWorkbench } from '../api.ts';
import { afterPaint } from './after-paint.ts';
import { answers, evaluation, openCasefile, saveError, saveState } from './casefile-state.ts';
import { flushDrafts } from './drafts.ts';
import { scheduleEvaluation } from './evaluation.ts';
import { forgetRegisterStates, scheduleRegisterStates } from './register-states.ts';
import { forgetTables, markTablesStale, type RegisterWrite, showRowEdits, takeRows } from './register-tables.ts';
import { createWriteQueue } from './write-queue.ts';

/** Set when the casefile's revision jumped; the window then reads it anew as soon as its own edits are through. */
let missedChanges = false;

const queue = createWriteQueue({
  onState(state, error) {
    saveState.set(state);
    saveError.set(error);
    if (state === 'saved' && missedChanges) void loadCurrent().catch(() => undefined);
  },
  // Sending costs a tenth of a frame: what was typed is seen first.
  whenToStart: afterPaint,
});

/**
 * Shows an opened casefile. Edits still waiting are kept when it is the same one: the file again after a lost connection,
 * or the open casefile gone on under another name, which people need not wait for.
 */
export async function adopt(state: CasefileState): Promise<void> {
  missedChanges = false;
  const known = openCasefile.get();
  const pack =
    known && known.pack.id === state.packId && known.pack.version === state.packVersion
      ? known.pack
      : await callWorkbench('pack.get', { id: state.packId, version: state.packVersion });
  if (known && known.state.path !== state.path && known.state.session !== state.session) {
    queue.clear();
    forgetTables();
    forgetRegisterStates();
  }
  const { answers: list, ...rest } = state;
  openCasefile.set({ state: rest, pack });
  answers.set(withEdits(toAnswers(list), queue.pendingEdits()));
  markTablesStale();
  scheduleEvaluation(true);
  scheduleRegisterStates(true);
  if (queue.isStopped()) queue.retry();
}

export function forgetCasefile(): void {
  queue.clear();
  forgetTables();
  forgetRegisterStates();
  openCasefile.set(null);
  answers.set(new Map());
  evaluation.set(null);
}

/** What a new or reloaded window asks first. */
export async function loadCurrent(): Promise<void> {
  const state = await callWorkbench('casefile.current', {});
  if (state) await adopt(state);
  else forgetCasefile();
}

/** Takes over changes made elsewhere (another window, the command line). Does nothing while own edits are on their way. */
export async function syncFromWorkbench(): Promise<void> {
  const known = openCasefile.get();
  if (!known || !queue.isEmpty()) return;
  const state = await callWorkbench('casefile.current', {});
  if (!queue.isEmpty()) return;
  if (!state) forgetCasefile();
  else if (state.session !== known.state.session || state.revision !== openCasefile.get()?.state.revision)
    await adopt(state);
}

/** Shows the edits at once and queues them as one undo step. Cells of registers go to their rows. */
export function put(edits: readonly Edit[], reason?: string): void {
  if (edits.length === 0 || openCasefile.get()?.state.readOnly) return;
  const { plain: batch, registers } = apart(edits);
  for (const own of registers) putRows(own[0]!.subject, own[0]!.question, toRowEdits(own), reason);
  if (batch.length === 0) return;
  answers.set(withEdits(answers.get(), batch));
  scheduleEvaluation();
  queue.add({
    edits: batch,
    run: async () => {
      applyResult(await callWorkbench('answer.put', { edits: batch, ...(reason ? { reason } : {}) }));
    },
  });
}

/** The same for rows of one register. */
export function putRows(subject: string, question: string, edits: readonly RowEdit[], reason?: string): void {
  if (edits.length === 0 || openCasefile.get()?.state.readOnly) return;
  const write: RegisterWrite = { subject, question, edits: [...edits] };
  showRowEdits(write);
  queue.add({
    edits: [],
    rows: write,
    run: async () => {
      const input = { subject, question, edits: [...write.edits], ...(reason ? { reason } : {}) };
      const { changed, ...state } = await callWorkbench('register.put', input);
      takeRows(subject, question, changed, queue.pendingRows());
      applyState(state, changed.length);
    },
  });
}

/** Row edits not yet known to be on disk, oldest first. */
export const waitingRows = (): RegisterWrite[] => queue.pendingRows();

function apart(edits: readonly Edit[]): { plain: Edit[]; registers: Edit[][] } {
  const pack = openCasefile.get()?.pack;
  const questions = pack && indexPack(pack).questions;
  const plain: Edit[] = [];
  const registers = new Map<string, Edit[]>();
  for (const edit of edits) {
    if (questions?.get(edit.question)?.question.type !== 'register') {
      plain.push(edit);
      continue;
    }
    const key = `${edit.subject}/${edit.question}`;
    const own = registers.get(key);
    if (own) own.push(edit);
    else registers.set(key, [edit]);
  }
  return { plain, registers: [...registers.values()] };
}

export function undo(): void {
  step('answer.undo');
}
export function redo(): void {
  step('answer.redo');
}
function step(name: 'answer.undo' | 'answer.redo'): void {
  flushDrafts();
  queue.add({ edits: [], run: async () => applyResult(await callWorkbench(name, {})) });
}

/** A call that changes answers by itself, after everything typed is on disk. @throws WorkbenchError */
export async function runChange<R extends ChangeResult>(call: () => Promise<R>): Promise<R> {
  await settled();
  const result = await call();
  applyResult(result);
  return result;
}

/** @returns the id of the new subject. @throws WorkbenchError */
export async function addSubject(kind: string, name: string): Promise<string> {
  await settled();
  const result = await callWorkbench('subject.add', { kind, name });
  applyResult(result);
  return result.subject;
}

/** @throws WorkbenchError */
export async function removeSubject(subject: string): Promise<void> {
  await settled();
  applyResult(await callWorkbench('subject.remove', { subject }));
}

/** Everything typed so far is on disk, or this throws why not. Call before export, closing, opening another casefile. */
export async function settled(): Promise<void> {
  flushDrafts();
  await queue.settled();
}

export function retrySave(): void {
  queue.retry();
}

/** Gives up the edits that could not be written and shows what is on disk. */
export async function discardUnsaved(): Promise<void> {
  queue.clear();
  await loadCurrent();
}

export function hasUnsaved(): boolean {
  return !queue.isEmpty();
}

/** `subject/question` of every answer that is not yet on disk. */
export function unsavedQuestions(): ReadonlySet<string> {
  return new Set(
    [...queue.pendingEdits(), ...queue.pendingRows()].map(({ subject, question }) => `${subject}/${question}`),
  );
}

/** What a call changed by itself, without waiting for what is being typed: a file that came in. */
export const takeChange = (result: ChangeResult): void => applyResult(result);

function applyResult({ changed, ...state }: ChangeResult): void {
  if (!openCasefile.get()) return;
  const { plain, registers } = apart(changed);
  for (const own of registers) {
    const rows = own.map(({ row, value }) => ({ row, value: value as RegisterRow | null }));
    takeRows(own[0]!.subject, own[0]!.question, rows, queue.pendingRows());
  }
  answers.set(withEdits(withEdits(answers.get(), plain), queue.pendingEdits()));
  applyState(state, changed.length);
}

/** @param changes what this answer names */
function applyState(next: Pick<ChangeResult, 'canUndo' | 'canRedo' | 'revision'>, changes: number): void {
  const known = openCasefile.get();
  if (!known) return;
  const { canUndo, canRedo, revision } = next;
  // More changes than this answer names: someone else wrote too.
  missedChanges ||= revision - known.state.revision > changes;
  openCasefile.set({ ...known, state: { ...known.state, canUndo, canRedo, revision } });
  scheduleEvaluation();
  scheduleRegisterStates();
}

/** The same map when nothing differs, so that nothing re-renders for an answer that came back as it was sent. */
function withEdits(map: ReadonlyMap<string, Answer>, edits: readonly Edit[]): ReadonlyMap<string, Answer> {
  let next: Map<string, Answer> | undefined;
  for (const edit of edits) {
    const key = keyText(edit);
    const present = (next ?? map).get(key);
    if (edit.value === null ? !present : present && sameValue(present.value, edit.value)) continue;
    next ??= new Map(map);
    if (edit.value === null) next.delete(key);
    else next.set(key, { ...edit, value: edit.value });
  }
  return next ?? map;
}

function sameValue(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

window.addEventListener('beforeunload', (event) => {
  flushDrafts();
  if (!hasUnsaved()) return;
  event.preventDefault();
  // Not when there is time for it: now. A failure shows itself.
  queue.settled().catch(() => undefined);
});
