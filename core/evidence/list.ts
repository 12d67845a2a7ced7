/** The list of evidence: every file of the casefile with what cites it, in words. */
import type { EvidenceFile } from '../answer/answer.ts';
import { displayValue } from '../form/display.ts';
import type { Evaluation } from '../form/evaluate.ts';
import { indexPack } from '../form/pack.ts';
import type { Column, Pack } from '../form/pack-schema.ts';
import type { RowView } from '../form/view.ts';
import { type Citation, type CitationInput, citationsOf } from './citations.ts';
import { evidenceFiles, evidenceNumber } from './evidence.ts';

export interface ListedCitation extends Citation {
  /** 「车联网平台 · 测评记录 · A01 身份鉴别」 */
  text: string;
}

export interface ListedEvidence extends EvidenceFile {
  sha256: string;
  /** 「E-001」 */
  label: string;
  /** Its own caption, else the first one given where it is cited, else its name without the ending. */
  title: string;
  cited: ListedCitation[];
}

/** By number. */
export function evidenceList(input: CitationInput & { evaluation: Evaluation }): ListedEvidence[] {
  const citations = citationsOf(input);
  const describe = describer(input);
  return evidenceFiles(input.answers).map(({ sha256, file }) => {
    const cited = (citations.get(sha256) ?? []).map((citation) => ({ ...citation, text: describe(citation) }));
    const title = file.caption || cited.find(({ caption }) => caption !== '')?.caption || stem(file.name);
    return { sha256, ...file, label: evidenceNumber(file.number), title, cited };
  });
}

export const stem = (name: string): string => name.replace(/(.)\.[^.]+$/, '$1');

const PARTS = ' · ';

function describer({
  pack,
  evaluation,
  registers,
}: CitationInput & { evaluation: Evaluation }): (at: Citation) => string {
  const index = indexPack(pack);
  const titles = new Map<string, ReadonlyMap<string, string>>();
  const rowsOf = (subject: string, id: string): readonly RowView[] => {
    const question = index.questions.get(id)?.question;
    if (question?.type === 'register') return registers(subject, id);
    const view = evaluation.subjects.get(subject)?.view[id];
    return Array.isArray(view) ? (view as RowView[]) : [];
  };
  const titleOf = ({ subject, question, row }: Citation, columns: readonly Column[]): string => {
    const key = `${subject}/${question}`;
    let known = titles.get(key);
    if (!known) {
      const named = (view: RowView, i: number): [string, string] => [view._id, rowTitle(pack, columns, view, i)];
      titles.set(key, (known = new Map(rowsOf(subject, question).map(named))));
    }
    return known.get(row) ?? '';
  };
  return (at) => {
    const entry = index.questions.get(at.question);
    const kind = entry && index.kinds.get(entry.form.subject);
    const question = entry?.question;
    const columns = question?.type === 'table' || question?.type === 'register' ? question.columns : [];
    const parts = [
      kind?.single ? '' : (evaluation.subjects.get(at.subject)?.name ?? ''),
      question?.label ?? '',
      at.row ? titleOf(at, columns) : '',
    ];
    return parts.filter(Boolean).join(PARTS);
  };
}

const NAMING: ReadonlySet<Column['type']> = new Set(['text', 'choice', 'number', 'date']);
const NAME_PARTS = 2;
const LONGEST = 24;

/** What the first columns of a row say; a row without any is called by its place. */
export function rowTitle(pack: Pack, columns: readonly Column[], view: RowView, index: number): string {
  const said = columns
    .filter(({ type }) => NAMING.has(type))
    .map((column) => displayValue({ pack }, column, view[column.id], view[`${column.id}_other`]))
    .filter((text) => text !== '')
    .slice(0, NAME_PARTS)
    .map((text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text));
  return said.join(' ') || `第 ${index + 1} 行`;
}
