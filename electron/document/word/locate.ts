/**
 * Where in a Word part a scan stands, in the words of reports: `p12` is the twelfth paragraph of the body,
 * `T1 R3 C2 p1` the first paragraph of a table cell, `文本框1 p1` one inside the first text box of the body.
 */
import type { TagKind } from '../xml.ts';

interface Container {
  path: string;
  paragraphs: number;
  tables: number;
  boxes: number;
}
interface TableState {
  path: string;
  rows: number;
  cells: number;
}

export interface ParagraphState {
  container: Container;
  /** Number within the container before anything in this paragraph is split. */
  index: number;
}

const join = (path: string, step: string): string => (path === '' ? step : `${path} ${step}`);

/** Feed it every tag in order; it keeps the stacks. */
export class Locator {
  private readonly containers: Container[];
  private readonly tables: TableState[] = [];
  private readonly paragraphs: ParagraphState[] = [];
  /** Depth of `mc:Fallback`: the same content once more for old programs. */
  fallback = 0;

  constructor(partPath: string) {
    this.containers = [{ path: partPath, paragraphs: 0, tables: 0, boxes: 0 }];
  }

  get container(): Container {
    return this.containers[this.containers.length - 1] as Container;
  }
  get paragraph(): ParagraphState | undefined {
    return this.paragraphs[this.paragraphs.length - 1];
  }

  tag(name: string, kind: TagKind): void {
    if (kind === 'close') this.close(name);
    else this.open(name, kind === 'empty');
  }

  private open(name: string, empty: boolean): void {
    switch (name) {
      case 'w:p': {
        this.container.paragraphs += 1;
        if (!empty) this.paragraphs.push({ container: this.container, index: this.container.paragraphs });
        return;
      }
      case 'w:tbl':
        this.container.tables += 1;
        if (!empty)
          this.tables.push({ path: join(this.container.path, `T${this.container.tables}`), rows: 0, cells: 0 });
        return;
      case 'w:tr':
        this.onTable((table) => {
          table.rows += 1;
          table.cells = 0;
        });
        return;
      case 'w:tc':
        this.onTable((table) => {
          table.cells += 1;
          if (!empty) this.push(join(table.path, `R${table.rows} C${table.cells}`));
        });
        return;
      case 'w:txbxContent':
        if (!empty) this.openBox();
        return;
      case 'mc:Fallback':
        if (!empty) this.fallback += 1;
        return;
    }
  }

  private close(name: string): void {
    if (name === 'w:p') this.paragraphs.pop();
    else if (name === 'w:tbl') this.tables.pop();
    else if (name === 'w:tc' || name === 'w:txbxContent') this.containers.pop();
    else if (name === 'mc:Fallback') this.fallback -= 1;
  }

  private onTable(change: (table: TableState) => void): void {
    const table = this.tables[this.tables.length - 1];
    if (table) change(table);
  }

  private openBox(): void {
    const owner = this.container;
    owner.boxes += 1;
    this.push(join(owner.path, `文本框${owner.boxes}`));
  }

  private push(path: string): void {
    this.containers.push({ path, paragraphs: 0, tables: 0, boxes: 0 });
  }
}

export const paragraphPath = (container: { path: string }, index: number): string => join(container.path, `p${index}`);

/** As a person reads it: in a table the cell is enough. */
export const readablePath = (path: string): string => path.replace(/( C\d+) p\d+$/, '$1');

/** `word/document.xml` → '', `word/header1.xml` → `header1`. */
export function partPath(part: string): string {
  const base = part.replace(/^.*\//, '').replace(/\.xml$/, '');
  return part === 'word/document.xml' ? '' : base;
}

/** Parts in which places may stand. */
export const isTextPart = (part: string): boolean =>
  /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)[^/]*\.xml$/.test(part);
