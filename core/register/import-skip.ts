/** Rows of a table that are no data: the header printed again on each page, totals, notes at the end. Each is reported. */
import type { FileCell, FileRow, HeaderSpan, SkippedRow } from './import-model.ts';
import { cellText } from './import-value.ts';

const TOTAL =
  /^(?:(?:本页|本表|本类|分类|分项|全部|以上|[一二三四五六七八九十]+、?)?(?:合计|小计|总计|共计|累计|汇总)(?:数|值)?|total|subtotal|grandtotal|sum)(?:[:：(（].*)?$/iu;
const NOTE =
  /^(?:注|注释|备注|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|复核人?|批准人?|编制人?|单位负责人|负责人|联系人|联系电话|填表日期|填报日期|制表日期|日期|打印日期|打印时间|导出时间|数据来源|单位[(（]?盖章|盖章|第\d+页|共\d+页)\s*(?:[:：\d]|[（(]|第?\d*$)/u;
const PAGE = /^第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?$|^[-—]\s*\d+\s*[-—]$/u;

const plain = (cell: FileCell | undefined): string =>
  cell === undefined || cell === null ? '' : cellText(cell).normalize('NFKC').replace(/\s+/gu, '');

export class RowSorter {
  readonly #header: HeaderSpan;
  /** Lines of the header as text by column, and of the titles above it. */
  readonly #printed: Map<number, string>[];
  readonly #titles: Set<string>;
  readonly #mapped: readonly number[];
  readonly #keys: readonly number[];
  readonly #taken: ReadonlySet<number>;

  /**
   * @param head rows down to the end of the header
   * @param mapped columns of the file that are imported @param keys those that name a row
   */
  constructor(
    head: readonly FileRow[],
    header: HeaderSpan,
    columns: { mapped: readonly number[]; keys: readonly number[] },
    taken: readonly number[],
  ) {
    this.#header = header;
    this.#mapped = columns.mapped;
    this.#keys = columns.keys;
    this.#taken = new Set(taken);
    this.#printed = head.filter(({ row }) => row >= header.first && row <= header.last).map(byColumn);
    const titles = head.filter(({ row }) => row < header.first).flatMap(({ cells }) => cells.map(plain));
    this.#titles = new Set(titles.filter((text) => text.length > 1));
  }

  /** `undefined` for data; rows above the header's end are told by the caller. */
  skip({ row, cells }: FileRow): SkippedRow | 'empty' | undefined {
    const filled = cells.flatMap((cell, at) => {
      const text = plain(cell);
      return text === '' ? [] : [{ at, text }];
    });
    if (filled.length === 0) return 'empty';
    if (row <= this.#header.last)
      return { row, why: row < this.#header.first ? 'title' : 'header', text: shown(filled) };
    if (this.#taken.has(row)) return undefined;
    const why = this.#why(filled, row);
    return why && { row, why, text: shown(filled) };
  }

  #why(filled: readonly { at: number; text: string }[], row: number): SkippedRow['why'] | undefined {
    if (this.#isPrinted(filled)) return 'header';
    if (filled.length <= 3 && filled.every(({ text }) => this.#titles.has(text))) return 'title';
    // 1, 2, 3 … or A, B, C … right below the header.
    if (row === this.#header.last + 1 && isNumbering(filled)) return 'numbering';
    const [first] = filled;
    if (!first) return undefined;
    if (filled.slice(0, 3).some(({ text, at }) => TOTAL.test(text) && this.#mayBeTotal(filled, at))) return 'total';
    const isAlone = filled.length <= 2 || filled.every(({ text }) => NOTE.test(text));
    const hasKey = filled.some(({ at }) => this.#keys.includes(at) && at !== first.at);
    return isAlone && !hasKey && (NOTE.test(first.text) || PAGE.test(first.text)) ? 'note' : undefined;
  }

  /** A datum called 合计 has a number of its own. */
  #mayBeTotal(filled: readonly { at: number }[], total: number): boolean {
    const keyed = filled.some(({ at }) => this.#keys.includes(at) && at !== total);
    const others = filled.filter(({ at }) => at !== total && this.#mapped.includes(at)).length;
    return !keyed && others <= Math.max(4, this.#mapped.length / 2);
  }

  #isPrinted(filled: readonly { at: number; text: string }[]): boolean {
    return this.#printed.some((line) => {
      const same = filled.filter(({ at, text }) => line.get(at) === text).length;
      return same >= 2 && same >= 0.8 * filled.length && same >= 0.5 * line.size;
    });
  }
}

const byColumn = ({ cells }: FileRow): Map<number, string> =>
  new Map(cells.flatMap((cell, at) => (plain(cell) === '' ? [] : [[at, plain(cell)] as const])));

const shown = (filled: readonly { text: string }[]): string =>
  filled
    .slice(0, 4)
    .map(({ text }) => text.slice(0, 40))
    .join(' ');

function isNumbering(filled: readonly { text: string }[]): boolean {
  if (filled.length < 3) return false;
  const texts = filled.map(({ text }) => text.replace(/^[（(](.+)[）)]$/u, '$1'));
  const start = texts[0] === '0' || texts[0] === '1' ? Number(texts[0]) : undefined;
  if (start !== undefined) return texts.every((text, i) => text === String(start + i));
  return texts.every((text, i) => text.toUpperCase() === String.fromCharCode(65 + i));
}
