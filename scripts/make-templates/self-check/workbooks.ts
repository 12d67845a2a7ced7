/** 自查记录与整改台账, 安全基线义务清单: one sheet for each table. */
import { addTableSheet, type SheetSpec } from '../data-catalogue/table-sheet.ts';
import { PackTables } from '../pack/read-pack.ts';
import { ChoiceLists } from '../sheet/choices.ts';
import { finish, newWorkbook } from '../sheet/finish.ts';
import { addPlainSheet } from '../sheet/plain-sheet.ts';

const CHECK_LINE = '单位名称：{{单位名称}}　　检查名称：{{检查名称}}　　自查日期：{{自查开始日期}}至{{自查结束日期}}';

const CHECK_SHEETS: SheetSpec[] = [
  {
    name: '自查记录表',
    title: '网络安全自查记录表',
    line: `${CHECK_LINE}　　共 {{检查项数}} 项：符合 {{符合项数}}，部分符合 {{部分符合项数}}，不符合 {{不符合项数}}，不适用 {{不适用项数}}`,
    tag: '自查记录表',
    frozen: 2,
  },
  {
    name: '问题整改台账',
    title: '问题整改台账',
    line: `${CHECK_LINE}　　共 {{问题数}} 个问题，已完成 {{完成数}} 个，整改完成率 {{整改完成率}}`,
    tag: '问题整改台账',
    frozen: 2,
  },
];

export async function selfCheckRecords(): Promise<Uint8Array> {
  const document = 'self-check-records';
  const pack = new PackTables();
  const workbook = newWorkbook();
  const lists = new ChoiceLists();
  for (const sheet of CHECK_SHEETS) addTableSheet(workbook, pack, document, sheet, lists);
  addPlainSheet(workbook, {
    name: '网络单元定级信息',
    title: '网络单元定级信息',
    line: CHECK_LINE,
    tag: '网络单元定级信息',
    columns: [
      ['单元名称', 32],
      ['单元类型', 16],
      ['级别', 10],
      ['主要功能', 60],
      ['定级备案号', 22],
      ['评审结果', 18],
      ['填表人', 12],
    ],
  });
  lists.writeTo(workbook);
  return finish(workbook);
}

export async function dutyChecklist(): Promise<Uint8Array> {
  const workbook = newWorkbook();
  const lists = new ChoiceLists();
  addTableSheet(
    workbook,
    new PackTables(),
    'duty-checklist',
    {
      name: '安全基线义务清单',
      title: '车联网安全基线义务清单',
      line: '单位名称：{{单位名称}}　　核查人：{{核查人}}　　核查日期：{{核查日期}}　　共 {{义务条数}} 条：已落实 {{已落实条数}}，部分落实 {{部分落实条数}}，未落实 {{未落实条数}}，不适用 {{不适用条数}}',
      tag: '义务清单',
      frozen: 2,
    },
    lists,
  );
  lists.writeTo(workbook);
  return finish(workbook);
}
