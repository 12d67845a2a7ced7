/** Records, objects, people and papers. */
import type { ISectionOptions } from 'docx';
import { reportSection } from '../../layout/page.ts';
import { listTable } from '../../layout/table.ts';
import { body, figure, heading, lead, tableCaption, when } from '../../layout/text.ts';
import { narrow, wide } from '../columns.ts';

const unnumbered = { numbering: false as const };

export const records = (head: string): ISectionOptions =>
  reportSection(
    head,
    [
      heading(1, '附录 1：评测记录表', unnumbered),
      ...when(
        '列出记录',
        [
          tableCaption('records', '评测记录表'),
          listTable({
            rows: '评测记录',
            small: true,
            columns: [
              narrow('编号', 13, '{{指标编号}}'),
              wide('控制点', 22),
              wide('测评项', 48),
              wide('评测对象', 30),
              wide('结果记录', 54),
              narrow('符合情况', 16),
              narrow('方法', 24),
              narrow('证据号', 20),
              narrow('评测人/日期', 20, ['{{评测人}}', '{{评测日期}}']),
            ],
          }),
        ],
        [body('评测记录共{{记录数}}条，另见《符合性评测记录表》（Excel），不在本报告中重复列出。')],
      ),
    ],
    { wide: true },
  );

export const objects = (head: string): ISectionOptions =>
  reportSection(head, [
    heading(1, '附录 2：评测对象清单', unnumbered),
    tableCaption('objects', '评测对象清单'),
    listTable({
      rows: '评测对象',
      columns: [
        narrow('资产编号', 26),
        wide('资产名称', 40),
        narrow('评测对象类别', 26),
        wide('规格型号', 42),
        wide('IP 地址', 22),
      ],
    }),
  ]);

export const papers = (head: string): ISectionOptions =>
  reportSection(head, [
    heading(1, '附录 4：人员与授权书', unnumbered),
    lead('评测人员见[[people|表 1]]。资质证书、合同或授权书、评测人员签字页和盖章页如下。'),
    ...when('资质图', [figure('资质图')]),
    ...when('授权图', [figure('授权图')]),
    ...when('签字页', [figure('签字页')]),
    ...when('盖章页', [figure('盖章页')], [body('（盖章页另附。）')]),
  ]);
