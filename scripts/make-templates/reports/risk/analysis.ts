/** Chapters 七 to 十二: risks, judgement, treatment, what remains, what changed. Wide tables stand on turned sheets. */
import type { FileChild, ISectionOptions } from 'docx';
import { reportSection } from '../../layout/page.ts';
import { listTable } from '../../layout/table.ts';
import { body, figure, gap, heading, lead, note, paragraph, tableCaption, when } from '../../layout/text.ts';
import { narrow, wide } from '../columns.ts';

const method: FileChild[] = [
  heading(1, '风险分析'),
  heading(2, '关键资产的风险计算结果'),
  lead('本次评估采用{{计算方法}}。A 为资产价值，T 为威胁频率，V 为脆弱性严重程度；有有效措施的脆弱性降 1 级计算。'),
  ...when('相乘法', [
    paragraph(
      'Formula',
      '*L* = √(*T* × *V*)　　*F* = √(*A* × *V*)　　*R* = *L* × *F* = *V* × √(*A* × *T*)，四舍五入取整',
    ),
    body('等级：1—5 为很低，6—10 为低，11—15 为中，16—20 为高，21—25 为很高。'),
  ]),
  ...when('矩阵法', [
    body(
      '由 T、V 查可能性矩阵并分级得可能性等级，由 A、V 查损失矩阵并分级得损失等级，再由两个等级查风险矩阵得风险值。',
    ),
    body('等级：1—6 为很低，7—12 为低，13—18 为中，19—23 为高，24—25 为很高。'),
  ]),
  ...when('直接相乘', [
    paragraph('Formula', '*R* = *A* × *T* × *V*'),
    body('等级：1—3 为很低，4—15 为低，16—42 为中，43—91 为高，92—125 为很高。'),
  ]),
  paragraph('SubTitle', '风险接受准则'),
  body('{{接受准则}}'),
  body('共分析风险{{风险数}}条，涉及资产{{风险资产数}}项，逐条计算结果见[[risks|表 7]]。'),
];

const calculation: FileChild[] = [
  tableCaption('risks', '风险计算表'),
  listTable({
    rows: '风险',
    small: true,
    columns: [
      narrow('风险编号', 29),
      wide('资产', 32),
      wide('威胁', 24),
      wide('脆弱性', 43),
      narrow('A', 7),
      narrow('T', 7),
      narrow('V', 7),
      narrow('L', 10),
      narrow('F', 10),
      narrow('风险值', 13),
      narrow('等级', 10),
      narrow('可接受性', 19, '{{是否可接受}}'),
      wide('控制建议', 36),
    ],
  }),
];

const levels: FileChild[] = [
  heading(2, '关键资产的风险等级'),
  heading(3, '资产风险等级列表'),
  lead('资产风险等级取该资产各条风险的最高等级。有风险分析的资产见[[asset_levels|表 8]]。'),
  tableCaption('asset_levels', '资产风险等级表'),
  listTable({
    rows: '资产等级',
    columns: [
      narrow('资产编号', 18),
      wide('资产名称', 51),
      narrow('资产价值', 18),
      narrow('关键资产', 18),
      narrow('资产风险值', 24),
      narrow('资产风险等级', 27),
    ],
  }),
  heading(3, '风险等级统计'),
  lead(
    '各等级的风险数和资产数见[[statistics|表 9]]和[[图:风险等级图|图 1]]，风险在可能性、损失两个方向的分布见[[图:风险矩阵图|图 1]]。',
  ),
  tableCaption('statistics', '风险等级统计表'),
  listTable({
    rows: '等级统计',
    columns: [
      narrow('风险等级', 32),
      narrow('风险数', 31),
      narrow('占比', 31, '{{风险占比}}'),
      narrow('资产数量', 31),
      narrow('所占比例', 31, '{{资产占比}}'),
    ],
  }),
  figure('风险等级图'),
  figure('风险矩阵图'),
  ...when('相乘法', [
    note(
      '注：各条风险按可能性 L、损失 F 取整后的等级落入格中，格的等级按两个等级的乘积确定。L、F 不是整数，个别风险的等级因此可能与所在格相差一级，以逐条计算结果为准。',
    ),
  ]),
  heading(3, '基于脆弱性的风险排名'),
  lead(
    '风险值最高的二十条风险见[[ranking|表 10]]，其中前十条见[[图:高风险图|图 1]]；占比为该条风险值与全部风险值之和的比。',
  ),
  tableCaption('ranking', '基于脆弱性的风险排名表'),
  listTable({
    rows: '脆弱性排名',
    columns: [
      narrow('排名', 14, '{{序号}}'),
      narrow('风险编号', 36),
      wide('脆弱性', 66),
      narrow('风险值', 20),
      narrow('所占比例', 20),
    ],
  }),
  figure('高风险图'),
  heading(3, '风险结果分析'),
  body(
    '系统风险等级为{{系统风险等级}}；4、5 级风险共{{高风险数}}条，其中很高{{很高数}}条、高{{高数}}条；中{{中数}}条，低{{低数}}条，很低{{很低数}}条。',
  ),
  heading(1, '综合分析与评价'),
  body('{{综合分析}}'),
  paragraph('SubTitle', '评估结论'),
  body('{{评估结论}}'),
  heading(1, '整改意见'),
  body('{{整改意见}}'),
];

