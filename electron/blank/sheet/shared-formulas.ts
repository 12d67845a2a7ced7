/** Shared formulas written out: cells that are to be cloned must carry their own. */
import { columnLetters, columnNumber } from '../../document/sheet/rows.ts';
import { escapeXml, unescapeXml } from '../../document/text.ts';
import { attribute } from '../../document/xml.ts';

const TOKEN =
  /"(?:[^"]|"")*"|('(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_(!.])/gu;

/** Relative references moved by rows and columns, as Excel does for the cells of a shared formula. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  return formula.replace(
    TOKEN,
    (whole, sheet?: string, fixedColumn?: string, letters?: string, fixedRow?: string, digits?: string, ...rest) => {
      if (letters === undefined || digits === undefined) return whole;
      const offset = rest.find((each): each is number => typeof each === 'number') ?? 0;
      if (offset > 0 && /[\p{L}\p{N}_.$]/u.test(formula[offset - 1] ?? '')) return whole;
      const column = fixedColumn ? letters : columnLetters(columnNumber(letters) + columns);
      const row = fixedRow ? digits : String(Number(digits) + rows);
      return `${sheet ?? ''}${fixedColumn ?? ''}${column}${fixedRow ?? ''}${row}`;
    },
  );
}

interface Master {
  row: number;
  column: number;
  formula: string;
}

const addressOf = (cell: string): [row: number, column: number] => {
  const match = /\sr="([A-Z]+)(\d+)"/.exec(cell.slice(0, cell.indexOf('>') + 1));
  return [Number(match?.[2] ?? 0), columnNumber(match?.[1] ?? '')];
};

const CELL = /<c\b[^>]*?(?<!\/)>(?:(?!<\/c>).)*?<f\b[^>]*\st="shared"(?:(?!<\/c>).)*<\/c>/gs;

/** The sheet with a formula of its own in every cell of a shared one. */
export function unshareFormulas(xml: string): string {
  if (!/<f\b[^>]*\st="shared"/.test(xml)) return xml;
  const masters = new Map<string, Master>();
  for (const [cell] of xml.matchAll(CELL)) {
    const [, tag = '', text = ''] = /(<f\b[^>]*>)([^<]+)<\/f>/.exec(cell) ?? [];
    if (text === '' || !attribute(tag, 'ref')) continue;
    const [row, column] = addressOf(cell);
    masters.set(attribute(tag, 'si') ?? '', { row, column, formula: unescapeXml(text) });
  }
  return xml.replace(CELL, (cell) => {
    const tag = /<f\b[^>]*>/.exec(cell)?.[0] ?? '';
    const master = masters.get(attribute(tag, 'si') ?? '');
    if (!master) return cell;
    const [row, column] = addressOf(cell);
    const formula = shiftFormula(master.formula, row - master.row, column - master.column);
    return cell.replace(/<f\b[^>]*?(?:\/>|>[^<]*<\/f>)/, () => `<f>${escapeXml(formula)}</f>`);
  });
}
