/** Words any form uses, whatever it is about. */

/** Carry little by themselves. */
export const FILLERS =
  '基本 主要 相关 有关 情况 信息 所属 所在 当前 目前 具体 填写 以及 其中 如有 本次 的 及 和 与 或 请 本 该 其 the of a an and or for to your this is are in on at by as it its be been being that which who what where when how if with from into will can may must has have had do does did any all their they there these those such not we you our us please enter click here text e g'.split(
    ' ',
  );

/** Say how, seldom what. */
export const LIGHT =
  '分析 判断 初步 简要 预计 详细 变更后 现 新 粘贴 贴 联系 采用 使用 应用 开展 进行 办理 存在 属于 实施 技术 工作 责任 需 需要'.split(
    ' ',
  );

/** Nouns of two characters that forms are made of: they part a run of characters where it should be parted. */
export const NOUNS =
  '安全 系统 平台 数据 网络 服务 业务 软件 硬件 设备 项目 产品 用户 车辆 终端 机房 资产 经费 研究 目标 计划 任务 培训 对象 功能 用途 管理 技术 制度 环境 区域 边界 责任 运维 运营 建设 运行 使用 规模 要求 措施 处理 存储 传输 收集 应用 接口 资源 评审 专家 评估 检测 测试 备案 定级 许可 审核 检查 问题 整改 变更 申报 推荐 承担 开发 研发 生产 销售 供应 合同 资质 证书 注册 登记 通信 信息 密码 备份 事件 风险 威胁 漏洞 人员 学历 学位 专业 职业 性别 民族 国籍 学校 论文 成果 进度 科目 财务 银行 预期 主管 分管 工作 实施 开展 年度 本年 累计 合计 第一 第二 目的 参与 及时 个人 个人信息 法人 本人 员工 规模 核心 重要'.split(
    ' ',
  );

/** What English forms write in several ways. */
export const ENGLISH: [RegExp, string][] = [
  [/\be-?mail(?: address(?:es)?)?\b/g, 'email'],
  [/\b(?:mobile|cell)(?: ?phone)?(?: (?:number|no))?\b/g, 'mobile'],
  [/\b(?:tele)?phone(?: (?:number|no))?\b|\btel\b/g, 'phone'],
  [/\b(?:post(?:al)? ?code|zip(?: code)?)\b/g, 'postcode'],
  [/\bweb ?(?:site|page)\b/g, 'website'],
  [/\b(?:full|legal) name\b/g, 'name'],
  [/\bjob title\b/g, 'title'],
  [/\b(?:valid until|expiry date|expiration date|expires on|date of expiry)\b/g, 'validity date'],
  [/\b(?:number|no) of\b/g, 'count of'],
  [/\b(?:number|no)\b/g, 'code'],
];

/** Another one than meant without them: 「上次备案日期」 is not 「备案日期」. The first names the meaning. */
export const OTHERS = [
  '上次 上一次 前次 历次 原 曾 变更前 previous former',
  '上级 上一级 parent',
  '下级',
  '英文 外文',
  '中文',
  '紧急',
  '备用',
  'second',
].map((group) => group.split(' '));

/** Words of any form that mean the same; a pack's own groups come first. */
export const COMMON: readonly (readonly string[])[] = [
  '单位名称 企业名称 公司名称 机构名称 单位全称 企业全称 公司全称 申报单位 申请单位 填报单位 报送单位 备案单位 报名单位',
  '单位 企业 公司 机构',
  '统一社会信用代码 社会信用代码 信用代码 组织机构代码',
  '法定代表人 法人代表',
  '通讯地址 通信地址 联系地址 邮寄地址',
  '出生日期 出生年月 出生年月日',
  '身份证号 身份证号码 证件号 证件号码 公民身份号码',
  '政治面貌 党派',
  '题目 标题',
  '开始日期 起始日期 开始时间 起始时间 开始年月 起始年月',
  '结束日期 完成日期 截止日期 终止日期 结束时间 完成时间 截止时间 终止时间',
  '所属学科 所属领域 学科领域',
  '开户银行 开户行',
  '银行账号 银行帐号 账号 帐号 账户号码 收款账号',
  '合作单位 参加单位 协作单位 参与单位 协作单位名称',
  '创新点 创新之处 主要创新点 特色与创新',
  '项目 课题',
  '所在单位 工作单位',
  'ip地址 ip',
  '专业技术职称 职称 专业技术职务 技术职称',
  '分工 任务分工 承担任务 承担工作',
  '教育经历 教育背景 学习经历',
  '工作经历 工作简历 主要工作经历',
  '电子邮箱 电子邮件 邮箱',
  '奖励 奖项 获奖',
  '成立日期 成立时间 注册日期 注册时间',
  '备注 附注',
].map((group) => group.split(' '));

/** Begin a question that is answered by yes or no. */
export const WHETHER = ['是否已经', '是否', '有无', '能否', '是不是', '有没有', 'does', 'whether'];
