/** Answers that no place of a document shows: what a reader would otherwise lose in silence. */
import { besideOf, displayValue } from '../form/display.ts';
import { isAnswered } from '../form/check.ts';
import type { Evaluation, SubjectState } from '../form/evaluate.ts';
import { compile } from '../form/expression.ts';
import { isFilled } from '../form/functions.ts';
import type { PackIndex, QuestionEntry } from '../form/pack.ts';
import type { DocumentDefinition } from '../form/pack-schema.ts';
import type { RowView } from '../form/view.ts';
import { filledCells, type RegisterViews } from './fill-register.ts';
import type { Unplaced } from './model.ts';

/** Expressions that have a place; inside a table's loop with the table's id, because columns of two tables share names. */
export type ShownExpressions = Map<string, { source: string; table: string }>;

export function findUnplaced(
  index: PackIndex,
  { evaluation, registers }: { evaluation: Evaluation; registers?: RegisterViews | undefined },
  document: DocumentDefinition,
  state: SubjectState,
  shown: ShownExpressions,
): Unplaced[] {
  const references = new Set<string>();
  for (const { source, table } of shown.values())
    for (const { root, name } of compile(source).references)
      references.add(`${root === 'row' ? `${table}/row` : root}.${name}`);
  const sources = new Set([...shown.values()].map(({ source }) => source));
  const unplaced: Unplaced[] = [];
  for (const formId of document.forms) {
    const form = index.forms.get(formId);
    const owner = form && ownerOf(index, evaluation, form.subject, state);
    if (!form || !owner) continue;
    const prefix = owner === state ? 'q' : `one.${form.subject}`;
    for (const section of form.sections)
      for (const question of section.questions)
        collect(
          { index, document, references, sources, prefix, owner, registers },
          { question, section, form },
          unplaced,
        );
  }
  return unplaced;
}

function ownerOf(
  index: PackIndex,
  evaluation: Evaluation,
  kind: string,
  state: SubjectState,
): SubjectState | undefined {
  if (state.subject.kind === kind) return state;
  if (!index.kinds.get(kind)?.single) return undefined;
  return [...evaluation.subjects.values()].find((other) => other.subject.kind === kind);
}

interface Coverage {
  index: PackIndex;
  document: DocumentDefinition;
  references: Set<string>;
  /** Sources shown outside of table loops. */
  sources: Set<string>;
  prefix: string;
  owner: SubjectState;
  registers: RegisterViews | undefined;
}

function collect(coverage: Coverage, { question, form }: QuestionEntry, unplaced: Unplaced[]): void {
  const { owner, document, references, prefix, index } = coverage;
  const value = owner.view[question.id];
  if (!owner.visible.has(question.id) || question.type === 'note' || !isAnswered(question, value)) return;
  const at = { subject: owner.subject.id, form: form.id, question: question.id };
  const reason = document.omit[question.id] ?? '';
  const subjectName = (id: string): string => id;
  const missing = (label: string, text: string, place = {}): void => {
    unplaced.push({ question: question.id, label, text, at: { ...at, ...place }, reason });
  };
  const path = `${prefix}.${question.id}`;
  if (!references.has(path)) {
    missing(
      question.label,
      displayValue({ pack: index.pack, subjectName, unit: true }, question, value, owner.view[`${question.id}_other`]),
    );
  } else if (question.type === 'table') {
    const rows = value as RowView[];
    for (const column of question.columns) {
      const row = rows.find((candidate) => isFilled(candidate[column.id]));
      if (
        !row ||
        references.has(`${question.id}/row.${column.id}`) ||
        [...coverage.sources].some((s) => s.includes(`"${column.id}"`))
      )
        continue;
      const text = displayValue(
        { pack: index.pack, subjectName, unit: true },
        column,
        row[column.id],
        row[besideOf(column)],
      );
      missing(`${question.label} / ${column.label}`, text, { row: row._id, column: column.id });
    }
  } else if (question.type === 'register') {
    // A document that only names a register's numbers has none of its columns.
    if (![...references].some((reference) => reference.startsWith(`${question.id}/row.`))) return;
    const views = coverage.registers?.(owner.subject.id, question.id) ?? [];
    for (const column of question.columns) {
      if (references.has(`${question.id}/row.${column.id}`)) continue;
      const filled = filledCells(views, column);
      if (filled)
        missing(`${question.label} / ${column.label}`, `${filled.count} 行有内容`, {
          row: filled.first,
          column: column.id,
        });
    }
  } else if (question.type === 'contact' && !coverage.sources.has(path)) {
    const contact = value as Record<string, unknown>;
    for (const { field } of question.fields)
      if (isFilled(contact[field]) && !references.has(`${path}.${field}`))
        missing(`${question.label} / ${field}`, String(contact[field]), { column: field });
  }
}
