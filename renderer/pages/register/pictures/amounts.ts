/** What is added up, with its name and unit. */
import type { Picture, Register } from '../../../../core/form/schema/register.ts';
import { amountText, exactText } from '../../../../core/register/picture-amount.ts';
import { t } from '../../../strings/t.ts';

export interface Amounts {
  label: string;
  short(value: number): string;
  exact(value: number): string;
}

export function amountsOf(register: Register, picture: Picture): Amounts[] {
  return picture.measures.map(({ column: id, label, unit }) => {
    const column = register.columns.find((each) => each.id === id);
    const own = unit ?? (column && 'unit' in column ? column.unit : undefined) ?? (column ? '' : t('pictures.rowUnit'));
    return {
      label: label ?? column?.label ?? t('pictures.rowCount'),
      short: (value) => amountText(value, own),
      exact: (value) => exactText(value, own),
    };
  });
}
