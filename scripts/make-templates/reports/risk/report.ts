/**
 * 《车联网网络安全风险评估报告》: chapters and annexes of the public format of risk assessment reports (reference §3.2),
 * with treatment, residual risk and comparison added. No form of vehicle networks' own is known.
 */
import type { TemplateDocument } from '../../layout/write-docx.ts';
import { body, figure, heading, when } from '../../layout/text.ts';
import { basis } from '../basis.ts';
import { evidenceSections } from '../evidence.ts';
import { front } from '../front.ts';
import { analysis } from './analysis.ts';
import { annexes } from './annexes.ts';
import { identify } from './identify.ts';
import { object } from './object.ts';

const HEAD = '车联网网络安全风险评估报告　{{对象名称}}';

const papers = [
  heading(1, '附件 7：资质与签字盖章页', { numbering: false }),
  ...when('资质图', [figure('资质图')]),
  ...when('盖章页', [figure('盖章页')], [body('（签字盖章页另附。）')]),
];

export const riskReport: TemplateDocument = {
  title: '车联网网络安全风险评估报告',
  numberedHeadings: true,
  sections: [
    ...front({
      head: HEAD,
      titleLines: ['车联网网络安全', '风险评估报告'],
      fields: [
        { label: '项目名称', content: '{{项目名称}}' },
        { label: '定级对象', content: '{{对象名称}}' },
        { label: '运营单位', content: '{{单位名称}}' },
        { label: '评估单位', content: '{{实施单位}}' },
        { label: '计算方法', content: '{{计算方法}}' },
        { label: '报告编号', content: '{{报告编号}}' },
        { label: '报告日期', content: '{{报告日期}}' },
      ],
      declaration: [
        '本报告是对{{对象名称}}网络安全风险的评估结果，评估日期为{{评估开始}}至{{评估结束}}。',
        '评估结论基于评估期间的对象状态和运营单位提供的材料；对象发生重大变更后，应重新评估。',
        '本报告的风险等级采用{{计算方法}}计算，与采用其他方法的结果不可直接比较。',
        '本报告应完整使用，不得摘取部分内容作为结论；无编制、审核、批准签字和评估单位盖章的无效。',
      ],
      facts: [
        ['报告编号', '{{报告编号}}', 'half'],
        ['报告日期', '{{报告日期}}', 'half'],
        ['运营单位', '{{单位名称}}', 'whole'],
        ['定级对象', '{{对象名称}}', 'whole'],
        ['定级备案号', '{{备案号}}', 'whole'],
        ['评估单位', '{{实施单位}}', 'whole'],
        ['安全防护等级', '{{等级}}', 'half'],
        ['评估触发', '{{评估触发}}', 'half'],
        ['评估起止日期', '{{评估开始}}至{{评估结束}}', 'whole'],
        ['评估方式', '{{评估方式}}', 'half'],
        ['计算方法', '{{计算方法}}', 'half'],
        ['评估资产', '{{评估资产数}} 项', 'half'],
        ['分析风险', '{{风险数}} 条', 'half'],
        ['系统风险等级', '{{系统风险等级}}', 'half'],
        ['4、5 级风险', '{{高风险数}} 条', 'half'],
        ['残余风险结论', '{{残余结论}}', 'whole'],
        ['评估结论', '{{评估结论}}', 'whole'],
      ],
      captions: ['表', '图'],
    }),
    ...analysis(HEAD, [...object, ...identify]),
    annexes(HEAD),
    ...evidenceSections(HEAD, '附件 6：佐证目录', [
      ...papers,
      ...basis('附件 8：依据与版本', [
        ['计算方法', '{{计算方法}}'],
        ['方法来源', '{{方法来源}}'],
        ['章节来源', '{{章节来源}}'],
      ]),
    ]),
  ],
};
