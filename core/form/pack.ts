/** Look-ups over a loaded pack. One index per pack object, made on first use. */
import type {
  Column,
  DocumentDefinition,
  Form,
  Option,
  Pack,
  Question,
  QuestionOf,
  Section,
  SubjectKind,
} from './pack-schema.ts';

export interface QuestionEntry {
  question: Question;
  section: Section;
  form: Form;
}

export interface PackIndex {
  pack: Pack;
  forms: Map<string, Form>;
  questions: Map<string, QuestionEntry>;
  kinds: Map<string, SubjectKind>;
  documents: Map<string, DocumentDefinition>;
  /** Questions that a subject of the kind is asked, in reading order. */
  questionsOfKind: Map<string, QuestionEntry[]>;
}

const indexes = new WeakMap<Pack, PackIndex>();

export function indexPack(pack: Pack): PackIndex {
  const known = indexes.get(pack);
  if (known) return known;
  const forms = new Map(pack.forms.map((form) => [form.id, form]));
  const questions = new Map<string, QuestionEntry>();
  for (const form of pack.forms)
    for (const section of form.sections)
      for (const question of section.questions) questions.set(question.id, { question, section, form });
  const questionsOfKind = new Map<string, QuestionEntry[]>();
  for (const kind of pack.subjects) {
    const formIds = new Set(kind.forms);
    questionsOfKind.set(
      kind.kind,
      [...questions.values()].filter((entry) => formIds.has(entry.form.id)),
    );
  }
  const index: PackIndex = {
    pack,
    forms,
    questions,
    kinds: new Map(pack.subjects.map((kind) => [kind.kind, kind])),
    documents: new Map(pack.documents.map((document) => [document.id, document])),
    questionsOfKind,
  };
  indexes.set(pack, index);
  return index;
}

/** Options of a choice question or column, whether written in place or shared. */
export function optionsOf(
  pack: Pack,
  holder: { options?: Option[] | undefined; optionSet?: string | undefined },
): Option[] {
  if (holder.options) return holder.options;
  return (holder.optionSet && pack.optionSets[holder.optionSet]) || [];
}

/** What has columns and rows. */
export type RowHolder = QuestionOf<'table'> | QuestionOf<'register'>;

export function columnOf(table: Pick<RowHolder, 'columns'>, id: string): Column | undefined {
  return table.columns.find((column) => column.id === id);
}
