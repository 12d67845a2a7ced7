/**
 * Answers and where they live. An answer belongs to a key, never to a label:
 * subject × question × row × column. `row` and `column` are '' where they do not apply.
 *
 * | question type | keys |
 * | --- | --- |
 * | text, longtext, number, date, yesno, choice, multi, attachment, reference | row '' column '' |
 * | contact | row '' column = field (name, phone …) |
 * | table | row = row id, column '' → {@link RowPresence}; row = row id, column = column id → cell |
 * | register | row = row id, column '' → {@link RegisterRow}: the whole row is one answer |
 * | subject itself | question {@link SUBJECT}, row '' column '' → {@link SubjectPresence} |
 * | evidence beside any answer | question {@link EVIDENCE}, row = question id, column = row id or '' → {@link AttachmentItem}[] |
 * | file of the casefile | subject {@link CASEFILE}, question {@link FILE}, row = SHA-256 → {@link EvidenceFile} |
 */
export interface AnswerKey {
  subject: string;
  question: string;
  row: string;
  column: string;
}

/** Pseudo-question that makes a subject exist. */
export const SUBJECT = '$subject';

/** Pseudo-question whose answers cite evidence for other answers; see `core/evidence`. */
export const EVIDENCE = '$evidence';
/** Pseudo-subject of what belongs to the casefile as a whole. It never becomes a subject of a form. */
export const CASEFILE = '$casefile';
/** Pseudo-question with one answer for each file of the casefile. */
export const FILE = '$file';

/** How a file came into the casefile. */
export type EvidenceSource = 'file' | 'photo' | 'clipboard' | 'program';

/** What is known of a file from the moment it came in. Only the caption changes later. */
export interface EvidenceFile {
  /** Counts from 1 in the order of arrival; never given twice. */
  number: number;
  name: string;
  caption?: string;
  mime: string;
  /** Of the stored bytes. */
  bytes: number;
  /** Who brought it in, and when (ISO 8601, UTC). */
  by: string;
  at: string;
  from: EvidenceSource;
  /** `YYYY-MM-DDTHH:MM:SS` as the camera's clock said, without a time zone. */
  takenAt?: string;
  /** What was taken out of the file on its way in, in Chinese. */
  removed?: string[];
}

export interface SubjectPresence {
  kind: string;
  /** Fractional index: sorts as text, and two devices can insert between the same neighbours without renumbering. */
  order: string;
}

/** A row exists while this is its head value; `null` removes the row and keeps its cells in history. */
export interface RowPresence {
  order: string;
}

/**
 * One row of a register. A catalogue of 100,000 rows × 30 columns is 100,000 answers, not three million: a pasted or
 * imported row is one change, and history, undo and the hash chain go on as for every other answer.
 */
export interface RegisterRow extends RowPresence {
  /** By column id; an empty cell is absent. */
  cells: { [column: string]: CellValue };
  /** Of a row made by another row: what that one printed when a person last wrote here, for the day it is gone. */
  was?: { [column: string]: CellValue };
}
export type CellValue = string | number | boolean | OtherChoice | ChoiceValue[] | AttachmentItem[];

/** A choice with free text: only for options marked `other`. */
export interface OtherChoice {
  option: string;
  other: string;
}
export type ChoiceValue = string | OtherChoice;

/** One file under an attachment question. The bytes live in the casefile by SHA-256. */
export interface AttachmentItem {
  /** Lower-case hex SHA-256 of the stored bytes. */
  sha256: string;
  name: string;
  caption?: string;
}

export type AnswerValue = CellValue | SubjectPresence | RowPresence | RegisterRow | EvidenceFile;

export interface Answer extends AnswerKey {
  value: AnswerValue;
}

/** Text form of a key, for maps. Ids hold no `/`. */
export function keyText(key: AnswerKey): string {
  return `${key.subject}/${key.question}/${key.row}/${key.column}`;
}

export function answerKey(subject: string, question: string, row = '', column = ''): AnswerKey {
  return { subject, question, row, column };
}

/** Everything answered, by key text. Values are never null: a cleared answer is absent. */
export type Answers = ReadonlyMap<string, Answer>;

export function toAnswers(list: Iterable<Answer>): Map<string, Answer> {
  const map = new Map<string, Answer>();
  for (const answer of list) map.set(keyText(answer), answer);
  return map;
}

export interface Subject {
  id: string;
  kind: string;
  order: string;
}

/** Subjects in their order; ids break ties so that every device shows the same order. */
export function subjectsOf(answers: Answers): Subject[] {
  const subjects: Subject[] = [];
  for (const answer of answers.values()) {
    if (answer.question !== SUBJECT) continue;
    const presence = answer.value as SubjectPresence;
    subjects.push({ id: answer.subject, kind: presence.kind, order: presence.order });
  }
  return subjects.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
}
