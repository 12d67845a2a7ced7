/** 网络安全自查整改报告: what was organised, found, mended, left and planned. */
import { firstTextSection } from '../layout/page.ts';
import { formTable, label, listTable, value } from '../layout/table.ts';
import { body, gap, heading, lead, paragraph, tableCaption, when } from '../layout/text.ts';
import type { TemplateDocument } from '../layout/write-docx.ts';

const number = (head: string, width: number): { head: string; content: string; width: number; centre: true } => ({
  head,
  content: `{{${head}}}`,
  width,
  centre: true,
});

export const selfCheckReport: TemplateDocument = {
  title: '网络安全自查整改报告',
  numberedHeadings: true,
  sections: [
    firstTextSection('网络安全自查整改报告　{{单位名称}}', [
      paragraph('CoverDraft', '{{$草稿}}'),
      paragraph('Title', '网络安全自查整改报告'),
      formTable(
        [34, 44, 34, 44],
        [
          [label('单位名称'), value('{{单位名称}}', { span: 3 })],
          [label('检查名称'), value('{{检查名称}}', { span: 3 })],
          [label('自查日期'), value('{{自查开始日期}}至{{自查结束日期}}', { span: 3 })],
          [label('负责人'), value('{{负责人}}（{{负责人职务}}）'), label('联系电话'), value('{{负责人电话}}')],
        ],
      ),
      gap(),
      heading(1, '组织开展情况'),
      body('{{组织开展情况}}'),
      heading(1, '自查总体情况'),
      lead(
        '本次自查共{{检查项数}}项，其中符合{{符合项数}}项，部分符合{{部分符合项数}}项，不符合{{不符合项数}}项，不适用{{不适用项数}}项，适用项符合率{{自查得分}}%；高风险{{高风险项数}}项。各类情况见[[topics|表 1]]。',
      ),
      tableCaption('topics', '自查结果分类统计表'),
      listTable({
        rows: '分类统计',
        columns: [
          { head: '检查类别', content: '{{类别}}', width: 60 },
          number('项数', 14),
          number('符合', 14),
          number('部分符合', 19),
          number('不符合', 16),
          number('不适用', 16),
          number('符合率', 17),
        ],
      }),
      gap(),
      body(
        '全员培训和测试：应参训{{应参训人数}}，实际参训{{实际参训人数}}，参训率{{参训率}}，考试通过率{{考试通过率}}。',
      ),
      heading(1, '发现的主要问题'),
      body('{{主要问题}}'),
      ...when('有问题', [
        lead('自查、抽查和通报发现的问题共{{问题数}}个，其中高风险{{高风险问题数}}个，见[[issues|表 2]]。'),
        tableCaption('issues', '问题清单'),
        listTable({
          rows: '问题清单',
          columns: [
            number('问题编号', 21),
            { head: '问题描述', content: '{{问题描述}}', width: 54 },
            number('风险', 12),
            number('责任部门', 28),
            number('计划完成', 24),
            number('状态', 17),
          ],
        }),
        gap(),
      ]),
      heading(1, '整改措施与完成情况'),
      ...when('有问题', [body('已完成整改{{完成数}}个，整改完成率{{整改完成率}}。')]),
      body('{{整改情况}}'),
      heading(1, '未完成事项及防范措施与计划'),
      ...when('有未完成', [body('{{未完成事项}}')], [body('无未完成事项。')]),
      heading(1, '下一步工作'),
      body('{{下一步工作}}'),
      body('附件：1. 网络安全自查记录表；2. 问题整改台账；3. 证明材料。'),
      paragraph('SignLine', '{{单位名称}}（盖章）', { spacing: { before: 480 }, keepNext: true }),
      paragraph('SignLine', '{{报告日期}}'),
    ]),
  ],
};
