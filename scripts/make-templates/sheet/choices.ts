/** Drop-downs: typed lists where they are short, a hidden sheet of lists where they are long or depend on another column. */
import type { DataValidation, Workbook, Worksheet } from 'exceljs';

/** exceljs has this; its types do not. */
interface WithValidations {
  dataValidations: { add(range: string, validation: DataValidation): void };
}

/** First and last row that offer the choice. */
type Span = readonly [number, number];

function add(sheet: Worksheet, column: number, [from, to]: Span, head: string, formula: string, hint: string): void {
  const letter = sheet.getColumn(column).letter;
  (sheet as Worksheet & WithValidations).dataValidations.add(`${letter}${from}:${letter}${to}`, {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    // A hint, not a wall: the form offers 「其他」 with a text of its own.
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: head,
    error: `一般从下列选项中选择：${hint}`.slice(0, 220),
  });
}

/** Excel takes a typed list of at most 255 characters, and a comma would part a label in two. */
const isShort = (labels: readonly string[]): boolean =>
  labels.join(',').length <= 250 && !labels.some((label) => label.includes(','));

export function addListChoices(sheet: Worksheet, column: number, span: Span, head: string, labels: string[]): void {
  if (labels.length > 0 && isShort(labels)) add(sheet, column, span, head, `"${labels.join(',')}"`, labels.join('、'));
}

const letters = (column: number): string =>
  (column > 26 ? String.fromCharCode(64 + Math.floor((column - 1) / 26)) : '') +
  String.fromCharCode(65 + ((column - 1) % 26));

/** Lists too long to be typed into a drop-down, on a sheet of their own that nobody needs to see. */
export class ChoiceLists {
  static readonly SHEET = '选项';
  readonly #lists: (readonly string[])[] = [];

  /** @returns the letters of the list's column */
  #keep(values: readonly string[]): string {
    this.#lists.push(values);
    return letters(this.#lists.length);
  }

  /** The hidden sheet, after all others. */
  writeTo(workbook: Workbook): void {
    if (this.#lists.length === 0) return;
    const sheet = workbook.addWorksheet(ChoiceLists.SHEET, { state: 'hidden' });
    this.#lists.forEach((values, column) =>
      values.forEach((value, row) => (sheet.getCell(row + 1, column + 1).value = value)),
    );
  }

  add(sheet: Worksheet, column: number, span: Span, head: string, labels: string[]): void {
    if (labels.length === 0) return;
    if (isShort(labels)) return addListChoices(sheet, column, span, head, labels);
    const letter = this.#keep(labels);
    add(sheet, column, span, head, `${ChoiceLists.SHEET}!$${letter}$1:$${letter}$${labels.length}`, labels.join('、'));
  }

  /** Offers only what belongs to the value of another column of the same row; `pairs` are sorted by that value. */
  addDependent(
    sheet: Worksheet,
    { column, on, span, head }: { column: number; on: number; span: Span; head: string },
    pairs: readonly (readonly [string, string])[],
  ): void {
    const owners = this.#keep(pairs.map(([owner]) => owner));
    const labels = this.#keep(pairs.map(([, label]) => label));
    const name = ChoiceLists.SHEET;
    const cell = `$${sheet.getColumn(on).letter}${span[0]}`;
    const whole = `${name}!$${owners}$1:$${owners}$${pairs.length}`;
    const formula = `OFFSET(${name}!$${labels}$1,MATCH(${cell},${whole},0)-1,0,COUNTIF(${whole},${cell}),1)`;
    add(sheet, column, span, head, formula, '先选上一级，再选本级');
  }
}
