/** What every register of the open casefile shows and adds up to; reckoned again only where something it reads has changed. */
import type { Evaluation } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { RowView } from '../../core/form/view.ts';
import type { RegisterState } from '../../core/register/call-results.ts';
import { closureOf, registerOrder } from '../../core/register/dependencies.ts';
import { changeSummary, type Comparison } from '../../core/register/filing-compare.ts';
import type { TakenRow } from '../../core/register/filing.ts';
import type { LinkTarget } from '../../core/register/link-rows.ts';
import type { ComposedRow } from '../../core/register/register.ts';
import { type Settled, settleRegisters, type Steps } from '../../core/register/settle.ts';
import { RegisterWorld } from '../../core/register/world.ts';
import type { Casefile } from '../casefile/casefile.ts';
import type { ComposedRegister } from './composed-rows.ts';
import { FilingBaselines } from './filing-baseline.ts';
import type { Registers } from './registers.ts';

export class RegisterStates {
  readonly #pack: Pack;
  readonly #world: RegisterWorld;
  readonly #comparisons = new Map<string, Comparison>();
  #states: readonly RegisterState[] = [];

  constructor(pack: Pack, casefile: Casefile, registers: Registers) {
    this.#pack = pack;
    const baselines = new FilingBaselines(casefile);
    this.#world = new RegisterWorld({
      pack,
      stored: (subject, question) => registers.stored(subject, question),
      finish: (register, subject, context, views) => {
        if (!register.change) return {};
        const comparison = baselines.compare(register, register.change, context, views);
        this.#comparisons.set(`${subject}/${register.id}`, comparison);
        return register.change.baseline ? { change: changeSummary(comparison) } : {};
      },
    });
  }

  /** As of the last reckoning; `undefined` for a register that is not asked or has no rule about changes. */
  comparison(subject: string, question: string): Comparison | undefined {
    return this.#comparisons.get(`${subject}/${question}`);
  }

  /** Rows as they are shown, as of the last reckoning and {@link take}; `undefined` for a register that is not asked. */
  composition(subject: string, question: string): ComposedRegister | undefined {
    return this.#world.composition(subject, question);
  }

  /** Rows in their order with computed columns filled in, as of the last reckoning. */
  rows(subject: string, question: string): TakenRow[] {
    const { rows, ids } = this.#world.composition(subject, question) ?? {
      rows: new Map<string, ComposedRow>(),
      ids: [],
    };
    const views = this.#world.views(subject, question);
    return ids.flatMap((id, i) => {
      const [row, view] = [rows.get(id), views[i]];
      return row && view ? [{ id, row, view }] : [];
    });
  }

  views(subject: string, question: string): readonly RowView[] {
    return this.#world.views(subject, question);
  }

  links(subject: string, register: QuestionOf<'register'>): LinkTarget[] {
    return this.#world.links(subject, register);
  }

  take(subject: string, question: string, ids: readonly string[]): { row: string; value: ComposedRow | null }[] {
    return this.#world.take(subject, question, ids);
  }

  /**
   * @param evaluate the casefile with these numbers of its registers
   * @param register only what leads to its rows is reckoned; others keep what they said
   */
  *settle(
    evaluate: (states: readonly RegisterState[]) => Evaluation,
    today: string,
    register?: string,
  ): Steps<Settled> {
    const kind = register === undefined ? '' : (indexPack(this.#pack).questions.get(register)?.form.subject ?? '');
    const only = register === undefined ? undefined : closureOf(registerOrder(this.#pack, kind), register);
    const world = this.#world;
    const withOthers = (fresh: readonly RegisterState[]): readonly RegisterState[] =>
      only ? this.#withOthers(fresh, only) : fresh;
    const reckon = function* (evaluation: Evaluation): Steps<readonly RegisterState[]> {
      return withOthers(yield* world.update(evaluation, today, only));
    };
    const result = yield* settleRegisters(evaluate, reckon, this.#states);
    this.#states = result.states;
    return result;
  }

  #withOthers(fresh: readonly RegisterState[], only: ReadonlySet<string>): RegisterState[] {
    const key = ({ subject, question }: RegisterState): string => `${subject}/${question}`;
    const byKey = new Map(fresh.map((state) => [key(state), state]));
    const kept = this.#states.flatMap((state) => {
      const now = byKey.get(key(state));
      byKey.delete(key(state));
      return now ?? (only.has(state.question) ? [] : [state]);
    });
    return [...kept, ...byKey.values()];
  }
}
