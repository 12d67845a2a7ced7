/** What pages read of the open casefile. */
import { useSyncExternalStore } from 'react';
import type { Answer, AnswerKey, AnswerValue } from '../../core/answer/answer.ts';
import { keyText } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import type { WorkbenchError } from '../../core/contract.ts';
import type { Evaluation, SubjectState } from '../../core/form/evaluate.ts';
import type { Finding } from '../../core/form/finding.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import * as signals from './casefile-state.ts';
import { put, redo, undo } from './casefile-store.ts';
import { knownTable } from './register-tables.ts';
import { useSelected, useSignal } from './signal.ts';

export interface CasefileView extends signals.OpenCasefile {
  answers: ReadonlyMap<string, Answer>;
  evaluation: Evaluation | null;
  /** All findings, most severe first; [] until the first evaluation. */
  findings: Finding[];
  saveState: signals.SaveState;
  saveError: WorkbenchError | null;
  put(edits: readonly Edit[], reason?: string): void;
  undo(): void;
  redo(): void;
}

const NO_FINDINGS: Finding[] = [];

/** Re-renders on every change; fields use {@link useAnswer} instead. @throws when no casefile is open. */
export function useCasefile(): CasefileView {
  const open = useOpenCasefile();
  const answers = useSignal(signals.answers);
  const evaluation = useSignal(signals.evaluation);
  return {
    ...open,
    answers,
    evaluation,
    findings: evaluation?.findings ?? NO_FINDINGS,
    saveState: useSignal(signals.saveState),
    saveError: useSignal(signals.saveError),
    put,
    undo,
    redo,
  };
}

/** Pack and state without the answers. @throws when no casefile is open. */
export function useOpenCasefile(): signals.OpenCasefile {
  const open = useSignal(signals.openCasefile);
  if (!open) throw new Error('No casefile is open');
  return open;
}

/** Not drawn anew by every save, as {@link useOpenCasefile} is. @throws when no casefile is open. */
export function usePack(): Pack {
  const pack = useSelected(signals.openCasefile, (open) => open?.pack);
  if (!pack) throw new Error('No casefile is open');
  return pack;
}

/** One answer; the component re-renders only when this answer changes. */
export function useAnswer(key: AnswerKey): AnswerValue | undefined {
  const source = knownTable(key.subject, key.question) ?? signals.answers;
  return useSyncExternalStore(source.subscribe, () => readAnswerValue(key));
}

/** The present value, also of a register's row or cell. */
export function readAnswerValue(key: AnswerKey): AnswerValue | undefined {
  const table = knownTable(key.subject, key.question)?.get();
  if (!table) return signals.answers.get().get(keyText(key))?.value;
  const row = table.rows.get(key.row);
  return key.column === '' ? row : row?.cells[key.column];
}

export function useEvaluation(): Evaluation | null {
  return useSignal(signals.evaluation);
}

export function useSubjectState(subject: string): SubjectState | undefined {
  return useSelected(signals.evaluation, (evaluation) => evaluation?.subjects.get(subject));
}
