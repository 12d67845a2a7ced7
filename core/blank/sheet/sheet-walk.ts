/** One worksheet while its places are looked for: what is known of it, what any cell is called, what has been found. */
import { type BlankPlace, UNTOUCHABLE } from '../place.ts';
import { atOf, Blocks, type SheetBlock, type SheetGrid } from './grid.ts';
import { Headings } from './headings.ts';
import { Matrices } from './matrix.ts';
import { labelBeside } from './neighbours.ts';
import type { SheetPlace, SheetTarget } from './sheet-place.ts';
import { findRowTables, type RowTable } from './tables.ts';
import { withVirtualBlanks } from './virtual.ts';
import { isOfficeUse } from './words.ts';

interface FoundLabels {
  label: string[];
  /** Printed text of the nearest label, with its notes. */
  printed: string;
  unit?: string;
}

export class SheetWalk {
  readonly grid: SheetGrid;
  readonly blocks: Blocks;
  readonly tables: RowTable[];
  readonly headings: Headings;
  readonly matrices: Matrices;
  readonly found: SheetPlace[] = [];
  /** Places found so far at one spot. */
  readonly #atSpot = new Map<string, number>();

  constructor(grid: SheetGrid) {
    this.grid = grid;
    this.blocks = new Blocks(withVirtualBlanks(grid));
    this.tables = findRowTables(this.blocks);
    this.headings = new Headings(this.blocks, this.tables);
    this.matrices = new Matrices(this.blocks);
  }

  /** Filled in by the office that receives the form. */
  office(block: { row: number; column: number }, label: string): boolean {
    return isOfficeUse(label) || (this.headings.section(block.row, block.column)?.office ?? false);
  }

  sectionPath(block: { row: number; column: number }, without?: number): string[] {
    const section = this.headings.section(block.row, block.column);
    return section && section.row !== without && !section.office ? [section.text] : [];
  }

  labelOf(block: SheetBlock): FoundLabels | undefined {
    const matrix = this.matrices.labels(block);
    if (matrix) return { ...matrix, label: [...this.sectionPath(block), ...matrix.label] };
    const beside = labelBeside(this.blocks, block);
    if (!beside) return undefined;
    return { label: [...this.sectionPath(block, beside.heading), ...beside.label], printed: beside.printed };
  }

  add(target: Omit<SheetTarget, 'sheet'>, place: Omit<BlankPlace, 'id' | 'at'>): void {
    const { block } = target;
    const at = atOf(this.grid.name, block);
    const same = this.#atSpot.get(at) ?? 0;
    this.#atSpot.set(at, same + 1);
    const locked = block.locked && !UNTOUCHABLE.has(place.kind);
    const id = same === 0 ? at : `${at}#${same + 1}`;
    const label = place.label.filter((part, i) => part !== place.label[i - 1]);
    this.found.push({
      place: { id, at, ...place, label, ...(locked ? { kind: 'protected' as const } : {}) },
      target: { sheet: this.grid.name, ...target },
    });
  }
}
