/** What every register of the open casefile adds up to; reckoned again only where something it reads has changed. */
import { sharedViews, type Evaluation, type SubjectState } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { RegisterState } from '../../core/register/call-results.ts';
import { RegisterChecker } from '../../core/register/check-rows.ts';
import { changeSummary, type Comparison } from '../../core/register/filing-compare.ts';
import type { TakenRow } from '../../core/register/filing.ts';
import { outsideText, registerState } from '../../core/register/state.ts';
import type { Casefile } from '../casefile/casefile.ts';
import { FilingBaselines } from './filing-baseline.ts';
import type { Registers } from './registers.ts';

interface Kept {
  checker: RegisterChecker;
  /** Values read outside of the rows, as text. */
  outside: string;
  revision: number;
  state: RegisterState;
  comparison: Comparison | undefined;
}

export class RegisterStates {
  readonly #kept = new Map<string, Kept>();
  readonly #pack: Pack;
  readonly #casefile: Casefile;
  readonly #registers: Registers;
  readonly #baselines: FilingBaselines;

  constructor(pack: Pack, casefile: Casefile, registers: Registers) {
    this.#pack = pack;
    this.#casefile = casefile;
    this.#registers = registers;
    this.#baselines = new FilingBaselines(casefile);
  }

  /** As of the last call of {@link all}; `undefined` for a register that is not asked or has no rule about changes. */
  comparison(subject: string, question: string): Comparison | undefined {
    return this.#kept.get(`${subject}/${question}`)?.comparison;
  }

  /** Rows in their order with computed columns filled in, as of the last call of {@link all}. */
  rows(subject: string, question: string): TakenRow[] {
    const checker = this.#kept.get(`${subject}/${question}`)?.checker;
    return checker ? rowsOf(checker, this.#registers, subject, question) : [];
  }

  /** @param evaluation of the same casefile without registers */
  all(evaluation: Evaluation, today: string): RegisterState[] {
    const index = indexPack(this.#pack);
    return [...evaluation.subjects.values()].flatMap((state) =>
      (index.questionsOfKind.get(state.subject.kind) ?? []).flatMap(({ question }) =>
        question.type === 'register' && state.visible.has(question.id)
          ? [this.#one(evaluation, state, question, today)]
          : [],
      ),
    );
  }

  #one(evaluation: Evaluation, state: SubjectState, register: QuestionOf<'register'>, today: string): RegisterState {
    const key = `${state.subject.id}/${register.id}`;
    const { revision } = this.#casefile.state();
    const shared = sharedViews(indexPack(this.#pack), [...evaluation.subjects.values()]);
    const context = { q: state.view, ...shared, today };
    const outside = outsideText(register, context);
    const known = this.#kept.get(key);
    if (known?.revision === revision && known.outside === outside) return known.state;
    const checker = known?.checker ?? new RegisterChecker(this.#pack, register, context);
    if (known && known.outside !== outside) checker.renew(context);
    const rows = this.#registers.rows(state.subject.id, register.id);
    const ids = this.#registers.order(state.subject.id, register.id);
    const { summary, problems } = registerState(checker, register, rows, ids, context);
    const comparison =
      register.change &&
      this.#baselines.compare(register, register.change, context, () =>
        rowsOf(checker, this.#registers, state.subject.id, register.id).map(({ view }) => view),
      );
    const fresh: RegisterState = { subject: state.subject.id, question: register.id, summary, problems };
    if (comparison && register.change?.baseline) fresh.change = changeSummary(comparison);
    this.#kept.set(key, { checker, outside, revision, state: fresh, comparison });
    return fresh;
  }
}

function rowsOf(checker: RegisterChecker, registers: Registers, subject: string, question: string): TakenRow[] {
  const rows = registers.rows(subject, question);
  return registers.order(subject, question).flatMap((id) => {
    const row = rows.get(id);
    return row ? [{ id, row, view: checker.check(id, row).view }] : [];
  });
}
