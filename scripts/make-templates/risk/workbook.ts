/** 安全风险评估表: a first page with the facts of the report, then one sheet for each annex and each table. */
import type { Workbook } from 'exceljs';
import { addFormSheet } from '../data-catalogue/form-sheet.ts';
import { addTableSheet } from '../data-catalogue/table-sheet.ts';
import { PackTables } from '../pack/read-pack.ts';
import { ChoiceLists } from '../sheet/choices.ts';
import { finish, newWorkbook } from '../sheet/finish.ts';
import { addPlainSheet, FIRST_ROW, type PlainSheet } from '../sheet/plain-sheet.ts';

const DOCUMENT = 'risk-workbook';
const LINE = '定级对象：{{定级对象}}　　定级备案号：{{定级备案号}}　　报告编号：{{报告编号}}';
const METHOD = `${LINE}　　计算方法：{{计算方法}}　　资产价值口径：{{资产价值口径}}`;

const FACTS = [
  '单位名称',
  '统一社会信用代码',
  '定级对象',
  '安全等级',
  '定级备案号',
  '报告编号',
  '=项目名称',
  '委托单位',
  '评估单位',
  '评估方式',
  '评估触发',
  '评估开始日期',
  '评估结束日期',
  '报告日期',
  '系统风险等级',
  '计算方法',
  '资产价值口径',
  '三项权重',
  '资产数',
  '关键资产数',
  '威胁数',
  '脆弱性数',
  '风险数',
  '高风险数',
  '处置项数',
  '已完成处置数',
  '残余高风险数',
  '残余风险结论',
  '编制人',
  '审核人',
  '批准人',
];

const MEASURE: PlainSheet['columns'] = [
  ['编号', 8],
  ['层面', 18],
  ['安全控制措施', 44],
  ['落实', 8],
  ['部分落实', 10],
  ['没有落实', 10],
  ['不适用', 9],
  ['说明', 36],
];

interface Sheet {
  name: string;
  title?: string;
  line?: string;
  /** Heads and widths of a list that shows more than columns of its table. */
  columns?: PlainSheet['columns'];
  frozen?: number;
}

/** The number on the left, the asset's number and name. */
const BEFORE_THREATS = 3;
const TOTAL = '总分值';

/** 总分值 is the sum of the row, for Excel to reckon: a person may correct a value. */
function addTotal(workbook: Workbook, columns: PlainSheet['columns']): void {
  const sheet = workbook.getWorksheet('威胁赋值表');
  const at = columns.findIndex(([head]) => head === TOTAL) + 2;
  if (!sheet || at < 2) return;
  const letter = (column: number): string => sheet.getColumn(column).letter;
  sheet.getCell(FIRST_ROW, at).value = {
    formula: `SUM(${letter(BEFORE_THREATS + 1)}${FIRST_ROW}:${letter(at - 1)}${FIRST_ROW})`,
  };
}

/** Twenty-seven narrow columns: their heads stand for the threats of the library. */
const threatColumns = (pack: PackTables): PlainSheet['columns'] =>
  pack
    .tags(DOCUMENT, '威胁赋值表')
    .toSpliced(-1, 0, TOTAL)
    .map((tag, i): [string, number] => [
      tag,
      i === 0 ? 12 : i === 1 ? 30 : Math.max(6, Math.ceil(tag.length / 2) * 2 + 2),
    ]);

const sheets = (pack: PackTables): Sheet[] => [
  { name: '管理措施表', title: '附件 1　管理措施表', columns: MEASURE },
  { name: '技术措施表', title: '附件 2　技术措施表', columns: MEASURE },
  {
    name: '资产类型与赋值表',
    title: '附件 3　资产类型与赋值表',
    line: `${METHOD}　　纳入评估 {{资产数}} 项，关键资产 {{关键资产数}} 项`,
  },
  { name: '不纳入评估的资产' },
  { name: '威胁表', title: '威胁表', line: `${LINE}　　适用 {{威胁数}} 类` },
  { name: '威胁赋值表', title: '附件 4　威胁赋值表', columns: threatColumns(pack) },
  { name: '检测情况', title: '脆弱性检测情况' },
  { name: '脆弱性分析赋值表', title: '附件 5　脆弱性分析赋值表', line: `${LINE}　　共 {{脆弱性数}} 条` },
  { name: '误报和已修复' },
  { name: '已有措施', title: '已有安全措施确认' },
  { name: '风险计算表', line: `${METHOD}　　共 {{风险数}} 条，高风险 {{高风险数}} 条` },
  {
    name: '资产风险等级表',
    line: METHOD,
    columns: [
      ['资产编号', 14],
      ['资产风险值', 14],
      ['资产名称', 48],
      ['资产风险等级', 14],
      ['等级名称', 12],
      ['风险条数', 12],
      ['关键资产', 12],
    ],
  },
  {
    name: '风险等级统计表',
    line: METHOD,
    columns: [
      ['风险等级', 26, '@'],
      ['风险数量', 26, '0'],
      ['风险所占比例', 26, '@'],
      ['资产数量', 26, '0'],
      ['资产所占比例', 26, '@'],
    ],
  },
  {
    name: '基于脆弱性的风险排名表',
    line: METHOD,
    columns: [
      ['标识', 14],
      ['脆弱性', 84],
      ['风险值', 12],
      ['所占比例', 14],
    ],
  },
  { name: '风险处置计划', line: `${METHOD}　　共 {{处置项数}} 项，已完成 {{已完成处置数}} 项` },
  {
    name: '残余风险表',
    line: `${METHOD}　　残余 4 级以上 {{残余高风险数}} 项`,
    columns: [
      ['计划编号', 14],
      ['风险编号', 14],
      ['原A', 7],
      ['原T', 7],
      ['原V', 7],
      ['原等级', 9],
      ['已实施措施', 46],
      ['新T', 7],
      ['新V', 7],
      ['残余风险值', 12],
      ['残余等级', 10],
      ['是否接受', 10],
      ['批准人', 10],
      ['日期', 16],
    ],
  },
  { name: '上次未关闭的风险', title: '上次评估未关闭的风险' },
];

export async function riskWorkbook(): Promise<Uint8Array> {
  const pack = new PackTables();
  const workbook = newWorkbook();
  const lists = new ChoiceLists();
  addFormSheet(workbook, pack, DOCUMENT, { name: '基本信息', title: '安全风险评估表', fields: FACTS, lists: [] });
  for (const { name, title = name, line = LINE, columns, frozen = 2 } of sheets(pack)) {
    if (columns) addPlainSheet(workbook, { name, title, line, tag: name, columns });
    else addTableSheet(workbook, pack, DOCUMENT, { name, title, line, tag: name, frozen }, lists);
  }
  addTotal(workbook, threatColumns(pack));
  lists.writeTo(workbook);
  return finish(workbook);
}