const treatment: FileChild[] = [
  heading(1, '风险处置计划'),
  lead('3 级以上的风险全部列入处置计划，共{{处置数}}项，其中已完成{{处置完成数}}项；计划见[[treatment|表 11]]。'),
  tableCaption('treatment', '风险处置计划表'),
  listTable({
    rows: '处置计划',
    small: true,
    columns: [
      narrow('计划编号', 29),
      wide('风险描述', 45),
      narrow('等级', 11),
      narrow('方式', 11, '{{处置方式}}'),
      wide('措施', 47),
      narrow('责任部门/人', 24, ['{{责任部门}}', '{{责任人}}']),
      wide('资源', 25),
      narrow('完成期限', 19),
      narrow('状态', 14),
      wide('验证方式', 22),
    ],
  }),
  heading(1, '残余风险与接受声明'),
  lead('按处置后的威胁和脆弱性重新计算，结果见[[residual|表 12]]。'),
  tableCaption('residual', '残余风险表'),
  listTable({
    rows: '残余风险',
    small: true,
    columns: [
      narrow('风险编号', 26),
      narrow('原 A/T/V', 24),
      narrow('原等级', 18),
      wide('已实施措施', 66),
      narrow('新 T/V', 22),
      narrow('残余风险值', 22),
      narrow('残余等级', 18),
      narrow('是否接受', 16),
      narrow('批准人', 16),
      narrow('日期', 19),
    ],
  }),
];

const rest: FileChild[] = [
  lead('处置前后各等级的风险数见[[图:处置对比图|图 1]]。'),
  figure('处置对比图'),
  body('残余风险结论：{{残余结论}}。'),
  body('{{残余说明}}'),
  paragraph('SignLine', '网络安全负责人（签字）：　　　　　　年　　月　　日', { spacing: { before: 240 } }),
  heading(1, '与上次评估的对比'),
  ...when(
    '有上次评估',
    [
      body(
        '上次报告编号：{{上次编号}}，日期：{{上次日期}}。与上次相比，新增{{新增数}}条，等级升高{{升高数}}条，降低{{降低数}}条。',
      ),
      body('{{对比说明}}'),
      lead('上次未关闭风险的处理见[[previous|表 13]]。'),
      tableCaption('previous', '上次未关闭风险处理表'),
      listTable({
        rows: '上次风险',
        columns: [
          narrow('上次风险编号', 28),
          wide('风险描述', 58),
          narrow('上次等级', 18),
          narrow('本次处理', 20),
          wide('说明', 32),
        ],
      }),
      gap(),
    ],
    [body('{{首次评估}}')],
  ),
];

export const analysis = (head: string, before: FileChild[]): ISectionOptions[] => [
  reportSection(head, [...before, ...method]),
  reportSection(head, calculation, { wide: true }),
  reportSection(head, levels),
  reportSection(head, treatment, { wide: true }),
  reportSection(head, rest),
];
