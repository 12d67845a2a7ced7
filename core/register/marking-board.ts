/**
 * How far marking is: counts over all rows, by group and by item. Only rows that changed since the last look are
 * counted again – and, where a journal names them, looked at – so that a key costs one row of twenty thousand.
 */
import type { CellValue, RegisterRow } from '../answer/answer.ts';
import { isFilled } from '../form/functions.ts';
import { type MarkCounts, MarkCounter, NO_COUNTS } from './marking-counts.ts';
import type { MarkSpec } from './marking-spec.ts';
import type { Column } from '../form/pack-schema.ts';
import type { RowView } from '../form/view.ts';
import type { RegisterRows } from './register.ts';
import type { RowJournal } from './row-journal.ts';
import { type ScoreSummary, ScoreTally } from './score.ts';
import type { RowReader } from './view-text.ts';

export interface MarkGroup extends MarkCounts {
  /** Text of the group's column; '' where it is empty. */
  key: string;
}

/** One item over all its objects. */
export interface MarkItem {
  rows: readonly string[];
  /** Rows not marked yet. */
  open: number;
  /** A row of it is marked as a finding. */
  found: boolean;
}

/** What one row adds to the counts. */
interface Share {
  row: RegisterRow;
  group: string;
  item: string;
  option: string;
  bare: boolean;
  /** What scores read of it. */
  scored: RowView;
}

export class MarkBoard {
  readonly spec: MarkSpec;
  readonly #reader: RowReader;
  readonly #uncounted: ReadonlySet<string>;
  readonly #findings: ReadonlySet<string>;
  #shares = new Map<string, Share>();
  #ids: readonly string[] = [];
  #journal: RowJournal | undefined;
  /** How far in the journal rows are counted. */
  #counted = 0;
  #groups = new Map<string, MarkCounts>();
  #items = new Map<string, string[]>();
  /** Of the items that were asked for; gone once a row of them is marked. */
  #itemViews = new Map<string, MarkItem>();
  #totals: MarkCounts = NO_COUNTS;
  #list: readonly MarkGroup[] = [];
  #lastUsed = new Map<string, CellValue>();
  #tallies = new Map<string, ScoreTally>();
  /** Columns that scores read. */
  readonly #scored: readonly Column[];

  constructor(spec: MarkSpec, reader: RowReader) {
    this.spec = spec;
    this.#reader = reader;
    const { columns, scores = [] } = spec.register;
    const read = new Set(scores.flatMap(({ column, weight, per, groupBy }) => [column, weight, per, groupBy]));
    this.#scored = columns.filter(({ id }) => read.has(id));
    this.#uncounted = new Set(spec.options.filter(({ meaning }) => meaning === 'none').map(({ id }) => id));
    this.#findings = new Set(spec.options.filter(({ isFinding }) => isFinding).map(({ id }) => id));
  }

  get totals(): MarkCounts {
    return this.#totals;
  }
  /** In the order in which they first occur. The same objects while nothing in them changes. */
  get groups(): readonly MarkGroup[] {
    return this.#list;
  }
  /** Item → its rows, in the order of the register. */
  get items(): ReadonlyMap<string, readonly string[]> {
    return this.#items;
  }

