/** Single lines and rows in the ways people set them, and what must not be taken for a place. */
import { describe, expect, it } from 'vitest';
import { sub } from './word-unseen-parts.ts';
import { docx, listed, p, tbl, tc, tr } from './word-support.ts';

const CASES: [name: string, body: string, places: string[]][] = [
  [
    'a contract: the line in front of a list, parties, one date',
    p('甲方：________________（以下简称甲方）') +
      p('双方就________________事宜达成如下协议：') +
      p('甲方（盖章）：            乙方（盖章）：') +
      p('签订日期：    年  月  日      签订地点：'),
    [
      'p1 underline 甲方',
      'p2 underline 双方就……事宜达成如下协议',
      'p3 sign 甲方（盖章）：乙方（盖章）',
      'p4 date 签订日期',
      'p4 after-label 签订地点',
    ],
  ],
  [
    'advice inside a table speaks of seals and is none',
    tbl(
      tr(tc('填表说明：1. 请用黑色签字笔填写。2. 单位名称须与公章一致。', { span: 2 })),
      tr('单位名称', ''),
      tr(tc('注：本表一式两份。', { span: 2 })),
    ),
    ['T1 R2 C2 cell 单位名称'],
  ],
  [
    'boxes before, behind and without spaces',
    tbl(
      tr('网络类型', '□公网□专网□其他'),
      tr('是否上云', '是□否□'),
      tr('云服务商', '□甲云 □乙云 □其他：'),
      tr('联网方式', '1.有线□ 2.无线□ 3.卫星□'),
    ),
    [
      'T1 R1 C2 tick-many 网络类型',
      'T1 R2 C2 tick-one 是否上云',
      'T1 R3 C2 tick-many 云服务商',
      'T1 R4 C2 tick-many 联网方式',
    ],
  ],
  [
    'dates of every cut',
    tbl(
      tr('有效期', '自20  年  月  日至20  年  月  日'),
      tr('签发日期', '20__年__月__日'),
      tr('成立时间', '年   月'),
      tr('出生年月', ''),
      tr('起止年月', '年 月— 年 月'),
    ),
    [
      'T1 R1 C2 date 有效期 / 自',
      'T1 R1 C2 date 有效期 / 至',
      'T1 R2 C2 date 签发日期',
      'T1 R3 C2 date 成立时间',
      'T1 R4 C2 cell 出生年月',
      'T1 R5 C2 date 起止年月',
      'T1 R5 C2 date 起止年月 / 至',
    ],
  ],
  [
    'telephone, mail and identity numbers begun',
    tbl(tr('办公电话', '0XX-XXXXXXXX'), tr('传真（含区号）', ''), tr('邮箱', '@'), tr('身份证号码', '□'.repeat(18))),
    [
      'T1 R1 C2 placeholder 办公电话',
      'T1 R2 C2 cell 传真（含区号）',
      'T1 R3 C2 placeholder 邮箱',
      'T1 R4 C2 placeholder 身份证号码',
    ],
  ],
  [
    'room in front of units',
    tbl(tr('从业人员', '     人，其中：技术人员     人，管理人员     人'), tr('年营业收入', '      万元（人民币）')),
    [
      'T1 R1 C2 after-label 从业人员',
      'T1 R1 C2 after-label 从业人员 / 技术人员',
      'T1 R1 C2 after-label 从业人员 / 管理人员',
      'T1 R2 C2 cell 年营业收入',
    ],
  ],
  [
    'numbered lines that are labels, and those that only introduce',
    p('一、企业名称：') +
      p('二、主要产品：') +
      p('三、机构设置情况：') +
      p('（一）机构名称：') +
      p('（二）负责人：          联系电话：') +
      p('四、其他说明'),
    [
      'p1 after-label 企业名称',
      'p2 after-label 主要产品',
      'p4 after-label 机构设置情况 / 机构名称',
      'p5 after-label 机构设置情况 / 负责人',
      'p5 after-label 机构设置情况 / 联系电话',
    ],
  ],
  [
    'an address in parts, labels side by side with their own room',
    p('单位地址：________省________市________区（县）') +
      tbl(tr('单位名称：______________', '联系人：________'), tr('地址：', '电话：'), tr('系统用户数', '约________人')),
    [
      'p1 underline 单位地址 / 省',
      'p1 underline 单位地址 / 市',
      'p1 underline 单位地址 / 区（县）',
      'T1 R1 C1 underline 单位名称',
      'T1 R1 C2 underline 联系人',
      'T1 R2 C1 after-label 地址',
      'T1 R2 C2 after-label 电话',
      'T1 R3 C2 underline 系统用户数',
    ],
  ],
  [
    'an example among repeated rows, a date below a signature, levels',
    tbl(
      tr(tc('主要设备清单', { span: 3 })),
      tr('设备名称', '型号', '数量'),
      tr('（示例）防火墙', 'A-1', '2'),
      tr('', '', ''),
      tr('', '', ''),
    ) +
      tbl(tr('拟定级', '□第一级 □第二级 □第三级'), tr('专家评审情况', '□已评审  □未评审  附件名称________')) +
      tbl(tr('法定代表人签字：', ''), tr('日期：', '')),
    [
      'T1 R4 C1 row 主要设备清单',
      'T2 R1 C2 tick-one 拟定级',
      'T2 R2 C2 tick-one 专家评审情况',
      'T2 R2 C2 underline 专家评审情况 / 附件名称',
      'T3 R1 C2 sign 法定代表人签字',
      'T3 R2 C2 sign 日期',
    ],
  ],
  [
    'a questionnaire with brackets',
    p('1.贵单位是否设立网络安全部门？（  ）') + p('A.是   B.否') + p('2.网络安全人员数量为（   ）人。'),
    ['p1 after-label 贵单位是否设立网络安全部门?', 'p3 after-label 网络安全人员数量为'],
  ],
  [
    'a cover of its own',
    p('') +
      p('') +
      p('安全评估报告') +
      p('') +
      p('项目名称：________') +
      '<w:p><w:r><w:t>2026年    月    日</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>' +
      p('一、概述') +
      tbl(tr('项目名称', '')),
    ['p5 underline 封面 / 项目名称', 'p6 date 封面 / 日期', 'T1 R1 C2 cell 概述 / 项目名称'],
  ],
  [
    'vertical labels side by side, two header rows',
    tbl(
      tr(
        tc(['负', '责', '人'], { merge: 'restart' }),
        '姓名',
        '',
        tc(['联', '系', '人'], { merge: 'restart' }),
        '姓名',
        '',
      ),
      tr(sub(), '手机', '', sub(), '手机', ''),
    ) +
      tbl(
        tr(tc('指标', { merge: 'restart' }), tc('2025年', { span: 2 })),
        tr(sub(), '计划', '实际'),
        tr('投入（万元）', '', ''),
      ),
    [
      'T1 R1 C3 cell 负责人 / 姓名',
      'T1 R1 C6 cell 联系人 / 姓名',
      'T1 R2 C3 cell 负责人 / 手机',
      'T1 R2 C6 cell 联系人 / 手机',
      'T2 R3 C2 cell 投入（万元） / 2025年 / 计划',
      'T2 R3 C3 cell 投入（万元） / 2025年 / 实际',
    ],
  ],
  [
    'printed tables ask for nothing; dates beside signatures are ink',
    tbl(tr('条款', '要求', '说明'), tr('5.1', '应建立制度', '制度应成文')) +
      tbl(tr('项目负责人（签字）', '', '日期', ''), tr('填表人', '', '审核人', '')),
    ['T2 R1 C2 sign 项目负责人（签字）', 'T2 R1 C4 sign 日期', 'T2 R2 C2 cell 填表人', 'T2 R2 C4 cell 审核人'],
  ],
];

describe('ways to leave room', () => {
  it.each(CASES)('%s', (_name, body, places) => {
    expect(listed(docx(body))).toEqual(places);
  });
});
