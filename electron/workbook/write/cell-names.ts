/** `A1` and its like. */

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** 0 → A, 26 → AA */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** For use in a formula: `'分类''一'` */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;
