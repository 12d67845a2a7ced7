/** Chapters 一 to 三: the assessment, the object, scope and methods. */
import { listTable } from '../../layout/table.ts';
import { body, figure, gap, heading, lead, listing, tableCaption, when } from '../../layout/text.ts';
import { narrow, wide } from '../columns.ts';
import { factTable } from '../front.ts';

const overview = [
  heading(1, '评测项目概述'),
  heading(2, '评测目的'),
  body('{{评测目的}}'),
  heading(2, '评测依据'),
  listing('评测依据为{{评测依据}}。'),
  heading(2, '评测过程'),
  body('{{评测过程}}'),
  lead('评测人员见[[people|表 1]]。'),
  tableCaption('people', '评测人员表'),
  listTable({
    rows: '评测人员',
    columns: [narrow('姓名', 22), narrow('角色', 22), wide('资质证书号', 48), wide('参与内容', 64)],
  }),
  heading(2, '报告分发范围'),
  body('{{分发范围}}'),
];

const object = [
  heading(1, '被测对象情况'),
  heading(2, '定级备案情况'),
  lead('定级备案情况见[[filing|表 2]]。'),
  tableCaption('filing', '定级备案情况表'),
  factTable([
    ['定级对象', '{{对象名称}}', 'whole'],
    ['运营单位', '{{单位名称}}', 'whole'],
    ['定级备案号', '{{备案号}}', 'whole'],
    ['核发日期', '{{核发日期}}', 'whole'],
    ['对象类型', '{{对象类型}}', 'half'],
    ['安全防护等级', '{{等级}}', 'half'],
  ]),
  gap(),
  heading(2, '承载业务'),
  body('{{业务描述}}'),
  body('{{主要功能}}'),
  heading(2, '网络结构'),
  body('{{网络结构}}'),
  ...when('拓扑图', [body('网络拓扑见[[图:拓扑图|图 1]]。'), figure('拓扑图')]),
  heading(2, '构成资产'),
  lead(
    '评测对象从资产清单中抽取，资产共{{资产总数}}项，抽为评测对象{{评测对象数}}项；评测对象按类别的分布见[[图:评测对象图|图 1]]，清单见附录 2。',
  ),
  figure('评测对象图'),
  heading(2, '接入规模'),
  body('截至{{统计时点}}，接入车辆数{{接入车辆数}}，接入终端数{{接入终端数}}，注册用户数{{注册用户数}}。'),
  heading(2, '前次评测问题整改'),
  ...when(
    '有前次评测',
    [
      lead('前次评测报告日期为{{前次日期}}，问题的整改情况见[[previous|表 2]]。'),
      tableCaption('previous', '前次评测问题整改情况表'),
      listTable({
        rows: '前次问题',
        columns: [
          narrow('问题编号', 28),
          wide('问题描述', 60),
          narrow('整改状态', 22),
          wide('复测情况', 24),
          narrow('续列编号', 22),
        ],
      }),
      gap(),
    ],
    [body('{{没有前次评测}}')],
  ),
];

const scope = [
  heading(1, '评测范围与方法'),
  heading(2, '指标选择'),
  body(
    '本次评测采用{{指标库名称}}（版本 {{指标库版本}}），按{{评测等级}}要求选取{{总项数}}，其中适用{{适用项数}}项、不适用{{不适用项数}}。',
  ),
  heading(2, '不适用指标'),
  ...when('不适用说明', [body('{{不适用说明}}')]),
  lead('不适用的指标及理由见[[excluded|表 3]]。'),
  tableCaption('excluded', '不适用指标表'),
  listTable({
    rows: '不适用指标',
    columns: [narrow('指标编号', 24), wide('控制点', 42), wide('不适用理由', 90, '{{#理由}}{{不适用理由}}{{/理由}}')],
  }),
  heading(2, '抽样对象'),
  body('{{抽样说明}}'),
  ...when('限制条件', [body('评测的限制条件如下。'), body('{{限制条件}}')]),
  heading(2, '评测方法'),
  body(
    '评测采用访谈、文档审查、配置核查、工具测试和渗透测试。每项指标在每个评测对象上得出符合、部分符合、不符合或不适用的结果；同一指标在各对象上全部符合的为符合，全部不符合的为不符合，其余为部分符合。',
  ),
  heading(2, '评测工具'),
  ...when(
    '用了工具',
    [
      lead('使用的工具见[[tools|表 4]]。'),
      tableCaption('tools', '评测工具表'),
      listTable({
        rows: '评测工具',
        columns: [wide('名称', 50), narrow('版本', 18), wide('用途', 64), narrow('漏洞库日期', 24)],
      }),
      gap(),
    ],
    [body('本次评测没有使用工具。')],
  ),
];

export const conformityObject = [...overview, ...object, ...scope];
