/** All places of one worksheet, in reading order. */
import { tidyLabel } from '../label.ts';
import { type BlankColumn, type BlankOption, type BlankPlace, UNTOUCHABLE } from '../place.ts';
import { atOf, Blocks, isBlank, isEmptyText, isPrinted, type SheetBlock, type SheetGrid } from './grid.ts';
import { findHeadings, type Heading, headingsOver } from './headings.ts';
import type { InlineBlank } from './inline.ts';
import { blanksIn } from './inside.ts';
import { Matrices } from './matrix.ts';
import { groupsAround, labelBeside } from './neighbours.ts';
import { findRowTables, type RowTable, type TableColumn } from './tables.ts';
import {
  blankKind,
  hintKind,
  isInk,
  isOfficeUse,
  isPhoto,
  isSequenceHeader,
  isUnit,
  rowLimit,
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

const optionsOf = (list: string[] | undefined): { options?: BlankOption[] } =>
  list && list.length > 0 ? { options: list.map((label) => ({ label, on: false })) } : {};

class PlaceFinder {
  private readonly found: SheetPlace[] = [];
  private readonly blocks: Blocks;
  private readonly headings: Heading[];
  private readonly matrices: Matrices;
  /** Places found so far at one spot. */
  private readonly atSpot = new Map<string, number>();
  private readonly taken = new Set<SheetBlock>();
  private readonly grid: SheetGrid;

  constructor(grid: SheetGrid) {
    this.grid = grid;
    this.blocks = new Blocks(grid);
    this.headings = findHeadings(this.blocks);
    this.matrices = new Matrices(this.blocks);
  }

  run(): SheetPlace[] {
    for (const table of findRowTables(this.blocks)) this.table(table);
    for (const block of this.grid.blocks) if (!this.taken.has(block)) this.block(block);
    this.found.sort((a, b) => a.target.block.row - b.target.block.row || a.target.block.column - b.target.block.column);
    return this.found;
  }

  private office(row: number, label: string): boolean {
    return isOfficeUse(label) || (headingsOver(this.headings, row).section?.office ?? false);
  }

  private sectionPath(row: number, without?: number): string[] {
    const { section } = headingsOver(this.headings, row);
    return section && section.row !== without && !section.office ? [section.text] : [];
  }

  private add(target: SheetTarget, place: Omit<BlankPlace, 'id' | 'at'>): void {
    const at = atOf(this.grid.name, target.block);
    const same = this.atSpot.get(at) ?? 0;
    this.atSpot.set(at, same + 1);
    const locked = target.block.locked && !UNTOUCHABLE.has(place.kind);
    const id = same === 0 ? at : `${at}#${same + 1}`;
    this.found.push({ place: { id, at, ...place, ...(locked ? { kind: 'protected' as const } : {}) }, target });
  }

  private table(table: RowTable): void {
    for (const block of table.blocks) this.taken.add(block);
    const open = table.columns.filter((column) => column !== table.sequence);
    const [first] = open;
    if (!first) return;
    const over = headingsOver(this.headings, table.header);
    const heading = over.section ?? over.title;
    const groups = groupsAround(this.blocks, first.block);
    const label = groups.length > 0 ? groups : [heading?.text ?? tidyLabel(this.grid.name)];
    const below = this.blocks
      .own(table.to + 1)
      .filter(isPrinted)
      .map((block) => block.text);
    const limit = rowLimit([heading?.text ?? '', ...groups, ...below].join(' '));
    const office = this.office(table.header, label.join(' '));
    const kind = office ? ('office-use' as const) : ('row' as const);
    const columns = open.map((column) => this.column(column));
    this.add(
      { sheet: this.grid.name, block: first.block, table },
      { kind, label, text: '', columns, rows: table.to - table.from + 1, ...(limit === undefined ? {} : { limit }) },
    );
  }

  private column({ label, block }: TableColumn): BlankColumn {
    const nearest = label.at(-1) ?? '';
    const kind = block.formula ? 'formula' : block.locked ? 'protected' : blankKind(nearest, block);
    return { label, kind, at: atOf(this.grid.name, block), ...optionsOf(block.list) };
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

  private labelOf(block: SheetBlock): { label: string[]; printed: string } | undefined {
    const matrix = this.matrices.labels(block);
    if (matrix) {
      const path = [...this.sectionPath(block.row), ...matrix];
      return { label: path, printed: matrix.at(-1) ?? '' };
    }
    const beside = labelBeside(this.blocks, block);
    if (!beside) return undefined;
    return { label: [...this.sectionPath(block.row, beside.heading), ...beside.label], printed: beside.printed };
  }

  private blank(block: SheetBlock): void {
    const found = this.labelOf(block);
    if (!found) {
      if (block.list || block.open) this.unlabelled(block);
      return;
    }
    const limit = textLimit(found.printed);
    const behind = this.blocks.right(block);
    const unit = behind && isPrinted(behind) && isUnit(behind.text) ? behind.text.trim() : unitInLabel(found.printed);
    const kind = this.office(block.row, found.label.join(' '))
      ? 'office-use'
      : isPhoto(found.printed)
        ? 'image'
        : blankKind(found.printed, block);
    this.add(
      { sheet: this.grid.name, block },
      {
        kind,
        label: found.label,
        text: block.text,
        ...optionsOf(block.list),
        ...(limit === undefined ? {} : { limit }),
        ...(unit === undefined ? {} : { unit }),
      },
    );
  }

  /** A drop-down or an open cell of a protected sheet wants an answer even without a label. */
  private unlabelled(block: SheetBlock): void {
    const label = this.sectionPath(block.row);
    this.add(
      { sheet: this.grid.name, block },
      { kind: blankKind('', block), label, text: block.text, ...optionsOf(block.list) },
    );
  }

  private printed(block: SheetBlock): void {
    if (isPhoto(block.text) && (block.rowEnd > block.row || block.columnEnd > block.column)) {
      const label = [...this.sectionPath(block.row), tidyLabel(block.text).replace(/\s+/g, '')];
      return this.add({ sheet: this.grid.name, block }, { kind: 'image', label, text: block.text });
    }
    const inline = blanksIn(block);
    if (inline.length > 0) return this.inside(block, inline);
    const hint = hintKind(block.text);
    if (hint || block.list) this.replaceable(block, hint ?? 'placeholder');
  }

  /** Advice in the answer's cell, or the first entry of a list standing there: to be replaced. */
  private replaceable(block: SheetBlock, kind: 'hint' | 'placeholder'): void {
    if (this.headings.some((heading) => heading.row === block.row)) return;
    const found = this.labelOf(block);
    if (!found) return;
    const office = this.office(block.row, found.label.join(' '));
    const limit = textLimit(found.printed) ?? textLimit(block.text);
    this.add(
      { sheet: this.grid.name, block },
      {
        kind: office ? 'office-use' : isInk(found.printed) ? 'sign' : block.list ? 'dropdown' : kind,
        label: found.label,
        text: block.text,
        ...(limit === undefined ? {} : { limit }),
        ...(block.list && block.list.length > 0
          ? { options: block.list.map((label) => ({ label, on: label === block.text })) }
          : {}),
      },
    );
  }

  private inside(block: SheetBlock, inline: InlineBlank[]): void {
    const [first] = inline;
    // 「单位名称：」 with an empty box right of it: the box is the place, found by itself.
    const right = this.blocks.right(block);
    if (inline.length === 1 && first?.kind === 'after-label' && first.start === first.end && isBlank(right)) return;
    if (inline.length === 1 && first?.kind === 'after-label' && this.asList(block)) return this.rightOf(block);
    for (const blank of inline) this.inlinePlace(block, blank);
  }

  /** Labels one below the other with free cells beside them: people write into those. */
  private asList(block: SheetBlock): boolean {
    const free = (row: number): boolean => {
      const label = this.blocks.at(row, block.column);
      if (!label || !isPrinted(label) || !/[:：]\s*$/u.test(label.text)) return false;
      if (label.columnEnd !== block.columnEnd || label.column !== label.columnEnd) return false;
      const right = this.blocks.right(label);
      return right === undefined || isEmptyText(right.text);
    };
    const isFree = free(block.row) && !/[_＿]/u.test(block.text);
    return isFree && (free(block.row - 1) || free(block.row + 1) || (this.blocks.right(block)?.date ?? false));
  }

  private rightOf(label: SheetBlock): void {
    const column = label.columnEnd + 1;
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
    const path = [...this.sectionPath(label.row), ...groupsAround(this.blocks, label), tidyLabel(label.text)];
    const kind = this.office(label.row, label.text) ? 'office-use' : blankKind(label.text, block);
    this.add({ sheet: this.grid.name, block }, { kind, label: path, text: '', ...optionsOf(block.list) });
  }

  /** One box a cell: the label stands left of the first of them, the option names the place. */
  private tickLabel(block: SheetBlock, { options = [] }: InlineBlank): string[] | undefined {
    const [option] = options;
    if (options.length !== 1 || !option) return undefined;
    let first = block;
    for (let left = this.blocks.left(first); left; left = this.blocks.left(left)) {
      if (!blanksIn(left)[0]?.kind.startsWith('tick')) break;
      first = left;
    }
    const label = this.labelOf(first)?.label ?? this.sectionPath(block.row);
    return [...label, option.label];
  }

  private inlinePlace(block: SheetBlock, inline: InlineBlank): void {
    const own = inline.label === '' ? (this.tickLabel(block, inline) ?? this.labelOf(block)?.label) : undefined;
    const groups = own ? [] : [...this.sectionPath(block.row), ...groupsAround(this.blocks, block)];
    const nearest = inline.label === '' ? [] : [inline.label];
    const options = inline.options?.map(({ label, on }) => ({ label, on }));
    const fallback = options?.length === 1 ? [options[0]?.label ?? ''] : [];
    const label = own ?? [...groups, ...nearest];
    const limit = textLimit(block.text);
    const ink = inline.kind === 'after-label' && isInk(inline.label);
    const seal = /签字|签名|签章|盖章|公章/u.test(inline.label === '' ? block.text : inline.label);
    const inkDate = inline.kind === 'date' && seal;
    const kind = this.office(block.row, label.join(' ')) ? 'office-use' : ink || inkDate ? 'sign' : inline.kind;
    this.add(
      { sheet: this.grid.name, block, inline },
      {
        kind,
        label: label.length > 0 ? label : fallback,
        text: block.text,
        ...(options ? { options } : {}),
        ...(limit !== undefined && inline.kind === 'after-label' ? { limit } : {}),
      },
    );
  }
}

export const findSheetPlaces = (grid: SheetGrid): SheetPlace[] => new PlaceFinder(grid).run();

/** Columns of running numbers, so that added rows go on counting. */
export const isNumbered = (table: RowTable): boolean =>
  table.sequence !== undefined && isSequenceHeader(table.sequence.label.at(-1) ?? '序号');
