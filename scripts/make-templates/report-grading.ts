/** Chapter 二 of the report: the three factors, the computation with all its steps, the level. */
import { centred, formTable, label, listTable, value } from './layout/table.ts';
import { body, gap, heading, lead, paragraph, tableCaption, when } from './layout/text.ts';

const FACTORS = [
  {
    title: '社会影响力',
    symbol: 'I',
    chapter: '（二）',
    facts:
      '本对象涉及个人信息的人数为{{个人信息人数}}，处理的数据类别与级别见[[data|表 6]]；是否被认定为关键信息基础设施：{{是否关基}}。',
    more: [],
  },
  {
    title: '所提供服务的重要性',
    symbol: 'V',
    chapter: '（三）',
    facts: '本对象涉及行车安全的功能：{{关键功能}}。',
    more: when('V低值理由', [body('{{V低值理由}}')]),
  },
  {
    title: '规模和服务范围',
    symbol: 'R',
    chapter: '（四）',
    facts:
      '截至{{统计时点}}，接入车辆数{{接入车辆数}}，注册用户数{{注册用户数}}，服务范围为{{服务范围}}，明细见[[scale|表 5]]。仅按接入车辆数折算的参考赋值为 {{R参考值}}。',
    more: [],
  },
];

const analysis = FACTORS.flatMap(({ title, symbol, facts, more }) => [
  heading(2, `${title}分析与赋值`),
  body(facts),
  body(`{{${symbol}理由}}`),
  ...more,
  body(`据此，${title}赋值为 *${symbol}* = {{${symbol}}}，即“{{${symbol}等级描述}}”。`),
]);

const factorTable = formTable(
  [30, 22, 46, 24, 34],
  [
    [label('要素'), label('赋值\n（1—5）'), label('等级描述'), label('赋值理由'), label('证据附件号')],
    ...FACTORS.map(({ title, symbol, chapter }) => [
      centred(`${title}\u00a0*${symbol}*`),
      centred(`{{${symbol}}}`),
      value(`{{${symbol}等级描述}}`),
      value(`见本章${chapter}`),
      value([
        `{{#${symbol}证据}}`,
        `${symbol}-{{序号}}　{{文件说明}}`,
        `{{/${symbol}证据}}`,
        `{{^${symbol}证据}}`,
        '（未附）',
        `{{/${symbol}证据}}`,
      ]),
    ]),
  ],
  1,
);

const sensitivity = listTable({
  rows: '敏感性',
  columns: [
    { head: '调整的要素', content: '{{要素}}', width: 56 },
    { head: '原赋值', content: '{{原值}}', width: 22, centre: true },
    { head: '调整后', content: '{{新值}}', width: 22, centre: true },
    { head: 'k', content: '{{新k}}', width: 22, centre: true },
    { head: '等级', content: '{{新等级}}', width: 34, centre: true },
  ],
});

export const grading = [
  heading(1, '安全防护等级确定'),
  heading(2, '定级依据'),
  body('本次定级依据：{{定级依据}}。'),
  ...analysis,
  body('三项要素的赋值汇总见[[factors|表 2]]，证据文件编入附件材料“要素赋值证据”。'),
  tableCaption('factors', '定级要素赋值表'),
  factorTable,
  heading(2, '等级计算与确定'),
  body('安全防护等级由三项要素的赋值按下式计算，α、β、γ 为权重，其和为 {{权重之和}}；取舍方式：{{取舍方式}}。'),
  paragraph('Formula', '*k* = Round{ log_(2)[ *α*·2^(I) + *β*·2^(V) + *γ*·2^(R) ] }'),
  body('本次计算所用权重：*α* = {{α}}，*β* = {{β}}，*γ* = {{γ}}。计算过程如下：'),
  paragraph('Formula', '中间值 = {{α}} × 2^({{I}}) + {{β}} × 2^({{V}}) + {{γ}} × 2^({{R}})'),
  paragraph('Formula', '= {{I项}} + {{V项}} + {{R项}} = {{中间值}}'),
  paragraph('Formula', 'log_(2)({{中间值}}) = {{对数值}}，取舍后 *k* = {{k}}'),
  body('计算数据见[[computation|表 3]]。'),
  tableCaption('computation', '等级计算表'),
  formTable(
    [14, 14, 14, 18, 18, 18, 20, 14, 26],
    [
      ['I', 'V', 'R', 'α', 'β', 'γ', '中间值', 'k', '等级'].map((head) => label(head)),
      ['I', 'V', 'R', 'α', 'β', 'γ', '中间值', 'k', '计算等级'].map((tag) => centred(`{{${tag}}}`)),
    ],
    1,
  ),
  body(
    '按等级换算表（见附录），*k* = {{k}} 对应{{计算等级}}。本定级对象的安全防护等级拟定为{{拟定等级}}，定级日期：{{定级日期}}。',
  ),
  ...when('等级调整理由', [body('拟定等级与计算结果不同，理由如下：'), body('{{等级调整理由}}')]),
  ...when('临近档界', [
    body('k 值与相邻档位（{{相邻等级}}）的界线相差不超过 {{提示范围}}，取舍说明如下：'),
    body('{{取舍说明}}'),
  ]),
  ...when('复核说明', [body('计算等级达到应当复核的档位，复核情况如下：'), body('{{复核说明}}')]),
  ...when('云平台说明', [body('云平台安全保护等级低于本对象等级（或未定级），说明如下：'), body('{{云平台说明}}')]),
  lead('敏感性：任一要素单独调整一档、其余要素不变时，结果如下。'),
  sensitivity,
  gap(),
  body('等级汇总见[[summary|表 4]]。'),
  tableCaption('summary', '等级汇总表'),
  formTable(
    [64, 36, 22, 34],
    [
      [label('定级对象名称'), label('安全防护等级'), label('k 值'), label('等保等级（如有）')],
      [centred('{{对象名称}}'), centred('{{拟定等级}}'), centred('{{k}}'), centred('{{等保等级}}')],
    ],
    1,
  ),
];
