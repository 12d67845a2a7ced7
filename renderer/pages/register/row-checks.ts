/** What is wrong in the rows one looks at, what rules propose there, and what computed columns hold: row by row, on demand. */
import type { RegisterRow } from '../../../core/answer/answer.ts';
import type { Finding, Location } from '../../../core/form/finding.ts';
import { holds } from '../../../core/form/expression.ts';
import type { Option, Pack } from '../../../core/form/pack-schema.ts';
import { type CheckedRow, duplicates, RegisterChecker, type RowProblem } from '../../../core/register/check-rows.ts';
import { type LinkedRows, NO_LINKS } from '../../../core/register/links.ts';
import type { ProblemKind, RowFacts } from '../../../core/register/filter.ts';
import type { Register } from '../../../core/form/schema/register.ts';
import type { CellFindings } from '../../questionnaire/grid/GridRow.tsx';
import type { RegisterTable } from '../../store/register-tables.ts';

type Context = Record<string, unknown>;

export class RowChecks implements RowFacts {
  readonly #register: Register;
  readonly #checker: RegisterChecker;
  readonly #context: Context;
  readonly #at: Location;
  readonly #table: () => RegisterTable;
  #findings = new WeakMap<RegisterRow, Map<string, Finding[]>>();
  /** Column → rows that repeat a value of a row before them. */
  #repeated: ReadonlyMap<string, ReadonlySet<string>> = new Map();

  constructor(
    pack: Pack,
    register: Register,
    context: Context,
    at: Location,
    table: () => RegisterTable,
    linked: LinkedRows = NO_LINKS,
  ) {
    this.#register = register;
    this.#checker = new RegisterChecker(pack, register, context, linked);
    this.#context = context;
    this.#at = at;
    this.#table = table;
  }

  check(id: string, row: RegisterRow): CheckedRow {
    return this.#checker.check(id, row);
  }

  problems(id: string, row: RegisterRow): RowProblem[] {
    const own = this.check(id, row).problems;
    const repeated: RowProblem[] = [];
    for (const [column, rows] of this.#repeated)
      if (rows.has(id)) {
        const label = this.#register.columns.find((candidate) => candidate.id === column)?.label ?? column;
        const message = `「${label}」与前面的行重复`;
        repeated.push({ rule: 'unique', level: 'error', missing: false, column, message });
      }
    return repeated.length ? [...own, ...repeated] : own;
  }

  hasProblem(id: string, row: RegisterRow, which: true | ProblemKind): boolean {
    return this.problems(id, row).some((problem) =>
      which === true
        ? problem.level !== 'hint'
        : problem.rule === which.rule && problem.column === which.column && problem.level === which.level,
    );
  }

  isTouched(id: string): boolean {
    return this.#table().touched.has(id);
  }

  /** Looks for repeated values again; over all rows, so not after every key. @returns whether anything changed */
  lookForDuplicates(): void {
    const { rows, ids } = this.#table();
    const found = duplicates(this.#register, rows, ids);
    this.#repeated = new Map(
      [...found].map(([column, groups]) => [column, new Set(groups.flatMap((own) => own.slice(1)))]),
    );
    this.#findings = new WeakMap();
  }

  findingsOf(id: string, row: RegisterRow): Map<string, Finding[]> {
    let cells = this.#findings.get(row);
    if (cells) return cells;
    cells = new Map<string, Finding[]>();
    for (const { rule, level, missing, column, message } of this.problems(id, row)) {
      const finding: Finding = {
        id: `${rule}@${id}/${column}`,
        level,
        kind: missing ? 'required' : 'check',
        message,
        at: { ...this.#at, row: id, column },
      };
      // What belongs to no column stands at the first.
      const place = column || (this.#register.columns[0]?.id ?? '');
      cells.set(place, [...(cells.get(place) ?? []), finding]);
    }
    this.#findings.set(row, cells);
    return cells;
  }

  /** `row/column` → findings; a new object makes the rows on the screen look again. */
  cellFindings(): CellFindings {
    return {
      get: (key) => {
        const slash = key.lastIndexOf('/');
        const id = key.slice(0, slash);
        const row = this.#table().rows.get(id);
        return row && this.findingsOf(id, row).get(key.slice(slash + 1));
      },
    };
  }

  computed(id: string): Context | undefined {
    const row = this.#table().rows.get(id);
    return row && this.check(id, row).view;
  }

  offered(id: string, option: Option): boolean {
    if (!option.visibleWhen) return true;
    const row = this.#table().rows.get(id) ?? { order: '', cells: {} };
    return holds(option.visibleWhen, { ...this.#context, row: this.check(id, row).view });
  }
}
