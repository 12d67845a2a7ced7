/**
 * Two years of a customer's catalogue: what is true of each row, and the workbook as the customer's staff keep it. Made
 * without the product: exceljs writes the workbook, a table turned round from the platform's decoder the GBK text.
 */
import fs from 'node:fs';
import ExcelJS from 'exceljs';

export interface Item {
  no: string;
  name: string;
  /** Index in {@link CLASSES}. */
  of: number;
  records: number;
  gigabytes: number;
  people: number;
  cars: number;
  department: string;
}

/** Code of the sub-category, its two names, level. */
export const CLASSES = [
  ['0102', '车', '车·感知', 'ZY', '重要'],
  ['0104', '车', '车·运行', 'ZY', '重要'],
  ['0105', '车', '车·个人信息', 'ZY', '重要'],
  ['0202', '路', '路·感知', 'ZY', '重要'],
  ['0301', '云', '云·基本信息', 'HX', '核心'],
  ['0501', '图', '图·高精度地图', 'ZY', '重要'],
  ['0601', '第三方', '第三方·生活服务', 'ZY', '重要'],
] as const;
/** The last class comes with the second year. */
const FIRST_YEAR = 6;
export const ROWS = 20_000;
/** Rows of the first year that a second system gives as .csv. */
export const CSV_ROWS = 400;

const number = (of: number, i: number): string => `${CLASSES[of]![3]}-${CLASSES[of]![0]}-${String(i).padStart(5, '0')}`;

function item(i: number, of: number): Item {
  return {
    no: number(of, i),
    name: `${CLASSES[of]![2].split('·')[1]}数据${i}`,
    of,
    // In whole 万条, so that a third of it more is a whole number of entries too.
    records: 10_000 * (10 + (i % 90)),
    gigabytes: 2 + (i % 40) / 4,
    people: 100_001 + i,
    cars: i % 1000,
    department: `部门${i % 23}`,
  };
}

export const firstYear = (): Item[] => Array.from({ length: ROWS + CSV_ROWS }, (_, i) => item(i + 1, i % FIRST_YEAR));

/** A year later: each class has gone another way. */
export function secondYear(before: readonly Item[]): Item[] {
  const grown = before.flatMap((each): Item[] => {
    switch (each.of) {
      case 0:
        return [{ ...each, records: each.records * 1.35 }];
      case 1:
        return [{ ...each, records: each.records * 1.29 }];
      case 2:
        return [{ ...each, gigabytes: each.gigabytes * 0.5 }];
      case 3:
        return [{ ...each, records: each.records * 1.3, department: '数据资产部' }];
      case 5:
        return [];
      default:
        return [each];
    }
  });
  const rounded = grown.map((each) => ({ ...each, records: Math.round(each.records) }));
  return [...rounded, ...Array.from({ length: 600 }, (_, i) => item(90_000 + i, 6))];
}

/** What stands wrong in the first year's workbook, by position. */
export const FAULTS = {
  /** 「较重要」 is no level. */
  level: (i: number): boolean => i % 500 === 7,
  /** No level at all. */
  noLevel: (i: number): boolean => i % 800 === 11,
  /** A month without its day. */
  month: (i: number): boolean => i % 1000 === 13,
} as const;

const HEAD = [
  '序号|数据标识||分类|||安全等级|识别情况||主要字段|采集渠道|数据格式|数据规模||||时间范围||覆盖范围|所在系统|存放位置|机房|留存期限|到期处置|用途|处理环节|处理模式|是否自动化决策|数据使用范围|归口部门|负责人|联系电话|是否对外提供|是否出境|防护措施|字段完整率',
  '|数据编码|资产名称|大类|中类|小类||判定规则|判定说明||||条数（万条）|存储量(GB)|去重自然人（人）|涉及车辆|起|止||||||||||||||||||',
].map((line) => line.split('|'));
/** Heading of the customer's → column of ours. */
export const MAPPED: Record<string, string> = Object.fromEntries(
  '数据编码=no|资产名称=name|大类=cat1|中类=cat2|小类=cat3|安全等级=level|判定规则=basis|判定说明=basis_text|主要字段=fields|采集渠道=sources|数据格式=forms|条数（万条）=records|存储量(GB)=volume|去重自然人（人）=people|涉及车辆=cars|起=since|止=until|覆盖范围=area|所在系统=carriers|存放位置=place|机房=place_text|留存期限=period|到期处置=disposal|用途=purpose|处理环节=activities|处理模式=ways|是否自动化决策=automated|数据使用范围=scope|归口部门=department|负责人=person|联系电话=phone|是否对外提供=shared|是否出境=abroad|防护措施=measures'
    .split('|')
    .map((pair) => pair.split('=') as [string, string]),
);

