/** Annexes 1 to 5 in the columns of the public format, on turned sheets. */
import type { FileChild, ISectionOptions } from 'docx';
import { reportSection } from '../../layout/page.ts';
import { listTable } from '../../layout/table.ts';
import { heading, note, tableCaption } from '../../layout/text.ts';
import { narrow, wide } from '../columns.ts';

const title = (text: string, first = false): FileChild =>
  heading(1, text, { numbering: false, pageBreakBefore: !first });

const measures = (key: string, name: string, rows: string): FileChild[] => [
  tableCaption(key, name),
  listTable({
    rows,
    small: true,
    columns: [
      narrow('序号', 18, '{{措施编号}}'),
      wide('层面/方面', 34, '{{层面}}'),
      wide('安全控制/措施', 72, '{{措施}}'),
      ...['落实', '部分落实', '没有落实', '不适用'].map((state) => narrow(state, 16, `☑{{${state}}}`)),
      wide('说明', 59),
    ],
  }),
];

export const annexes = (head: string): ISectionOptions =>
  reportSection(
    head,
    [
      title('附件 1：管理措施表', true),
      ...measures('management', '管理措施表', '管理措施'),
      title('附件 2：技术措施表'),
      ...measures('technical', '技术措施表', '技术措施'),
      title('附件 3：资产类型与赋值表'),
      tableCaption('assets', '资产类型与赋值表'),
      listTable({
        rows: '资产',
        small: true,
        columns: [
          narrow('类别', 23),
          narrow('资产编号', 18),
          wide('资产名称', 46),
          wide('规格型号', 38),
          wide('IP 地址', 26),
          narrow('责任人', 15),
          narrow('C', 7),
          narrow('I', 7),
          narrow('A', 7),
          narrow('价值', 11),
          wide('赋值说明', 49),
        ],
      }),
      title('附件 4：威胁赋值表'),
      tableCaption('threat_values', '威胁赋值表'),
      listTable({
        rows: '威胁',
        small: true,
        columns: [
          narrow('编号', 18),
          wide('威胁', 40, '{{威胁名称}}'),
          narrow('类别', 40, '{{威胁类别}}'),
          narrow('来源', 24),
          wide('赋值依据', 107),
          narrow('频率', 18),
        ],
      }),
      note(
        '注：各资产受各类威胁的赋值（资产 × 威胁类别）、总分值和威胁等级列数较多，见《安全风险评估表》（Excel）附件 4。',
      ),
      title('附件 5：脆弱性分析赋值表'),
      tableCaption('weakness_values', '脆弱性分析赋值表'),
      listTable({
        rows: '脆弱性',
        small: true,
        columns: [
          narrow('编号', 27),
          narrow('检测项', 20),
          narrow('检测子项', 22, '{{子项}}'),
          wide('脆弱性', 46, '{{脆弱性描述}}'),
          wide('作用对象', 30),
          narrow('赋值', 11, '{{严重程度}}'),
          wide('潜在影响', 38),
          wide('整改建议', 39),
          narrow('佐证', 14),
        ],
      }),
    ],
    { wide: true },
  );
