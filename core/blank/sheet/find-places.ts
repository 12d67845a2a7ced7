/** All places of one worksheet, in reading order. */
import { tidyLabel } from '../label.ts';
import { type BlankPlace, UNTOUCHABLE } from '../place.ts';
import { choiceWords } from '../word/wording.ts';
import { atOf, Blocks, isBlank, isPrinted, type SheetBlock, type SheetGrid } from './grid.ts';
import { Headings } from './headings.ts';
import type { InlineBlank } from './inline.ts';
import { inlineLabel, isAnsweredBeside, isIntroduction, isListLabel } from './inline-layout.ts';
import { blanksIn } from './inside.ts';
import { Matrices } from './matrix.ts';
import { groupsAround, labelBeside } from './neighbours.ts';
import { optionsOf, tablePlace } from './table-place.ts';
import { findRowTables, type RowTable } from './tables.ts';
import { withVirtualBlanks } from './virtual.ts';
import {
  blankKind,
  hintKind,
  isDatePattern,
  isInk,
  isNote,
  isOfficeUse,
  isPhoto,
  isSequenceHeader,
  isTotalLabel,
  isUnit,
  textLimit,
  unitInLabel,
} from './words.ts';

/** What filling needs to know beyond the place itself. */
export interface SheetTarget {
  sheet: string;
  block: SheetBlock;
  /** For a blank inside a text. */
  inline?: InlineBlank;
  table?: RowTable;
  /** For a blank of the printed page: `oddHeader` and the like. */
  header?: string;
}
export interface SheetPlace {
  place: BlankPlace;
  target: SheetTarget;
}

interface FoundLabels {
  label: string[];
  /** Printed text of the nearest label, with its notes. */
  printed: string;
  unit?: string;
}

const unitOf = (unit: string | undefined): { unit?: string } => (unit === undefined ? {} : { unit });
const limitOf = (limit: number | undefined): { limit?: number } => (limit === undefined ? {} : { limit });

class PlaceFinder {
  private readonly found: SheetPlace[] = [];
  private readonly blocks: Blocks;
  private readonly tables: RowTable[];
  private readonly headings: Headings;
  private readonly matrices: Matrices;
  /** Places found so far at one spot. */
  private readonly atSpot = new Map<string, number>();
  private readonly taken = new Set<SheetBlock>();
  private readonly grid: SheetGrid;

  constructor(grid: SheetGrid) {
    this.grid = grid;
    this.blocks = new Blocks(withVirtualBlanks(grid));
    this.tables = findRowTables(this.blocks);
    this.headings = new Headings(this.blocks, this.tables);
    this.matrices = new Matrices(this.blocks);
  }

  run(): SheetPlace[] {
    for (const table of this.tables) this.table(table);
    for (const block of this.blocks.grid.blocks) if (!this.taken.has(block)) this.block(block);
    this.found.sort((a, b) => a.target.block.row - b.target.block.row || a.target.block.column - b.target.block.column);
    return this.found;
  }

  private office(block: { row: number; column: number }, label: string): boolean {
    return isOfficeUse(label) || (this.headings.section(block.row, block.column)?.office ?? false);
  }

  private sectionPath(block: { row: number; column: number }, without?: number): string[] {
    const section = this.headings.section(block.row, block.column);
    return section && section.row !== without && !section.office ? [section.text] : [];
  }

  private add(target: SheetTarget, place: Omit<BlankPlace, 'id' | 'at'>): void {
    const at = atOf(this.grid.name, target.block);
    const same = this.atSpot.get(at) ?? 0;
    this.atSpot.set(at, same + 1);
    const locked = target.block.locked && !UNTOUCHABLE.has(place.kind);
    const id = same === 0 ? at : `${at}#${same + 1}`;
    const label = place.label.filter((part, i) => part !== place.label[i - 1]);
    this.found.push({ place: { id, at, ...place, label, ...(locked ? { kind: 'protected' as const } : {}) }, target });
  }

  private table(table: RowTable): void {
    for (const block of table.blocks) this.taken.add(block);
    const found = tablePlace(this.blocks, this.headings, table);
    if (found) this.add({ sheet: this.grid.name, block: found.block, table }, found.place);
  }

