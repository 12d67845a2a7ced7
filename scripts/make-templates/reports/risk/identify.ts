/** Chapters 四 to 六: assets, threats, weaknesses. */
import { centred, formTable, label, listTable, value } from '../../layout/table.ts';
import { body, figure, gap, heading, lead, listing, marker, tableCaption } from '../../layout/text.ts';

const SCALE = [
  ['5 很高', '最重要秘密，泄露造成灾难性损害', '破坏造成无法接受的影响，难以弥补', '不允许中断，年可用度 99.9% 以上'],
  ['4 高', '泄露造成严重损害', '影响重大，较难弥补', '允许中断不足 10 分钟'],
  ['3 中', '泄露造成损害', '影响明显，可以弥补', '允许中断不足 30 分钟'],
  ['2 低', '泄露可能造成轻微损害', '影响轻微，容易弥补', '允许中断不足 60 分钟'],
  ['1 很低', '可以公开', '影响可以忽略', '中断影响可以忽略'],
];

const scale = formTable(
  [20, 42, 46, 48],
  [
    ['赋值', '保密性', '完整性', '可用性'].map((head) => label(head)),
    ...SCALE.map(([name = '', ...rest]) => [centred(name), ...rest.map((text) => value(text))]),
  ],
  1,
);

const assets = [
  heading(1, '资产识别与分析'),
  heading(2, '资产类型与赋值'),
  heading(3, '资产类型'),
  body(
    '本次评估识别资产{{资产总数}}项，其中纳入评估{{评估资产数}}项，关键资产（价值 4 及以上）{{关键资产数}}项。按类别的分布见[[图:资产类别图|图 1]]，清单与赋值见附件 3。',
  ),
  figure('资产类别图'),
  heading(3, '资产赋值'),
  lead(
    '资产价值口径：{{价值口径}}{{#加权口径}}（三项权重 {{权重一}}、{{权重二}}、{{权重三}}）{{/加权口径}}。保密性、完整性、可用性按[[asset_scale|表 3]]赋值。',
  ),
  tableCaption('asset_scale', '资产属性赋值表'),
  scale,
  heading(2, '关键资产说明'),
  body('{{关键资产说明}}'),
  lead('关键资产见[[key_assets|表 4]]。'),
  tableCaption('key_assets', '关键资产表'),
  listTable({
    rows: '关键资产',
    columns: [
      { head: '资产编号', content: '{{资产编号}}', width: 26, centre: true },
      { head: '资产名称', content: '{{资产名称}}', width: 60 },
      { head: '类别', content: '{{类别}}', width: 28, centre: true },
      { head: '责任人', content: '{{责任人}}', width: 22, centre: true },
      { head: '资产价值', content: '{{资产价值}}', width: 20, centre: true },
    ],
  }),
];

const threats = [
  heading(1, '威胁识别与分析'),
  heading(2, '威胁数据采集'),
  body('{{威胁采集}}'),
  heading(2, '威胁描述与分析'),
  heading(3, '威胁源'),
  lead('适用的威胁{{适用威胁数}}种，按来源和频率的分布见[[图:威胁来源图|图 1]]。'),
  figure('威胁来源图'),
  heading(3, '威胁行为'),
  lead('适用的威胁及其行为见[[threats|表 5]]。'),
  tableCaption('threats', '威胁分析表'),
  listTable({
    rows: '威胁',
    small: true,
    columns: [
      { head: '编号', content: '{{编号}}', width: 20, centre: true },
      { head: '威胁', content: '{{威胁名称}}', width: 32 },
      { head: '来源', content: '{{来源}}', width: 20, centre: true },
      { head: '描述', content: '{{描述}}', width: 72 },
      { head: '频率', content: '{{频率}}', width: 12, centre: true },
    ],
  }),
  heading(3, '威胁能量'),
  body('{{威胁能量}}'),
  heading(2, '威胁赋值'),
  body(
    '威胁频率分五级：5 为每周一次以上或几乎不可避免，4 为每月一次以上或多次发生过，3 为半年一次以上或某种情况下可能发生，2 为一般不太可能，1 为几乎不可能。赋值及依据见附件 4。',
  ),
];

const topicTable = (rows: string, head: string) =>
  listTable({
    rows,
    columns: [
      { head, content: '{{子项名称}}', width: 40 },
      { head: '检测方法', content: '{{检测方法}}', width: 30 },
      { head: '检测情况', content: '{{检测情况}}', width: 86 },
    ],
  });

const weaknesses = [
  heading(1, '脆弱性识别与分析'),
  lead(
    '属实的脆弱性{{脆弱性数}}条，其中来自符合性评测{{评测来源数}}条、漏洞扫描{{扫描来源数}}条；严重程度 4 级以上{{严重脆弱性数}}条。',
  ),
  heading(2, '常规脆弱性'),
  marker('#常规检测'),
  heading(3, '{{检测项名称}}'),
  tableCaption('topic', '{{检测项名称}}检测情况表'),
  topicTable('检测子项', '子项'),
  gap(),
  listing('属实的脆弱性：{{#该项脆弱性}}{{编号}}　{{/该项脆弱性}}{{^该项脆弱性}}未发现{{/该项脆弱性}}'),
  marker('/常规检测'),
  heading(2, '专项检测'),
  lead('专项检测情况见[[special|表 12]]，发现的脆弱性列入[[weaknesses|表 13]]。'),
  tableCaption('special', '专项检测情况表'),
  topicTable('专项检测', '专项'),
  gap(),
  heading(2, '脆弱性综合列表'),
  lead(
    '脆弱性按检测项和严重程度的分布见[[图:脆弱性分布图|图 1]]，列表见[[weaknesses|表 6]]，潜在影响和整改建议见附件 5。',
  ),
  figure('脆弱性分布图'),
  tableCaption('weaknesses', '脆弱性综合列表'),
  listTable({
    rows: '脆弱性',
    small: true,
    columns: [
      { head: '编号', content: '{{编号}}', width: 27, centre: true },
      { head: '检测项', content: '{{检测项}}', width: 22 },
      { head: '脆弱性', content: '{{脆弱性描述}}', width: 57 },
      { head: '作用对象', content: '{{作用对象}}', width: 33 },
      { head: '严重程度', content: '{{严重程度}}', width: 17, centre: true },
    ],
  }),
];

export const identify = [...assets, ...threats, ...weaknesses];
