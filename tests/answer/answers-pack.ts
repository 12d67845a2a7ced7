import { tinyPack } from '../support/tiny-pack.ts';

/** A tiny pack with every question type that an answers file can fill. */
export const answersPack = tinyPack({
  id: 'answers-test',
  subjects: [
    { kind: 'enterprise', title: '企业', single: true, nameQuestion: 'ent_name', forms: ['ent'] },
    { kind: 'system', title: '定级对象', nameQuestion: 'sys_name', forms: ['sys'] },
  ],
  optionSets: {
    industry: [
      { id: '01', label: '整车制造' },
      { id: '99', label: '其他', other: true },
    ],
  },
  forms: [
    {
      id: 'ent',
      title: '企业',
      subject: 'enterprise',
      sections: [
        {
          id: 'ent_basic',
          title: '基本',
          questions: [
            { id: 'ent_name', type: 'text', label: '名称' },
            {
              id: 'ent_types',
              type: 'multi',
              label: '类型',
              options: [
                { id: 'oem', label: '整车' },
                { id: 'tsp', label: '平台' },
              ],
            },
            { id: 'ent_industry', type: 'choice', label: '行业', optionSet: 'industry' },
            { id: 'ent_contact', type: 'contact', label: '联系人', fields: [{ field: 'name' }, { field: 'mobile' }] },
            { id: 'ent_founded', type: 'date', label: '成立日期' },
            { id: 'ent_listed', type: 'yesno', label: '是否上市' },
            { id: 'ent_note', type: 'note', label: '说明', text: '说明' },
          ],
        },
      ],
    },
    {
      id: 'sys',
      title: '系统',
      subject: 'system',
      sections: [
        {
          id: 'sys_basic',
          title: '基本',
          questions: [
            { id: 'sys_name', type: 'text', label: '系统名称' },
            { id: 'sys_vehicles', type: 'number', label: '车辆数', unit: '辆' },
            { id: 'sys_doubled', type: 'computed', label: '两倍', expression: 'num(q.sys_vehicles) * 2.0' },
            { id: 'sys_peers', type: 'reference', label: '关联系统', kind: 'system', multiple: true },
            { id: 'sys_topology', type: 'attachment', label: '拓扑图', caption: true },
            {
              id: 'sys_assets',
              type: 'table',
              label: '资产',
              columns: [
                { id: 'code', type: 'text', label: '编号' },
                { id: 'count', type: 'number', label: '数量' },
              ],
            },
            {
              id: 'sys_files',
              type: 'table',
              label: '附件清单',
              columns: [
                { id: 'title', type: 'text', label: '名称' },
                { id: 'ready', type: 'yesno', label: '已备' },
                { id: 'file', type: 'attachment', label: '文件' },
              ],
              fixedRows: [
                { id: 'f01', cells: { title: '营业执照' } },
                { id: 'f02', cells: { title: '授权书' } },
              ],
            },
          ],
        },
      ],
    },
  ],
});
