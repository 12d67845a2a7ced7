/** Flow charts, organisation chart and screen pictures of the sample, as HTML pages of 1600 × 1000. */

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export interface Flow {
  title: string;
  /** Swim lanes from top to bottom, each with its steps from left to right; an empty step leaves a gap. */
  lanes: { name: string; steps: string[] }[];
}

const SANS = `font-family:"Noto Sans CJK SC","Microsoft YaHei",sans-serif`;

export function flowHtml({ title, lanes }: Flow): string {
  const columns = Math.max(...lanes.map((lane) => lane.steps.length));
  const rows = lanes
    .map(
      (lane) =>
        `<div class="lane"><b>${escape(lane.name)}</b>${lane.steps
          .map((step) => (step ? `<div class="step">${escape(step)}</div>` : '<div></div>'))
          .join('')}</div>`,
    )
    .join('');
  return `<style>body{margin:0;width:1600px;height:1000px;box-sizing:border-box;padding:36px 50px;${SANS};background:#fff;color:#1c2733;display:flex;flex-direction:column}
h1{font-size:28px;color:#12305c;text-align:center;margin:0 0 24px}.lane{flex:1;display:grid;grid-template-columns:130px repeat(${columns},1fr);gap:34px;align-items:center;border:1px solid #b6c6dc;border-bottom:0;padding-right:24px}
.lane:last-of-type{border-bottom:1px solid #b6c6dc}.lane b{align-self:stretch;display:flex;align-items:center;justify-content:center;background:#e7eef8;color:#2a5288;font-size:19px;padding:0 12px;text-align:center}
.step{position:relative;border:2px solid #1f4e8c;border-radius:8px;background:#f5f9ff;padding:14px 12px;font-size:17px;line-height:1.45;text-align:center}
.step:has(+ .step)::after{content:"▶";position:absolute;right:-29px;top:50%;transform:translateY(-50%);color:#1f4e8c;font-size:18px}
footer{margin-top:14px;font-size:14px;color:#5c6b7d;text-align:right}</style>
<h1>${escape(title)}</h1>${rows}<footer>上海申驰智联科技有限公司（样例）　2025 年 8 月</footer>`;
}

export const tspControl: Flow = {
  title: '远程控车应用处理流程图',
  lanes: [
    { name: '车主 App', steps: ['登录并选择车辆', '输入控车密码发起请求', '', '', '显示执行结果'] },
    { name: 'API 网关', steps: ['', '鉴别令牌、限频', '转发请求', '', '返回结果'] },
    {
      name: '控车服务',
      steps: ['', '校验人车绑定与授权', '二次授权、时效校验', '密码机签名指令', '记录日志 180 日以上'],
    },
    { name: '车辆接入', steps: ['', '', '查询车辆在线', '下发签名指令', '接收执行回执'] },
    { name: '车载终端', steps: ['', '', '验签、校验计数器', '判断挡位、车速、车门', '执行并回传结果'] },
  ],
};

export const tspData: Flow = {
  title: '平台数据流程图（采集 → 传输 → 存储 → 使用 → 提供 → 删除）',
  lanes: [
    {
      name: '车辆状态',
      steps: [
        '每 10 秒采集',
        'APN 专网、双向 TLS',
        '时序数据库集群',
        '状态展示与告警',
        '监管平台（法定项目）',
        '3 年后归档删除',
      ],
    },
    {
      name: '位置轨迹（重要数据）',
      steps: [
        '随状态采集',
        'APN 专网、双向 TLS',
        'SM4 加密，90 日',
        '脱敏展示，明文两级审批',
        '不对外提供',
        '到期清除，留脱敏统计',
      ],
    },
    {
      name: '用户信息',
      steps: [
        '注册与实名核验',
        'HTTPS（TLS 1.2 以上）',
        '业务库字段加密',
        '人车绑定校验',
        '不对外提供',
        '注销后 30 日删除',
      ],
    },
    {
      name: '控车日志',
      steps: [
        '指令与执行回执',
        '内网加密通道',
        '日志服务 180 日以上',
        '审计与异常分析',
        '合作方仅去标识统计',
        '到期自动清除',
      ],
    },
  ],
};

export const infoContent: Flow = {
  title: '车机内容请求处理流程图',
  lanes: [
    { name: '车机应用', steps: ['发起内容请求', '', '', '播放或展示'] },
    { name: '入口', steps: ['高防与 Web 防护', '鉴别令牌、限频', '', '返回内容地址'] },
    { name: '应用服务', steps: ['', '会员与鉴权', '聚合、推荐、审核状态检查', '记录播放日志'] },
    { name: '合作方', steps: ['', '', '提供内容（HTTPS）', '接收去标识统计'] },
  ],
};

