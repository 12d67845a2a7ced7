/** 重要数据目录备案表, 数据清单, 合作方管理台账, 主体责任与岗位: one sheet for each table. */
import type { Workbook } from 'exceljs';
import { PackTables } from '../pack/read-pack.ts';
import { ChoiceLists } from '../sheet/choices.ts';
import { finish, newWorkbook } from '../sheet/finish.ts';
import { addFormSheet, type FormSheet } from './form-sheet.ts';
import { addTableSheet, type SheetSpec } from './table-sheet.ts';

export const PACK = 'data-catalogue-2025';
const UNIT_LINE = '单位名称：{{单位名称}}　　统一社会信用代码：{{统一社会信用代码}}';
const CATALOGUE_LINE = `${UNIT_LINE}　　数据统计基准日：{{数据统计基准日}}`;

async function workbookOf(document: string, tables: SheetSpec[], form?: FormSheet): Promise<Uint8Array> {
  const pack = new PackTables(PACK);
  const workbook: Workbook = newWorkbook();
  if (form) addFormSheet(workbook, pack, document, form);
  const lists = new ChoiceLists();
  for (const table of tables) addTableSheet(workbook, pack, document, table, lists);
  lists.writeTo(workbook);
  return finish(workbook);
}

const PROFILE = [
  '单位名称',
  '统一社会信用代码',
  '属地',
  '单位性质',
  '=注册地址',
  '=办公地址',
  '=所属领域',
  '是否持有电信业务经营许可证',
  '电信业务经营许可证号',
  '是否关键信息基础设施运营者',
  '车辆、用户数统计截止日',
  '在网车辆数（辆）',
  '注册用户数（人）',
  '账号主体数（人）',
  '非账号主体数（人）',
  '两类重合数（人）',
  '个人信息主体数（全企业去重，人）',
  '=主体数统计口径说明',
  '第一责任人姓名',
  '第一责任人职务',
  '第一责任人电话',
  '首席数据官',
  '直接责任人姓名',
  '直接责任人职务',
  '直接责任人电话',
  '数据安全管理机构名称',
  '管理机构负责人姓名',
  '管理机构负责人职务',
  '管理机构负责人电话',
  '联系人部门',
  '联系人姓名',
  '联系人电话',
  '联系人手机',
  '联系人邮箱',
  '本次备案类型',
  '年度',
  '数据统计基准日',
  '存储总量是否含副本',
];

export const catalogue = (): Promise<Uint8Array> =>
  workbookOf(
    'catalogue',
    [
      {
        name: '表1-2 重要数据目录',
        title: '表1-2　重要数据目录',
        line: `${CATALOGUE_LINE}　　共 {{目录项数}} 项（重要 {{重要数据项数}}，核心 {{核心数据项数}}），{{记录条数合计}} 条，{{存储总量合计}} TB`,
        tag: '重要数据目录',
        frozen: 2,
      },
      {
        name: '表1-3 重要数据载体',
        title: '表1-3　重要数据载体',
        line: CATALOGUE_LINE,
        tag: '重要数据载体',
        frozen: 2,
      },
      { name: '表1-4 对外共享', title: '表1-4　对外共享', line: CATALOGUE_LINE, tag: '对外共享', frozen: 3 },
      { name: '表1-5 跨境传输', title: '表1-5　跨境传输', line: CATALOGUE_LINE, tag: '跨境传输', frozen: 3 },
      {
        name: '表1-6 识别判定记录',
        title: '表1-6　识别判定记录',
        line: CATALOGUE_LINE,
        tag: '识别判定记录',
        frozen: 2,
      },
      { name: '表1-7 变更对照', title: '表1-7　变更对照', line: CATALOGUE_LINE, tag: '变更对照', frozen: 2 },
    ],
    {
      name: '表1-1 处理者基本信息',
      title: '表1-1　数据处理者基本信息',
      fields: PROFILE,
      lists: ['相关系统定级备案号'],
    },
  );

const LIST_LINE = `${UNIT_LINE}　　年度：{{梳理年度}}`;
export const dataList = (): Promise<Uint8Array> =>
  workbookOf(
    'data-list',
    [
      {
        name: '表2-1 数据清单',
        title: '表2-1　数据清单',
        line: `${LIST_LINE}　　共 {{清单项数}} 项，其中个人用户数据 {{个人用户数据项数}} 项`,
        tag: '数据清单',
        frozen: 2,
      },
      {
        name: '个人用户数据',
        title: '个人用户数据（从表2-1 筛出）',
        line: `${LIST_LINE}　　共 {{个人用户数据项数}} 项`,
        tag: '个人用户数据',
        frozen: 2,
      },
    ],
    {
      name: '表2-0 梳理记录',
      title: '表2-0　数据梳理记录',
      fields: [
        '单位名称',
        '统一社会信用代码',
        '梳理年度',
        '方法',
        '梳理开始日期',
        '梳理结束日期',
        '=未覆盖范围及理由',
        '工具名称和版本',
        '复核人',
        '审批人',
        '审批日期',
      ],
      lists: ['梳理范围', '过程步骤', '操作人员'],
    },
  );

export const partnerLedger = (): Promise<Uint8Array> =>
  workbookOf('partner-ledger', [
    {
      name: '合作方管理台账',
      title: '合作方管理台账',
      line: `${UNIT_LINE}　　共 {{台账行数}} 行`,
      tag: '合作方管理台账',
      frozen: 2,
    },
    { name: '合同检查', title: '合同数据安全条款检查', line: UNIT_LINE, tag: '合同检查', frozen: 2 },
  ]);

export const responsibility = (): Promise<Uint8Array> =>
  workbookOf('responsibility', [
    { name: '主体责任组织表', title: '主体责任组织表', line: UNIT_LINE, tag: '主体责任组织表', frozen: 2 },
    { name: '数据安全岗位人员表', title: '数据安全岗位人员表', line: UNIT_LINE, tag: '数据安全岗位人员表', frozen: 2 },
  ]);
