/**
 * 《车联网网络安全防护定级报告》. Chapters and tables follow reference §1.5; no official blank is known, so the layout is
 * a proposal in the sizes of GB/T 9704. Tables 5–7 stand together after the text so that the numbers run 1–7.
 */
import { TableOfContents } from 'docx';
import { cover } from './layout/cover.ts';
import { contentsSection, coverSection, firstTextSection } from './layout/page.ts';
import { centred, formTable, label, listTable, value } from './layout/table.ts';
import { body, figure, gap, heading, lead, note, paragraph, tableCaption, when } from './layout/text.ts';
import type { TemplateDocument } from './layout/write-docx.ts';

const HEAD = '车联网网络安全防护定级报告　{{对象名称}}';

const front = cover(
  ['车联网网络安全防护', '定 级 报 告'],
  [
    { label: '定级对象名称', content: '{{对象名称}}' },
    { label: '定级对象类型', content: '{{对象类型}}—{{对象子类}}' },
    { label: '责任单位（盖章）', content: '{{单位名称}}' },
    { label: '拟定等级', content: '{{拟定等级}}' },
    { label: '编制日期', content: '{{编制日期}}' },
    { label: '版本', content: '{{报告版本}}' },
    { label: '密级', content: '{{密级}}' },
  ],
  [],
);

const object = [
  heading(1, '定级对象描述'),
  heading(2, '责任主体'),
  lead('{{对象名称}}的责任主体为{{单位名称}}，基本情况如下。'),
  formTable(
    [34, 44, 34, 44],
    [
      [label('单位名称'), value('{{单位名称}}', { span: 3 })],
      [label('统一社会信用代码'), value('{{统一社会信用代码}}'), label('法定代表人'), value('{{法定代表人}}')],
      [label('单位负责人'), value('{{单位负责人}}'), label('职务'), value('{{单位负责人职务}}')],
      [label('单位地址'), value('{{单位地址}}', { span: 3 })],
      [label('车联网企业类型'), value('{{企业类型}}', { span: 3 })],
      [label('增值电信业务许可'), value('{{许可证号}}'), label('许可证有效期至'), value('{{许可证有效期}}')],
      [label('业务种类'), value('{{业务种类}}', { span: 3 })],
    ],
  ),
  gap(),
  body('{{单位概况}}'),
  heading(2, '定级对象构成'),
  heading(3, '对象划分'),
  body('{{对象划分}}'),
  ...when('是分系统', [body('本对象为分系统，上级系统为{{上级系统名称}}，所属单位为{{上级系统单位}}。')]),
  ...when('承载其他对象', [body('本对象作为底座承载的其他定级对象：{{承载对象}}。')]),
  heading(3, '网络结构'),
  body('部署范围：{{部署范围}}；网络性质：{{网络性质}}；网络互联情况：{{网络互联}}。'),
  body('{{网络结构}}'),
  body('{{互联说明}}'),
  heading(3, '边界设备'),
  body('边界设备包括：{{边界设备}}。'),
  body('{{边界说明}}'),
  body('关键设施位置：{{关键设施位置}}'),
  heading(3, '拓扑图'),
  ...when('拓扑图', [body('定级对象的网络拓扑如下图所示。'), figure('拓扑图')], [body('（未提供拓扑图）')]),
  heading(3, '子系统'),
  body('定级对象的子系统构成见[[subsystems|表 1]]。'),
  tableCaption('subsystems', '子系统表'),
  listTable({
    rows: '子系统表',
    columns: [
      { head: '序号', content: '{{序号}}', width: 14, centre: true },
      { head: '子系统名称', content: '{{子系统名称}}', width: 46 },
      { head: '业务功能描述', content: '{{业务功能描述}}', width: 96 },
    ],
  }),
  heading(2, '承载业务'),
  heading(3, '业务功能'),
  body('{{业务描述}}'),
  body('{{主要功能}}'),
  heading(3, '服务对象与服务范围'),
  body('业务类型：{{业务类型}}；服务对象：{{服务对象}}；服务范围：{{服务范围}}。'),
  body('建设状态：{{建设状态}}；投入运行时间：{{投入运行时间}}；是否被认定为关键信息基础设施：{{是否关基}}。'),
  heading(3, '接入车辆与用户规模'),
  body(
    '截至{{统计时点}}，接入车辆数{{接入车辆数}}，接入终端数{{接入终端数}}，注册用户数{{注册用户数}}，明细见[[scale|表 5]]。',
  ),
  body('{{规模说明}}'),
  heading(3, '数据情况'),
  body('处理的数据类别、级别、存储与出境情况见[[data|表 6]]，涉及个人信息的人数为{{个人信息人数}}。'),
  body('{{数据说明}}'),
  heading(2, '安全责任'),
  lead(
    '网络安全责任部门：{{网络安全责任部门}}；数据安全管理部门：{{数据安全管理部门}}；本对象的责任部门：{{责任部门}}；运维单位：{{运维单位}}。责任人员及联系方式如下。',
  ),
  formTable(
    [30, 18, 26, 28, 24, 30],
    [
      ['职责', '姓名', '职务', '办公电话', '手机', '邮箱'].map((head) => label(head)),
      ...['网络安全负责人', '网络安全联系人', '数据安全联系人', '对象安全责任人'].map((role) => [
        label(role),
        ...['姓名', '职务', '电话', '手机', '邮箱'].map((field) => centred(`{{${role}${field}}}`)),
      ]),
    ],
    1,
  ),
  gap(),
  body('{{安全责任划分}}'),
  ...when('云服务商责任', [
    body(
      '云计算平台由{{云服务商}}提供，平台安全保护等级为{{云平台等级}}，备案证明编号为 {{云平台备案号}}。责任划分如下：',
    ),
    body('{{云服务商责任}}'),
  ]),
  body('提供云服务、运维、开发等服务的单位见[[suppliers|表 7]]。'),
];

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

