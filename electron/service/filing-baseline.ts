/** Finds what a register is compared with: the newest filing marked as approved, and its snapshot. */
import { gunzipSync } from 'node:zlib';
import type { AttachmentItem } from '../../core/answer/answer.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { holds } from '../../core/form/expression.ts';
import type { ChangeRule, Register } from '../../core/form/schema/register.ts';
import type { RowView } from '../../core/form/view.ts';
import { type Baseline, comparedColumns, compareWith, type Comparison } from '../../core/register/filing-compare.ts';
import { parseSnapshot, type Snapshot, snapshotView } from '../../core/register/filing.ts';
import type { Casefile } from '../casefile/casefile.ts';

/** Unpacked; 100,000 rows of 30 columns are about 60 MB. More is not one of ours. */
const MAX_SNAPSHOT_BYTES = 1024 * 1024 * 1024;

/** Snapshots of one casefile, read once: they never change. */
export class FilingBaselines {
  readonly #casefile: Casefile;
  readonly #snapshots = new Map<string, Snapshot | string>();

  constructor(casefile: Casefile) {
    this.#casefile = casefile;
  }

  /**
   * @param context of the subject that holds the register: `q`, `one`, `all`, `today`
   * @param views of the present rows; asked for only when there is something to compare with
   */
  compare(
    register: Register,
    rule: ChangeRule,
    context: Record<string, unknown>,
    views: () => readonly RowView[],
  ): Comparison {
    const { baseline: where } = rule;
    const nothing = { filings: 0, baseline: undefined, change: undefined, groupBy: [] };
    if (!where) return { ...nothing, notes: ['规范包没有写明备案记录放在哪里，无法比较。'] };
    const table = (context['q'] as Record<string, unknown> | undefined)?.[where.table];
    const rows = (Array.isArray(table) ? (table as RowView[]) : []).filter(
      (row) => filesOf(row, where.file).length > 0,
    );
    if (rows.length === 0) return { ...nothing, notes: [NOT_FILED] };
    const approved = rows.filter((row) => holds(where.when, { ...context, row }));
    if (approved.length === 0)
      return {
        ...nothing,
        filings: rows.length,
        notes: [`已登记 ${rows.length} 次提交，还没有一次标为备案通过，${NO_BASE}`],
      };
    const notes: string[] = [];
    // The newest day; of equal days the row further down, which was added later.
    const newestFirst = approved.reverse().sort((a, b) => compareDays(b[where.date], a[where.date]));
    for (const row of newestFirst) {
      const baseline = this.#baselineIn(register, rule, row, notes);
      if (!baseline) continue;
      const found = compareWith(register, rule, baseline, views());
      return { filings: rows.length, baseline, ...found, notes: [...notes, ...found.notes] };
    }
    return {
      ...nothing,
      filings: rows.length,
      notes: [...notes, `备案通过的记录里没有「${register.label}」的快照，${NO_BASE}`],
    };
  }

  #baselineIn(register: Register, rule: ChangeRule, row: RowView, notes: string[]): Baseline | undefined {
    const { file: column = '', date = '' } = rule.baseline ?? {};
    for (const file of filesOf(row, column)) {
      const snapshot = this.#read(file, register, rule);
      if (typeof snapshot === 'string') notes.push(snapshot);
      else if (snapshot.header.question === register.id)
        return { row: row._id, date: String(row[date] ?? ''), file, snapshot };
    }
    return undefined;
  }

  /** The snapshot, or a sentence that says why the file is none. */
  #read(file: AttachmentItem, register: Register, rule: ChangeRule): Snapshot | string {
    const key = `${register.id}/${file.sha256}`;
    const known = this.#snapshots.get(key);
    if (known !== undefined) return known;
    const read = this.#unpack(file, register, rule);
    this.#snapshots.set(key, read);
    return read;
  }

  #unpack({ sha256, name }: AttachmentItem, register: Register, rule: ChangeRule): Snapshot | string {
    const wanted = comparedColumns(register, rule);
    try {
      const { data } = this.#casefile.evidence.get(sha256);
      const snapshot = parseSnapshot(lines(gunzipSync(data, { maxOutputLength: MAX_SNAPSHOT_BYTES })), (row) =>
        snapshotView(register, row, wanted),
      );
      return snapshot ?? `附件“${name}”不是用「登记本次提交」生成的快照，没有用来比较。`;
    } catch (error) {
      if (error instanceof WorkbenchError) return `备案快照“${name}”读不出来：${error.message}`;
      return `附件“${name}”不是用「登记本次提交」生成的快照，没有用来比较。`;
    }
  }
}

const NO_BASE = '没有可以比较的基准。';
const NOT_FILED = `还没有登记过提交，${NO_BASE}提交后点「登记本次提交」，通过后在备案记录里标明。`;

/** A megabyte-long text is never made: each line is decoded by itself. */
function* lines(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from);
    const to = end < 0 ? bytes.length : end;
    yield decoder.decode(bytes.subarray(from, to));
    from = to + 1;
  }
}

function filesOf(row: RowView, column: string): AttachmentItem[] {
  const value = row[column];
  return Array.isArray(value) ? (value as AttachmentItem[]).filter(({ sha256 }) => typeof sha256 === 'string') : [];
}

function compareDays(a: unknown, b: unknown): number {
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}
