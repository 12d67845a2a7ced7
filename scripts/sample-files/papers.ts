/** The paper attachments of the sample as data; each becomes a one-page PDF that says it is invented. */

export interface Paper {
  file: string;
  title: string;
  number?: string;
  paragraphs: string[];
  table?: { head: string[]; rows: string[][] };
  sign?: string;
  date: string;
}

const COMPANY = '上海申驰智联科技有限公司';

interface SystemPapers {
  prefix: string;
  name: string;
  level: string;
  factors: string;
  functions: string[];
  impact: string[];
  assets: string[][];
  providers: string[][];
}

function papersOf(system: SystemPapers): Paper[] {
  const { prefix, name } = system;
  return [
    {
      file: `${prefix}-functions`,
      title: `${name}功能与业务流程说明`,
      paragraphs: system.functions,
      sign: `${COMPANY} 平台研发部`,
      date: '2025 年 8 月 28 日',
    },
    {
      file: `${prefix}-impact`,
      title: `${name}影响分析说明`,
      paragraphs: system.impact,
      sign: `${COMPANY} 网络安全部`,
      date: '2025 年 8 月 29 日',
    },
    {
      file: `${prefix}-assets`,
      title: `${name}资产清单（摘要）`,
      paragraphs: ['完整清单见定级备案资产表。下表为主要硬件和安全系统，数量与现场核对一致。'],
      table: { head: ['类别', '品牌型号', '数量', '所在机房'], rows: system.assets },
      sign: `${COMPANY} 云平台运维部`,
      date: '2025 年 8 月 31 日',
    },
    {
      file: `${prefix}-providers`,
      title: `${name}供应商清单与责任矩阵`,
      paragraphs: ['合同原件存公司法务部。责任矩阵每年复核一次，最近一次复核为 2025 年 6 月。'],
      table: { head: ['供应商', '服务内容', '合同截止', '安全责任'], rows: system.providers },
      sign: `${COMPANY} 采购部`,
      date: '2025 年 8 月 30 日',
    },
    {
      file: `${prefix}-approval`,
      title: '定级内部审批记录',
      number: '申驰安〔2025〕审 09 号',
      paragraphs: [
        `对象名称：${name}`,
        `编制部门：网络安全部　编制人：方知微　编制日期：2025 年 9 月 8 日`,
        `赋值与结果：${system.factors}，拟定${system.level}。`,
        '审批意见：经网络安全和数据安全领导小组 2025 年第三次会议审议，同意对象划分和拟定等级，请按程序申请备案。',
        '审批人：沈佩兰（副总经理、网络安全负责人）',
      ],
      sign: COMPANY,
      date: '2025 年 9 月 12 日',
    },
    {
      file: `${prefix}-commitment`,
      title: '材料真实性承诺书',
      paragraphs: [
        '上海市通信管理局：',
        `我单位就「${name}」提交的定级报告、附件材料和系统填报信息真实、准确、完整，与实际情况一致。如有虚假，愿承担相应责任。`,
        '备案信息发生变化的，我单位将及时办理变更。',
      ],
      sign: `${COMPANY}（盖章）　法定代表人：顾明远`,
      date: '2025 年 9 月 15 日',
    },
  ];
}

