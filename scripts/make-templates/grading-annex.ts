/**
 * 《上海市车联网网络安全服务平台安全防护定级报告附件材料》: the list F-01 … F-14 of reference §1.7, then each attachment
 * as a chapter. Tables with many columns stand on sheets turned sideways. The order of attachments is a proposal.
 */
import { type FileChild, TableOfContents } from 'docx';
import { countTable, enterpriseTable, objectTable, signatureTable } from './forms-a-b.ts';
import { cover } from './layout/cover.ts';
import { contentsSection, coverSection, firstTextSection, textSection, wideSection } from './layout/page.ts';
import { type ListColumn, listTable, share } from './layout/table.ts';
import { body, figure, heading, lead, marker, note, paragraph, tableCaption, when } from './layout/text.ts';
import { LANDSCAPE, PORTRAIT } from './layout/units.ts';
import type { TemplateDocument } from './layout/write-docx.ts';
import { headOf, type PackTables, weightOf } from './pack/read-pack.ts';
import { reviewTable } from './review-table.ts';

const DOCUMENT = 'grading-annex';
const HEAD = '安全防护定级报告附件材料　{{对象名称}}';
const NUMBER_MM = 11;

/** A table of the form under its caption, columns as the form has them. */
function packTable(pack: PackTables, tag: string, wide: boolean): FileChild[] {
  const table = pack.list(DOCUMENT, tag);
  const total = (wide ? LANDSCAPE.text : PORTRAIT.text) - NUMBER_MM;
  const widths = share(total, table.columns.map(weightOf));
  const columns = table.columns.map((column, i): ListColumn => ({
    head: headOf(column),
    content: `{{${column.label}}}`,
    width: widths[i] ?? 10,
    centre: column.type !== 'text' && column.type !== 'longtext',
  }));
  return [
    tableCaption(table.key, tag),
    listTable({
      rows: tag,
      small: wide || columns.length > 6,
      columns: [{ head: '序号', content: '{{序号}}', width: NUMBER_MM, centre: true }, ...columns],
    }),
  ];
}

const chapter = (text: string): FileChild => heading(1, text, { pageBreakBefore: true });

/** The files of one attachment by name and check sum, then those that are pictures. */
const fileList = (): FileChild[] => [
  listTable({
    rows: '文件',
    empty: '（未附文件）',
    columns: [
      { head: '序号', content: '{{序号}}', width: 14, centre: true },
      { head: '文件名称', content: '{{文件名称}}', width: 66 },
      { head: '校验值（SHA-256）', content: '{{校验值}}', width: 76 },
    ],
  }),
  ...when('文件图片', [figure('文件图片')]),
];

/** State and files of one line of the list of attachments. */
function files(code: string): FileChild[] {
  const tag = code.replace('-', '');
  return [marker(`#${tag}`), lead('提交状态：{{状态}}。备注：{{备注}}。'), ...fileList(), marker(`/${tag}`)];
}

const front = cover(
  ['上海市车联网网络安全服务平台', '安全防护定级报告', '附 件 材 料'],
  [
    { label: '定级对象名称', content: '{{对象名称}}' },
    { label: '定级对象类型', content: '{{对象类型}}—{{对象子类}}' },
    { label: '责任单位（盖章）', content: '{{单位名称}}' },
    { label: '拟定等级', content: '{{拟定等级}}' },
    { label: '编制日期', content: '{{编制日期}}' },
  ],
  [],
);

const list: FileChild[] = [
  heading(1, '附件目录'),
  listTable({
    rows: '附件目录',
    columns: [
      { head: '编号', content: '{{编号}}', width: 18, centre: true },
      { head: '材料名称', content: '{{材料名称}}', width: 68 },
      { head: '必交', content: '{{必交}}', width: 20, centre: true },
      { head: '状态', content: '{{状态}}', width: 18, centre: true },
      { head: '页数', content: '{{页数}}', width: 12, centre: true },
      { head: '备注', content: '{{备注}}', width: 20 },
    ],
    more: {
      rows: '其他附件',
      contents: ['{{编号}}', '{{材料名称}}', '—', '已备', '{{页数}}', '{{备注}}'],
    },
  }),
  note('注：附件目录为整理与设计，主管部门另有目录的，以其为准。页数空缺的记“/”。'),
];

