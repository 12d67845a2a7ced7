/** The looks of a sheet's cells: header and title from the house, body from the columns. */
import type { CellStyle, Column, Sheet } from '../model.ts';
import type { Styles } from './styles.ts';

export interface ColumnStyles {
  body: number;
  /** Text that begins like a formula. */
  quoted: number;
  /** What does not fit the column's type. */
  text: number;
  total: number;
  /** A cell that shows nothing when it is empty. */
  blank: number;
}

const FORMATS: Record<Column['type'], string> = {
  text: '@',
  number: 'General',
  integer: '0',
  date: 'yyyy-mm-dd',
  boolean: 'General',
};
const DEFAULT_ALIGN: Partial<Record<Column['type'], CellStyle>> = {
  date: { align: 'center' },
  boolean: { align: 'center' },
};
const HEADER: CellStyle = { bold: true, wrap: true, align: 'center', border: true, fill: 'DCE6F1' };
const TITLE: CellStyle = { bold: true, align: 'center', size: 16 };

export const headerStyle = (styles: Styles): number => styles.of({ ...HEADER, vertical: 'center', numberFormat: '@' });
export const titleStyle = (styles: Styles): number => styles.of({ ...TITLE, vertical: 'center', numberFormat: '@' });

export const formatOf = ({ type, numberFormat }: Column): string => numberFormat ?? FORMATS[type];

export function columnStyles(sheet: Sheet, styles: Styles): ColumnStyles[] {
  return sheet.columns.map((column) => {
    const { type, style } = column;
    // A date stands between texts on both sides.
    const look = { border: !sheet.bare, vertical: 'center' as const, ...DEFAULT_ALIGN[type], ...style };
    const format = formatOf(column);
    return {
      body: styles.of({ ...look, numberFormat: format }),
      quoted: styles.of({ ...look, numberFormat: '@', quotePrefix: true }),
      text: styles.of({ ...look, numberFormat: '@' }),
      total: styles.of({ ...look, numberFormat: type === 'text' ? 'General' : format, bold: true }),
      // With neither lines nor colour there is nothing to see.
      blank: look.border || look.fill ? -1 : styles.of({ ...look, numberFormat: format }),
    };
  });
}
