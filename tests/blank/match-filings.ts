/** Papers for what the Shanghai pack asks, in other words than the pack's: as offices print them. */
import type { Part } from './match-forms.ts';

/** 定级备案表: unit, persons, object. */
export const FILING: Part[] = [
  '车联网网络安全防护定级备案表',
  '申报单位 = ent_name',
  '填表日期 = sys_fill_date|grd_compile_date',
  '一、申报单位情况',
  [
    ['企业名称 = ent_name', '组织机构代码（统一社会信用代码） = ent_credit_code'],
    ['通讯地址 = ent_address', '邮编 = ent_postcode'],
    ['法人代表 = ent_legal_person', '行政区划 = ent_region_code'],
    ['企业成立时间 = ent_founded', '开户银行 = -'],
    ['> 单位负责人', '姓名 = ent_leader.name', '职务/职称 = ent_leader.title'],
    ['办公电话 = ent_leader.phone', '电子邮件 = ent_leader.email'],
    ['> 网络安全责任人', '姓　名 = ent_security_officer.name', '职　务 = ent_security_officer.title'],
    ['办公电话 = ent_security_officer.phone', '移动电话 = ent_security_officer.mobile'],
    ['> 网络安全联络人', '姓名 = ent_security_contact.name', '职务 = ent_security_contact.title'],
    ['联系电话 = ent_security_contact.phone', '手机号码 = ent_security_contact.mobile'],
    ['电子邮箱 = ent_security_contact.email', '传真 = -'],
    ['<', '网络安全管理部门 = ent_security_department', '数据安全责任部门 = ent_data_department'],
    ['单位性质 = ent_unit_type : □党委机关 □政府机关 □事业单位 □企业 □其他'],
    ['隶属关系 = ent_affiliation : □中央 □省(自治区、直辖市) □地(区、市、州、盟) □县(区、市、旗) □其他'],
    ['所属行业 = ent_industry : □工业和信息化 □交通运输 □电信 □互联网 □其他'],
    ['企业简介 = ent_intro'],
  ],
  '二、定级对象情况',
  [
    ['定级对象名称 = sys_name', '对象编号 = sys_code'],
    ['定级对象类别 = sys_category : □车联网服务平台 □网络设施 □系统'],
    ['业务描述 = sys_description'],
    ['服务范围 = sys_scope : □全国 □跨省 □全省 □跨地市 □地市内 □其他'],
    ['服务对象 = sys_audience : □内部人员 □社会公众 □两者均有 □其他'],
    ['部署范围 = sys_deploy : □局域网 □城域网 □广域网 □其他'],
    ['网络类型 = sys_network : □业务专网 □互联网 □其他'],
    ['何时投入运行使用 = sys_start_date', '系统是否为分系统 = sys_is_sub : □是 □否'],
    ['上级系统名称 = sys_parent_name', '上级系统所属单位名称 = sys_parent_owner'],
    ['是否关键信息基础设施 = sys_kii : □是 □否', '联网车辆数量 = sys_vehicles'],
    ['注册用户数量 = sys_users', '数据统计截止时间 = sys_scale_date'],
    ['拟定级别 = grd_level|rev_level : □第一级 □第二级 □第三级 □第四级 □第五级', '定级时间 = grd_date'],
    ['填表人 = sys_filler', '受理编号 = -'],
  ],
];

/** 单位基本情况表: one row after the other without groups. */
export const UNIT: Part[] = [
  '企业基本情况登记表',
  [
    ['公司名称 = ent_name', '统一社会信用代码 = ent_credit_code'],
    ['注册时间 = ent_founded', '注册资本（万元） = -'],
    ['单位详细地址 = ent_address', '邮政编码 = ent_postcode'],
    ['单位主要负责人 = ent_leader.name', '职务 = ent_leader.title'],
    ['电话 = ent_leader.phone', '邮箱 = ent_leader.email'],
    ['网络安全负责人姓名 = ent_security_officer.name', '职务 = ent_security_officer.title'],
    ['电话 = ent_security_officer.phone', '手机 = ent_security_officer.mobile'],
    ['网络安全联系人姓名 = ent_security_contact.name', '电话 = ent_security_contact.phone'],
    ['手机 = ent_security_contact.mobile', 'E-mail = ent_security_contact.email'],
    ['数据安全联系人姓名 = ent_data_contact.name', '手机 = ent_data_contact.mobile'],
    ['网络安全归口管理部门 = ent_security_department', '员工人数 = -'],
    [
      '车联网企业类别 = ent_types : □智能网联汽车生产销售企业 □车载终端软硬件企业 □车联网服务平台运营商 □OTA服务商 □其他',
    ],
    ['是否开展增值电信业务 = ent_telecom : □是 □否', '许可证编号 = ent_licence_no'],
    ['业务种类 = ent_services : □在线数据处理与交易处理 □信息服务 □互联网数据中心 □互联网接入 □其他'],
    ['许可证有效期 = ent_licence_expiry', '网站备案号 = ent_icp'],
    ['主营业务及车联网业务简介 = ent_intro'],
  ],
];