/** The last day of June in five spellings, a real date among them. */
function day(i: number, year: number): string | number | Date {
  const spellings = [
    new Date(Date.UTC(year, 5, 30)),
    `${year}-06-30`,
    `${year}年6月30日`,
    `${year}.6.30`,
    Number(`${year}0630`),
  ];
  return spellings[i % 5]!;
}

type Cell = string | number | Date | null | { formula: string; result?: { error: '#REF!' } };

/** What is the same however it is written. */
function facts(each: Item) {
  const serial = Number(each.no.slice(-5));
  const [, cat1, cat2, , level] = CLASSES[each.of]!;
  const rule = level === '核心' ? 'R7C' : 'R5';
  return {
    cat1,
    cat2,
    level,
    rule,
    cat3: `小类${serial % 9}`,
    why: `${rule}：去重自然人 ${each.people} 人`,
    sources: serial % 2 ? ['车端采集'] : ['车端采集', '平台产生'],
    area: serial % 5 ? ['全国'] : ['省', '市'],
    place: serial % 2 ? '境内自建机房' : '境内云',
    months: serial % 3 ? 36 : 6,
    person: `责任人${serial % 30}`,
  };
}

function cells(each: Item, i: number, year: number, faulty: boolean): Cell[] {
  const { cat1, cat2, cat3, level, rule, why, sources, area, place, months, person } = facts(each);
  const shownLevel = !faulty
    ? level
    : FAULTS.level(i)
      ? '较重要'
      : FAULTS.noLevel(i)
        ? '—'
        : i % 3
          ? level
          : `${level}数据`;
  const tens = each.records / 10_000;
  return [
    ...[
      i + 1,
      each.no,
      each.name,
      cat1,
      cat2,
      cat3,
      shownLevel,
      rule,
      why,
      '编号、时间、数值',
      sources.join('、'),
      '结构化',
    ],
    ...[i % 4 ? tens : tens.toLocaleString('en-US'), i % 6 ? each.gigabytes : `${each.gigabytes * 1024} MB`],
    ...[each.people, i % 1000 ? each.cars : String(each.cars)],
    ...[`${year - 1}/7/1`, faulty && FAULTS.month(i) ? `${year}年6月` : day(i, year)],
    ...[area.join('、'), '时序数据库', place, '上海江桥', months === 36 ? '3年' : '6个月', '删除', '状态监测'],
    ...['收集、存储、使用', '自行', i % 2 ? '否' : '无', '本单位', each.department, person, '021-55550141', '否', '×'],
    ...['访问控制、传输加密、日志审计', 0.985],
  ];
}

/** What the casefile should hold of an item, in the customer's words. */
function expected(each: Item, year: number): Record<string, unknown> {
  const { cat1, cat2, cat3, why, sources, area, place, person } = facts(each);
  return {
    no: each.no,
    name: each.name,
    cat1,
    cat2,
    cat3,
    level: facts(each).level,
    basis_text: why,
    sources,
    records: each.records,
    bytes: each.gigabytes * 1024 ** 3,
    people: each.people,
    cars: each.cars,
    since: `${year - 1}-07-01`,
    until: `${year}-06-30`,
    area,
    place,
    months: facts(each).months,
    automated: '否',
    department: each.department,
    person,
    shared: '否',
    abroad: '否',
    measures: ['访问控制', '传输加密', '日志审计（不少于 6 个月）'],
  };
}

