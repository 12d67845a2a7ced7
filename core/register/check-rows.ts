/**
 * What is wrong with a register's rows. A row is looked at once and again only when it changes, so that a keystroke in
 * a catalogue of 100,000 rows costs one row; what depends on other rows (unique columns) is kept apart.
 */
import { checkCell } from '../form/check-value.ts';
import { compile, fillText, holds } from '../form/expression.ts';
import type { Column, Level, Option, Pack } from '../form/pack-schema.ts';
import { isFilled, roundHalfUp } from '../form/functions.ts';
import type { Register } from '../form/schema/register.ts';
import type { RegisterRow } from '../answer/answer.ts';
import type { RowView } from '../form/view.ts';
import { identify, type Identified } from './identify.ts';
import { fillLinks, type LinkedRows, linkProblems, NO_LINKS } from './links.ts';
import { lockedColumns } from './origin.ts';
import { type ComposedRow, type RegisterRows, rowView } from './register.ts';

export interface RowProblem {
  /** Stable name of what is wrong: `required`, `format`, a check's id …; with the column it groups equal problems. */
  rule: string;
  level: Level;
  /** Missing, as against wrong. */
  missing: boolean;
  column: string;
  message: string;
}

export interface CheckedRow {
  /** Another object only where the row reads differently than before. */
  view: RowView;
  problems: RowProblem[];
  identified: Identified | undefined;
  /** For each summary whether the row counts. */
  counts: boolean[];
}

type Context = Record<string, unknown>;

const GONE: RowProblem = {
  rule: 'source-gone',
  level: 'hint',
  missing: false,
  column: '',
  message: '来源已不在，行因写过内容而保留；不再需要的可以删除',
};

export class RegisterChecker {
  readonly #pack: Pack;
  readonly #register: Register;
  readonly #links: Extract<Column, { type: 'link' }>[];
  readonly #linked: LinkedRows;
  #context: Context;
  #checked = new WeakMap<RegisterRow, CheckedRow>();
  #before = new WeakMap<RegisterRow, CheckedRow>();

  /**
   * @param context what expressions may read beside `row`: `q`, `one`, `all`, `today`, `lookup`
   * @param linked rows of other registers
   */
  constructor(pack: Pack, register: Register, context: Context, linked: LinkedRows = NO_LINKS) {
    this.#pack = pack;
    this.#register = register;
    this.#context = context;
    this.#linked = linked;
    this.#links = register.columns.filter((column) => column.type === 'link');
  }

  /** Answers outside of the register have changed: rows are looked at anew as they are asked for. */
  renew(context: Context): void {
    this.#context = context;
    this.#before = this.#checked;
    this.#checked = new WeakMap();
  }

  check(id: string, row: ComposedRow): CheckedRow {
    const known = this.#checked.get(row);
    if (known && this.#isLinkedAsBefore(known.view)) return known;
    const fresh = rowView(this.#register, id, row);
    fillLinks(this.#pack, this.#links, fresh, this.#linked);
    const scope: Context = { ...this.#context, row: fresh };
    this.#compute(fresh, scope);
    const before = (known ?? this.#before.get(row))?.view;
    const view = before && sameView(before, fresh) ? before : fresh;
    const { identify: rules } = this.#register;
    const identified = rules && identify(rules, view, this.#context);
    const problems = this.#problems(id, row, view, scope, identified);
    const counts = (this.#register.summaries ?? []).map(({ where }) => where === undefined || holds(where, scope));
    const checked = { view, problems, identified, counts };
    this.#checked.set(row, checked);
    return checked;
  }

  #isLinkedAsBefore(view: RowView): boolean {
    return this.#links.every((column) => {
      const id = view[column.id];
      return typeof id !== 'string' || (this.#linked.view(column.register, id) ?? null) === view[`${column.id}_row`];
    });
  }

  #compute(view: RowView, scope: Context): void {
    for (const column of this.#register.columns) {
      if (column.type !== 'computed') continue;
      const value = compile(column.expression).evaluate(scope) ?? null;
      const isNumber = typeof value === 'number' && column.decimals !== undefined;
      view[column.id] = isNumber ? roundHalfUp(value, column.decimals ?? 0) : value;
    }
  }

  #problems(
    id: string,
    row: ComposedRow,
    view: RowView,
    scope: Context,
    identified: Identified | undefined,
  ): RowProblem[] {
    const problems: RowProblem[] = row.gone ? [GONE] : [];
    const isPrinted = (column: string): boolean => row.gone === true && lockedColumns(this.#register, id).has(column);
    const offered = (option: Option): boolean => !option.visibleWhen || holds(option.visibleWhen, scope);
    for (const column of this.#register.columns) {
      const value = view[column.id];
      const isRequired = column.required === true || (!!column.requiredWhen && holds(column.requiredWhen, scope));
      if (isRequired && !isFilled(value) && !isPrinted(column.id))
        problems.push({
          rule: 'required',
          level: 'error',
          missing: true,
          column: column.id,
          message: `缺少「${column.label}」`,
        });
      for (const { rule, message } of checkCell(this.#pack, column, value, view[`${column.id}_other`], offered))
        problems.push({
          rule,
          level: 'error',
          missing: false,
          column: column.id,
          message: `「${column.label}」${rule === 'format' ? '：' : ''}${message}`,
        });
    }
    problems.push(...linkProblems(this.#links, view, this.#context));
    for (const check of this.#register.rowChecks ?? [])
      if (holds(check.when, scope))
        problems.push({
          rule: check.id,
          level: check.level,
          missing: false,
          column: check.at ?? '',
          message: fillText(check.message, scope),
        });
    return [...problems, ...this.#disagreement(identified)];
  }

  #disagreement(identified: Identified | undefined): RowProblem[] {
    const { identify: rules } = this.#register;
    if (!rules || !identified || !['lower', 'higher', 'conflict'].includes(identified.state)) return [];
    const label = this.#register.columns.find(({ id }) => id === rules.column)?.label ?? rules.column;
    const met = identified.met.map(({ id, title }) => `${id}（${title}）`).join('、') || '没有命中规则';
    const message =
      identified.state === 'conflict'
        ? `「${label}」需要人工判定：命中的规则结论不同（${met}）`
        : `「${label}」与规则推荐不同（${met}），请改正或写明理由`;
    // Below what a rule asks for may cost a filing; above it is caution.
    const level = identified.state === 'higher' ? 'warning' : 'error';
    return [{ rule: 'identify', level, missing: false, column: rules.column, message }];
  }
}

function sameView(a: RowView, b: RowView): boolean {
  for (const key in b) {
    const [one, other] = [a[key], b[key]];
    if (one === other || Object.is(one, other)) continue;
    const isList = Array.isArray(one) && Array.isArray(other);
    if (!isList || JSON.stringify(one) !== JSON.stringify(other)) return false;
  }
  return true;
}

/** Rows that share a value in a column that must be unique: column → value → row ids in order. */
export function duplicates(register: Register, rows: RegisterRows, ids: readonly string[]): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  for (const column of register.columns) {
    if (!column.unique && column.id !== register.key) continue;
    const byValue = new Map<string, string[]>();
    for (const id of ids) {
      const value = rows.get(id)?.cells[column.id];
      if (!isFilled(value)) continue;
      const text = String(value).trim();
      const own = byValue.get(text);
      if (own) own.push(id);
      else byValue.set(text, [id]);
    }
    const repeated = [...byValue.values()].filter((own) => own.length > 1);
    if (repeated.length > 0) found.set(column.id, repeated);
  }
  return found;
}
