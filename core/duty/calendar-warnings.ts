/** Which years of working days are missing, and what to do: nothing is ever guessed for them. */
import { yearOf } from './day.ts';

/** The State Council publishes the next year's schedule in October or November. */
const PUBLISHED_FROM_MONTH = 11;

/** Chinese sentences; none when all is well. */
export function calendarWarnings(years: readonly number[], today: string): string[] {
  const known = new Set(years);
  const year = yearOf(today);
  const warnings: string[] = [];
  if (!known.has(year))
    warnings.push(
      `没有 ${year} 年的放假调休安排，按工作日计算的期限显示为“无法计算”，不作推算。请导入 ${year} 年的工作日历文件。`,
    );
  if (!known.has(year + 1) && Number(today.slice(5, 7)) >= PUBLISHED_FROM_MONTH)
    warnings.push(
      `还没有 ${year + 1} 年的放假调休安排，跨到 ${year + 1} 年的工作日期限无法计算。国务院办公厅的通知一般在每年 10 月至 11 月发布，请按通知写好 ${year + 1}.yaml 后导入。`,
    );
  return warnings;
}
