/** 佐证清单: every file of the casefile by its number, and those that nothing cites. */
import { finish, newWorkbook } from './sheet/finish.ts';
import { addPlainSheet } from './sheet/plain-sheet.ts';

const LINE = '单位名称：{{单位名称}}　　导出日期：{{导出日期}}　　{{$草稿}}';

const COLUMNS: [string, number][] = [
  ['编号', 9],
  ['说明', 28],
  ['文件名', 26],
  ['类型', 10],
  ['大小', 10],
  ['引用处', 44],
  ['引用次数', 8],
  ['添加人', 12],
  ['添加时间', 17],
  ['来源', 10],
  ['拍摄时间', 17],
  ['去除的元数据', 14],
  ['SHA-256', 35],
];

export async function evidenceList(): Promise<Uint8Array> {
  const workbook = newWorkbook();
  const shared = { line: LINE, columns: COLUMNS };
  addPlainSheet(workbook, { ...shared, name: '佐证清单', title: '佐证清单', tag: '佐证清单' });
  addPlainSheet(workbook, { ...shared, name: '未引用', title: '没有引用的文件', tag: '未引用' });
  return finish(workbook);
}
