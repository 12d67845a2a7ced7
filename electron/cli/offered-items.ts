/** Documents the casefile offers, each with its subject. */
import { toAnswers } from '../../core/answer/answer.ts';
import { offeredDocuments } from '../../core/document/offered.ts';
import { evaluateCasefile } from '../../core/form/evaluate.ts';
import { unpackStates } from '../../core/register/transit.ts';
import type { OpenCasefile } from './command.ts';
import { today } from './session.ts';

export interface OfferedItem {
  document: string;
  subject: string;
}

export async function offeredItems({
  call,
  pack,
  state,
}: Pick<OpenCasefile, 'call' | 'pack' | 'state'>): Promise<OfferedItem[]> {
  const day = today();
  const registers = unpackStates(await call('register.state', {}), new Map());
  const evaluation = evaluateCasefile(pack, toAnswers(state.answers), day, registers);
  return offeredDocuments(pack, evaluation, day).map(({ document, subject }) => ({
    document: document.id,
    subject: subject.subject.id,
  }));
}