  private block(block: SheetBlock): void {
    if (block.formula) this.formula(block);
    else if (isBlank(block)) this.blank(block);
    else if (isPrinted(block)) this.printed(block);
  }

  private formula(block: SheetBlock): void {
    const label = this.labelOf(block);
    if (label) this.add({ sheet: this.grid.name, block }, { kind: 'formula', label: label.label, text: block.text });
  }

  private labelOf(block: SheetBlock): FoundLabels | undefined {
    const matrix = this.matrices.labels(block);
    if (matrix) return { ...matrix, label: [...this.sectionPath(block), ...matrix.label] };
    const beside = labelBeside(this.blocks, block);
    if (!beside) return undefined;
    return { label: [...this.sectionPath(block, beside.heading), ...beside.label], printed: beside.printed };
  }

  private blank(block: SheetBlock): void {
    // The empty cells of a section's own row are drawn only to close the frame.
    if (this.headings.isHeading(block.row) && block.list === undefined && !block.open) return;
    if (this.isTotals(block)) return;
    const found = this.labelOf(block);
    if (!found) {
      if (block.list || block.open) this.unlabelled(block);
      return;
    }
    const behind = this.blocks.right(block);
    const unit = behind && isPrinted(behind) && isUnit(behind.text) ? behind.text.trim() : unitInLabel(found.printed);
    const kind = this.office(block, found.label.join(' '))
      ? 'office-use'
      : isPhoto(found.printed) && (block.rowEnd > block.row || block.columnEnd > block.column)
        ? 'image'
        : blankKind(found.printed, block);
    this.add(
      { sheet: this.grid.name, block },
      {
        kind,
        label: found.label,
        text: block.text,
        ...optionsOf(block.list),
        ...limitOf(textLimit(found.printed)),
        ...unitOf(found.unit ?? unit),
      },
    );
  }

  /** In 合计 with its formulas the other cells stay empty. */
  private isTotals(block: SheetBlock): boolean {
    const row = this.blocks.own(block.row);
    const [first] = row.filter(isPrinted);
    if (!first || first.column > block.column || block.list || block.open) return false;
    const summed = row.filter((one) => one.formula).length;
    // 「总分」 with one cell of its own and a formula for the grade behind it is a pair of label and answer.
    const pairs = row.filter(isPrinted).length > 1 && this.blocks.left(block) === first;
    return summed > 0 && !pairs && isTotalLabel(first.text);
  }

  /** A drop-down or an open cell of a protected sheet wants an answer even without a label. */
  private unlabelled(block: SheetBlock): void {
    const label = this.sectionPath(block);
    this.add(
      { sheet: this.grid.name, block },
      { kind: blankKind('', block), label, text: block.text, ...optionsOf(block.list) },
    );
  }

  private printed(block: SheetBlock): void {
    if (isPhoto(block.text) && (block.rowEnd > block.row || block.columnEnd > block.column)) return this.frame(block);
    const inline = blanksIn(block);
    if (inline.length > 0) return this.inside(block, inline);
    const words = choiceWords(block.text);
    if (words && !this.matrices.isHeading(block)) return this.choice(block, words);
    const hint = hintKind(block.text);
    if (hint || block.list) this.replaceable(block, hint ?? 'placeholder');
  }

  /** 「是/否」 beside its label: one of the words is to stay. */
  private choice(block: SheetBlock, words: readonly string[]): void {
    const found = this.labelOf(block);
    if (!found) return;
    const kind = this.office(block, found.label.join(' ')) ? 'office-use' : 'choice-text';
    const options = words.map((label) => ({ label, on: false }));
    this.add({ sheet: this.grid.name, block }, { kind, label: found.label, text: block.text, options });
  }

  /** A merged cell with words such as 照片; a label in front of it names it better. */
  private frame(block: SheetBlock): void {
    const right = this.blocks.right(block);
    // 「现场照片」 | ____: the frame is the cell beside its label.
    if (isBlank(right) && right.rowEnd - right.row >= block.rowEnd - block.row) return;
    const beside = labelBeside(this.blocks, block);
    const taller = block.rowEnd > block.row;
    const own = [...this.sectionPath(block), tidyLabel(block.text).replace(/\s+/g, '')];
    const label = beside && !taller ? [...this.sectionPath(block, beside.heading), ...beside.label] : own;
    this.add({ sheet: this.grid.name, block }, { kind: 'image', label, text: block.text });
  }

