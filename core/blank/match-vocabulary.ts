/**
 * Words every form uses, by what they ask for: the program's own knowledge of form language. What a trade or a regulator
 * calls things belongs into the pack (`synonyms`). Longer words are found before shorter ones.
 */

/** What the last word of a label asks for. Labels that ask for different things are different, however alike they look. */
export type Asked =
  | 'name'
  | 'person'
  | 'thing'
  | 'code'
  | 'date'
  | 'period'
  | 'address'
  | 'postcode'
  | 'phone'
  | 'mobile'
  | 'reach'
  | 'fax'
  | 'email'
  | 'web'
  | 'department'
  | 'post'
  | 'rank'
  | 'count'
  | 'money'
  | 'text'
  | 'reason'
  | 'level'
  | 'type'
  | 'state'
  | 'opinion'
  | 'conclusion'
  | 'version'
  | 'manner'
  | 'scope'
  | 'list'
  | 'picture'
  | 'photo'
  | 'organisation'
  | 'leader'
  | 'contact'
  | 'who'
  | 'legal'
  | 'filler'
  | 'author'
  | 'approver'
  | 'proof'
  | 'owner'
  | 'remark';

export const ASKED: Record<Asked, string> = {
  // English forms call both a name.
  name: 'name names',
  person: '姓名 名字',
  thing: '名称 全称 题目 标题',
  code: '编号 号码 代码 证号 文号 备案号 证书号 序列号 code id',
  date: '日期 时间 年月日 年月 时点 日 date time',
  period: '时间段 时段 起讫时间 起讫日期 起止日期 起止时间 起止年月 起止日期 执行期 有效期限 有效期 period duration',
  address: '地址 住所 地点 位置 所在地 住址 address location',
  postcode: '邮政编码 邮编 postcode zipcode zip',
  phone: '联系电话 办公电话 固定电话 单位电话 电话号码 座机 电话 telephone phone tel',
  mobile: '移动电话 手机电话 手机号码 手机号 手机 mobile cellphone cell',
  reach: '联系方式 联络方式',
  fax: '传真号码 传真 fax',
  email: '电子邮箱 电子邮件 邮箱地址 电邮 邮箱 email mail',
  web: '网站地址 网址 网站 主页 url website homepage',
  department: '所属部门 部门 处室 科室 department division',
  post: '职务 岗位 担任职务 position title role',
  rank: '职称',
  count: '数量 个数 总数 数目 人数 台数 套数 字数 次数 quantity count',
  money: '金额 资本 资金 经费 预算 总额 amount budget cost',
  text: '说明 描述 简介 概况 介绍 概述 内容 摘要 综述 简述 description summary details overview',
  reason: '理由 原因 依据 reason basis rationale justification',
  level: '等级 级别 档次 level grade rating',
  type: '类型 类别 种类 性质 分类 子类 type category kind',
  state: '状态 进展 阶段 status state stage',
  opinion: '意见 建议 opinion comments',
  conclusion: '结论 结果 result conclusion',
  version: '版本号 版本 version',
  manner: '方式 方法 模式 method manner mode',
  scope: '范围 scope',
  list: '一览表 汇总表 明细表 登记表 调查表 情况表 统计表 清单 名单 列表 目录 台账 表 list',
  picture: '示意图 结构图 拓扑图 流程图 图 picture diagram',
  photo: '登记照 证件照 照片 相片 photo',
  organisation: '单位 机构 企业 公司 厂商 厂家 服务商 organisation organization company agency',
  leader: '负责人 责任人 主管 分管领导 manager',
  contact: '联系人 联络人 联络员 经办人员 经办人 contact poc',
  // Any other person a form calls 「…人」.
  who: '',
  legal: '法定代表人 法人代表',
  filler: '填表人员 填表人 填报人 填写人 制表人',
  author: '编制人员 编制人 撰写人 起草人 编写人 author',
  approver: '审核人员 审批人 批准人 审核人 签发人 approver reviewer',
  proof: '证明 证据 佐证 证明材料 evidence',
  owner: 'owner',
  remark: '备注 附注 remark remarks notes note',
};

/** Names of whatever: carry little themselves. */
export const NAMES: ReadonlySet<Asked> = new Set(['name', 'person', 'thing']);

/** Persons: what stands behind one of these belongs to that person. */
export const ROLES: ReadonlySet<Asked> = new Set(['leader', 'contact', 'who', 'legal', 'filler', 'author', 'approver']);

/** What is asked of a person, in a row behind the name. */
export const PERSONAL: ReadonlySet<Asked> = new Set([
  'phone',
  'mobile',
  'reach',
  'email',
  'department',
  'post',
  'rank',
]);

/** Different words that forms use for one another: the first may stand for the second, at this loss. */
export const NEAR: [Asked, Asked, number][] = [
  ['date', 'period', 0.75],
  ['post', 'rank', 0.8],
  ['reach', 'phone', 0.9],
  ['reach', 'mobile', 0.86],
  ['reach', 'email', 0.5],
  ['phone', 'mobile', 0.62],
  ['text', 'reason', 0.7],
  ['text', 'conclusion', 0.7],
  ['text', 'opinion', 0.6],
  ['opinion', 'conclusion', 0.7],
  ['count', 'money', 0.6],
  ['name', 'person', 1],
  ['name', 'thing', 1],
  ['person', 'thing', 0.5],
  ['thing', 'organisation', 1],
  ['name', 'organisation', 1],
  ['thing', 'department', 0.9],
  ['thing', 'list', 0.7],
  ['type', 'manner', 0.7],
  ['type', 'state', 0.5],
  ['type', 'level', 0.55],
  ['type', 'scope', 0.5],
  ['list', 'text', 0.6],
  ['web', 'address', 0.55],
  ['picture', 'proof', 0.6],
  ['picture', 'photo', 0.4],
  ['contact', 'reach', 0.4],
];

/** Facts that a label names when it asks for them: one that does not, asks for something else. */
export const FACTS: ReadonlySet<Asked> = new Set([
  'code',
  'date',
  'period',
  'address',
  'postcode',
  'phone',
  'mobile',
  'reach',
  'fax',
  'email',
  'web',
  'count',
  'money',
  'version',
]);

/** The words forms print for the fields of a contact; the first is shown. */
export const FIELD_WORDS = {
  name: ['姓名', 'name'],
  department: ['部门', '所属部门', 'department'],
  title: ['职务', '职称', '职务/职称', '岗位', 'title', 'position'],
  phone: ['电话', '办公电话', '联系方式', 'phone'],
  mobile: ['手机', '联系方式', 'mobile'],
  email: ['邮箱', '电子邮件', 'email'],
} as const;
