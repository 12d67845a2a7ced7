/** What pages read of the open casefile. */
import type { Answer, AnswerKey, AnswerValue } from '../../core/answer/answer.ts';
import { keyText } from '../../core/answer/answer.ts';
import type { Edit } from '../../core/answer/change.ts';
import type { WorkbenchError } from '../../core/contract.ts';
import type { Evaluation, SubjectState } from '../../core/form/evaluate.ts';
import type { Finding } from '../../core/form/finding.ts';
import * as signals from './casefile-state.ts';
import { put, redo, undo } from './casefile-store.ts';
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

/** One answer; the component re-renders only when this answer changes. */
export function useAnswer(key: AnswerKey): AnswerValue | undefined {
  return useSelected(signals.answers, (map) => map.get(keyText(key))?.value);
}

export function useEvaluation(): Evaluation | null {
  return useSignal(signals.evaluation);
}

export function useSubjectState(subject: string): SubjectState | undefined {
  return useSelected(signals.evaluation, (evaluation) => evaluation?.subjects.get(subject));
}

/** Answers are not reactive here: for handlers that need the present value once. */
export const readAnswers = (): ReadonlyMap<string, Answer> => signals.answers.get();
