/** What a streamed column has become, for the report: one line for each, however many rows there are. */
import type { Placed } from '../report.ts';
import type { StreamRows } from './stream-rows.ts';

const grouped = (count: number): string => count.toLocaleString('en-US');

export function placedOf(stream: StreamRows): Placed[] {
  const { block, sheet } = stream.planned;
  const last = block.at + (block.value.count - 1) * block.height;
  return stream.lines.flatMap(({ offset, cells }) =>
    cells.flatMap(({ plan, filled }) => {
      const { count } = block.value;
      const some = filled < count ? `，其中 ${grouped(filled)} 行有内容` : '';
      const where = `${sheet.name}!${plan.letters}${block.at + offset}:${plan.letters}${last + offset}`;
      return plan.places.map((place) => ({ place, text: `${grouped(count)} 行${some}`, where }));
    }),
  );
}

export function warningsOf(stream: StreamRows): string[] {
  return stream.lines.flatMap(({ cells }) =>
    cells.flatMap(({ plan, cut, cleaned }) => {
      const names = plan.places.map((place) => `「${place}」`).join('');
      return [
        ...(cut.count > 0
          ? [
              `${names}有 ${grouped(cut.count)} 处超过 Excel 单元格的 32,767 字上限，超出部分没有写入，第一处是 ${cut.first}。`,
            ]
          : []),
        ...(cleaned.count > 0
          ? [`${names}有 ${grouped(cleaned.count)} 处含无法写入文件的控制字符，已去掉，第一处是 ${cleaned.first}。`]
          : []),
      ];
    }),
  );
}
