/** Which rows repeat: the sections of a sheet as a tree over its rows, and where each old row went. */
import { trimName } from '../scope.ts';
import type { Row } from './rows.ts';

export const TAG = /\{\{\s*([#^/%]?)\s*([^{}]*?)\s*\}\}/g;

export interface Block {
  name: string;
  inverse: boolean;
  /** Row numbers of the template, inclusive. */
  from: number;
  to: number;
  children: Block[];
  /** Both marks in one cell: a condition there only hides text, rows still repeat the row. */
  oneCell: boolean;
}

/** Sections of a sheet. Broken ones are left out; the inspection tells about them. */
export function findBlocks(rows: Row[]): Block[] {
  const top: Block[] = [];
  const open: { block: Block; siblings: Block[]; cell: string }[] = [];
  let siblings = top;
  for (const row of rows) {
    for (const cell of row.cells) {
      if (!cell.text?.includes('{{')) continue;
      const at = `${row.number}/${cell.column}`;
      for (const [, sign, raw = ''] of cell.text.matchAll(TAG)) {
        if (sign === '#' || sign === '^') {
          const name = trimName(raw);
          const block = { name, inverse: sign === '^', from: row.number, to: row.number, children: [], oneCell: false };
          open.push({ block, siblings, cell: at });
          siblings = block.children;
        } else if (sign === '/') {
          const last = open.pop();
          if (!last) continue;
          last.block.to = row.number;
          last.block.oneCell = last.cell === at;
          siblings = last.siblings;
          siblings.push(last.block);
        }
      }
    }
  }
  return top;
}

/** Old row → new rows, for everything that refers to rows. */
export class RowMap {
  /** First and last new row of old rows inside blocks. */
  private readonly inside = new Map<number, [number, number]>();
  /** Old rows behind `after` move by `delta`. */
  private readonly shifts: { after: number; delta: number }[] = [];
  private readonly gone = new Map<number, number>();

  /** An old row inside a block now also stands at `now`. */
  place(old: number, now: number): void {
    const range = this.inside.get(old);
    if (range) range[1] = now;
    else this.inside.set(old, [now, now]);
  }

  /** A block that ended with old row `to`; everything below moved by `delta` in total. */
  shift(to: number, delta: number): void {
    this.shifts.push({ after: to, delta });
  }

  /** Old row that no longer exists; `next` is the new number of what follows it. */
  drop(old: number, next: number): void {
    this.gone.set(old, next);
  }

  private outside(old: number): number {
    let delta = 0;
    for (const shift of this.shifts) {
      if (shift.after >= old) break;
      delta = shift.delta;
    }
    return old + delta;
  }

  first(old: number): number {
    return this.inside.get(old)?.[0] ?? this.gone.get(old) ?? this.outside(old);
  }

  last(old: number): number {
    const next = this.inside.has(old) ? undefined : this.gone.get(old);
    return this.inside.get(old)?.[1] ?? (next === undefined ? this.outside(old) : next - 1);
  }

  isGone(old: number): boolean {
    return !this.inside.has(old) && this.gone.has(old);
  }

  get changed(): boolean {
    return this.shifts.some((shift) => shift.delta !== 0);
  }
}
