/** 单位信息表 (A) and 定级对象信息表 (B) of reference §1.6: one label and value grid each, grouped on the left. */
import type { Table } from 'docx';
import { type CellSpec, centred, formTable, label, value } from './layout/table.ts';

/** Group, then two pairs of label and value: 156 mm together. */
const WIDTHS = [16, 27, 43, 27, 43];

type Line = [string] | [string, string];

/** A group's rows: `[a, b]` stand side by side, `[a]` takes the width; `a*` holds long text. */
function group(title: string, lines: Line[]): CellSpec[][] {
  return lines.map((line, index) => {
    const head = index === 0 ? [label([...title].join('\n'), lines.length > 1 ? { rowSpan: lines.length } : {})] : [];
    const wide = line.length === 1;
    const pairs = line.flatMap((field) => {
      const name = field.replace(/\*$/, '');
      const more = { ...(wide ? { span: 3 } : {}), long: field.endsWith('*') };
      return [label(name), value(`{{${name}}}`, more)];
    });
    return [...head, ...pairs];
  });
}

export function enterpriseTable(): Table {
  return formTable(WIDTHS, [
    ...group('单位', [
      ['单位名称'],
      ['统一社会信用代码', '法定代表人'],
      ['单位地址'],
      ['邮政编码', '行政区划代码'],
      ['隶属关系', '单位类型'],
      ['行业类别', '成立日期'],
      ['车联网企业类型'],
      ['单位及车联网业务概况*'],
    ]),
    ...group('单位负责人', [
      ['负责人姓名', '负责人职务'],
      ['负责人办公电话', '负责人邮箱'],
    ]),
    ...group('网络安全', [
      ['网络安全负责人', '负责人职务（网络安全）'],
      ['办公电话（网络安全负责人）', '手机（网络安全负责人）'],
      ['邮箱（网络安全负责人）'],
      ['网络安全责任部门'],
      ['网络安全联系人', '联系人职务（网络安全）'],
      ['办公电话（网络安全联系人）', '手机（网络安全联系人）'],
      ['邮箱（网络安全联系人）'],
    ]),
    ...group('数据安全', [
      ['与网络安全责任部门相同', '数据安全管理部门'],
      ['数据安全联系人', '联系人职务（数据安全）'],
      ['办公电话（数据安全联系人）', '手机（数据安全联系人）'],
      ['邮箱（数据安全联系人）'],
    ]),
    ...group('电信业务', [['是否开展增值电信业务', '业务种类'], ['许可证号', '许可证有效期至'], ['ICP 备案号']]),
  ]);
}

/** 定级对象数（按级）: two printed rows of counts. */
export function countTable(): Table {
  const heads = ['口径', '第一级', '第二级', '第三级', '第四级', '第五级', '合计'];
  return formTable(
    [36, 20, 20, 20, 20, 20, 20],
    [
      heads.map((head) => label(head)),
      heads.map((head, i) =>
        centred(`${i === 0 ? '{{#定级对象数}}' : ''}{{${head}}}${i === heads.length - 1 ? '{{/定级对象数}}' : ''}`),
      ),
    ],
    1,
  );
}

export function objectTable(): Table {
  return formTable(WIDTHS, [
    ...group('对象概况', [
      ['对象名称'],
      ['对象编号', '对象类型'],
      ['对象子类', '等保口径类型'],
      ['业务类型', '建设状态'],
      ['投入运行时间', '是否被认定为关基'],
      ['涉及行车安全的功能'],
      ['业务描述*'],
      ['主要功能*'],
    ]),
    ...group('划分边界', [
      ['对象划分说明*'],
      ['承载的其他定级对象'],
      ['是否为分系统', '上级系统名称'],
      ['上级系统所属单位'],
      ['边界设备'],
      ['网络边界说明*'],
      ['关键设施位置*'],
    ]),
    ...group('服务网络', [['服务范围', '服务对象'], ['部署范围', '网络性质'], ['网络互联情况'], ['互联说明*']]),
    ...group('云计算', [
      ['是否采用云计算', '云计算中的角色'],
      ['云服务模式', '云部署模式'],
      ['云服务商名称', '云平台安全保护等级'],
      ['云平台备案证明编号', '云平台运维地点'],
    ]),
    ...group('移动互联', [['是否采用移动互联', '无线通道'], ['移动终端类型'], ['App、小程序']]).map((cells) =>
      cells.map(appLines),
    ),
    ...group('物联网', [['是否采用物联网', '感知层'], ['传输层']]),
    ...group('大数据', [['是否采用大数据', '大数据组成'], ['有无出境需求']]),
    ...group('接入规模', [['统计时点', '接入车辆数'], ['接入终端数', '注册用户数'], ['规模与服务范围说明*']]),
    ...group('数据', [['个人信息涉及人数'], ['数据处理情况说明*']]),
    ...group('安全责任', [
      ['责任部门', '运维单位'],
      ['对象安全责任人', '责任人职务'],
      ['责任人办公电话', '责任人手机'],
      ['责任人邮箱'],
      ['安全责任划分*'],
    ]),
    ...group('定级备案', [
      ['拟定等级', 'k 值'],
      ['定级日期', '当前进展'],
      ['系统提交日期', '备案申请日期'],
      ['备案审核通过日期', '定级备案号'],
      ['备案核发日期', '核发机关'],
    ]),
    ...group('等级保护', [
      ['是否已在公安机关备案', '备案证明编号'],
      ['最终等级', '业务信息安全等级'],
      ['系统服务安全等级'],
    ]),
    ...group('变更', [
      ['以前是否备案过', '上次备案号'],
      ['上次备案日期', '上次备案等级'],
      ['上次接入车辆数', '上次安全责任人'],
      ['上次边界设备'],
      ['本次变更的内容', '变化之日'],
      ['变更说明*'],
    ]),
    [label('填表人', { span: 2 }), centred('{{填表人}}'), label('填表日期'), centred('{{填表日期}}')],
  ]);
}

/** The one field of B that is a list: a paragraph for each App inside its cell. */
function appLines(cell: CellSpec): CellSpec {
  if (cell.lines[0] !== '{{App、小程序}}') return cell;
  return {
    ...cell,
    lines: [
      '{{#App、小程序}}',
      '{{名称}}（{{类型}}，版本 {{版本}}）：{{用途}}',
      '{{/App、小程序}}',
      '{{^App、小程序}}',
      '/',
      '{{/App、小程序}}',
    ],
  };
}

/** 真实性承诺书's place for ink. */
export function signatureTable(): Table {
  return formTable(
    [46, 110],
    [
      [label('单位名称（盖章）'), value('{{单位名称}}', { heightMm: 22 })],
      [label('签署人'), value('{{承诺书签署人}}', { heightMm: 12 })],
      [label('签名'), value('　', { heightMm: 16 })],
      [label('签署日期'), value('{{承诺书签署日期}}', { heightMm: 12 })],
    ],
  );
}
