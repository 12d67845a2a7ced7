/** Drop-downs: short lists inside the rule, longer ones on a hidden sheet, one range per column. */
import { escapeXml } from '../../document/text.ts';
import type { Column, Sheet } from '../model.ts';
import { columnName, MAX_ROWS, quotedSheet } from './cell-names.ts';
import { layoutOf, sheetName } from './layout.ts';

/** Excel's limit for a list written inside the rule. */
const MAX_INLINE = 255;
const MAX_PROMPT = 255;

/** Commas separate the items, quotes end the list, white space at the ends is lost. */
const inlineList = (items: readonly string[]): string | undefined => {
  const joined = items.join(',');
  const plain = items.every((item) => item !== '' && item === item.trim() && !/[,"\r\n]/.test(item));
  return plain && joined.length <= MAX_INLINE ? `"${joined}"` : undefined;
};

/** Collects what does not fit inside a rule; equal lists stand on the sheet once. */
export class ListSheet {
  readonly name: string;
  readonly #lists: (readonly string[])[] = [];
  readonly #known = new Map<string, number>();

  constructor(sheets: readonly Sheet[]) {
    this.name = sheetName(
      '选项',
      sheets.map(({ name }) => name),
    );
  }

  /** The formula of a column's rule. */
  formula({ list }: Column): string | undefined {
    if (!list) return undefined;
    if ('range' in list) return list.range.replace(/^=/, '');
    const items = list.filter((item) => item !== '');
    if (items.length === 0) return undefined;
    const inline = inlineList(items);
    if (inline) return inline;
    const column = columnName(this.#place(items));
    return `${quotedSheet(this.name)}!$${column}$1:$${column}$${items.length}`;
  }

  /** The hidden sheet, when any list stands on it. */
  sheet(): Sheet | undefined {
    if (this.#lists.length === 0) return undefined;
    const height = Math.max(...this.#lists.map((list) => list.length));
    const rows = Array.from({ length: height }, (_, row) => this.#lists.map((list) => list[row]));
    const columns = this.#lists.map((): Column => ({ title: '', type: 'text', style: { border: false } }));
    return { name: this.name, state: 'hidden', bare: true, columns, rows };
  }

  #place(items: readonly string[]): number {
    const key = JSON.stringify(items);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const place = this.#lists.push(items) - 1;
    this.#known.set(key, place);
    return place;
  }
}

function ruleXml(column: Column, formula: string | undefined, range: string): string {
  const prompt = column.prompt ? ` showInputMessage="1" prompt="${escapeXml(column.prompt.slice(0, MAX_PROMPT))}"` : '';
  if (formula === undefined) return prompt === '' ? '' : `<dataValidation${prompt} sqref="${range}"/>`;
  const strictness = column.listOnly === false ? ' errorStyle="warning"' : '';
  const message = ' showErrorMessage="1" errorTitle="不在选项内" error="请从下拉列表中选择。"';
  return `<dataValidation type="list"${strictness} allowBlank="1"${message}${prompt} sqref="${range}"><formula1>${escapeXml(formula)}</formula1></dataValidation>`;
}

/** @param lastRow of the data, 1-based */
export function validationsXml(sheet: Sheet, lists: ListSheet, lastRow: number): string {
  const { firstRow } = layoutOf(sheet);
  const end = Math.min(Math.max(lastRow, firstRow) + (sheet.spareRows ?? 0), MAX_ROWS);
  const rules = sheet.columns
    .map((column, i) => ruleXml(column, lists.formula(column), `${columnName(i)}${firstRow}:${columnName(i)}${end}`))
    .filter((xml) => xml !== '');
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}