const tsp: SystemPapers = {
  prefix: 'tsp',
  name: '申驰车联网远程服务平台（TSP）',
  level: '第三级',
  factors: '社会影响力 3、服务重要性 4、规模和服务范围 3，k = 3.4',
  functions: [
    '一、平台面向申驰、岚途两个品牌的联网车辆，提供远程控车、状态监测、远程诊断、紧急救援、数据上报和运营管理。',
    '二、控车流程：车主登录 App 并输入控车密码；API 网关鉴别令牌并限频；控车服务校验人车绑定、授权和时效，由密码机签名；车辆接入服务下发；车载终端验签并判断挡位、车速、车门后执行；结果 3 秒内回传，日志保存 180 日以上。',
    '三、车端限制：行驶中拒绝全部控制指令；远程启动仅在 P 挡、车速为零、车门全关时执行。',
    '四、数据流：见数据流程图。轨迹明细保存 90 日，到期自动清除。',
    '五、数字钥匙：密钥由密码机派生，经双向认证通道写入手机安全环境和车载安全芯片；吊销即时生效，离线有效期不超过 7 日。（2025 年 10 月 18 日按评审意见补充）',
  ],
  impact: [
    '一、中断影响：30.2 万辆在网车辆的远程服务不可用，紧急救援转电话受理；车辆可用机械钥匙和本地功能正常行驶。',
    '二、滥用影响：控车指令被伪造可能造成驻车车辆被开启；行驶中车端拒绝执行，不影响行驶安全。',
    '三、泄露影响：涉及 34.9 万名车主的身份、联系方式和行踪轨迹，轨迹列为重要数据。',
    '四、历史情况：近三年无造成服务中断 30 分钟以上的事件，无数据泄露事件。',
    '五、结论：对社会秩序和公众利益的影响为较大，不直接影响国家安全，社会影响力赋值 3。',
  ],
  assets: [
    ['交换机', '磐石网络 PS-S9800 / PS-S6700', '6', '江桥数据中心'],
    ['路由器', '磐石网络 PS-R5600', '2', '江桥数据中心'],
    ['防火墙', '天堑安全 TQ-FW8200 / TQ-FW3200', '3', '江桥数据中心'],
    ['接入网关', '申驰智联 SC-IGW 2.0', '2', '江桥数据中心'],
    ['服务器', '同舟计算 TZ-R740 / TZ-R750', '13', '江桥数据中心'],
    ['云主机', '沪云智算 C6', '26', '沪云智算上海地域'],
    ['密码设备', '密垣科技 MY-HSM 300', '2', '江桥数据中心'],
  ],
  providers: [
    ['沪云智算（上海）科技有限公司', '公有云、日志服务', '2028-12-31', '云平台自身安全'],
    ['江岸网络安全技术（上海）有限公司', '驻场安全运营、渗透测试', '2027-12-31', '监测、应急；操作受审计'],
    ['东海通信科技有限公司', '物联网卡、APN 专网', '2028-05-31', '接入网络安全'],
    ['江桥数据中心运营（上海）有限公司', '机柜与动力环境', '2028-03-31', '物理环境安全'],
    ['长桥软件（苏州）有限公司', 'App 部分模块开发', '2027-01-31', '代码安全、缺陷修复'],
  ],
};

const info: SystemPapers = {
  prefix: 'info',
  name: '申驰车载信息娱乐服务平台',
  level: '第二级',
  factors: '社会影响力 2、服务重要性 3、规模和服务范围 2，k = 2.4',
  functions: [
    '一、平台为车机应用提供音乐、有声读物、天气、停车和充电站查询、语音助手等内容服务。',
    '二、内容流程：车机请求经高防和 Web 防护进入应用服务，鉴权后聚合合作方内容，检查审核状态后返回，记录播放日志。',
    '三、平台没有下行控制接口，车机侧网关将内容应用与控制网络隔离。',
  ],
  impact: [
    '一、中断影响：8.6 万台车机的在线内容、在线语音和停车充电查询不可用，以投诉为主，不影响行驶。',
    '二、篡改影响：内容先审后发，可一键下架，影响限于本市车机用户。',
    '三、泄露影响：涉及 7.9 万人的账号和播放记录，不含轨迹和敏感个人信息。',
    '四、结论：影响轻微，社会影响力赋值 2。',
  ],
  assets: [
    ['云主机', '沪云智算 C6', '12', '沪云智算上海地域'],
    ['负载均衡', '沪云智算 ELB', '2', '沪云智算上海地域'],
    ['云防火墙', '沪云智算 CFW', '1', '沪云智算上海地域'],
    ['Web 防护', '观澜科技 GL-WAF', '1', '沪云智算上海地域'],
  ],
  providers: [
    ['沪云智算（上海）科技有限公司', '公有云和云安全服务', '2028-12-31', '云平台自身安全'],
    ['听澜文化传媒（上海）有限公司', '音乐和有声读物内容', '2027-12-31', '内容与接口安全'],
    ['江岸网络安全技术（上海）有限公司', '渗透测试、应急响应', '2027-12-31', '按服务协议'],
  ],
};

const ota: SystemPapers = {
  prefix: 'ota',
  name: '申驰汽车在线升级（OTA）平台',
  level: '第三级',
  factors: '社会影响力 3、服务重要性 4、规模和服务范围 2，k = 3.2',
  functions: [
    '一、平台承担 4 款车型的整车在线升级：升级包管理、签名、灰度下发、过程监测和回退。',
    '二、升级流程：提交、安全测试、评审与备案确认、单向导入、双人到场授权、密码机签名、灰度放量、效果评估。',
    '三、车端在驻车、电量充足且车主确认后安装，验签失败不安装，安装失败自动回退。',
  ],
  impact: [
    '一、滥用影响：恶意升级包可能批量影响 22 个省市 9.2 万辆车的功能，引发跨省舆情和区域性出行受扰。',
    '二、中断影响：升级推迟，车辆维持现有版本正常使用。',
    '三、数据影响：不处理个人信息和重要数据。',
    '四、结论：对社会秩序和公众利益的影响为较大，社会影响力赋值 3。',
  ],
  assets: [
    ['防火墙', '天堑安全 TQ-FW5200', '2', '江桥数据中心'],
    ['接入网关', '申驰智联 SC-UGW 1.4', '2', '江桥数据中心'],
    ['服务器', '同舟计算 TZ-R740', '8', '江桥数据中心'],
    ['密码设备', '密垣科技 MY-HSM 300', '2', '江桥数据中心'],
    ['单向导入', '天堑安全 TQ-ODI 200', '1', '江桥数据中心'],
  ],
  providers: [
    ['江桥数据中心运营（上海）有限公司', '机柜与动力环境', '2028-03-31', '物理环境安全'],
    ['沪云智算（上海）科技有限公司', '内容分发', '2028-12-31', '分发节点安全'],
    ['密垣科技（杭州）有限公司', '密码设备维保', '2027-06-30', '设备缺陷修复'],
  ],
};