export const otaRelease: Flow = {
  title: '升级包审批、签名与分发流程图',
  lanes: [
    { name: '整车软件部', steps: ['提交升级包', '安全测试报告', '', '', ''] },
    { name: '质量部', steps: ['', '评审与备案确认', '到场授权一', '', '效果评估'] },
    { name: '网络安全部', steps: ['', '查杀与漏洞复核', '到场授权二', '', ''] },
    { name: '签名区', steps: ['', '单向导入', '密码机签名', '归档', ''] },
    { name: '任务与分发', steps: ['', '', '灰度批次 1 %—10 %', '分批放量', '失败超阈值自动暂停'] },
    { name: '车辆', steps: ['', '', '下载并验签', '驻车、电量、确认后安装', '失败自动回退'] },
  ],
};

export function organisationHtml(): string {
  const box = (title: string, note = ''): string => `<div class="box"><b>${title}</b><span>${note}</span></div>`;
  return `<style>body{margin:0;width:1600px;height:1000px;box-sizing:border-box;padding:40px 60px;${SANS};background:#fff;color:#1c2733;text-align:center}
h1{font-size:28px;color:#12305c;margin:0 0 40px}.box{display:inline-flex;flex-direction:column;gap:8px;border:2px solid #1f4e8c;border-radius:8px;background:#f5f9ff;padding:18px 26px;min-width:190px;vertical-align:top}
.box b{font-size:20px;color:#12305c}.box span{font-size:15px;color:#46566a;line-height:1.5}.line{width:2px;height:46px;background:#1f4e8c;margin:0 auto}
.row{display:flex;justify-content:space-between;border-top:2px solid #1f4e8c;padding-top:36px;margin:0 40px}</style>
<h1>网络安全和数据安全组织架构图</h1>
${box('网络安全和数据安全领导小组', '组长：顾明远（总经理）　副组长：沈佩兰（副总经理、网络安全负责人）')}<div class="line"></div>
${box('领导小组办公室（设在网络安全部）', '主任：陆景行')}<div class="line"></div>
<div class="row">${box('网络安全部', '安全管理、安全运营<br>密钥管理、审计<br>专职 9 人')}${box('数据合规部', '分类分级、个人信息保护<br>专职 4 人')}${box('平台研发部', '安全开发、漏洞修复<br>兼职安全员 1 人')}${box('云平台运维部', '配置、补丁、备份<br>兼职安全员 1 人')}${box('质量部', '升级活动评审<br>签名授权')}</div>
<div style="margin-top:70px">${box('驻场安全运营团队', '江岸网络安全技术（上海）有限公司　6 人')}</div>`;
}

export interface Screen {
  product: string;
  heading: string;
  /** Query conditions as the screen shows them. */
  conditions: string[];
  cards: [string, string][];
  head: string[];
  rows: string[][];
  exported: string;
}

export function screenHtml(screen: Screen): string {
  const table = `<table><tr>${screen.head.map((h) => `<th>${escape(h)}</th>`).join('')}</tr>${screen.rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
    .join('')}</table>`;
  return `<style>body{margin:0;width:1600px;height:1000px;${SANS};background:#eef1f5;color:#222b36;display:grid;grid-template:56px 1fr/220px 1fr}
header{grid-column:1/3;background:#14233a;color:#fff;display:flex;align-items:center;padding:0 24px;font-size:20px;justify-content:space-between}header small{font-size:14px;color:#b8c4d6}
nav{background:#1d3050;color:#c9d5e6;font-size:16px;padding-top:14px}nav div{padding:13px 26px}nav div:nth-child(2){background:#2b6cb0;color:#fff}
main{padding:24px 28px;overflow:hidden}h2{font-size:21px;margin:0 0 14px}.conditions{background:#fff;padding:14px 18px;border-radius:6px;font-size:15px;display:flex;gap:34px;align-items:center}
.conditions i{margin-left:auto;background:#2b6cb0;color:#fff;font-style:normal;padding:7px 22px;border-radius:4px}.cards{display:grid;grid-template-columns:repeat(4,1fr);gap:16px;margin:16px 0}
.cards div{background:#fff;border-radius:6px;padding:16px 20px}.cards span{font-size:15px;color:#66748a}.cards b{display:block;font-size:30px;margin-top:6px;color:#12305c}
table{width:100%;border-collapse:collapse;background:#fff;font-size:15px}th{background:#e4eaf2;text-align:left}th,td{padding:11px 14px;border-bottom:1px solid #e3e8ef}p{color:#66748a;font-size:14px}</style>
<header>${escape(screen.product)}<small>admin_ops　|　安全退出</small></header><nav><div>总览</div><div>${escape(screen.heading)}</div><div>车辆档案</div><div>终端管理</div><div>用户管理</div><div>告警中心</div><div>操作审计</div><div>系统设置</div></nav>
<main><h2>${escape(screen.heading)}</h2><div class="conditions">${screen.conditions.map((c) => `<span>${escape(c)}</span>`).join('')}<i>查询</i></div>
<div class="cards">${screen.cards.map(([name, value]) => `<div><span>${escape(name)}</span><b>${escape(value)}</b></div>`).join('')}</div>${table}<p>${escape(screen.exported)}</p></main>`;
}

