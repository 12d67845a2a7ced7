/**
 * 《车联网网络安全防护定级报告》. Chapters and tables follow reference §1.5; no official blank is known, so the layout is
 * a proposal in the sizes of GB/T 9704. Tables 5–7 stand together after the text so that the numbers run 1–7.
 */
import { TableOfContents } from 'docx';
import { cover } from './layout/cover.ts';
import { contentsSection, coverSection, firstTextSection } from './layout/page.ts';
import { centred, formTable, label, listTable, value } from './layout/table.ts';
import { body, heading, lead, note, paragraph, tableCaption, when } from './layout/text.ts';
import { grading } from './report-grading.ts';
import { object } from './report-object.ts';
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