const company: Paper[] = [
  {
    file: 'licence',
    title: '营业执照信息与法定代表人授权书',
    paragraphs: [
      `名称：${COMPANY}`,
      '统一社会信用代码：91310115MA1X00000W　类型：有限责任公司　成立日期：2017 年 5 月 9 日',
      '住所：上海市浦东新区云桥路 866 弄 12 号 6—8 层　法定代表人：顾明远',
      '兹授权网络安全部方知微办理车联网网络安全防护定级备案事宜，授权期限至 2026 年 12 月 31 日。',
    ],
    sign: `${COMPANY}（盖章）　法定代表人：顾明远`,
    date: '2025 年 8 月 20 日',
  },
  {
    file: 'telecom-licence',
    title: '增值电信业务经营许可与 ICP 备案信息',
    paragraphs: [
      '许可证号：沪B2-2021（样例）0866　有效期至：2031 年 3 月 17 日',
      '业务种类：在线数据处理与交易处理业务、信息服务业务（仅限互联网信息服务）',
      'ICP 备案号：沪ICP备（样例）17086600号-1　备案域名：shenchi.example',
    ],
    sign: COMPANY,
    date: '2025 年 8 月 20 日',
  },
  {
    file: 'organization',
    title: '网络安全组织架构、任命与管理制度清单',
    number: '申驰〔2024〕10 号',
    paragraphs: [
      '一、成立网络安全和数据安全领导小组，组长顾明远，副组长沈佩兰，办公室设在网络安全部。',
      '二、任命沈佩兰为网络安全负责人，陆景行为网络安全部经理，闻人雅为数据合规部经理。',
      '三、安全管理员、系统管理员、审计管理员相互分离。现行管理制度见下表。',
    ],
    table: {
      head: ['制度', '文号或版本', '发布日期'],
      rows: [
        ['网络安全管理办法', '申驰〔2024〕12 号', '2024-03-01'],
        ['网络安全事件应急预案', '申驰〔2025〕6 号', '2025-02-18'],
        ['车联网平台远程控车安全管理规定', 'SC-SEC-017 V2.1', '2024-09-10'],
        ['数据分类分级与个人信息保护管理办法', '申驰〔2024〕31 号', '2024-11-05'],
        ['整车在线升级安全管理规定', 'SC-SEC-018 V2.0', '2025-03-14'],
      ],
    },
    sign: COMPANY,
    date: '2024 年 2 月 26 日',
  },
  {
    file: 'product-certificates',
    title: '安全产品与密码产品证书清单',
    paragraphs: ['证书复印件附后存档，下表为摘要。'],
    table: {
      head: ['产品', '型号', '证书编号', '有效期至'],
      rows: [
        ['互联网边界防火墙', 'TQ-FW8200', '（样例）XK2024-0866', '2029-06-30'],
        ['OTA边界防火墙', 'TQ-FW5200', '（样例）XK2023-0712', '2028-08-30'],
        ['Web应用防火墙', 'GL-WAF 5.2', '（样例）XK2024-1120', '2029-04-15'],
        ['入侵检测系统', 'GL-IDS 4000', '（样例）XK2023-0931', '2028-11-20'],
        ['堡垒机', 'SZ-BH V7', '（样例）XK2024-0415', '2029-03-08'],
        ['服务器密码机', 'MY-HSM 300', '（样例）GM0020866', '2028-09-12'],
        ['国密 VPN 网关', 'TQ-VPN 1200', '（样例）GM0019421', '2028-05-27'],
      ],
    },
    sign: `${COMPANY} 网络安全部`,
    date: '2025 年 8 月 25 日',
  },
];

const reviewPaper = (file: string, name: string, level: string, date: string, experts: string[][]): Paper => ({
  file,
  title: '专家评审意见与签到表',
  paragraphs: [
    `对象名称：${name}　申报单位：${COMPANY}　申报等级：${level}`,
    '专家组审阅了定级报告和附件材料，认为对象划分合理，要素赋值有据，计算正确，同意定为所申报等级。',
  ],
  table: { head: ['姓名', '单位', '职称', '签到'], rows: experts },
  date,
});