const grading = [
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

const comparison = [
  heading(1, '与等级保护定级结果的对照'),
  ...when(
    '已等保备案',
    [
      body(
        '本对象已在公安机关办理网络安全等级保护备案，备案证明编号：{{等保备案编号}}，最终等级：{{等保等级}}，业务信息安全等级：{{业务信息等级}}，系统服务安全等级：{{系统服务等级}}。',
      ),
      body('{{等保对照说明}}'),
    ],
    [body('本对象未在公安机关办理网络安全等级保护备案，不作对照。')],
  ),
];

const approval = [
  heading(1, '评审与审批'),
  heading(2, '单位内部审批'),
  lead('单位内部审批情况如下。'),
  formTable(
    [30, 48, 30, 48],
    [
      [label('编制人', { keep: true }), centred('{{编制人}}'), label('编制日期'), centred('{{编制日期}}')],
      [label('审批意见', { keep: true }), value('{{内部审批意见}}', { span: 3, heightMm: 24, long: true })],
      [label('审批人', { keep: true }), centred('{{内部审批人}}'), label('审批日期'), centred('{{内部审批日期}}')],
      [label('审批人签名'), centred('　', { span: 3, heightMm: 12 })],
    ],
  ),
  heading(2, '主管部门意见'),
  body('{{主管部门意见}}'),
  heading(2, '专家评审意见'),
  ...when(
    '评审结论',
    [
      body('评审日期：{{评审日期}}；评审地点：{{评审地点}}；评审形式：{{评审形式}}；申报等级：{{申报等级}}。'),
      body('{{专家组意见}}'),
      body('评审结论：{{评审结论}}{{#建议调整等级}}，建议调整为{{建议调整等级}}{{/建议调整等级}}。'),
      ...when('修改要求', [body('修改要求：{{修改要求}}')]),
      ...when('修改情况', [body('修改情况：{{修改情况}}')]),
    ],
    [body('尚未组织专家评审，评审后补充。')],
  ),
  ...when('备案号', [body('定级备案号：{{备案号}}，核发日期：{{核发日期}}，核发机关：{{核发机关}}。')]),
];

const conclusion = [
  heading(1, '结论'),
  body('{{结论}}'),
  paragraph('SignLine', '{{单位名称}}（盖章）', { keepNext: true, spacing: { before: 480 } }),
  paragraph('SignLine', '{{编制日期}}'),
];

const unnumbered = { numbering: false as const };

const annexList = [
  heading(1, '附：附件材料目录', { ...unnumbered, pageBreakBefore: true }),
  listTable({
    rows: '附件材料目录',
    columns: [
      { head: '编号', content: '{{编号}}', width: 18, centre: true },
      { head: '材料名称', content: '{{材料名称}}', width: 72 },
      { head: '必交', content: '{{必交}}', width: 20, centre: true },
      { head: '状态', content: '{{状态}}', width: 20, centre: true },
      { head: '备注', content: '{{备注}}', width: 26 },
    ],
    more: { rows: '其他附件', contents: ['{{编号}}', '{{材料名称}}', '—', '已备', '{{备注}}'] },
  }),
];

const dataTables = [
  heading(1, '附表', unnumbered),
  tableCaption('scale', '接入规模表'),
  listTable({
    rows: '接入规模表',
    columns: [
      { head: '统计时点', content: '{{统计时点}}', width: 25, centre: true },
      { head: '在网车辆数（辆）', content: '{{在网车辆数}}', width: 24, centre: true },
      { head: '激活终端数（台）', content: '{{激活终端数}}', width: 24, centre: true },
      { head: '注册用户数（户）', content: '{{注册用户数}}', width: 24, centre: true },
      { head: '日活\n（户）', content: '{{日活}}', width: 19, centre: true },
      { head: '覆盖省份（个）', content: '{{覆盖省份}}', width: 18, centre: true },
      { head: '品牌、\n车型数', content: '{{品牌、车型数}}', width: 22, centre: true },
    ],
  }),
  tableCaption('data', '数据情况表'),
  listTable({
    rows: '数据情况表',
    columns: [
      { head: '数据类别', content: '{{数据类别}}', width: 36 },
      { head: '级别', content: '{{级别}}', width: 16, centre: true },
      { head: '是否含个人信息/敏感个人信息', content: '{{个人信息}}', width: 32, centre: true },
      { head: '条数或存储量', content: '{{条数或存储量}}', width: 26, centre: true },
      { head: '存储位置', content: '{{存储位置}}', width: 30 },
      { head: '是否\n出境', content: '{{是否出境}}', width: 16, centre: true },
    ],
  }),
  tableCaption('suppliers', '服务商表'),
  listTable({
    rows: '服务商表',
    columns: [
      { head: '名称', content: '{{名称}}', width: 40 },
      { head: '服务内容', content: '{{服务内容}}', width: 42 },
      { head: '合同期限', content: ['{{合同开始}}', '至 {{合同截止}}'], width: 28, centre: true },
      { head: '是否可\n接触数据', content: '{{是否可接触数据}}', width: 18, centre: true },
      { head: '资质', content: '{{资质}}', width: 28 },
    ],
  }),
];

const basis = [
  heading(1, '附录：依据与版本', { ...unnumbered, pageBreakBefore: true }),
  formTable(
    [40, 116],
    [
      [label('规范包'), value('{{规范包名称}}')],
      [label('编号与版本'), value('{{规范包编号}}　版本 {{规范包版本}}')],
      [label('规范包摘要（SHA-256）'), value('{{规范包摘要}}')],
      [label('定级依据'), value('见第二章（一）')],
      [label('计算方法与换算表'), value('{{换算表名称}}（{{换算表编号}}）')],
      [label('要素权重'), value('*α* = {{α}}，*β* = {{β}}，*γ* = {{γ}}')],
      [label('取舍方式'), value('{{取舍方式}}')],
      [label('方法来源'), value('{{方法来源}}')],
      [label('把握程度'), value('{{方法把握程度}}', { long: true })],
      [
        label('文书版式'),
        value('本报告的章节与表格为整理与设计，官方模板取得后以官方模板为准；版面尺寸参照 GB/T 9704。'),
      ],
      [label('生成日期'), value('{{生成日期}}')],
    ],
  ),
  lead('等级换算表如下（*k* 值按取舍方式处理后落入的档位）。', true),
  listTable({
    rows: '等级换算表',
    columns: [
      { head: '序号', content: '{{序号}}', width: 20, centre: true },
      { head: 'k 值范围', content: '{{下界}}—{{上界}}', width: 56, centre: true },
      { head: '等级', content: '{{档位等级}}', width: 40, centre: true },
      { head: '文书表述', content: '{{档位表述}}', width: 40, centre: true },
    ],
  }),
  note(
    '注：规范包中每一项依据都标有把握程度——“正文”：在来源文件中读到；“记忆”：依行业知识，提交前应与正式文本核对；“设计”：没有来源规定，属本工具的建议。标为“记忆”或“设计”的内容不代表监管要求。',
  ),
];

export const gradingReport: TemplateDocument = {
  title: '车联网网络安全防护定级报告',
  numberedHeadings: true,
  sections: [
    coverSection(front),
    contentsSection(HEAD, [
      paragraph('Title', '目　录'),
      new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-3' }),
    ]),
    firstTextSection(HEAD, [
      paragraph('Title', '{{对象名称}}', { spacing: { before: 120, after: 0 } }),
      paragraph('Title', '网络安全防护定级报告', { spacing: { before: 0, after: 240 } }),
      ...object,
      ...grading,
      ...comparison,
      ...approval,
      ...conclusion,
      ...annexList,
      ...dataTables,
      ...basis,
    ]),
  ],
};