const tableA = (): FileChild[] => [
  chapter('表 A　单位信息表'),
  enterpriseTable(),
  paragraph('SubTitle', '定级对象数（按级，单位：个）', { spacing: { before: 160, after: 80 } }),
  countTable(),
];

const tableB = (): FileChild[] => [chapter('表 B　定级对象信息表'), objectTable()];

const SIGNED_TEXT = [
  '我单位已认真阅读并知悉车联网网络安全防护定级备案的有关要求，现就{{对象名称}}的定级备案材料郑重承诺如下：',
  '一、所提交的定级报告、附件材料及填报信息真实、准确、完整，与系统实际情况一致，不存在虚假记载、误导性陈述或者重大遗漏。',
  '二、所附证照、证书、截图、合同等文件的复印件或者扫描件与原件一致。',
  '三、备案信息发生变化的，按规定期限办理变更备案。',
  '四、如有不实，我单位愿意承担相应的法律责任。',
];

const factorEvidence = (symbol: string, title: string): FileChild[] => [
  paragraph('SubTitle', `${title}（${symbol}）`, { spacing: { before: 160, after: 80 } }),
  listTable({
    rows: `${symbol}证据`,
    empty: '（未附证据）',
    columns: [
      { head: '编号', content: `${symbol}-{{序号}}`, width: 16, centre: true },
      { head: '文件名称与说明', content: ['{{文件名称}}', '{{文件说明}}'], width: 70 },
      { head: '校验值（SHA-256）', content: '{{校验值}}', width: 70 },
    ],
  }),
  ...when(`${symbol}证据图片`, [figure(`${symbol}证据图片`)]),
];

