/** What a person should read before an import is applied. */
import type { DiffCounts } from '../../core/register/import-model.ts';
import type { Register } from '../../core/form/schema/register.ts';
import type { Converted } from '../register/import-tasks.ts';

export function comparisonProblems(
  register: Register,
  counts: DiffCounts,
  notes: Converted['notes'],
  ours: number,
): string[] {
  const key = register.columns.find(({ id }) => id === register.key)?.label ?? '编号';
  const rows = counts.added + counts.changed + counts.reviewed + counts.emptied + counts.unchanged + counts.rejected;
  const said: [boolean, string][] = [
    [rows === 0, '文件里没有数据行。'],
    [counts.rejected > 0, `${counts.rejected} 行没有采用，原因见「拒绝」。`],
    [counts.rejected > counts.repeated && counts.missing > 0, '被拒绝的行里可能有「缺少」的那些行；移除之前请先核对。'],
    [counts.keyless > 0, `${counts.keyless} 行没有「${key}」，会作为新行加入；再次导入同一文件会重复加入。`],
    [
      ours > 0 && counts.missing === ours && counts.added > counts.keyless,
      '文件和台账没有一行相同，请检查是否选错了文件或对应列。',
    ],
    [counts.unread > 0, `${counts.unread} 个单元格读不出来：台账中已有的值不变，空的按原文保留，待改正。`],
    [notes.rounded > 0, `${notes.rounded} 个数换算单位后按列的小数位数四舍五入。`],
    [notes.serial > 0, `${notes.serial} 个日期在文件里是数字，按 Excel 的日期序号读取。`],
    [notes.mergedNumbers > 0, `${notes.mergedNumbers} 个合并单元格里的数只归第一行，没有重复计入其他行。`],
    [notes.hiddenRows > 0, `文件中有 ${notes.hiddenRows} 行是隐藏的，也读取了。`],
    [counts.erased > 0, `${counts.erased} 个单元格在文件里是空的而台账里有值；默认保留台账的值。`],
  ];
  return said.flatMap(([is, sentence]) => (is ? [sentence] : []));
}
