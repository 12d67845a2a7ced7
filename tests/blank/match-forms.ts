/** Official forms drawn in a few words, each blank with the question that belongs there. */
import { docx, p, tbl, tc, tr } from './word-support.ts';

/**
 * A row of a form, cell by cell:
 * `标签 = 问题` a label and the empty cell behind it; `标签 = 问题 : □甲 □乙` with printed options or a hint;
 * `> 分组` a group that goes down to the next `>` or `<`; `标签 = -` a blank no question is for;
 * `问题甲|问题乙` either is right.
 */
type Row = string[];
/** A table of rows to be repeated: `列 = 列编号`. */
interface Rows {
  table: string;
  title?: string;
  columns: string[];
}
export type Part = string | Row[] | Rows;

/** Place (`at`) → questions that are right there; none for a blank no question is for. */
export type Truth = Map<string, string[]>;
export interface DrawnForm {
  bytes: Uint8Array;
  truth: Truth;
  columns: Truth;
}

const answers = (text: string): string[] => {
  const trimmed = text.trim();
  return trimmed === '-' ? [] : trimmed.split('|');
};
const split = (item: string): [label: string, truth: string[], inside: string] => {
  const [label = '', rest = '-'] = item.split(' = ');
  const [truth = '-', inside = ''] = rest.split(' : ');
  return [label.trim(), answers(truth), inside.trim()];
};

class Drawing {
  readonly truth: Truth = new Map();
  readonly columns: Truth = new Map();
  private body = '';
  private paragraphs = 0;
  private tables = 0;

  add(part: Part): void {
    if (typeof part === 'string') this.paragraph(part);
    else if (Array.isArray(part)) this.form(part);
    else this.rows(part);
  }

  drawn(): DrawnForm {
    return { bytes: docx(this.body), truth: this.truth, columns: this.columns };
  }

  /** A heading, or `标签 = 问题` as a label with its colon. */
  private paragraph(text: string): void {
    this.paragraphs += 1;
    const [label, truth] = split(text);
    if (text.includes(' = ')) this.truth.set(`p${this.paragraphs}`, truth);
    this.body += p(text.includes(' = ') ? `${label}：` : text);
  }

  private form(rows: Row[]): void {
    this.tables += 1;
    let grouped = false;
    const drawn = rows.map((row, r) => {
      const cells: string[] = [];
      for (const item of row) {
        if (item === '<') grouped = false;
        else if (item.startsWith('> ')) {
          cells.push(tc(item.slice(2), { merge: 'restart' }));
          grouped = true;
        } else {
          if (cells.length === 0 && grouped) cells.push(tc('', { merge: 'continue' }));
          const [label, truth, inside] = split(item);
          cells.push(tc(label), tc(inside));
          this.truth.set(`T${this.tables} R${r + 1} C${cells.length}`, truth);
        }
      }
      this.paragraphs += cells.length;
      return tr(...cells);
    });
    this.body += tbl(...drawn) + p('');
    this.paragraphs += 1;
  }

  private rows({ table, title, columns }: Rows): void {
    if (title !== undefined) this.paragraph(title);
    this.tables += 1;
    const labels = columns.map((column) => split(column)[0]);
    columns.forEach((column, c) => this.columns.set(`T${this.tables} R2 C${c + 1}`, split(column)[1]));
    this.truth.set(`T${this.tables} R2 C1`, answers(table));
    const empty = tr(...labels.map(() => tc('')));
    this.body += tbl(tr(...labels), empty, empty, empty) + p('');
    this.paragraphs += labels.length * 4 + 1;
  }
}

export function draw(parts: readonly Part[]): DrawnForm {
  const drawing = new Drawing();
  for (const part of parts) drawing.add(part);
  return drawing.drawn();
}
