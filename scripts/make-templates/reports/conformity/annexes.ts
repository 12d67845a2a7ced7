/** Records, objects, people and papers. */
import type { FileChild, ISectionOptions } from 'docx';
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
              narrow('编号', 12, '{{指标编号}}'),
              wide('控制点', 23),
              wide('测评项', 48),
              wide('评测对象', 33),
              wide('结果记录', 59),
              narrow('符合情况', 17),
              narrow('方法', 20),
              narrow('证据号', 14),
              narrow('评测人/日期', 21, ['{{评测人}}', '{{评测日期}}']),
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
    heading(1, '附录 2：资产清单', unnumbered),
    lead('资产共{{资产总数}}项，抽为评测对象的{{评测对象数}}项在“抽样”一列标“是”。'),
    tableCaption('objects', '资产清单与评测对象'),
    listTable({
      rows: '资产清单',
      small: true,
      columns: [
        narrow('资产编号', 19),
        wide('资产名称', 48),
        narrow('评测对象类别', 28),
        wide('规格型号', 34),
        narrow('价值', 11, '{{资产价值}}'),
        narrow('抽样', 16),
      ],
    }),
  ]);

export const papers: FileChild[] = [
  heading(1, '附录 4：人员与授权书', unnumbered),
  lead('评测人员见[[people|表 1]]。资质证书、合同或授权书、评测人员签字页和盖章页如下。'),
  ...when('资质图', [figure('资质图')]),
  ...when('授权图', [figure('授权图')]),
  ...when('签字页', [figure('签字页')]),
  ...when('盖章页', [figure('盖章页')], [body('（盖章页另附。）')]),
];
