/**
 * Fonts of GB/T 9704. 仿宋 and 楷体 come with every Windows (their _GB2312 namesakes no longer do); 方正小标宋简体 may be
 * missing, and Word then takes 宋体. Ticks need a font of their own: 仿宋 and 宋体 have no ☑ ☐.
 */
export interface Font {
  ascii: string;
  hAnsi: string;
  cs: string;
  eastAsia: string;
}

const LATIN = 'Times New Roman';
const chinese = (eastAsia: string): Font => ({ ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia });
const only = (name: string): Font => ({ ascii: name, hAnsi: name, cs: name, eastAsia: name });

export const FONT = {
  title: chinese('方正小标宋简体'),
  body: chinese('仿宋'),
  song: chinese('宋体'),
  hei: chinese('黑体'),
  kai: chinese('楷体'),
  /** Page numbers: 宋体 half-width figures, as the standard asks. */
  folio: only('宋体'),
  tick: only('Segoe UI Symbol'),
};
