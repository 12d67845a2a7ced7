/** 专家评审意见表 as its own sheet: handed to the experts separately from the report. */
import { reviewTable } from './review-table.ts';
import { firstTextSection } from './layout/page.ts';
import { note, paragraph } from './layout/text.ts';
import type { TemplateDocument } from './layout/write-docx.ts';

export const reviewForm: TemplateDocument = {
  title: '车联网网络安全防护定级专家评审意见表',
  numberedHeadings: false,
  sections: [
    firstTextSection('车联网网络安全防护定级专家评审意见表　{{对象名称}}', [
      paragraph('CoverDraft', '{{$草稿}}'),
      paragraph('Title', '车联网网络安全防护定级专家评审意见表'),
      reviewTable(),
      note('注：评审由主管部门会同有关部门组织；结论为“建议调整”的，应写明建议等级。专家签名栏由本人手写。'),
    ]),
  ],
};
