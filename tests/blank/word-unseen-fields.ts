/** Controls, legacy fields, text boxes, symbols, headers, tracked changes: what the makers' programs leave in a file. */
import {
  checkControl,
  checkField,
  listField,
  prompt,
  sdt,
  sub,
  symbol,
  textField,
  vmlBox,
} from './word-unseen-parts.ts';
import type { UnseenForm } from './word-unseen-parts.ts';
import { docx, line, p, run, tbl, tc, tr } from './word-support.ts';

const items = (...labels: string[]): string =>
  `<w:listItem w:displayText="选择一项。" w:value=""/>${labels.map((one) => `<w:listItem w:displayText="${one}" w:value="${one}"/>`).join('')}`;
const plain = (): string => p(sdt('<w:showingPlcHdr/><w:text/>', prompt()));
const vulnerabilityRow = (content: string): string =>
  sdt('<w15:repeatingSectionItem/>', tr(...[1, 2, 3].map(() => tc([content]))));

/** Content controls of every kind, legacy fields, a repeating section. */
export const vulnerability: UnseenForm = {
  name: '网络产品安全漏洞报送表',
  bytes: docx(
    p('网络产品安全漏洞报送表') +
      tbl(
        tr('漏洞名称', tc([plain()])),
        tr(
          '发现时间',
          tc([
            p(
              sdt(
                '<w:showingPlcHdr/><w:date><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="zh-CN"/></w:date>',
                prompt('单击此处输入日期。'),
              ),
            ),
          ]),
        ),
        tr(
          '危害等级',
          tc([
            p(
              sdt(
                `<w:showingPlcHdr/><w:dropDownList>${items('超危', '高危', '中危', '低危')}</w:dropDownList>`,
                prompt('选择一项。'),
              ),
            ),
          ]),
        ),
        tr(
          '漏洞类型',
          tc([
            p(
              sdt(
                `<w:showingPlcHdr/><w:comboBox>${items('缓冲区溢出', '命令注入')}</w:comboBox>`,
                prompt('选择一项。'),
              ),
            ),
          ]),
        ),
        tr('是否已修复', tc([p(checkControl(), run(' 是    '), checkControl(), run(' 否'))])),
        tr(
          '影响平台',
          tc([
            p(checkControl(), run('Windows '), checkControl(), run('Linux '), checkControl(), run('其他：'), line(8)),
          ]),
        ),
        tr('漏洞描述', sdt('<w:alias w:val="描述"/><w:showingPlcHdr/>', tc([p(prompt())]))),
      ) +
      p('二、受影响产品') +
      tbl(
        tr('产品名称', '型号', '版本'),
        sdt('<w15:repeatingSection/>', vulnerabilityRow(plain()) + vulnerabilityRow(plain())),
      ) +
      p('三、报送单位') +
      p('单位名称：', textField('unit')) +
      p('所在省份：', listField('province', '北京', '上海', '广东')) +
      p('联系人：', textField('person'), '    联系电话：', textField('phone')) +
      p(checkField('agree'), ' 同意公开    ', checkField('deny'), ' 不同意公开') +
      p('备注：', '<w:bookmarkStart w:id="3" w:name="remark"/>', run('    '), '<w:bookmarkEnd w:id="3"/>'),
  ),
  places: [
    'sdt-text 漏洞名称',
    'sdt-date 发现时间',
    'sdt-dropdown 危害等级',
    'sdt-dropdown 漏洞类型',
    'tick-one 是否已修复',
    'tick-many 影响平台',
    'sdt-text 漏洞描述',
    'row 受影响产品',
    'form-field 报送单位 / 单位名称',
    'form-field 报送单位 / 所在省份',
    'form-field 报送单位 / 联系人',
    'form-field 报送单位 / 联系电话',
    'tick-one 报送单位',
    'bookmark 报送单位 / 备注',
  ],
  values: {
    漏洞名称: ['某网关越权', '漏洞名称'],
    发现时间: ['2026-11-02', '发现时间'],
    危害等级: ['高危', '危害等级'],
    漏洞类型: ['命令注入', '漏洞类型'],
    是否已修复: [false, '是否已修复'],
    影响平台: [['Linux', '其他：QNX'], '影响平台'],
    漏洞描述: ['说明文字', '漏洞描述'],
    受影响产品: [['A', 'B', 'C'].map((name) => ({ 产品名称: `网关${name}`, 型号: name, 版本: '1.0' })), '受影响产品'],
    '报送单位 / 单位名称': ['甲乙公司', '单位名称'],
    所在省份: ['上海', '所在省份'],
    '报送单位/联系电话': ['010-1', '联系电话'],
    同意公开: [true, '报送单位'],
    备注: ['无', '备注'],
  },
  shows: ['2026-11-02', '☐ 是 {4}☒ 否', '☒Linux ☒其他：QNX', '网关C\\|C\\|1.0', 'FORMTEXT 甲乙公司'],
};