export function gradingAnnex(pack: PackTables): TemplateDocument {
  const tables = (wide: boolean, tags: string[]): FileChild[] => tags.flatMap((tag) => packTable(pack, tag, wide));
  const before: FileChild[] = [
    chapter('F-01　营业执照、法定代表人授权书'),
    ...files('F-01'),
    chapter('F-02　增值电信业务经营许可证、ICP 备案截图'),
    ...files('F-02'),
    chapter('F-03　网络拓扑图及说明'),
    paragraph('SubTitle', '网络结构'),
    body('{{网络结构}}'),
    paragraph('SubTitle', '边界设备与网络边界'),
    body('边界设备包括：{{边界设备}}。'),
    body('{{网络边界说明}}'),
    paragraph('SubTitle', '拓扑图'),
    ...when('拓扑图', [figure('拓扑图')], [body('（未提供拓扑图）')]),
    paragraph('SubTitle', '子系统'),
    ...tables(false, ['子系统']),
    paragraph('SubTitle', '所附文件'),
    ...files('F-03'),
    chapter('F-04　平台功能与业务流程说明、数据流图'),
    paragraph('SubTitle', '业务描述'),
    body('{{业务描述}}'),
    paragraph('SubTitle', '主要功能'),
    body('{{主要功能}}'),
    paragraph('SubTitle', '应用处理流程图'),
    ...when('应用处理流程图', [figure('应用处理流程图')], [body('（未提供）')]),
    paragraph('SubTitle', '数据流程图'),
    ...when('数据流程图', [figure('数据流程图')], [body('（未提供）')]),
    paragraph('SubTitle', '数据情况'),
    body('{{数据处理情况说明}}'),
    ...tables(false, ['数据情况']),
    paragraph('SubTitle', '所附文件'),
    ...files('F-04'),
    chapter('F-05　接入规模证明'),
    body('{{规模与服务范围说明}}'),
    ...tables(false, ['接入规模']),
    paragraph('SubTitle', '所附文件'),
    ...files('F-05'),
  ];
  const wide: FileChild[] = [
    heading(1, 'F-06　资产清单'),
    heading(2, '资产与网络表'),
    ...tables(true, ['主要硬件', '安全系统', '基础软件', '应用软件']),
    body('是否有互联网出口（公网 IP 或域名）：{{是否有互联网出口}}。'),
    ...tables(true, ['域名', '公网IP地址段', '主要协议和端口']),
    heading(2, '调研表'),
    ...tables(true, ['网络结构（区域）', '网络外连', '网络设备', '安全设备', '服务器', '终端', '机房']),
    ...tables(true, ['业务应用', '数据资源', '系统管理软件', '安全威胁情况']),
    paragraph('SubTitle', '所附文件'),
    ...files('F-06'),
  ];
  const after: FileChild[] = [
    heading(1, 'F-07　安全组织架构、负责人任命文件、管理制度清单'),
    body('{{安全组织架构说明}}'),
    ...when('安全组织架构图', [figure('安全组织架构图')]),
    ...tables(false, ['安全相关人员', '安全管理文档清单']),
    paragraph('SubTitle', '所附文件'),
    ...files('F-07'),
    chapter('F-08　安全产品清单及认证、检测证书，密码产品证书'),
    ...tables(false, ['安全专用产品清单及证书', '密码产品']),
    paragraph('SubTitle', '所附文件'),
    ...files('F-08'),
    chapter('F-09　供应商清单与合同、责任矩阵'),
    body('是否有外部服务商：{{是否有外部服务商}}。'),
    ...tables(false, ['服务商', '安全服务']),
    ...when('云服务商责任划分', [paragraph('SubTitle', '云服务商责任划分'), body('{{云服务商责任划分}}')]),
    paragraph('SubTitle', '所附文件'),
    ...files('F-09'),
    chapter('F-10　安全建设或整改方案'),
    body('{{方案概要}}'),
    ...files('F-10'),
    chapter('F-11　既往评测、评估、渗透测试报告，等保备案证明'),
    ...files('F-11'),
    chapter('F-12　单位内部定级审批记录'),
    body('编制人：{{编制人}}，编制日期：{{编制日期}}。审批人：{{内部审批人}}，审批日期：{{内部审批日期}}。'),
    body('审批意见：{{内部审批意见}}'),
    ...files('F-12'),
    chapter('F-13　专家评审意见与专家签到表'),
    ...when(
      '评审结论',
      [reviewTable(), ...when('评审签字件', [figure('评审签字件')])],
      [body('尚未组织专家评审，评审后补充。')],
    ),
    paragraph('SubTitle', '所附文件'),
    ...files('F-13'),
    chapter('F-14　真实性承诺书'),
    paragraph('Title', '真实性承诺书'),
    ...SIGNED_TEXT.slice(0, -1).map(body),
    ...SIGNED_TEXT.slice(-1).map((text) => lead(text)),
    signatureTable(),
    paragraph('SubTitle', '所附文件'),
    ...files('F-14'),
    ...when('有其他附件', [
      chapter('其他附件'),
      marker('#其他附件'),
      paragraph('SubTitle', '{{编号}}　{{材料名称}}'),
      lead('备注：{{备注}}。'),
      ...fileList(),
      marker('/其他附件'),
    ]),
    chapter('要素赋值证据'),
    body('编号与定级报告表 2“证据附件号”一致。已在前面各附件中排印的图片不再重复。'),
    ...factorEvidence('I', '社会影响力'),
    ...factorEvidence('V', '所提供服务的重要性'),
    ...factorEvidence('R', '规模和服务范围'),
  ];
  return {
    title: '上海市车联网网络安全服务平台安全防护定级报告附件材料',
    numberedHeadings: false,
    sections: [
      coverSection(front),
      contentsSection(HEAD, [
        paragraph('Title', '目　录'),
        new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-3' }),
      ]),
      firstTextSection(HEAD, [...list, ...tableA()]),
      wideSection(HEAD, [heading(2, '定级对象目录'), ...tables(true, ['定级对象目录'])]),
      textSection(HEAD, [...tableB(), ...before]),
      wideSection(HEAD, wide),
      textSection(HEAD, after),
    ],
  };
}