  /** Advice in the answer's cell, or the first entry of a list standing there: to be replaced. */
  private replaceable(block: SheetBlock, kind: 'hint' | 'placeholder'): void {
    if (this.headings.isHeading(block.row) || isNote(block.text)) return;
    const found = this.labelOf(block);
    if (!found) return;
    const office = this.office(block, found.label.join(' '));
    const options = block.list?.map((label) => ({ label, on: label === block.text })) ?? [];
    this.add(
      { sheet: this.grid.name, block },
      {
        kind: office
          ? 'office-use'
          : isInk(found.printed)
            ? 'sign'
            : block.list
              ? 'dropdown'
              : isDatePattern(block.text)
                ? 'date'
                : kind,
        label: found.label,
        text: block.text,
        ...limitOf(textLimit(found.printed) ?? textLimit(block.text)),
        ...unitOf(found.unit),
        ...(options.length > 0 ? { options } : {}),
      },
    );
  }

  private inside(block: SheetBlock, inline: InlineBlank[]): void {
    if (isAnsweredBeside(this.blocks, block, inline) || isIntroduction(this.blocks, block)) return;
    const [first] = inline;
    if (inline.length === 1 && first?.kind === 'after-label' && isListLabel(this.blocks, block))
      return this.rightOf(block);
    for (const blank of inline) this.inlinePlace(block, blank);
  }

  private rightOf(label: SheetBlock): void {
    const column = this.blocks.columnBehind(label.columnEnd);
    const list = this.grid.listAt(label.row, column);
    const existing = this.blocks.right(label);
    const block: SheetBlock = existing ?? {
      ...label,
      column,
      columnEnd: column,
      rowEnd: label.row,
      text: '',
      date: false,
      framed: false,
      ...(list ? { list } : {}),
    };
    const path = [...this.sectionPath(label), ...groupsAround(this.blocks, label), tidyLabel(label.text)];
    const kind = this.office(label, label.text) ? 'office-use' : blankKind(label.text, block);
    this.add({ sheet: this.grid.name, block }, { kind, label: path, text: '', ...optionsOf(block.list) });
  }

  private inlinePlace(block: SheetBlock, inline: InlineBlank): void {
    const label = inlineLabel(this.blocks, block, inline, {
      section: this.sectionPath(block),
      labelOf: (each) => this.labelOf(each)?.label,
    });
    const options = inline.options?.map((option) => ({
      label: option.label === '' ? (label.at(-1) ?? '') : option.label,
      on: option.on,
    }));
    const limit = inline.kind === 'after-label' ? textLimit(block.text) : undefined;
    this.add(
      { sheet: this.grid.name, block, inline },
      {
        kind: this.inlineKind(block, inline, label),
        label,
        text: block.text,
        ...(options ? { options } : {}),
        ...limitOf(limit),
        ...unitOf(inline.unit),
      },
    );
  }

  private inlineKind(block: SheetBlock, inline: InlineBlank, label: readonly string[]): BlankPlace['kind'] {
    if (this.office(block, label.join(' '))) return 'office-use';
    if (/^(?:after-label|underline)$/.test(inline.kind) && isInk(inline.label)) return 'sign';
    // A date beside a seal or in a cell of signatures is written by the hand that signs.
    const words = inline.label === '' ? block.text : inline.label;
    const inkDate = inline.kind === 'date' && /签字|签名|签章|盖章|公章/u.test(words);
    return inkDate ? 'sign' : inline.kind;
  }
}

export const findSheetPlaces = (grid: SheetGrid): SheetPlace[] => new PlaceFinder(grid).run();

/** Columns of running numbers, so that added rows go on counting. */
export const isNumbered = (table: RowTable): boolean =>
  table.sequence !== undefined &&
  (isSequenceHeader(table.sequence.label.at(-1) ?? '序号') || /\d/.test(table.sequence.block.text));