/** Header with a blank, landscape section, symbols, nested table, text boxes of two kinds. */
export const vehicle: UnseenForm = {
  name: '车联网网络安全定级备案信息表',
  bytes: docx(
    p('车联网网络安全防护定级备案信息表') +
      vmlBox(p('备案编号：')) +
      tbl(
        tr(tc('企业名称'), tc('', { span: 3 })),
        tr(
          '企业类型',
          tc(
            [
              p(
                symbol('F0A8'),
                run('整车企业 '),
                symbol('F0A8'),
                run('零部件企业 '),
                symbol('F0A8'),
                run('车联网服务平台运营企业'),
              ),
            ],
            { span: 3 },
          ),
        ),
        tr('对象名称', '', '拟定等级', '○一级 ○二级 ○三级 ○四级'),
        tr('服务车辆规模', '约      万辆', '日均交互次数', '          （万次）'),
        tr('是否跨境', '（  ）是 （  ）否', '上线时间', 'XXXX年XX月XX日'),
        tr(tc('网络安全负责人', { merge: 'restart' }), '姓名', tc('', { span: 2 })),
        tr(sub(), '手机', tc('', { span: 2 })),
        tr(tc('平台情况'), tc([tbl(tr('平台名称', ''), tr('部署位置', '□境内 □境外')), p('')], { span: 3 })),
        tr('网络拓扑图', tc('（请插入网络拓扑图）', { span: 3 })),
      ) +
      p('填报人：', run('        ', '<w:u w:val="single"/>'), '  审核人：', run('        ', '<w:u w:val="single"/>')) +
      '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>' +
      p('附表1 资产清单') +
      tbl(
        tr('序号', '资产名称', '品牌型号', 'IP地址', '数量（台）'),
        ...[1, 2, 3].map((number) => tr(`${number}`, '', '', '', '')),
      ),
    {
      'word/header1.xml':
        '<?xml version="1.0" encoding="UTF-8"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>版本号：</w:t></w:r><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">        </w:t></w:r></w:p></w:hdr>',
    },
  ),
  places: [
    'text-box 备案编号',
    'cell 企业名称',
    'tick-one 企业类型',
    'cell 对象名称',
    'tick-one 拟定等级',
    'cell 服务车辆规模',
    'cell 日均交互次数',
    'tick-one 是否跨境',
    'date 上线时间',
    'cell 网络安全负责人 / 姓名',
    'cell 网络安全负责人 / 手机',
    'cell 平台情况 / 平台名称',
    'tick-one 平台情况 / 部署位置',
    'image 网络拓扑图 / （请插入网络拓扑图）',
    'underline 填报人',
    'underline 审核人',
    'row 附表1 资产清单',
    'underline 版本号',
  ],
  values: {
    备案编号: ['B-001', '备案编号'],
    企业类型: ['整车企业', '企业类型'],
    拟定等级: ['三级', '拟定等级'],
    服务车辆规模: [30, '服务车辆规模'],
    日均交互次数: ['500 万次', '日均交互次数'],
    是否跨境: [false, '是否跨境'],
    上线时间: ['2025-03-04', '上线时间'],
    '网络安全负责人 / 手机': ['13800000000', '网络安全负责人 / 手机'],
    网络安全负责人姓名: ['张三', '网络安全负责人 / 姓名'],
    '平台情况 / 部署位置': ['境内', '部署位置'],
    网络拓扑图: [{ image: '图.png' }, '（请插入网络拓扑图）'],
    填报人: ['李四', '填报人'],
    资产清单: [[{ 资产名称: 'T-Box', IP地址: '10.0.0.1', '数量（台）': 5 }], '附表1 资产清单'],
    版本号: ['V1.0', '版本号'],
  },
  shows: [
    '约30 *万辆',
    '500 *（万次）',
    '（ *）是 （ *√ *）否',
    '2025年3月4日',
    '○二级 ●三级',
    '\\|1\\|T-Box\\|\\|10.0.0.1\\|5\\|',
  ],
};