const plan = (file: string, name: string, items: string[][]): Paper => ({
  file,
  title: `${name}安全整改方案（摘要）`,
  paragraphs: ['对照第三级防护要求自查，差距与整改安排如下，网络安全部按月督办。'],
  table: { head: ['差距', '整改措施', '责任部门', '完成时间'], rows: items },
  sign: COMPANY,
  date: '2025 年 9 月 5 日',
});

const mpsFiling = (file: string, name: string, number: string): Paper => ({
  file,
  title: '网络安全等级保护备案证明（信息摘录）',
  paragraphs: [`备案名称：${name}`, `证明编号：${number}`, `备案等级：第三级　备案单位：${COMPANY}`],
  date: '2023 年 6 月 30 日',
});

const EXPERTS: string[][] = [
  ['江一苇', '华东智能交通研究院', '研究员', '已签'],
  ['叶听涛', '浦江理工大学网络空间安全学院', '教授', '已签'],
  ['孟疏桐', '上海市车联网协会专家委员会', '高级工程师', '已签'],
  ['柳含烟', '东方汽车检测技术中心', '正高级工程师', '已签'],
  ['祁远帆', '申城通信规划设计院', '高级工程师', '已签'],
];

export const papers: Paper[] = [
  ...company,
  ...[tsp, info, ota].flatMap(papersOf),
  reviewPaper('tsp-review', tsp.name, tsp.level, '2025 年 10 月 15 日', EXPERTS),
  reviewPaper(
    'info-review',
    info.name,
    info.level,
    '2025 年 10 月 16 日',
    EXPERTS.filter((_, i) => i === 0 || i === 2 || i === 4),
  ),
  plan('tsp-plan', tsp.name, [
    ['2 台备用云主机无主机安全代理', '安装代理', '云平台运维部', '2025-10-31'],
    ['合作方接口缺少频率限制', '网关限流', '平台研发部', '2025-10-31'],
    ['12 台运维终端系统停止常规支持', '更换国产操作系统', '云平台运维部', '2025-12-31'],
    ['接入区汇聚交换机单机', '增配一台，双机热备', '云平台运维部', '2026-03-31'],
  ]),
  plan('ota-plan', ota.name, [
    ['签名区导入依赖人工介质', '增加单向导入设备（已完成）', '网络安全部', '2025-06-30'],
    ['管理区堡垒机单机', '改为双机', '云平台运维部', '2026-01-31'],
    ['日志留存不足 6 个月', '扩容，留存 6 个月以上', '云平台运维部', '2026-02-28'],
    ['升级接口无异常行为检测', '增加检测规则和自动暂停', '平台研发部', '2026-03-31'],
  ]),
  mpsFiling('tsp-mps-filing', tsp.name, '（样例）31011500866-23002'),
  mpsFiling('ota-mps-filing', ota.name, '（样例）31011500866-23003'),
  {
    file: 'tsp-pentest',
    title: `${tsp.name}渗透测试报告（摘要）`,
    paragraphs: [
      '测试时间：2025 年 5 月 12 日至 5 月 23 日　测试单位：江岸网络安全技术（上海）有限公司',
      '发现高危漏洞 0 个、中危 3 个、低危 6 个，截至 2025 年 6 月 20 日全部修复并复测通过。',
    ],
    sign: '江岸网络安全技术（上海）有限公司',
    date: '2025 年 6 月 24 日',
  },
];

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

export function paperHtml(paper: Paper): string {
  const table = paper.table
    ? `<table><tr>${paper.table.head.map((h) => `<th>${escape(h)}</th>`).join('')}</tr>${paper.table.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`)
        .join('')}</table>`
    : '';
  return `<style>body{margin:0;width:796px;height:1124px;box-sizing:border-box;padding:100px 96px;background:#fff;overflow:hidden;font:16px/1.9 "Noto Serif CJK SC","SimSun",serif;color:#111}
h1{font-size:24px;text-align:center;margin:0 0 6px}.number{text-align:center;margin:0 0 22px}p{margin:0 0 8px;text-indent:2em}table{width:100%;border-collapse:collapse;font-size:14px;line-height:1.5;margin:14px 0}
th,td{border:1px solid #333;padding:6px 8px}.sign{text-align:right;margin-top:40px;line-height:2}.made-up{margin-top:60px;border-top:1px solid #999;font-size:12px;color:#666}</style>
<h1>${escape(paper.title)}</h1><div class="number">${escape(paper.number ?? '')}</div>${paper.paragraphs.map((p) => `<p>${escape(p)}</p>`).join('')}${table}
<div class="sign">${paper.sign ? `${escape(paper.sign)}<br>` : ''}${escape(paper.date)}</div><div class="made-up">样例材料：单位、人员、编号均为虚构，仅用于软件演示和测试。</div>`;
}
