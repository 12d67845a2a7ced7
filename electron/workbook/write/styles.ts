/** The styles of a workbook, each written once and named by its number. */
import { escapeXml } from '../../document/text.ts';
import type { CellStyle } from '../model.ts';

export interface FullStyle extends CellStyle {
  numberFormat?: string;
  vertical?: 'top' | 'center';
  /** Excel keeps the text a text even when a person edits it. */
  quotePrefix?: boolean;
}

const FONT = '宋体';
const BUILT_IN: Record<string, number> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};
const FIRST_OWN_FORMAT = 164;

class Numbered {
  readonly items: string[];
  constructor(...first: string[]) {
    this.items = first;
  }
  of(xml: string): number {
    const known = this.items.indexOf(xml);
    return known >= 0 ? known : this.items.push(xml) - 1;
  }
  section(tag: string): string {
    return `<${tag} count="${this.items.length}">${this.items.join('')}</${tag}>`;
  }
}

const fontXml = ({ bold, color, size = 11 }: CellStyle): string =>
  `<font>${bold ? '<b/>' : ''}<sz val="${size}"/>${color ? `<color rgb="FF${color}"/>` : ''}<name val="${FONT}"/><charset val="134"/></font>`;
const fillXml = (fill: string): string =>
  `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/><bgColor indexed="64"/></patternFill></fill>`;
const side = (name: string): string => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
const BORDERS = ['left', 'right', 'top', 'bottom'].map(side).join('');

function alignmentXml({ align, vertical, wrap }: FullStyle): string {
  const attributes = [
    align ? ` horizontal="${align}"` : '',
    vertical ? ` vertical="${vertical}"` : '',
    wrap ? ' wrapText="1"' : '',
  ].join('');
  return attributes === '' ? '' : `<alignment${attributes}/>`;
}

export class Styles {
  readonly #fonts = new Numbered(fontXml({}));
  readonly #fills = new Numbered(
    '<fill><patternFill patternType="none"/></fill>',
    '<fill><patternFill patternType="gray125"/></fill>',
  );
  readonly #borders = new Numbered('<border><left/><right/><top/><bottom/><diagonal/></border>');
  readonly #cells = new Numbered('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>');
  readonly #formats: string[] = [];

  /** Number for `s=`. */
  of(style: FullStyle): number {
    const format = this.#formatOf(style.numberFormat ?? 'General');
    const font = this.#fonts.of(fontXml(style));
    const fill = style.fill ? this.#fills.of(fillXml(style.fill)) : 0;
    const border = style.border ? this.#borders.of(`<border>${BORDERS}<diagonal/></border>`) : 0;
    const alignment = alignmentXml(style);
    const attributes = [
      `numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"`,
      style.quotePrefix ? ' quotePrefix="1"' : '',
      format > 0 ? ' applyNumberFormat="1"' : '',
      font > 0 ? ' applyFont="1"' : '',
      fill > 0 ? ' applyFill="1"' : '',
      border > 0 ? ' applyBorder="1"' : '',
      alignment === '' ? '/>' : ` applyAlignment="1">${alignment}</xf>`,
    ];
    return this.#cells.of(`<xf ${attributes.join('')}`);
  }

  /** `xl/styles.xml` */
  xml(): string {
    const formats = this.#formats
      .map((code, i) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + i}" formatCode="${escapeXml(code)}"/>`)
      .join('');
    return [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      formats === '' ? '' : `<numFmts count="${this.#formats.length}">${formats}</numFmts>`,
      this.#fonts.section('fonts'),
      this.#fills.section('fills'),
      this.#borders.section('borders'),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      this.#cells.section('cellXfs'),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '<dxfs count="0"/></styleSheet>',
    ].join('');
  }

  #formatOf(code: string): number {
    const builtIn = BUILT_IN[code];
    if (builtIn !== undefined) return builtIn;
    const known = this.#formats.indexOf(code);
    return FIRST_OWN_FORMAT + (known >= 0 ? known : this.#formats.push(code) - 1);
  }
}
