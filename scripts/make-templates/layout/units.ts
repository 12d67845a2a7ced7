/** Lengths and sizes as people who read GB/T 9704 say them. */

/** Millimetres → twips (twentieths of a point), the unit of Word's page and table measures. */
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** Points → half-points, the unit of Word's type sizes. */
export const pt = (points: number): number => Math.round(points * 2);

/** Points → twips, for spacing. */
export const twips = (points: number): number => Math.round(points * 20);

/** Sizes of GB/T 9704 by their Chinese names, in points. */
export const SIZE = {
  初号: 42,
  一号: 26,
  二号: 22,
  小二: 18,
  三号: 16,
  小三: 15,
  四号: 14,
  小四: 12,
  五号: 10.5,
  小五: 9,
};

/** A4 and the text area of GB/T 9704: 37 mm above, 28 mm on the left, 156 × 225 mm of text. */
export const PORTRAIT = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26, text: 156 };
/** The same sheet turned for wide tables. */
export const LANDSCAPE = { width: 297, height: 210, top: 28, bottom: 26, left: 25, right: 25, text: 247 };
