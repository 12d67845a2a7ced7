/**
 * Catalogues as three different enterprises might keep them, with the column of our register each of theirs is. Written
 * before the pack had any synonyms; they are what the first proposal is measured by.
 */
import type { FileCell } from '../../core/register/import-model.ts';

export interface CustomerTable {
  name: string;
  merges: string[];
  lines: (FileCell[] | null)[];
  /** Our column for each of theirs; `null`: none. */
  expected: (string | null)[];
}

/** One line of headings with units, an asset system's words. */
const assetSystem: CustomerTable = {
  name: 'asset system',
  merges: ['A1:AM1'],
  lines: [
    ['某某智行科技有限公司数据资产台账'],
    ['导出时间：2026/06/30 18:00'],
    '序号|资产编码|资产名称|所属大类|所属中类|所属小类|安全等级|定级依据|定级说明|主要字段|采集渠道|数据格式|数据规模(万条)|占用空间|空间单位|涉及用户数(万人)|涉及车辆(辆)|月新增(万条)|数据起始时间|数据截止时间|覆盖范围|存放系统|境内/境外|机房地址|保留时长|保留单位|到期处置|用途|处理环节|处理模式|是否自动化决策|归口部门|数据负责人|联系电话|是否对外提供|是否出境|防护措施|上次评估时间|说明'.split(
      '|',
    ),
    ...[1, 2, 3].map((n): FileCell[] => [
      n,
      `ZY-0104-00${n}`,
      `车辆轨迹${n}`,
      '车',
      '车·运行',
      '经纬度与绝对位置',
      '重要',
      'R5',
      '主体超过 10 万人',
      '经度、纬度',
      '车端采集',
      '结构化',
      12_030.5,
      82.5,
      'TB',
      31.8,
      326_418,
      9600,
      '2024/7/1',
      '2025.6.30',
      '全国',
      'TSP 时序库',
      '境内自建机房',
      '上海江桥数据中心',
      12,
      '个月',
      '删除',
      '状态监测',
      '收集、存储',
      '自行',
      '否',
      '云平台运维部',
      '林昭',
      '021-55550141',
      '提供',
      '否',
      '访问控制、传输加密',
      '2024-09-24',
      '/',
    ]),
  ],
  expected:
    '-|no|name|cat1|cat2|cat3|level|basis|basis_text|fields|sources|forms|records|volume|unit|people|cars|month_records|since|until|area|carriers|place|place_text|period|period_unit|disposal|purpose|activities|ways|automated|department|person|phone|shared|abroad|measures|assessed|notes'
      .split('|')
      .map((id) => (id === '-' ? null : id)),
};

/** Two lines of headings in merged groups. */
const grouped: CustomerTable = {
  name: 'grouped headings',
  merges: [
    'A1:Z1',
    'A2:B2',
    'C2:E2',
    'F2:H2',
    'I2:L2',
    'M2:N2',
    'O2:S2',
    'T2:V2',
    'W2:X2',
    'Y2:AA2',
    'AB2:AB3',
    'AC2:AC3',
  ],
  lines: [
    ['2026 年度重要数据和核心数据识别情况汇总表'],
    '基本信息||数据类别|||分级情况|||数据规模||||时间范围||存储情况|||||处理情况|||共享与出境||责任主体|||安全措施|备注'.split(
      '|',
    ),
    '编号|名称|一级|二级|三级|级别|识别规则|判定理由|条数（亿条）|存储容量（TB）|个人信息主体数量（人）|车辆数（台）|起始日期|截止日期|系统/平台|境内外|存储城市|存储期限|期限单位|目的|活动|是否涉及自动化决策|对外共享情况|跨境情况|部门|人员|手机||'.split(
      '|',
    ),
    ...[1, 2, 3].map((n): FileCell[] => [
      `HX-0301-10${n}`,
      `平台密钥${n}`,
      '云',
      '云·基本信息',
      '证书与密钥',
      '核心',
      'R7C',
      '可远程控制车辆',
      1.2,
      '3.5',
      '',
      250_000,
      '2024-07-01',
      '2025-06-30',
      '密码机',
      '境内自建机房',
      '上海',
      3,
      '年',
      '身份鉴别',
      '存储；使用',
      '否',
      '否',
      '否',
      '安全部',
      '王岚',
      '13800000000',
      '访问控制',
      '无',
    ]),
  ],
  expected:
    'no|name|cat1|cat2|cat3|level|basis|basis_text|records|volume|people|cars|since|until|carriers|place|place_text|period|period_unit|purpose|activities|automated|shared|abroad|department|person|phone|measures|notes'.split(
      '|',
    ),
};