export async function writeWorkbook(
  file: string,
  items: readonly Item[],
  year: number,
  faulty: boolean,
): Promise<void> {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: true });
  const cover = book.addWorksheet('封面');
  cover.addRow([`${year} 年度数据资产盘点`]).commit();
  cover.addRow(['编制：数据安全部']).commit();
  cover.commit();
  const sheet = book.addWorksheet('盘点明细');
  sheet.getColumn(36).numFmt = '0.0%';
  sheet.getColumn(18).numFmt = 'yyyy/m/d';
  sheet.addRow([`某某智行汽车有限公司 ${year} 年度重要数据识别与管理台账`]);
  sheet.addRow([`编制部门：数据安全部　　编制日期：${year}年6月30日　　密级：内部`]);
  sheet.addRow([]);
  for (const line of HEAD) sheet.addRow(line);
  sheet.mergeCells('A1:AJ1');
  sheet.mergeCells('A2:AJ2');
  for (const range of ['B4:C4', 'D4:F4', 'H4:I4', 'M4:P4', 'Q4:R4']) sheet.mergeCells(range);
  for (const column of 'A G J K L S T U V W X Y Z AA AB AC AD AE AF AG AH AI AJ'.split(' '))
    sheet.mergeCells(`${column}4:${column}5`);
  for (let row = 1; row <= 5; row += 1) sheet.getRow(row).commit();
  items.forEach((each, i) => sheet.addRow(cells(each, i, year, faulty)).commit());
  const add = (line: Cell[]): void => sheet.addRow(line).commit();
  if (faulty) {
    const twice = cells(items[3]!, 3, year, true);
    add(twice);
    add(cells({ ...items[4]!, name: '改过名称的同一编号' }, 4, year, true));
    const broken = cells({ ...items[0]!, no: 'ZY-0102-99999', name: '出错的行' }, 1, year, true);
    broken[13] = { formula: 'Sheet9!A1', result: { error: '#REF!' } };
    add(broken);
  }
  add([
    '合计',
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    null,
    items.reduce((sum, { records }) => sum + records, 0) / 10_000,
  ]);
  add(['注：1. 条数按万条统计；2. 存储量不含副本。']);
  add(['填表人：张三', null, null, '审核人：李四']);
  sheet.commit();
  await book.commit();
}

/** Every two-byte code turned round. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1)
      if (low !== 0x7f) codes.set(decoder.decode(Uint8Array.of(high, low)), [high, low]);
  return Buffer.from(
    [...text].flatMap((letter) => (letter < '\u0080' ? [letter.charCodeAt(0)] : (codes.get(letter) ?? [0x3f]))),
  );
}

/** Another system's export: other names and order, GBK, quoted, with a line above. */
export function writeCsv(file: string, items: readonly Item[], year: number): void {
  const head =
    '责任部门,数据名称,数据编号,数据级别,一级类别,二级类别,三级类别,识别依据,识别理由,字段清单,来源,形态,记录数,存储容量（MB）,主体数量,车辆数,采集起始时间,采集截止时间,地域范围,载体,存储地点,具体地点,保存期限（月）,到期处理,目的,处理活动,处理方式,自动化决策,使用范围,责任人,电话,共享情况,是否涉及出境,安全措施';
  const lines = items.map((each, i) => {
    const { cat1, cat2, cat3, level, rule, why, sources, area, place, months, person } = facts(each);
    const until = day(i, year);
    return [
      ...[
        each.department,
        each.name,
        each.no,
        level,
        cat1,
        cat2,
        cat3,
        rule,
        why,
        '编号、时间、数值',
        sources.join('；'),
        '结构化',
      ],
      ...[`"${each.records.toLocaleString('en-US')}"`, each.gigabytes * 1024, each.people, each.cars],
      ...[
        `${year - 1}-07-01`,
        until instanceof Date ? `${year}-06-30` : until,
        area.join(' '),
        '时序数据库',
        place,
        '上海江桥',
      ],
      ...[months, '删除', '状态监测', '收集、存储、使用', '自行', '否', '本单位', person, '021-55550141', '否', '否'],
      '"访问控制,传输加密,日志审计"',
    ].join(',');
  });
  fs.writeFileSync(file, gbk(['导出单位：平台二部', head, ...lines, ''].join('\r\n')));
}

export const FACTS: readonly string[] = Object.keys(expected(item(1, 0), 2025));
export const wantedFacts = (items: readonly Item[], year: number): Record<string, Record<string, unknown>> =>
  Object.fromEntries(items.map((each) => [each.no, expected(each, year)]));

export interface Amounts {
  records: number;
  bytes: number;
}

/** Sums by sub-category and level. */
export function sums(items: readonly Item[]): Map<string, Amounts> {
  const result = new Map<string, Amounts>();
  for (const { of, records, gigabytes } of items) {
    const key = `${CLASSES[of]![2]} · ${CLASSES[of]![4]}`;
    const known = result.get(key) ?? { records: 0, bytes: 0 };
    result.set(key, { records: known.records + records, bytes: known.bytes + gigabytes * 1024 ** 3 });
  }
  return result;
}