  /** The same object while nothing of the item changes. */
  itemView(item: string): MarkItem {
    let view = this.#itemViews.get(item);
    if (!view) {
      const rows = this.#items.get(item) ?? [];
      const results = rows.map((id) => this.result(id));
      const found = results.some((result) => this.#findings.has(result));
      this.#itemViews.set(item, (view = { rows, open: results.filter((result) => result === '').length, found }));
    }
    return view;
  }

  /** '' = not marked. */
  result(id: string): string {
    return this.#shares.get(id)?.option ?? '';
  }
  group(id: string): string {
    return this.#shares.get(id)?.group ?? '';
  }
  item(id: string): string {
    return this.#shares.get(id)?.item ?? '';
  }
  isBare(id: string): boolean {
    return this.#shares.get(id)?.bare ?? false;
  }
  /** Scores as the register's state has them but for the items, of the rows of now; by id. */
  scores(): Map<string, ScoreSummary> {
    return new Map([...this.#tallies].map(([id, tally]) => [id, tally.summary]));
  }
  /** What was last written into a column that is carried from row to row. */
  lastUsed(column: string): CellValue | undefined {
    return this.#lastUsed.get(column);
  }

  /**
   * @param journal of these rows, where there is one: all of them are gone through otherwise
   * @returns whether anything changed
   */
  update(rows: RegisterRows, ids: readonly string[], journal?: RowJournal): boolean {
    const known = this.#ids === ids;
    const named = known && journal && journal === this.#journal ? journal.since(this.#counted) : undefined;
    this.#journal = journal;
    this.#counted = journal?.end ?? 0;
    const changed = new Map<string, Share>();
    for (const id of named ?? ids) {
      const row = rows.get(id);
      if (!row) continue;
      const before = this.#shares.get(id);
      if (before?.row === row) continue;
      const share = this.#share(id, row);
      if (before) this.#learn(before.row, row);
      // A row that goes to another group or item moves others: then everything is laid out anew.
      if (!known || !before || before.group !== share.group || before.item !== share.item) {
        this.#layOut(rows, ids);
        return true;
      }
      changed.set(id, share);
    }
    if (!known && (this.#shares.size !== ids.length || this.#ids.length !== ids.length || moved(this.#ids, ids))) {
      this.#layOut(rows, ids);
      return true;
    }
    this.#ids = ids;
    if (changed.size === 0) return false;
    this.#recount(changed);
    return true;
  }

  #recount(changed: ReadonlyMap<string, Share>): void {
    const touched = new Map<string, MarkCounter>();
    const totals = new MarkCounter(this.#totals);
    for (const [id, share] of changed) {
      const before = this.#shares.get(id);
      let counter = touched.get(share.group);
      if (!counter) touched.set(share.group, (counter = new MarkCounter(this.#groups.get(share.group) ?? NO_COUNTS)));
      if (before) for (const each of [counter, totals]) each.add(before, -1);
      for (const each of [counter, totals]) each.add(share, 1);
      for (const tally of this.#tallies.values()) tally.update(before?.scored ?? null, share.scored);
      this.#shares.set(id, share);
      this.#itemViews.delete(share.item);
    }
    this.#totals = totals.counts();
    for (const [key, counter] of touched) this.#groups.set(key, counter.counts());
    this.#list = this.#list.map((group) =>
      touched.has(group.key) ? { key: group.key, ...(this.#groups.get(group.key) ?? NO_COUNTS) } : group,
    );
  }

  #layOut(rows: RegisterRows, ids: readonly string[]): void {
    const shares = new Map<string, Share>();
    const groups = new Map<string, MarkCounter>();
    const items = new Map<string, string[]>();
    const totals = new MarkCounter();
    const { pack, register } = this.spec;
    this.#tallies = new Map((register.scores ?? []).map((score) => [score.id, new ScoreTally(pack, register, score)]));
    for (const id of ids) {
      const row = rows.get(id);
      if (!row) continue;
      const before = this.#shares.get(id);
      const share = before?.row === row ? before : this.#share(id, row);
      shares.set(id, share);
      let group = groups.get(share.group);
      if (!group) groups.set(share.group, (group = new MarkCounter()));
      group.add(share, 1);
      totals.add(share, 1);
      for (const tally of this.#tallies.values()) tally.update(null, share.scored);
      const own = items.get(share.item);
      if (own) own.push(id);
      else items.set(share.item, [id]);
    }
    this.#ids = ids;
    this.#shares = shares;
    this.#items = items;
    this.#itemViews = new Map();
    this.#totals = totals.counts();
    this.#groups = new Map([...groups].map(([key, counter]) => [key, counter.counts()]));
    this.#list = [...this.#groups].map(([key, counts]) => ({ key, ...counts }));
  }

  #share(id: string, row: RegisterRow): Share {
    const { column, groupBy, item, evidence } = this.spec;
    const option = this.#reader.keys(column, id, row)[0] ?? '';
    const scored: RowView = { _id: id };
    for (const each of this.#scored) scored[each.id] = this.#reader.value(each, id, row);
    // Of a choice with words of its own, the option counts.
    if (column.id in scored) scored[column.id] = option || null;
    return {
      scored,
      row,
      group: groupBy ? this.#reader.text(groupBy, id, row) : '',
      // A row that names no item is one by itself.
      item: this.#reader.text(item, id, row) || id,
      option,
      bare: evidence !== undefined && !this.#uncounted.has(option) && !isFilled(row.cells[evidence.id]),
    };
  }

  #learn(before: RegisterRow, now: RegisterRow): void {
    for (const { id } of this.spec.carry) {
      const value = now.cells[id];
      if (value !== undefined && value !== before.cells[id] && isFilled(value)) this.#lastUsed.set(id, value);
    }
  }
}

const moved = (a: readonly string[], b: readonly string[]): boolean => a.some((id, i) => id !== b[i]);