/** A numbered questionnaire, columns in another order. */
const questionnaire: CustomerTable = {
  name: 'questionnaire',
  merges: [],
  lines: [
    '1.填报部门|2.数据类型名称|3.数据编码|4.所属类别（一级）|5.所属类别（二级）|6.细分类别|7.是否重要数据（一般/重要/核心）|8.判断依据|9.包含的数据字段|10.数据来源方式|11.提供数据的第三方|12.数据载体|13.存储介质所在地|14.数据总量（GB）|15.记录数（条）|16.涉及的个人数量|17.采集时间起|18.采集时间止|19.采集地域|20.处理数据的目的|21.数据处理活动类型|22.委托/自行/共同|23.数据使用范围|24.数据安全责任人|25.责任人联系方式|26.是否向第三方共享|27.是否向境外提供|28.已采取的安全保护措施|29.最近一次风险评估时间|30.风险评估报告编号|31.其他需要说明的情况'.split(
      '|',
    ),
    ...[1, 2, 3].map((n): FileCell[] => [
      '数据平台部',
      `充电记录${n}`,
      `ZY-0104-02${n}`,
      '车',
      '车·运行',
      '充电运行',
      '重要',
      'R3',
      '充电桩编号、电量',
      '第三方提供',
      '某某充电公司',
      '充电平台数据库',
      '境内云',
      880.25,
      52_000_000,
      88_000,
      '20240701',
      '2025年6月30日',
      '全国',
      '充电服务',
      '收集、使用',
      '自行',
      '本单位',
      '顾行之',
      '021-5555 0146',
      '否',
      '否',
      '访问控制、日志审计',
      '2025-03-01',
      'PG-2025-01',
      '',
    ]),
  ],
  expected:
    'department|name|no|cat1|cat2|cat3|level|basis|fields|sources|third_party|carriers|place|volume|records|people|since|until|area|purpose|activities|ways|scope|person|phone|shared|abroad|measures|assessed|assessed_no|notes'.split(
      '|',
    ),
};

/** As ministries print such forms, three groups deep. */
const ministry: CustomerTable = {
  name: 'ministry form',
  merges:
    'A1:W1 A2:A4 B2:B4 C2:E2 C3:C4 D3:D4 E3:E4 F2:F4 G2:G4 H2:J2 H3:I3 J3:J4 K2:M2 K3:K4 L3:L4 M3:M4 N2:O2 N3:N4 O3:O4 P2:Q2 P3:P4 Q3:Q4 R2:R4 S2:S4 T2:U2 T3:T4 U3:U4 V2:V4 W2:W4'.split(
      ' ',
    ),
  lines: [
    ['附件 2  重要数据和核心数据目录（填报单位盖章）'],
    '序号|数据名称|数据分类|||数据分级|分级依据|数据规模|||数据覆盖|||数据载体||数据处理情况||共享情况|出境情况|责任主体||安全防护情况|备注'.split(
      '|',
    ),
    '||一级子类|二级子类|三级子类|||数据总量||涉及个人信息主体数量|地域|时间起|时间止|载体名称|存放地点|处理目的|处理方式|||部门|责任人及联系方式||'.split(
      '|',
    ),
    '|||||||存储（TB）|条数（万条）|||||||||||||||'.split('|'),
  ],
  expected: [],
};