/** 资产清单 with other column names. */
export const ASSETS: Part[] = [
  '附件2 车联网平台资产清单',
  '平台名称 = sys_name',
  {
    title: '表1 硬件设备清单',
    table: 'ast_hardware',
    columns: [
      '序号 = -',
      '设备类型 = type',
      '设备品牌 = brand',
      '规格型号 = model',
      '台数 = count',
      '存放机房 = room',
      '运维方式 = maintain',
    ],
  },
  {
    title: '表2 安全防护设备',
    table: 'ast_security|svy_security_devices',
    columns: [
      '序号 = -',
      '品牌 = brand',
      '设备型号 = model',
      '数量 = count',
      '部署机房 = room',
      '运行天数 = days',
      '是否存在问题 = problem',
    ],
  },
  {
    title: '表3 系统软件',
    table: 'ast_basic_software',
    columns: [
      '序号 = -',
      '软件类型 = type',
      '生产厂商 = vendor',
      '版本号 = version',
      '数量（套） = sets',
      '安装设备 = device',
      '是否正版 = licensed',
    ],
  },
  {
    title: '表4 服务器设备调查表',
    table: 'svy_servers',
    columns: [
      '序号 = -',
      '服务器名称 = name',
      '操作系统版本 = os',
      '数据库版本 = db',
      '中间件版本 = middleware',
      'IP地址 = ip',
      '台数 = count',
      '重要性 = importance',
      '备注 = remark',
    ],
  },
  {
    title: '表5 机房情况',
    table: 'svy_rooms',
    columns: ['机房名称 = name', '机房地址 = address', '运营单位 = owner', '备注 = remark'],
  },
  {
    title: '表6 互联网IP地址',
    table: 'ast_ips',
    columns: ['序号 = -', '地址类型 = kind', 'IP地址范围 = range', '用途说明 = note'],
  },
  {
    title: '表7 互联网域名',
    table: 'ast_domains',
    columns: ['域名 = domain', '用途 = purpose', 'IP地址 = ip', '网站备案号 = icp'],
  },
  {
    title: '表8 开放端口',
    table: 'ast_ports',
    columns: ['端口号 = port', '端口用途 = note', 'IP地址 = ip'],
  },
  {
    title: '表9 外包服务商',
    table: 'sys_providers',
    columns: [
      '序号 = -',
      '服务商名称 = name',
      '提供的服务 = service',
      '合同起始日期 = from',
      '合同终止日期 = to',
      '能否接触数据 = data_access',
    ],
  },
  {
    title: '表10 管理制度',
    table: 'svy_documents',
    columns: ['序号 = -', '制度名称 = name', '文号 = number', '主要内容 = content', '发布时间 = issued'],
  },
];

/** 专家评审意见表. */
export const REVIEW: Part[] = [
  '定级评审专家意见表',
  [
    ['申报单位 = ent_name', '定级对象 = sys_name'],
    ['拟定安全等级 = grd_level|rev_level', '评审时间 = rev_date'],
    ['评审方式 = rev_forms : □材料评审 □在线答辩 □专家问询', '评审地点 = rev_place'],
    ['专家组评审意见 = rev_opinion'],
    ['评审结论 = rev_conclusion : □同意 □修改后同意 □不同意 □建议调整级别'],
    ['需修改的内容 = rev_requirements'],
    ['整改情况 = rev_fix_text'],
  ],
  {
    title: '评审专家名单',
    table: 'rev_experts',
    columns: ['序号 = -', '专家姓名 = name', '工作单位 = unit', '职称/职务 = title', '专业领域 = field', '签字 = -'],
  },
  [
    ['备案编号 = rev_filing_no', '备案日期 = rev_filing_date'],
    ['备案机关 = rev_filing_authority', '经办人 = -'],
  ],
];

/** 定级报告信息表: object, grading, responsibility. */
export const GRADING: Part[] = [
  '定级对象基本信息及赋值表',
  [
    ['> 对象概况', '系统名称 = sys_name', '系统编号 = sys_code'],
    ['主要功能 = sys_functions', '建设情况 = sys_state : □已运行 □规划建设中'],
    ['边界描述 = sys_boundary_text', '边界设备名称 = sys_boundary_devices'],
    ['网络架构说明 = sys_network_text', '重要设施所在位置 = sys_key_places'],
    ['> 安全责任', '责任部门 = sys_owner_department', '责任人 = sys_owner.name'],
    ['职务 = sys_owner.title', '手机 = sys_owner.mobile'],
    ['运行维护单位 = sys_operator', '责任划分 = sys_duty_text'],
    ['> 云计算', '是否使用云计算 = sys_cloud_used : □是 □否', '云服务商 = sys_cloud_provider'],
    [
      '服务模式 = sys_cloud_model : □IaaS □PaaS □SaaS □其他',
      '部署模式 = sys_cloud_deploy : □公有云 □私有云 □混合云 □其他',
    ],
    ['> 赋值', '社会影响力 = grd_impact', '赋值理由 = grd_impact_reason'],
    ['服务重要性 = grd_service', '服务重要性赋值依据 = grd_service_reason'],
    ['规模和服务范围 = grd_range', '规模赋值理由 = grd_range_reason'],
    ['<', '计算值 = grd_result', '拟定等级 = grd_level'],
    ['编制人员 = grd_compiler', '编制时间 = grd_compile_date'],
    ['审批人 = grd_approver', '审批时间 = grd_approval_date'],
    ['审批意见 = grd_approval_opinion', '定级结论 = grd_conclusion'],
    ['公安备案号 = sys_mps_no', '是否已办理公安备案 = sys_mps_filed : □是 □否'],
    ['含个人信息人数 = sys_pi_people', '天气情况 = -'],
  ],
];
