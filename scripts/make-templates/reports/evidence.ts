/** The appendix of evidence: every file with its number and hash, then the pictures, two beside each other. */
import type { FileChild, ISectionOptions } from 'docx';
import { reportSection } from '../layout/page.ts';
import { listTable } from '../layout/table.ts';
import { body, figure, heading, lead, marker, tableCaption, when } from '../layout/text.ts';

const unnumbered = { numbering: false as const };

/** @param then what follows the appendix, on upright sheets */
export const evidenceSections = (head: string, title: string, then: FileChild[]): ISectionOptions[] => [
  reportSection(
    head,
    [
      heading(1, title, unnumbered),
      ...when(
        '有佐证',
        [
          lead('本报告引用的佐证共{{佐证数}}份，编号在案卷中唯一；每份文件的 SHA-256 用于核对内容未被改动。'),
          tableCaption('evidence', '佐证目录'),
          listTable({
            rows: '佐证目录',
            small: true,
            columns: [
              { head: '编号', content: '{{编号}}', width: 18, centre: true },
              { head: '说明', content: '{{说明}}', width: 56 },
              { head: '类型', content: '{{类型}}', width: 16, centre: true },
              { head: '添加', content: ['{{添加人}}', '{{添加时间}}'], width: 30, centre: true },
              { head: '引用处', content: '{{引用处}}', width: 67 },
              { head: 'SHA-256', content: '{{SHA-256}}', width: 60 },
            ],
          }),
        ],
        [body('本报告没有引用佐证文件。')],
      ),
    ],
    { wide: true },
  ),
  // Without pictures the section goes as a whole: the paragraph that carries its page set-up stands between the markers.
  reportSection(
    head,
    [
      marker('#有佐证图片'),
      heading(2, `${title.replace(/目录$/, '')}图片`, unnumbered),
      marker('#佐证图片'),
      figure('图'),
      marker('/佐证图片'),
    ],
    { columns: 2 },
  ),
  reportSection(head, [marker('/有佐证图片'), ...then]),
];