/** A group's template, Chinese and English, columns in another order. */
const bilingual: CustomerTable = {
  name: 'bilingual',
  merges: [],
  lines: [
    'Data ID 数据编号|Data Owner 数据负责人|Department 责任部门|Data Name 数据名称|Category L1 一级类别|Category L2 二级类别|Category L3 三级类别|Classification 数据级别|Identification Basis 识别依据|Record Count 记录条数|Storage (GB) 存储量|Data Source 数据来源|Data Format 数据形态|Storage Location 存储地点|Retention 保存期限|Purpose 处理目的|Sharing 对外共享|Cross-border 跨境传输|Protection 安全保护措施|Remarks 备注'.split(
      '|',
    ),
    ...[1, 2, 3].map((n): FileCell[] => [
      `ZY-0502-30${n}`,
      '苏合',
      '地图部',
      `交通流量${n}`,
      '图',
      '图·交通大数据',
      '路况',
      '重要',
      'R2',
      9_000_000 + n,
      512.5,
      '路侧采集',
      '结构化',
      '境内云',
      3,
      '路况服务',
      '否',
      '否',
      '访问控制',
      null,
    ]),
  ],
  expected:
    'no|person|department|name|cat1|cat2|cat3|level|basis|records|volume|sources|forms|place|period|purpose|shared|abroad|measures|notes'.split(
      '|',
    ),
};

/** What a scanning tool's owner made of its export: short words, extra columns of the tool. */
const scanned: CustomerTable = {
  name: 'tool export',
  merges: [],
  lines: [
    ['数据分类分级平台导出', null, null, '任务：2026 年二季度全量扫描'],
    null,
    '任务编号|数据源类型|库表数|敏感等级|数据对象编号|数据对象|L1 分类|L2 分类|L3 分类|业务级别|分级规则|样例字段|总行数（万行）|占用容量(GB)|去重用户数|车辆台数(台)|最早记录|最近记录|部署系统|部署机房|留存天数|使用目的|应用部门|主管部门|主管人员|办公电话|外发情况|境外访问|已有防护|扫描时间'.split(
      '|',
    ),
    ...[1, 2, 3].map((n): FileCell[] => [
      'T-20260630',
      'MySQL',
      12,
      'S3',
      `ZY-0105-40${n}`,
      `账户信息${n}`,
      '车',
      '车·个人信息',
      '账户',
      '重要',
      'R5',
      '手机号字段、姓名字段',
      120.5,
      33.25,
      120_500,
      90_000,
      '2020-01-01',
      '2026-06-30',
      '账户中心',
      '上海江桥数据中心',
      365,
      '登录',
      '用户部',
      '用户运营部',
      '温若水',
      '021-55550145',
      '否',
      '否',
      '访问控制、脱敏',
      '2026-06-30 08:00:00',
    ]),
  ],
  expected:
    '-|-|-|-|no|name|cat1|cat2|cat3|level|basis|fields|records|volume|people|cars|since|until|carriers|place_text|period|purpose|scope|department|person|phone|shared|abroad|measures|-'
      .split('|')
      .map((id) => (id === '-' ? null : id)),
};
// Columns: A no., B name, C–E classes, F level, G basis, H–I amount, J people, K area, L–M time …
ministry.lines.push(
  ...[1, 2, 3].map((n): FileCell[] => [
    n,
    `高精地图${n}`,
    '图',
    '图·高精度地图',
    '静态地图',
    '重要',
    'R1',
    82.5,
    1200,
    null,
    '全国',
    '2025-07-01',
    '2026-06-30',
    '地图平台',
    '境内自建机房',
    '导航',
    '自行',
    '否',
    '否',
    '地图部',
    '苏合 021-55550148',
    '访问控制',
    '/',
  ]),
);
ministry.expected =
  '-|name|cat1|cat2|cat3|level|basis|volume|records|people|area|since|until|carriers|place|purpose|ways|shared|abroad|department|person|measures|notes'
    .split('|')
    .map((id) => (id === '-' ? null : id));

/** The first three were at hand when the pack's synonyms were written; the others were not looked at before they were measured. */
export const KNOWN_TABLES: readonly CustomerTable[] = [assetSystem, grouped, questionnaire];
export const FURTHER_TABLES: readonly CustomerTable[] = [ministry, bilingual, scanned];
