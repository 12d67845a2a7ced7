/**
 * The open casefile as the window sees it. Typing shows at once (optimistic); every edit waits in one queue and counts
 * as saved only when the workbench has answered. A failed write keeps what was typed, stops the queue and says so.
 * Unsaved text is kept in memory only: an encrypted casefile must leave nothing in clear on disk.
 */
import { keyText, toAnswers, type Answer } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import type { CasefileState, ChangeResult } from '../../core/contract.ts';
import { callWorkbench } from '../api.ts';
import { answers, evaluation, openCasefile, saveError, saveState } from './casefile-state.ts';
import { flushDrafts } from './drafts.ts';
import { scheduleEvaluation } from './evaluation.ts';
import { createWriteQueue } from './write-queue.ts';

/** Set when the casefile's revision jumped; the window then reads it anew as soon as its own edits are through. */
let missedChanges = false;

const queue = createWriteQueue({
  onState(state, error) {
    saveState.set(state);
    saveError.set(error);
    if (state === 'saved' && missedChanges) void loadCurrent().catch(() => undefined);
  },
});

/** Shows an opened casefile. Edits still waiting are kept when it is the same file again (after a lost connection). */
export async function adopt(state: CasefileState): Promise<void> {
  missedChanges = false;
  const known = openCasefile.get();
  const pack =
    known && known.pack.id === state.packId && known.pack.version === state.packVersion
      ? known.pack
      : await callWorkbench('pack.get', { id: state.packId, version: state.packVersion });
  if (known && known.state.path !== state.path) queue.clear();
  const { answers: list, ...rest } = state;
  openCasefile.set({ state: rest, pack });
  answers.set(withEdits(toAnswers(list), queue.pendingEdits()));
  scheduleEvaluation(true);
  if (queue.isStopped()) queue.retry();
}

export function forgetCasefile(): void {
  queue.clear();
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

/** Shows the edits at once and queues them as one undo step. */
export function put(edits: readonly Edit[], reason?: string): void {
  if (edits.length === 0 || openCasefile.get()?.state.readOnly) return;
  answers.set(withEdits(answers.get(), edits));
  scheduleEvaluation();
  const batch = [...edits];
  queue.add({
    edits: batch,
    run: async () => {
      applyResult(await callWorkbench('answer.put', { edits: batch, ...(reason ? { reason } : {}) }));
    },
  });
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
  return new Set(queue.pendingEdits().map((edit) => `${edit.subject}/${edit.question}`));
}

function applyResult(result: ChangeResult): void {
  const known = openCasefile.get();
  if (!known) return;
  const { canUndo, canRedo, revision, changed } = result;
  // More changes than this answer names: someone else wrote too.
  missedChanges ||= revision - known.state.revision > changed.length;
  openCasefile.set({ ...known, state: { ...known.state, canUndo, canRedo, revision } });
  answers.set(withEdits(withEdits(answers.get(), changed), queue.pendingEdits()));
  scheduleEvaluation();
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
  if (hasUnsaved()) event.preventDefault();
});