export const tspScale: Screen = {
  product: 'TSP 运营管理后台 4.0.5',
  heading: '接入规模统计',
  conditions: ['统计时点：2025-08-31 23:59:59', '口径：近 30 日有心跳', '品牌：全部', '地区：全国'],
  cards: [
    ['在网车辆数', '302,416'],
    ['激活终端数', '305,280'],
    ['注册用户数', '361,507'],
    ['日活（8 月均值）', '121,633'],
  ],
  head: ['省（区、市）', '在网车辆', '占比', '注册用户', '较上月'],
  rows: [
    ['上海市', '71,260', '23.6 %', '85,114', '+1.4 %'],
    ['江苏省', '41,935', '13.9 %', '50,207', '+2.1 %'],
    ['浙江省', '32,718', '10.8 %', '39,086', '+1.9 %'],
    ['广东省', '23,344', '7.7 %', '27,951', '+2.6 %'],
    ['四川省', '16,125', '5.3 %', '19,302', '+1.1 %'],
    ['其他 23 个省（区、市）', '117,034', '38.7 %', '139,847', '+1.7 %'],
  ],
  exported: '共覆盖 28 个省（区、市）、2 个品牌 11 款车型　　导出时间：2025-09-01 09:12:40　操作人：admin_ops',
};

export const infoScale: Screen = {
  product: '车载信息娱乐运营后台 2.4.4',
  heading: '接入规模统计',
  conditions: ['统计时点：2025-08-31 23:59:59', '口径：近 30 日有登录', '地区：上海市'],
  cards: [
    ['在网车机', '86,420'],
    ['激活终端数', '86,420'],
    ['注册用户数', '91,365'],
    ['日活（8 月均值）', '31,208'],
  ],
  head: ['车型', '在网车机', '占比', '月均播放次数'],
  rows: [
    ['申驰 S5', '24,310', '28.1 %', '41.2'],
    ['申驰 S7', '18,866', '21.8 %', '38.7'],
    ['申驰 E3', '15,274', '17.7 %', '45.9'],
    ['岚途 L6', '13,905', '16.1 %', '33.4'],
    ['岚途 L8', '9,142', '10.6 %', '36.0'],
    ['岚途 M9', '4,923', '5.7 %', '40.5'],
  ],
  exported: '涉及个人信息主体（去重）78,630 人　　导出时间：2025-09-01 09:40:05　操作人：ivi_ops',
};

export const otaScale: Screen = {
  product: 'OTA 升级管理系统 3.1.0',
  heading: '接入规模统计',
  conditions: ['统计时点：2025-08-31 23:59:59', '口径：近 30 日有握手', '车型：全部'],
  cards: [
    ['接入车辆数', '92,180'],
    ['接入终端数', '92,180'],
    ['后台账号数', '86'],
    ['近 90 日升级成功率', '99.63 %'],
  ],
  head: ['车型', '接入车辆', '当前主版本', '待升级', '近一次任务'],
  rows: [
    ['申驰 E3', '38,415', 'V3.2.1', '1,204', '2025-08-22'],
    ['申驰 S7', '27,960', 'V2.8.0', '866', '2025-08-12'],
    ['岚途 L8', '15,327', 'V2.5.4', '412', '2025-07-30'],
    ['岚途 M9', '10,478', 'V1.9.2', '97', '2025-07-18'],
  ],
  exported: '覆盖 22 个省（区、市）　　导出时间：2025-09-01 10:05:31　操作人：ota_ops',
};

export const tspCommands: Screen = {
  product: '接口管理系统 2.2',
  heading: '下行指令清单',
  conditions: ['平台：TSP', '方向：下行', '状态：启用', '版本：5.3.0'],
  cards: [
    ['下行指令', '9 条'],
    ['需二次授权', '7 条'],
    ['行驶中允许', '0 条'],
    ['指令时效', '30 秒'],
  ],
  head: ['指令', '名称', '车端执行条件', '二次授权', '日志保存'],
  rows: [
    ['0x01', '车门解锁 / 闭锁', '车速为零，钥匙不在车内', '是', '180 日'],
    ['0x02', '后备厢开启', 'P 挡，车速为零', '是', '180 日'],
    ['0x03', '远程启动', 'P 挡，车速为零，车门全关', '是', '180 日'],
    ['0x04', '空调与座椅预热', '电量高于 20 %', '否', '180 日'],
    ['0x05', '车窗关闭', '防夹有效，车速为零', '是', '180 日'],
    ['0x06', '寻车鸣笛闪灯', '无', '否', '180 日'],
    ['0x07', '数字钥匙下发', '车主实名，设备绑定', '是', '180 日'],
    ['0x08', '数字钥匙吊销', '车主或平台发起', '是', '180 日'],
    ['0x09', '紧急救援回拨', '已触发救援', '是', '180 日'],
  ],
  exported: '导出时间：2025-09-02 14:20:18　操作人：api_admin',
};