const inserted = (text: string): string => `<w:ins w:id="7" w:author="x"><w:r><w:t>${text}</w:t></w:r></w:ins>`;
const deleted = (text: string): string =>
  `<w:del w:id="8" w:author="x"><w:r><w:delText>${text}</w:delText></w:r></w:del>`;
const footnote = '<w:r><w:footnoteReference w:id="2"/></w:r>';
const comment = '<w:commentRangeStart w:id="1"/>';

/** Labels broken over runs, tracked changes, comments and footnotes, shareholders, ways to write telephone numbers. */
export const telecom: UnseenForm = {
  name: '增值电信业务经营许可申请表',
  bytes: docx(
    p('增值电信业务经营许可申请表') +
      p('（2026年版）') +
      tbl(
        tr(tc([p(run('公'), run('　'), run('司'), run(' 名'), run('称'))]), tc('', { span: 3 })),
        tr(tc([p(deleted('注册地址'), inserted('住　　所'))]), tc('', { span: 3 })),
        tr(tc([p('法定代表人', footnote)]), '', tc([p(comment, '注册资本（万元）')]), ''),
        tr('电话', '（    ）', '传真', '____-________'),
        tr(
          tc('申请业务种类'),
          tc(
            ['☐ 互联网数据中心业务（IDC）', '☐ 内容分发网络业务（CDN）', '☐ 信息服务业务（□仅限互联网 □不含互联网）'],
            { span: 3 },
          ),
        ),
        tr('拟开展业务范围', tc('□全国     □省级（具体省份：            ）', { span: 3 })),
        tr('有无外资', '有□  无□', '是否上市公司', '是（  ）  否（  ）'),
      ) +
      p('公司股东情况') +
      tbl(
        tr('序号', '股东名称', '证件号码', '出资额（万元）', '出资比例（%）'),
        ...[1, 2].map((number) => tr(`${number}`, '', '', '', '')),
        tr(tc('合计', { span: 3 }), '', ''),
      ) +
      p('注：1. 表格不够可另附页。2. 出资比例保留两位小数。') +
      p('我公司承诺上述内容真实有效，愿承担由此产生的法律责任。') +
      p('法定代表人签字：                    公司盖章：') +
      p('日期：     年   月   日'),
  ),
  places: [
    'cell 公司名称',
    'cell 住所',
    'cell 法定代表人',
    'cell 注册资本（万元）',
    'hint 电话',
    'underline 传真',
    'tick-many 申请业务种类',
    'tick-many 拟开展业务范围',
    'tick-one 有无外资',
    'tick-one 是否上市公司',
    'row 公司股东情况',
    'cell 公司股东情况 / 合计 / 出资额（万元）',
    'cell 公司股东情况 / 合计 / 出资比例（%）',
    'sign',
    'sign',
  ],
  values: {
    公司名称: ['甲乙公司', '公司名称'],
    '住 所': ['北京市', '住所'],
    注册资本: [1000, '注册资本（万元）'],
    电话: ['010-12345678', '电话'],
    传真: ['010-87654321', '传真'],
    拟开展业务范围: ['全国', '拟开展业务范围'],
    有无外资: ['无', '有无外资'],
    是否上市公司: [true, '是否上市公司'],
    公司股东情况: [
      [1, 2, 3].map((number) => ({
        股东名称: `股东${'甲乙丙'[number - 1] ?? ''}`,
        出资额: number * 100,
        出资比例: '33.33%',
      })),
      '公司股东情况',
    ],
    '合计 / 出资额': [600, '合计 / 出资额（万元）'],
  },
  shows: [
    '☑全国',
    '有□ +无☑',
    '是（ *√ *）',
    '\\|3\\|股东丙\\|\\|300\\|33.33',
    '合计\\|600\\|',
    '传真\\|010-87654321 *\\|',
  ],
};
