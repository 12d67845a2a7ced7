/** Workbooks unlike the samples: every place, and nothing else, with its kind and label path; then filled and read back. */
import { expect, it } from 'vitest';
import { readBlank } from '../../electron/blank/index.ts';
import { placeLines } from './sheet-drawing.ts';
import { classification, dataAssets, importantData, networkAssets, vulnerabilities } from './sheet-unseen-filings.ts';
import { besides, letter, questionnaire, supplier } from './sheet-unseen-questions.ts';
import { companyProfile, drillRecord, eventStatistics, riskScores, staff } from './sheet-unseen-records.ts';

const EXPECTED: [string, () => Promise<Uint8Array>, string][] = [
  [
    '重要数据目录备案表',
    importantData,
    `
重要数据目录!A3:E3 after-label 数据处理者名称（盖章）
重要数据目录!F3:J3 date 填报日期
重要数据目录!K3:N3 after-label 填报人及联系电话
重要数据目录!B8 row 重要数据目录备案表 ×5
  B8 cell 数据基本情况 > 数据名称
  C8 dropdown 数据基本情况 > 数据类别 [车辆运行数据|车外视频数据|用户数据]
  D8 dropdown 数据基本情况 > 数据级别 [一般数据|重要数据|核心数据]
  E8 cell 数据基本情况 > 数据规模 > 存储量（GB）
  F8 cell 数据基本情况 > 数据规模 > 记录数（万条）
  G8 cell 数据基本情况 > 数据来源
  H8 cell 数据处理情况 > 处理目的
  I8 cell 数据处理情况 > 存储情况 > 存储地点
  J8 cell 数据处理情况 > 存储情况 > 存储期限
  K8 dropdown 数据处理情况 > 是否出境 [是|否]
  L8 cell 数据安全情况 > 防护措施
  M8 cell 数据安全情况 > 最近一次风险评估时间
  N8 cell 数据安全情况 > 备注`,
  ],
  [
    '数据资产清单',
    dataAssets,
    `
数据资产清单!A2 row 数据资产清单 ×3
  A2 cell 资产编号
  B2 cell 资产名称
  C2 dropdown 责任部门 [研发|运维|市场]
  D2 cell 敏感字段占比
  E2 date 登记日期
  F2 cell 数据量（条）`,
  ],
  [
    '网络资产清单',
    networkAssets,
    `
网络资产!B2:E2 cell 填报单位
网络资产!H2:J2 date 填报日期
网络资产!B6 row 一、服务器 ×4
  B6 cell 主机名
  C6 cell IP地址
  D6 cell 操作系统
网络资产!H6 row 二、网络设备 ×4
  H6 cell 设备名称
  I6 cell 型号
  J6 cell 数量（台）`,
  ],
  [
    '漏洞整改台账',
    vulnerabilities,
    `
台账!A2:J2 after-label 填报单位
台账!A2:J2 date 统计截止日期
台账!B4 row 网络产品安全漏洞整改台账 ×6
  B4 cell 漏洞编号（CNVD/CVE）
  C4 dropdown 漏洞等级 [超危|高危|中危|低危]
  D4 cell 影响资产
  E4 date 发现日期
  F4 date 整改期限
  G4 date 完成日期
  H4 cell 整改进度（%）
  I4 formula 是否超期
  J4 cell 责任人及电话
台账!C10 formula 合计
台账!H10 formula 合计 / 整改进度（%）`,
  ],
  [
    '定级信息汇总表',
    classification,
    `
汇总表!A2:F2 after-label 单位名称
汇总表!B5 row 车联网平台网络安全防护定级信息汇总表 ×3
  B5 cell 平台名称
  C5 cell 业务类型
  D5 dropdown 拟定等级 [一级|二级|三级]
  E5 cell 备案编号
  F5:F6 cell 备注
  B6 cell 运营单位
  C6 cell 上线时间
  D6 cell 用户数（万户）
  E6 cell 责任人
汇总表!A12:F12 after-label 填表人
汇总表!A12:F12 after-label 联系电话`,
  ],
  [
    '安全事件统计表',
    eventStatistics,
    `
统计表!A2:D2 after-label 填报单位
${(
  [
    [5, '网络攻击', '拒绝服务'],
    [6, '网络攻击', '后门攻击'],
    [7, '网络攻击', '其他'],
    [8, '信息破坏', '信息篡改'],
    [9, '信息破坏', '其他'],
  ] as const
)
  .map(
    ([row, group, name]) =>
      [1, 2, 3, 4, 5].map((m) => `统计表!${'BCDEFG'[m]}${row} cell ${group} / ${name} / 发生次数 / ${m}月`).join('\n') +
      `\n统计表!H${row} formula ${group} / ${name} / 合计`,
  )
  .join('\n')}
${[1, 2, 3, 4, 5].map((m) => `统计表!${'BCDEFG'[m]}10 formula 合计 / 发生次数 / ${m}月`).join('\n')}
统计表!H10 formula 合计
统计表!A11 after-label 填表人
统计表!C11 after-label 审核人
统计表!F11 after-label 填表日期`,
  ],
  [
    '企业基本情况表',
    companyProfile,
    `
企业基本情况表!C2:F2 cell 企业名称
企业基本情况表!G2:H6 image 企业标识图片粘贴处
企业基本情况表!C3:F3 cell 统一社会信用代码
企业基本情况表!C4:D4 date 成立时间
企业基本情况表!F4 cell 法定代表人
企业基本情况表!C5 cell 注册资本 {万元}
企业基本情况表!F5 cell 员工总数 {人}
企业基本情况表!C6:F6 tick-many 企业性质 [国有企业|民营企业|外商投资企业|其他（请注明）]
企业基本情况表!C7:F7 placeholder 联系方式 / 通讯地址
企业基本情况表!H7 cell 联系方式 / 邮政编码
企业基本情况表!C8:D8 cell 联系方式 / 联系人
企业基本情况表!F8:H8 cell 联系方式 / 手机
企业基本情况表!C9:D9 cell 联系方式 / 电子邮箱
企业基本情况表!F9:H9 cell 联系方式 / 传真（含区号）
企业基本情况表!C11:D11 cell 近三年经营情况 / 2023年 / 主营业务收入（万元） {万元}
企业基本情况表!E11:F11 cell 近三年经营情况 / 2023年 / 利润总额（万元） {万元}
企业基本情况表!G11:H11 cell 近三年经营情况 / 2023年 / 研发投入占比（%） {%}
企业基本情况表!C12:D12 cell 近三年经营情况 / 2024年 / 主营业务收入（万元） {万元}
企业基本情况表!E12:F12 cell 近三年经营情况 / 2024年 / 利润总额（万元） {万元}
企业基本情况表!G12:H12 cell 近三年经营情况 / 2024年 / 研发投入占比（%） {%}
企业基本情况表!C13:D13 tick-one 是否上市公司 [是|否]
企业基本情况表!G13:H13 cell 股票代码（如有）
企业基本情况表!C14:H14 cell 主营业务简介（500字以内） ≤500
企业基本情况表!C15:H15 sign 企业承诺 / 法定代表人（签字）
企业基本情况表!C15:H15 sign 企业承诺 / （公章）
企业基本情况表!C16:H16 sign 主管部门意见 / （盖章）`,
  ],
  [
    '应急演练记录',
    drillRecord,
    `
演练记录!E2:F2 after-label 编号
演练记录!B3:D3 cell 演练名称
演练记录!F3 tick-many 演练类型 [桌面推演|实战演练]
演练记录!B4:D4 date 演练时间
演练记录!B4:D4 date 演练时间 / 至
演练记录!F4 cell 演练地点
演练记录!B5:D5 cell 总指挥
演练记录!F5 cell 记录人
演练记录!B8 row 参演人员 ×4
  B8 cell 姓名
  C8 cell 部门
  D8 cell 职务
  E8 cell 演练角色
  F8 sign 签到
演练记录!C12:F12 cell 演练过程 / 演练脚本概述
演练记录!C13:F13 hint 演练过程 / 处置过程
演练记录!B14:F14 cell 问题与改进
演练记录!B15:F15 image 现场照片
演练记录!A16:F16 after-label 演练总结（不少于200字）`,
  ],
  [
    '风险评估打分表',
    riskScores,
    `
打分表!B2:D2 cell 被评估单位
打分表!G2 date 评估日期
打分表!F4 cell 数据分类分级 / 评分（0-10分）
打分表!G4 formula 数据分类分级 / 加权得分
打分表!F5 cell 访问控制 / 评分（0-10分）
打分表!G5 formula 访问控制 / 加权得分
打分表!F6 cell 数据备份 / 评分（0-10分）
打分表!G6 formula 数据备份 / 加权得分
打分表!F7 cell 安全审计 / 评分（0-10分）
打分表!G7 formula 安全审计 / 加权得分
打分表!G8 formula 总分
打分表!G9 formula 风险等级`,
  ],
  [
    '人员岗位表',
    staff,
    `
${(
  [
    [3, '管理岗 / 安全负责人'],
    [4, '管理岗 / 安全管理员'],
    [5, '技术岗 / 系统管理员'],
    [6, '技术岗 / 审计管理员'],
    [7, '技术岗 / 应急联络员（7×24小时）'],
  ] as const
)
  .map(
    ([row, post]) => `岗位人员!C${row} cell ${post} / 姓名
岗位人员!D${row} cell ${post} / 身份证号
岗位人员!E${row} cell ${post} / 联系电话
岗位人员!F${row} dropdown ${post} / 是否专职 [是|否]
岗位人员!G${row} cell ${post} / 备注`,
  )
  .join('\n')}
岗位人员!A11 row 其他参与人员 ×4
  A11 cell 姓名
  B11 cell 岗位
  C11 cell 证书名称
  D11 cell 证书编号
  E11 cell 有效期至`,
  ],
  [
    '调查问卷',
    questionnaire,
    `
问卷!C5 dropdown 一、组织管理 / 1.1 / 是否设立网络安全管理机构？ [是|否|不适用]
问卷!D5 cell 一、组织管理 / 1.1 / 是否设立网络安全管理机构？ / 备注
问卷!C6 dropdown 一、组织管理 / 1.2 / 是否明确网络安全负责人？ [是|否|不适用]
问卷!D6 cell 一、组织管理 / 1.2 / 是否明确网络安全负责人？ / 备注
问卷!C8 dropdown 二、技术防护 / 2.1 / 是否对远程升级（OTA）服务采取身份认证措施？ [是|否|不适用]
问卷!D8 cell 二、技术防护 / 2.1 / 是否对远程升级（OTA）服务采取身份认证措施？ / 备注
问卷!C9 cell 二、技术防护 / 2.2 / 近一年开展渗透测试的次数（次） {次}
问卷!D9 cell 二、技术防护 / 2.2 / 近一年开展渗透测试的次数（次） / 备注`,
  ],
  [
    'English supplier questionnaire',
    supplier,
    `
General!C3 cell General / Legal name of the company *
General!C4 cell General / Registered address
General!C5 cell General / Year established
General!C6 cell General / Number of employees
General!C7 cell General / Primary contact
General!C8 cell General / Contact e-mail
General!C9 date General / Date completed (DD/MM/YYYY)
Questionnaire!D3 dropdown Questionnaire / A. Governance / A.1 / Policy / Do you have a documented information security policy approved by management and reviewed at least annually? [Yes|No|Partial|N/A]
Questionnaire!E3 cell Questionnaire / A. Governance / A.1 / Policy / Do you have a documented information security policy approved by management and reviewed at least annually? / Evidence / Comments
Questionnaire!D4 dropdown Questionnaire / A. Governance / A.2 / Roles / Is there a named person responsible for information security? [Yes|No|Partial|N/A]
Questionnaire!E4 cell Questionnaire / A. Governance / A.2 / Roles / Is there a named person responsible for information security? / Evidence / Comments
Questionnaire!D6 dropdown Questionnaire / B. Operations / B.1 / Logging / Are security logs kept for at least six months? [Yes|No|Partial|N/A]
Questionnaire!E6 cell Questionnaire / B. Operations / B.1 / Logging / Are security logs kept for at least six months? / Evidence / Comments`,
  ],
  [
    'a letter in Excel',
    letter,
    `
Sheet1!A2:F2 after-label 单位名称
Sheet1!A3:C3 after-label 联系人
Sheet1!D3:F3 after-label 联系电话
Sheet1!A4:F4 tick-many 自评估类型 [首次自评估|变更自评估|到期重新评估]
Sheet1!A5 tick-one 涉及个人信息出境 [涉及个人信息出境]
Sheet1!A6 tick-one 涉及重要数据出境 [涉及重要数据出境]
Sheet1!A7:F7 tick-one 性别 [男|女]
Sheet1!A7:F7 after-label 年龄
Sheet1!A7:F7 after-label 民族
Sheet1!A8:F8 underline 我单位……承诺所提交材料真实、合法、有效
Sheet1!A8:F8 date 并于……前完成整改
Sheet1!A9:F9 underline 涉及数据约 {万条}
Sheet1!A9:F9 underline 占比 {%}
Sheet1!A11:C11 sign 法定代表人签字
Sheet1!D11:F11 date 日期`,
  ],
  [
    'pairs beside a table, names, a protected sheet',
    besides,
    `
申报!B3 cell 申报 / 企业名称
申报!B4 cell 申报 / 企业代码
申报!D4 row 申报 / 车联网卡实名登记申报表 ×4
  D4 cell 车型
  E4 cell 卡数量（张）
  F4 cell 运营商
  G4 cell 启用年月
申报!B5 cell 申报 / 经办人
申报!B6 cell 申报 / 联系电话
申报!B7 date 申报 / 申报日期
申报!C9 cell 申报 / 附言内容
汇总!B2 cell 汇总 / 卡总数 / 本期
汇总!B3 cell 汇总 / 已实名数 / 本期
汇总!B4 formula 汇总 / 实名率 / 本期
汇总!C4 formula 汇总 / 实名率 / 上期`,
  ],
];

it.each(EXPECTED)('%s', async (_name, draw, expected) => {
  const { places } = readBlank(await draw(), 'a.xlsx');
  expect(places.flatMap(placeLines)).toEqual(expected.trim().split('\n'));
});
