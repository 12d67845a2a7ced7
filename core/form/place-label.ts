import type { Location } from './finding.ts';
import { columnOf, type PackIndex } from './pack.ts';

/** What a place is called: the question's words, or the column's where one cell is meant. */
export function placeLabel(index: PackIndex, { question, column }: Location): string {
  const asked = index.questions.get(question)?.question;
  const cell =
    column !== undefined && (asked?.type === 'table' || asked?.type === 'register')
      ? columnOf(asked, column)?.label
      : undefined;
  return cell ?? asked?.label ?? question;
}
