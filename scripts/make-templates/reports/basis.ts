/** The last page: which edition of the pack, the library and the method the report was made with. */
import type { FileChild } from 'docx';
import { formTable, label, small, value } from '../layout/table.ts';
import { heading, note } from '../layout/text.ts';

export function basis(title: string, rows: [string, string][]): FileChild[] {
  return [
    heading(1, title, { numbering: false }),
    formTable(
      [44, 112],
      [
        [label('规范包'), value('{{规范包名称}}')],
        [label('编号与版本'), value('{{规范包编号}}　版本 {{规范包版本}}')],
        [label('规范包摘要（SHA-256）'), small('{{规范包摘要}}')],
        ...rows.map(([name, content]) => [label(name), value(content, { long: true })]),
        [label('生成日期'), value('{{生成日期}}')],
      ],
    ),
    note(
      '注：规范包中每一项依据都标有把握程度——“正文”：在来源文件中读到；“记忆”：依行业知识，提交前应与正式文本核对；“设计”：没有来源规定，属本工具的建议。标为“记忆”或“设计”的内容不代表监管要求。',
    ),
  ];
}
