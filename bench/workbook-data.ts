/** A catalogue as enterprises keep it: 30 columns, drop-downs, dates, numbers, Chinese text. The same rows for everybody. */
import type { Column, RowInput, Sheet } from '../electron/workbook/model.ts';

const LEVELS = ['一般数据', '重要数据', '核心数据'];
const CLASSES = [
  '车辆基础数据',
  '车辆运行数据',
  '车联网服务数据',
  '用户身份数据',
  '用户行为数据',
  '道路环境数据',
  '业务管理数据',
];
const PLACES = ['本地机房', '公有云', '私有云', '混合云', '边缘节点'];
const WAYS = ['采集', '购买', '共享交换', '自动生成', '人工录入', '委托处理'];
const DEPARTMENTS = ['数据平台部', '网络安全部', '车联网运营部', '质量管理部', '法务合规部', '研发中心'];
const YES = ['是', '否'];

const text = (title: string, more: Partial<Column> = {}): Column => ({ title, type: 'text', ...more });
const list = (title: string, items: readonly string[]): Column => text(title, { list: items });

export const COLUMNS: readonly Column[] = [
  text('数据编号'),
  text('数据名称', { style: { wrap: true } }),
  list('数据类别', CLASSES),
  list('数据级别', LEVELS),
  { title: '数据量（条）', type: 'integer' },
  { title: '存储量（GB）', type: 'number', numberFormat: '#,##0.00' },
  { title: '入库日期', type: 'date' },
  { title: '更新日期', type: 'date' },
  list('来源方式', WAYS),
  list('存储位置', PLACES),
  list('责任部门', DEPARTMENTS),
  text('责任人'),
  text('联系电话'),
  text('承载系统'),
  text('数据库地址'),
  list('是否出境', YES),
  list('是否共享', YES),
  list('是否含个人信息', YES),
  list('是否加密', YES),
  list('是否脱敏', YES),
  list('是否备份', YES),
  { title: '用户数（万）', type: 'number', numberFormat: '0.0' },
  { title: '日增量（条）', type: 'integer' },
  { title: '保存期限（月）', type: 'integer' },
  text('接收方'),
  text('共享目的', { style: { wrap: true } }),
  list('审核状态', ['待审核', '已审核', '退回']),
  { title: '审核日期', type: 'date' },
  text('审核意见'),
  text('备注', { style: { wrap: true } }),
];

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const NAMES = '伟芳娜敏静丽强磊军洋勇艳杰涛明超';
const of = (list: readonly string[] | string, i: number): string => list[i % list.length]!;
const two = (value: number): string => String(value).padStart(2, '0');
const date = (i: number): string => `${2019 + (i % 7)}-${two((i % 12) + 1)}-${two((i % 28) + 1)}`;

/** Numbers that look random and are the same every time. */
const mix = (i: number, k: number): number => (Math.imul(i + 1, 2_654_435_761) ^ Math.imul(k + 7, 40_503)) >>> 8;

export function row(i: number): RowInput {
  const person = of(SURNAMES, mix(i, 1)) + of(NAMES, mix(i, 2)) + (i % 3 === 0 ? '' : of(NAMES, mix(i, 3)));
  return [
    `SH-${String(i + 1).padStart(7, '0')}`,
    `${of(CLASSES, mix(i, 4))}明细表第${i + 1}号`,
    of(CLASSES, mix(i, 4)),
    of(LEVELS, mix(i, 5) % 17 === 0 ? 2 : mix(i, 5) % 5 === 0 ? 1 : 0),
    mix(i, 6) % 90_000_000,
    (mix(i, 7) % 5_000_000) / 100,
    date(mix(i, 8)),
    date(mix(i, 9)),
    of(WAYS, mix(i, 10)),
    of(PLACES, mix(i, 11)),
    of(DEPARTMENTS, mix(i, 12)),
    person,
    `138${String(mix(i, 13) % 100_000_000).padStart(8, '0')}`,
    `TSP平台${mix(i, 14) % 40}区`,
    `10.${mix(i, 15) % 200}.${mix(i, 16) % 255}.${mix(i, 17) % 255}:3306/db_${mix(i, 18) % 90}`,
    of(YES, mix(i, 19)),
    of(YES, mix(i, 20)),
    of(YES, mix(i, 21)),
    of(YES, mix(i, 22)),
    of(YES, mix(i, 23)),
    of(YES, mix(i, 24)),
    (mix(i, 25) % 100_000) / 10,
    mix(i, 26) % 1_000_000,
    (mix(i, 27) % 20) * 6,
    mix(i, 28) % 4 === 0 ? `合作方${mix(i, 28) % 300}科技有限公司` : '',
    mix(i, 28) % 4 === 0 ? '用于车辆远程诊断与故障预警，按合同约定使用' : '',
    of(['待审核', '已审核', '退回'], mix(i, 29)),
    date(mix(i, 30)),
    mix(i, 31) % 9 === 0 ? `=需补充<${i}>号材料 & 说明` : '',
    mix(i, 32) % 3 === 0 ? `第${i}条：由${person}于${date(mix(i, 9))}登记，历史数据迁移自旧平台` : '',
  ];
}

export function* rows(count: number): Generator<RowInput> {
  for (let i = 0; i < count; i += 1) yield row(i);
}

export const TITLE = '重要数据目录';
export const CREATED = '2026-07-31T00:00:00Z';

export const sheet = (count: number): Sheet => ({
  name: '表1-2 重要数据目录',
  titleRows: [TITLE],
  columns: COLUMNS,
  frozenColumns: 2,
  autoFilter: true,
  printTitles: true,
  page: { paper: 'A3', orientation: 'landscape', fitToWidth: true, pageNumbers: true },
  rows: rows(count),
  rowCount: count,
});
