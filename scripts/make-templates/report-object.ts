/** Chapter 一 of the report: who answers for the object, what it is made of, what it does. */
import { centred, formTable, label, listTable, value } from './layout/table.ts';
import { body, figure, gap, heading, lead, tableCaption, when } from './layout/text.ts';

export const object = [
  heading(1, '定级对象描述'),
  heading(2, '责任主体'),
  lead('{{对象名称}}的责任主体为{{单位名称}}，基本情况如下。'),
  formTable(
    [34, 44, 34, 44],
    [
      [label('单位名称'), value('{{单位名称}}', { span: 3 })],
      [label('统一社会信用代码'), value('{{统一社会信用代码}}'), label('法定代表人'), value('{{法定代表人}}')],
      [label('单位负责人'), value('{{单位负责人}}'), label('职务'), value('{{单位负责人职务}}')],
      [label('单位地址'), value('{{单位地址}}', { span: 3 })],
      [label('车联网企业类型'), value('{{企业类型}}', { span: 3 })],
      [label('增值电信业务许可'), value('{{许可证号}}'), label('许可证有效期至'), value('{{许可证有效期}}')],
      [label('业务种类'), value('{{业务种类}}', { span: 3 })],
    ],
  ),
  gap(),
  body('{{单位概况}}'),
  heading(2, '定级对象构成'),
  heading(3, '对象划分'),
  body('{{对象划分}}'),
  ...when('是分系统', [body('本对象为分系统，上级系统为{{上级系统名称}}，所属单位为{{上级系统单位}}。')]),
  ...when('承载其他对象', [body('本对象作为底座承载的其他定级对象：{{承载对象}}。')]),
  heading(3, '网络结构'),
  body('部署范围：{{部署范围}}；网络性质：{{网络性质}}；网络互联情况：{{网络互联}}。'),
  body('{{网络结构}}'),
  body('{{互联说明}}'),
  heading(3, '边界设备'),
  body('边界设备包括：{{边界设备}}。'),
  body('{{边界说明}}'),
  body('关键设施位置：{{关键设施位置}}'),
  heading(3, '拓扑图'),
  ...when('拓扑图', [body('定级对象的网络拓扑如下图所示。'), figure('拓扑图')], [body('（未提供拓扑图）')]),
  heading(3, '子系统'),
  body('定级对象的子系统构成见[[subsystems|表 1]]。'),
  tableCaption('subsystems', '子系统表'),
  listTable({
    rows: '子系统表',
    columns: [
      { head: '序号', content: '{{序号}}', width: 14, centre: true },
      { head: '子系统名称', content: '{{子系统名称}}', width: 46 },
      { head: '业务功能描述', content: '{{业务功能描述}}', width: 96 },
    ],
  }),
  heading(2, '承载业务'),
  heading(3, '业务功能'),
  body('{{业务描述}}'),
  body('{{主要功能}}'),
  heading(3, '服务对象与服务范围'),
  body('业务类型：{{业务类型}}；服务对象：{{服务对象}}；服务范围：{{服务范围}}。'),
  body('建设状态：{{建设状态}}；{{运行时间名称}}：{{投入运行时间}}；是否被认定为关键信息基础设施：{{是否关基}}。'),
  heading(3, '接入车辆与用户规模'),
  body(
    '截至{{统计时点}}，接入车辆数{{接入车辆数}}，接入终端数{{接入终端数}}，注册用户数{{注册用户数}}，明细见[[scale|表 5]]。',
  ),
  body('{{规模说明}}'),
  heading(3, '数据情况'),
  body('处理的数据类别、级别、存储与出境情况见[[data|表 6]]，涉及个人信息的人数为{{个人信息人数}}。'),
  body('{{数据说明}}'),
  heading(2, '安全责任'),
  lead(
    '网络安全责任部门：{{网络安全责任部门}}；数据安全管理部门：{{数据安全管理部门}}；本对象的责任部门：{{责任部门}}；运维单位：{{运维单位}}。责任人员及联系方式如下。',
  ),
  formTable(
    [24, 15, 23, 27, 25, 42],
    [
      ['职责', '姓名', '职务', '办公电话', '手机', '邮箱'].map((head) => label(head)),
      ...['网络安全负责人', '网络安全联系人', '数据安全联系人', '对象安全责任人'].map((role) => [
        label(role),
        ...['姓名', '职务', '电话', '手机', '邮箱'].map((field) => centred(`{{${role}${field}}}`)),
      ]),
    ],
    1,
  ),
  gap(),
  body('{{安全责任划分}}'),
  ...when('云服务商责任', [
    body(
      '云计算平台由{{云服务商}}提供，平台安全保护等级为{{云平台等级}}，备案证明编号为 {{云平台备案号}}。责任划分如下：',
    ),
    body('{{云服务商责任}}'),
  ]),
  ...when('有服务商', [body('提供云服务、运维、开发等服务的单位见[[suppliers|表 7]]。')]),
  ...when('无服务商', [body('本对象没有外部服务商。')]),
];
