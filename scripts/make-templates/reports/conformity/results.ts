/** Chapters 四 to 八: results by domain, tests, the whole, conclusion, problems. */
import type { FileChild } from 'docx';
import { centred, formTable, label, listTable } from '../../layout/table.ts';
import { body, figure, gap, heading, lead, marker, paragraph, tableCaption, when } from '../../layout/text.ts';
import { narrow, wide } from '../columns.ts';

const COUNTS = ['符合', '部分符合', '不符合', '不适用'];

const domains: FileChild[] = [
  heading(1, '分域评测结果'),
  heading(2, '总体情况'),
  lead('各域结果汇总见[[summary|表 5]]、[[图:分域符合图|图 1]]，各域得分见[[图:分域得分图|图 1]]。'),
  tableCaption('summary', '结果汇总表'),
  listTable({
    rows: '分域结果',
    columns: [
      wide('域', 50, '{{域名称}}'),
      narrow('项数', 14),
      ...COUNTS.map((head) => narrow(head, head === '部分符合' ? 20 : head.length > 2 ? 17 : 14)),
      narrow('符合率', 24),
    ],
  }),
  figure('分域符合图'),
  figure('分域得分图'),
  marker('#分域结果'),
  heading(2, '{{域名称}}'),
  heading(3, '结果汇总'),
  body(
    '本域共{{项数}}项，其中符合{{符合}}项、部分符合{{部分符合}}项、不符合{{不符合}}项、不适用{{不适用}}项，符合率{{符合率}}，得分{{域得分}}。',
  ),
  marker('#域说明'),
  body('{{评测情况}}'),
  marker('/域说明'),
  heading(3, '逐项结果'),
  lead('本域各项指标的结论如下表，逐个评测对象的记录见附录 1。'),
  tableCaption('items', '{{域名称}}逐项结果表'),
  listTable({
    rows: '逐项',
    columns: [
      narrow('编号', 15, '{{指标编号}}'),
      wide('控制点', 30),
      wide('测评项', 60),
      narrow('本级要求', 18, '{{要求程度}}'),
      narrow('对象数', 14, '{{对象数}}'),
      narrow('结论', 19),
    ],
  }),
  heading(3, '主要问题'),
  ...when(
    '有域问题',
    [
      lead('本域发现的问题如下表，整改建议和计划见第八章。'),
      tableCaption('domain_problems', '{{域名称}}问题表'),
      listTable({
        rows: '域问题',
        small: true,
        columns: [
          narrow('指标', 13, '{{指标编号}}'),
          wide('评测对象', 40),
          narrow('结论', 17),
          narrow('严重程度', 17),
          wide('问题', 69, '{{问题描述}}'),
        ],
      }),
      gap(),
    ],
    [body('本域未发现问题。')],
  ),
  marker('/分域结果'),
  heading(2, '问题的严重程度'),
  body(
    '发现问题{{问题数}}个，其中高风险{{高风险数}}、中风险{{中风险数}}个、低风险{{低风险数}}个，在各域的分布见[[图:严重程度图|图 1]]。',
  ),
  figure('严重程度图'),
];

const tests: FileChild[] = [
  heading(1, '渗透测试与漏洞扫描结果'),
  heading(2, '渗透测试'),
  ...when('已做渗透', [body('{{渗透情况}}')], [body('本次未做渗透测试，理由如下。'), body('{{未渗透理由}}')]),
  heading(2, '漏洞扫描'),
  body('{{扫描情况}}'),
  lead('漏洞统计见[[vulnerabilities|表 11]]和[[图:漏洞图|图 1]]。'),
  tableCaption('vulnerabilities', '漏洞统计表'),
  listTable({
    rows: '漏洞统计',
    columns: [wide('检测范围', 68), narrow('高', 22), narrow('中', 22), narrow('低', 22), narrow('已修复', 22)],
  }),
  figure('漏洞图'),
  ...when('测试截图', [body('测试截图如下。'), figure('测试截图')]),
];

const conclusion: FileChild[] = [
  heading(1, '整体评测'),
  body('{{整体评测}}'),
  heading(1, '评测结论与得分'),
  lead('计分口径：{{计分口径}}。结果见[[score|表 12]]。'),
  tableCaption('score', '评测得分表'),
  formTable(
    [22, 23, 23, 23, 25, 40],
    [
      ['总项数', '符合', '部分符合', '不符合', '不适用', '未评'].map((head) => label(head)),
      ['总项', '符合项', '部分符合项', '不符合项', '不适用项', '未评项'].map((tag) => centred(`{{${tag}}}`)),
      ['符合率 P', '加权得分 S', '采用的得分', '高风险问题', '未整改高风险', '分档结论'].map((head) => label(head)),
      ['符合率P', '加权得分S', '采用得分', '高风险问题', '未整改高风险', '分档结论'].map((tag) =>
        centred(`{{${tag}}}`),
      ),
    ],
    1,
  ),
  gap(),
  body(
    '符合率 P =（符合项数 + 0.5 × 部分符合项数）÷（总项数 − 不适用项数）× 100%；加权得分 S = 100 × Σ（权重 × 对象平均值）÷ Σ权重，只计适用项。计分方法和结论分档为设计建议，监管部门未公布得分线。',
  ),
  paragraph('SubTitle', '评测结论：{{评测结论}}'),
  ...when('结论理由', [body('与分档结论不同的理由如下。'), body('{{结论理由}}')]),
  body('{{结论说明}}'),
];

/** On turned sheets. */
export const problems: FileChild[] = [
  heading(1, '主要问题及整改建议'),
  body('{{整改概述}}'),
  lead('问题及整改计划见[[problems|表 13]]；整改完成率{{整改完成率}}。'),
  tableCaption('problems', '问题清单及整改计划'),
  listTable({
    rows: '问题清单',
    small: true,
    columns: [
      narrow('问题编号', 26),
      narrow('指标', 12, '{{指标编号}}'),
      wide('评测对象', 28),
      wide('问题描述', 50),
      narrow('严重程度', 17),
      wide('整改建议', 44),
      narrow('责任部门', 24),
      narrow('计划完成', 19),
      narrow('状态', 14, '{{整改状态}}'),
      narrow('复测', 13, '{{复测结果}}'),
    ],
  }),
];

export const conformityResults: FileChild[] = [...domains, ...tests, ...conclusion];
