/** Which answers cite which file. Pure; rows of registers come in from outside, since they are not among the answers. */
import { type Answers, type AttachmentItem, EVIDENCE, keyText, answerKey, subjectsOf } from '../answer/answer.ts';
import type { RegisterViews } from '../document/fill-register.ts';
import { indexPack } from '../form/pack.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { RowView } from '../form/view.ts';
import { citingPlace, isFileList } from './evidence.ts';

/** A place that cites a file: a question, a row of it, or one cell. */
export interface Citation {
  subject: string;
  form: string;
  question: string;
  row: string;
  column: string;
  caption: string;
}

export interface CitationInput {
  pack: Pack;
  answers: Answers;
  /** All rows of a register; asked only for registers with attachment columns or cited rows. */
  registers: RegisterViews;
}

type Place = Pick<Citation, 'subject' | 'question' | 'row' | 'column'>;

/** By SHA-256, in the order of the pack's questions. Rows and subjects that were removed cite nothing. */
export function citationsOf(input: CitationInput): Map<string, Citation[]> {
  const index = indexPack(input.pack);
  const kinds = new Map(subjectsOf(input.answers).map(({ id, kind }) => [id, kind]));
  const found: (Citation & { sha256: string })[] = [];
  const exists = rowTest(input);
  const cite = (place: Place, items: readonly AttachmentItem[]): void => {
    const form = index.questions.get(place.question)?.form;
    if (!form || kinds.get(place.subject) !== form.subject || !exists(place)) return;
    for (const { sha256, caption = '' } of items) found.push({ ...place, form: form.id, caption, sha256 });
  };
  for (const answer of input.answers.values()) {
    const { subject, question, row, column, value } = answer;
    if (!isFileList(value)) continue;
    if (question === EVIDENCE) cite({ ...citingPlace(answer), column: '' }, value);
    else cite({ subject, question, row, column }, value);
  }
  for (const [subject, kind] of kinds)
    for (const { question } of index.questionsOfKind.get(kind) ?? []) {
      if (question.type !== 'register') continue;
      const columns = question.columns.filter(({ type }) => type === 'attachment');
      if (columns.length === 0) continue;
      for (const view of input.registers(subject, question.id))
        for (const { id: column } of columns) {
          const value = view[column];
          if (isFileList(value)) cite({ subject, question: question.id, row: view._id, column }, value);
        }
    }
  const order = new Map([...index.questions.keys()].map((id, i) => [id, i]));
  found.sort((a, b) => (order.get(a.question) ?? 0) - (order.get(b.question) ?? 0));
  return Map.groupBy(found, ({ sha256 }) => sha256);
}

function rowTest({ pack, answers, registers }: CitationInput): (place: Place) => boolean {
  const { questions } = indexPack(pack);
  const known = new Map<string, ReadonlyMap<string, RowView>>();
  return ({ subject, question: id, row }) => {
    if (row === '') return true;
    const question = questions.get(id)?.question;
    if (question?.type === 'table')
      return question.fixedRows?.some((fixed) => fixed.id === row) || answers.has(keyText(answerKey(subject, id, row)));
    if (question?.type !== 'register') return false;
    const key = `${subject}/${id}`;
    let rows = known.get(key);
    if (!rows) known.set(key, (rows = new Map(registers(subject, id).map((view) => [view._id, view]))));
    return rows.has(row);
  };
}
