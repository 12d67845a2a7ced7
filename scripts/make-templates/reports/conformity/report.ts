/** 《车联网服务平台网络安全符合性评测报告》: chapters of reference §2.2; no official form is known, so all of it is a proposal. */
import type { TemplateDocument } from '../../layout/write-docx.ts';
import { reportSection } from '../../layout/page.ts';
import { basis } from '../basis.ts';
import { evidenceSections } from '../evidence.ts';
import { front } from '../front.ts';
import { objects, papers, records } from './annexes.ts';
import { conformityObject } from './object.ts';
import { conformityResults, problems } from './results.ts';

const HEAD = '{{报告名称}}　{{报告编号}}';

export const conformityReport: TemplateDocument = {
  title: '车联网网络安全符合性评测报告',
  numberedHeadings: true,
  sections: [
    ...front({
      head: HEAD,
      titleLines: ['车联网网络安全', '符合性评测报告'],
      fields: [
        { label: '报告名称', content: '{{报告名称}}' },
        { label: '定级对象', content: '{{对象名称}}' },
        { label: '委托单位', content: '{{单位名称}}' },
        { label: '评测单位', content: '{{实施单位}}' },
        { label: '报告编号', content: '{{报告编号}}' },
        { label: '版本', content: '{{报告版本}}' },
        { label: '密级', content: '{{密级}}' },
        { label: '报告日期', content: '{{报告日期}}' },
      ],
      declaration: [
        '本报告是对{{对象名称}}网络安全符合性的评测结果，评测日期为{{评测开始}}至{{评测结束}}，只对评测时的状态有效。',
        '评测在抽样的对象上进行，抽样方法和限制条件见第三章；未抽到的对象不在结论范围内。',
        '对象的等级、边界或主要功能发生变化后，应重新评测。',
        '本报告应完整使用，不得摘取部分内容作为结论；无编制、审核、批准签字和评测单位盖章的无效。',
      ],
      facts: [
        ['报告编号', '{{报告编号}}', 'half'],
        ['报告日期', '{{报告日期}}', 'half'],
        ['委托单位', '{{单位名称}}', 'whole'],
        ['评测单位', '{{实施单位}}', 'whole'],
        ['评测方式', '{{评测方式}}', 'half'],
        ['评测类别', '{{评测类别}}', 'half'],
        ['单位资质', '{{单位资质}}', 'whole'],
        ['定级对象', '{{对象名称}}', 'whole'],
        ['定级备案号', '{{备案号}}', 'whole'],
        ['安全防护等级', '{{等级}}', 'half'],
        ['核发日期', '{{核发日期}}', 'half'],
        ['评测日期', '{{评测开始}}至{{评测结束}}', 'whole'],
        ['现场地点', '{{现场地点}}', 'whole'],
        ['总项数', '{{总项数}}', 'half'],
        ['采用得分', '{{采用得分}}', 'half'],
        ['高风险问题', '{{高风险数}}', 'half'],
        ['评测结论', '{{评测结论}}', 'half'],
      ],
      captions: ['表', '图'],
    }),
    reportSection(HEAD, [...conformityObject, ...conformityResults]),
    reportSection(HEAD, problems, { wide: true }),
    records(HEAD),
    objects(HEAD),
    ...evidenceSections(HEAD, '附录 3：证据目录', [
      ...papers,
      ...basis('附录 5：依据与版本', [
        ['指标库', '{{指标库名称}}　版本 {{指标库版本}}'],
        ['计分口径', '{{计分口径}}'],
        ['章节来源', '章节、计分方法和结论分档为设计建议；官方报告模板取得后以官方模板为准。'],
      ]),
    ]),
  ],
};
