/** Which documents there are for which subjects: those of their kind whose `when` holds. */
import { holds } from '../form/expression.ts';
import { type Evaluation, sharedViews, type SubjectState } from '../form/evaluate.ts';
import { indexPack } from '../form/pack.ts';
import type { DocumentDefinition, Pack } from '../form/pack-schema.ts';

export interface OfferedDocument {
  document: DocumentDefinition;
  subject: SubjectState;
}

/** In the pack's order. @param today `YYYY-MM-DD` */
export function offeredDocuments(pack: Pack, evaluation: Evaluation, today: string): OfferedDocument[] {
  const states = [...evaluation.subjects.values()];
  const shared = sharedViews(indexPack(pack), states);
  return pack.documents.flatMap((document) =>
    states
      .filter((state) => state.subject.kind === document.subject)
      .filter((state) => document.when === undefined || holds(document.when, { q: state.view, ...shared, today }))
      .map((subject) => ({ document, subject })),
  );
}
