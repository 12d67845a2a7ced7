/** What every register of the open casefile adds up to; reckoned again only where something it reads has changed. */
import { canonicalJson } from '../../core/answer/change.ts';
import { sharedViews, type Evaluation, type SubjectState } from '../../core/form/evaluate.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack, QuestionOf } from '../../core/form/pack-schema.ts';
import type { RegisterState } from '../../core/register/call-results.ts';
import { RegisterChecker } from '../../core/register/check-rows.ts';
import { outsideReferences, registerState } from '../../core/register/state.ts';
import type { Casefile } from '../casefile/casefile.ts';
import type { Registers } from './registers.ts';

interface Kept {
  checker: RegisterChecker;
  /** Values read outside of the rows, as text. */
  outside: string;
  revision: number;
  state: RegisterState;
}

export class RegisterStates {
  readonly #kept = new Map<string, Kept>();
  readonly #pack: Pack;
  readonly #casefile: Casefile;
  readonly #registers: Registers;

  constructor(pack: Pack, casefile: Casefile, registers: Registers) {
    this.#pack = pack;
    this.#casefile = casefile;
    this.#registers = registers;
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
    const outside = canonicalJson(outsideReferences(register).map(({ root, name }) => valueAt(context, root, name)));
    const known = this.#kept.get(key);
    if (known?.revision === revision && known.outside === outside) return known.state;
    const checker = known?.checker ?? new RegisterChecker(this.#pack, register, context);
    if (known && known.outside !== outside) checker.renew(context);
    const rows = this.#registers.rows(state.subject.id, register.id);
    const ids = this.#registers.order(state.subject.id, register.id);
    const { summary, problems } = registerState(checker, register, rows, ids, context);
    const fresh = { subject: state.subject.id, question: register.id, summary, problems };
    this.#kept.set(key, { checker, outside, revision, state: fresh });
    return fresh;
  }
}

function valueAt(context: Record<string, unknown>, root: string, name: string): unknown {
  const holder = root
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], context);
  return (holder as Record<string, unknown> | undefined)?.[name] ?? null;
}
