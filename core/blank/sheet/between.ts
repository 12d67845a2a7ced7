/** Rows between a header and the empty rows: examples, and the numbers of the columns. */
import { isPrinted, type Segment, type SheetBlock } from './grid.ts';
import { isBuiltLike, type SheetRecord } from './record.ts';

const EXAMPLE = /^[（(【[]?\s*(?:例|示例|样例|填写示例|填表示例|填报示例|example|sample|e\.g\.)/iu;
/** 「示例（填报时请删除）」: what is printed gives way to the first answer. */
const REPLACED = /(?:请|可|须|应)?(?:删除|删去|删掉|替换|覆盖)|(?:delete|remove|replace|overwrite)/iu;
/** Statistical forms number their columns: 甲 | 乙 | 1 | 2 | 3. */
const COLUMN_NUMBER = /^(?:[甲乙丙丁戊己庚辛壬癸]|[（(]?\d{1,3}[）)]?|[A-Z])(?:\s*=.*)?$/u;

/** 「（万元）」 */
const UNIT_LINE = /^[（(][^（()）]{1,8}[）)]$/u;
const GUIDE = /必填|选填|可填|填写|格式|下拉|示例|例如|YYYY|required|optional|drop-?down|format/iu;

const isExample = (segment: Segment): boolean =>
  segment.own
    .filter(isPrinted)
    .slice(0, 2)
    .some((block) => EXAMPLE.test(block.text.trim()));

export function isBetween(segment: Segment): boolean {
  const printed = segment.own.filter(isPrinted);
  if (printed.length > 0 && printed.every((block) => UNIT_LINE.test(block.text.trim()))) return true;
  return isExample(segment) || (printed.length >= 2 && printed.every((block) => COLUMN_NUMBER.test(block.text.trim())));
}

export const unitsOf = (segment: Segment): SheetBlock[] =>
  segment.own.filter((block) => UNIT_LINE.test(block.text.trim()));

/** Requirements below the headers of an import sheet: 「必填」, 「格式：YYYY-MM-DD」. */
export const isGuide = (segment: Segment): boolean =>
  segment.own.every(isPrinted) && segment.own.some((block) => GUIDE.test(block.text));

/** An example to be replaced, as the first of the records; `undefined` for one that stays printed. */
export function exampleOf(segment: Segment, record: SheetRecord): SheetRecord | undefined {
  if (!isExample(segment) || !isBuiltLike(segment, record)) return undefined;
  const says = segment.own.some((block) => REPLACED.test(block.text));
  return says && record.row === segment.row + 1 ? { ...record, row: segment.row } : undefined;
}
