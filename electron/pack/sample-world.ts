/** Rows of a sample's registers while they are read, one register after the other: what the next one's rows come from. */
import { type Answers, type RegisterRow, subjectsOf } from '../../core/answer/answer.ts';
import { type Evaluation, evaluateCasefile } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import type { RowView } from '../../core/form/view.ts';
import { orderedIds } from '../../core/register/register.ts';
import { atOnce } from '../../core/register/settle.ts';
import { RegisterWorld, type StoredRegister } from '../../core/register/world.ts';

/** The day rows are composed on: what a register prints does not hang on the day. */
const DAY = '2025-10-20';

export class SampleWorld {
  readonly #pack: Pack;
  readonly #world: RegisterWorld;
  /** Of the answers alone: which rows there are hangs on answers and rows, not on numbers reckoned from both. */
  readonly #evaluation: Evaluation;
  readonly #known = new Map<string, StoredRegister>();
  /** Kind → its first subject. */
  readonly #first = new Map<string, string>();
  #isStale = true;

  constructor(pack: Pack, answers: Answers) {
    this.#pack = pack;
    for (const { id, kind } of subjectsOf(answers)) if (!this.#first.has(kind)) this.#first.set(kind, id);
    this.#evaluation = evaluateCasefile(pack, answers, DAY);
    const none: StoredRegister = { rows: new Map(), ids: [], version: 0 };
    this.#world = new RegisterWorld({
      pack,
      stored: (subject, question) =>
        (subject === this.#subjectOf(question) ? this.#known.get(question) : undefined) ?? none,
    });
  }

  add(question: string, rows: ReadonlyMap<string, RegisterRow>): void {
    this.#known.set(question, { rows, ids: orderedIds(rows), version: 1 });
    this.#isStale = true;
  }

  /** Rows of the first subject of the register's kind. */
  views(question: string): readonly RowView[] {
    if (this.#isStale) atOnce(this.#world.update(this.#evaluation, DAY));
    this.#isStale = false;
    return this.#world.views(this.#subjectOf(question), question);
  }

  #subjectOf(question: string): string {
    const kind = indexPack(this.#pack).questions.get(question)?.form.subject;
    return this.#first.get(kind ?? '') ?? '';
  }
}
