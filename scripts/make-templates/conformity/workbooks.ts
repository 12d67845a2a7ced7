/** 符合性评测记录 and 问题整改台账: a first page with the facts, then one sheet for each list. */
import { addFormSheet } from '../data-catalogue/form-sheet.ts';
import { PackTables } from '../pack/read-pack.ts';
import { finish, newWorkbook } from '../sheet/finish.ts';
import { addPlainSheet, type PlainSheet } from '../sheet/plain-sheet.ts';

const LINE = '定级对象：{{定级对象}}　　定级备案号：{{定级备案号}}';
const REPORT = `${LINE}　　报告编号：{{报告编号}}`;

/** Heads whose values are sentences; the others fit their words. */
const WIDE: Record<string, number> = {
  测评项: 46,
  结果记录: 50,
  评测情况与主要问题: 90,
  整改建议: 40,
  问题描述: 46,
  不适用理由: 30,
  临时防范措施: 36,
  整改措施: 40,
  评测对象: 26,
  涉及对象: 26,
  资产名称: 34,
  规格型号: 30,
  所在位置: 34,
  问题编号: 18,
  域: 20,
  方法: 20,
  证据号: 18,
  控制点: 18,
  责任部门: 14,
  延期原因: 24,
  备注: 20,
};
const NARROW = 11;
/** Numbers below each other have the same decimals. */
const FORMATS: Record<string, string> = { '符合率（%）': '0.00', 加权得分: '0.00', 权重: '0.0' };

/** Narrow on purpose: the ledger has twenty-three columns and should be legible on one A3 sheet. */
const LEDGER_WIDTHS: Record<string, number> = {
  来源: 10,
  指标编号: 8,
  控制点: 13,
  涉及对象: 18,
  问题描述: 36,
  严重程度: 6,
  整改建议: 30,
  可立即整改: 7,
  临时防范措施: 26,
  整改措施: 30,
  责任部门: 12,
  责任人: 8,
  延期原因: 16,
  验证人: 8,
  复测结果: 7,
  证据号: 10,
  整改状态: 8,
  备注: 14,
};

interface Book {
  document: string;
  title: string;
  facts: readonly string[];
  widths?: Record<string, number>;
  sheets: { name: string; title?: string; line?: string }[];
}

const RECORDS: Book = {
  document: 'conformity-records',
  title: '符合性评测记录',
  facts: [
    '单位名称',
    '统一社会信用代码',
    '定级对象',
    '安全等级',
    '定级备案号',
    '备案核发日期',
    '报告编号',
    '评测方式',
    '评测单位',
    '评测类别',
    '评测开始日期',
    '评测结束日期',
    '报告日期',
    '评测等级',
    '采用的等级（与备案不同时）',
    '委托书所载备案号',
    '评测人（默认）',
    '计分口径',
    '=指标库版本',
    '=指标库',
    '总项数',
    '符合项数',
    '部分符合项数',
    '不符合项数',
    '不适用项数',
    '未评项数',
    '符合率P（%）',
    '加权得分S',
    '采用的得分',
    '第三方报告所载总项数',
    '第三方报告所载得分',
    '高风险问题数',
    '未整改的高风险问题数',
    '按分档得出的结论',
    '评测结论',
    '编制人',
    '审核人',
    '批准人',
  ],
  sheets: [
    { name: '结果汇总表', line: `${REPORT}　　共 {{总项数}} 项` },
    { name: '各域情况', line: REPORT },
    { name: '逐项结果', line: `${REPORT}　　共 {{总项数}} 项` },
    { name: '评测记录表', line: `${REPORT}　　共 {{记录条数}} 条` },
    { name: '问题清单', line: `${REPORT}　　共 {{问题个数}} 个` },
    { name: '评测对象', title: '评测对象清单', line: `${REPORT}　　共 {{评测对象数}} 项` },
  ],
};

const LEDGER: Book = {
  document: 'rectification-ledger',
  title: '问题整改台账',
  widths: LEDGER_WIDTHS,
  facts: [
    '单位名称',
    '定级对象',
    '安全等级',
    '定级备案号',
    '评测报告编号',
    '责任部门',
    '问题总数',
    '已完成',
    '进行中',
    '未开始',
    '延期',
    '已逾期',
    '高风险问题',
    '未完成的高风险问题',
    '整改完成率（%）',
    '最晚计划完成日',
    '统计日期',
    '=未完成事项说明',
  ],
  sheets: [{ name: '整改台账', title: '问题整改台账', line: `${LINE}　　共 {{问题总数}} 个，已完成 {{已完成}} 个` }],
};

async function book({ document, title, facts, sheets, widths = {} }: Book): Promise<Uint8Array> {
  const pack = new PackTables();
  const workbook = newWorkbook();
  addFormSheet(workbook, pack, document, { name: '基本信息', title, fields: facts, lists: [] });
  for (const { name, title: head = name, line = LINE } of sheets) {
    const columns = pack
      .tags(document, name)
      .map((tag): PlainSheet['columns'][number] => [
        tag,
        widths[tag] ?? WIDE[tag] ?? Math.max(NARROW, tag.length * 2 + 2),
        FORMATS[tag],
      ]);
    addPlainSheet(workbook, { name, title: head, line, tag: name, columns });
  }
  return finish(workbook);
}

export const conformityRecords = (): Promise<Uint8Array> => book(RECORDS);
export const rectificationLedger = (): Promise<Uint8Array> => book(LEDGER);
