import { sharedViews } from '../../../core/form/evaluate.ts';
import { fillText } from '../../../core/form/expression.ts';
import { indexPack } from '../../../core/form/pack.ts';
import { useEvaluation } from '../../store/use-casefile.ts';
import { useScope } from '../state/scope.ts';

/** Phrases with their `{expression}` parts filled from the answers so far. */
export function useFilledPhrases(subject: string): (phrases: readonly string[]) => string[] {
  const { pack } = useScope();
  const states = [...(useEvaluation()?.subjects.values() ?? [])];
  return (phrases) => {
    const q = states.find((state) => state.subject.id === subject)?.view;
    const context = { q, ...sharedViews(indexPack(pack), states) };
    return phrases.map((phrase) => fillText(phrase, context));
  };
}
