/** Blanks made by other programs and by other hands: what was missing, falsely found or wrongly filled there stays mended. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { FillValue } from '../../core/blank/place.ts';
import { fillBlank, readBlank } from '../../electron/blank/index.ts';
import { parseValues } from '../../electron/cli/values-text.ts';
import { openZip, textOf } from '../../electron/document/zip.ts';
import { docx, line, listed, p, placeOf, printed, run, tbl, tc, tr } from './word-support.ts';

const fill = (bytes: Uint8Array, values: Record<string, FillValue>) => fillBlank(bytes, 'a.docx', values);
const shown = (bytes: Uint8Array, values: Record<string, FillValue>): string => printed(fill(bytes, values).bytes);
const heading = p('安全评估申报表') + p('（2026年版）');

describe('options with room of their own', () => {
  const form = docx(
    heading +
      tbl(
        tr('出境方式', tc(['□公共互联网', '□专线（带宽：      Mbps）', '□其他：'])),
        tr('是否重要数据', '○是（说明类型：         ）  ○否'),
        tr('行业', '□工业 □交通 □其他（请注明）'),
        tr('拓扑图', '□有　□无　附件名称________'),
        tr('隶属关系', '□1 中央　□2 县（区、市、旗）　□9 其他________'),
        tr('服务范围', '□10 全国　□11 跨省（区、市） 跨____个　□99 其它________'),
      ),
  );

  it('every text goes where its option leaves room', () => {
    const text = shown(form, {
      出境方式: ['专线（带宽：100Mbps）', '其他：卫星'],
      是否重要数据: '是（说明类型：地图数据）',
      行业: ['工业', '其他（自动驾驶）'],
      拓扑图: '有',
      附件名称: '拓扑.pdf',
      隶属关系: '2 县（区、市、旗）',
      服务范围: '跨省（区、市） 跨5个',
    });
    expect(text).toMatch(/☑专线（带宽：100 *Mbps）\|☑其他：卫星/);
    expect(text).toMatch(/●是（说明类型：地图数据 *）  ○否/);
    expect(text).toContain('☑其他（自动驾驶）');
    expect(text).toMatch(/☑有　□无　附件名称拓扑\.pdf/);
    expect(text).toContain('☑2 县（区、市、旗）');
    expect(text).toMatch(/☑11 跨省（区、市） 跨5 *个/);
  });

  it('a text without room is refused, not dropped', () => {
    const { report } = fill(form, { 出境方式: ['公共互联网：20M'] });
    expect(report.refused).toMatchObject([{ reason: expect.stringContaining('没有写字的地方') }]);
  });
});

describe('words printed around a blank are not repeated', () => {
  const form = docx(
    heading +
      p('报告编号：PIA-202X-XXX') +
      tbl(
        tr('漏洞编号', 'CVE-____-_____'),
        tr('影响数量', '共　　　辆，已修复　　　辆'),
        tr('级别', '第    级'),
        tr('网址', 'http(s)://'),
        tr('评分', '　　　分'),
        tr('国产率', '□全部 □部分 ____%'),
      ),
  );

  it('prefixes and units', () => {
    expect(listed(form)).toContain('p3 placeholder 报告编号');
    const text = shown(form, {
      报告编号: 'PIA-2026-001',
      漏洞编号: 'CVE-2026-12345',
      影响数量: '共100辆',
      已修复: 60,
      级别: '第三级',
      网址: 'https://a.cn',
      评分: 9.8,
      国产率: '部分：80%',
    });
    expect(text).toContain('报告编号：PIA-2026-001|');
    expect(text).toContain('|CVE-2026-12345|');
    expect(text).toMatch(/\|共100 *辆，已修复60 *辆/);
    expect(text).toMatch(/\|第 *三 *级/);
    expect(text).toContain('|https://a.cn|');
    expect(text).toMatch(/\|9\.8 *分/);
    expect(text).toMatch(/☑部分 80 *%/);
  });
});

describe('two dates for one label', () => {
  const form = docx(
    heading + tbl(tr('有效期', '    年  月  日至    年  月  日'), tr('起止时间', '自    年  月起至    年  月止')),
  );
  it('both are written', () => {
    const text = shown(form, { 有效期: '2015-01-01至2035-12-31', 起止时间: ['2026-08', '2028-07'] });
    expect(text).toMatch(/2015年 *1月 *1日至2035年 *12月 *31日/);
    expect(text).toMatch(/自2026年 *8月起至2028年 *7月止/);
  });
  it('a period where one date is asked for is refused', () => {
    const one = docx(heading + tbl(tr('填表日期', '    年  月  日')));
    const { report } = fill(one, { 填表日期: '2015-01-01至2035-12-31' });
    expect(report.refused).toHaveLength(1);
    expect(shown(one, { 填表日期: '20260102' })).toMatch(/2026 *年 *1 *月 *2 *日/);
  });
});

describe('who fills what', () => {
  const form = docx(
    p('专家评审意见表') +
      p('填表单位（盖章）：                              填表日期：     年   月   日') +
      p('受理编号：（由受理机关填写）') +
      tbl(
        tr('项目名称', ''),
        tr(tc(['专家组意见：', '', '', '组长（签字）：          年   月   日'], { span: 2 })),
        tr('复测结果（由通报机构填写）', '□已修复　□未修复'),
        tr(tc('备注：', { span: 2 })),
      ) +
      p('附件：1. 数据流图　2. 隐私政策'),
  );
  it('opinions above a signature, names beside a seal, places of others', () => {
    expect(listed(form)).toEqual([
      'p2 after-label 填表单位（盖章）',
      'p2 date 填表日期',
      'p3 office-use 受理编号',
      'T1 R1 C2 cell 项目名称',
      'T1 R2 C1 after-label 专家组意见',
      'T1 R2 C1 sign ',
      'T1 R3 C2 office-use 复测结果（由通报机构填写）',
      'T1 R4 C1 after-label 备注',
    ]);
    const text = shown(form, { 专家组意见: '同意定级。', 填表单位: '某公司', 填表日期: '2026-06-02', 备注: '无' });
    expect(text).toMatch(/专家组意见：\|同意定级。\|.*组长（签字）：/);
    expect(text).toMatch(/填表单位（盖章）：某公司 +填表日期：2026 *年 *6 *月 *2 *日/);
  });
  it('the opinion of another unit stays ink', () => {
    const other = docx(p('申请表') + tbl(tr('名称', ''), tr(tc(['推荐单位意见：', '', '（盖章）'], { span: 2 }))));
    expect(listed(other)).toEqual(['T1 R1 C2 cell 名称', 'T1 R2 C1 sign ']);
  });
});

describe('labels', () => {
  it('notes under a label keep their unit and limit, at least is no limit', () => {
    const form = docx(
      heading +
        tbl(
          tr(tc(['注册资本', '（万元）']), ''),
          tr(tc(['业务描述', '（不超过500字）']), ''),
          tr(tc('申请理由（不少于200字）：', { span: 2 })),
        ),
    );
    expect(placeOf(form, '注册资本').unit).toBe('万元');
    expect(placeOf(form, '业务描述').limit).toBe(500);
    expect(placeOf(form, '申请理由（不少于200字）').limit).toBeUndefined();
  });
  it('parts of an address, with and without lines', () => {
    const form = docx(
      heading +
        tbl(
          tr('单位地址', '______省（自治区、直辖市）______地（区、市、州、盟）______县（区、市、旗）________'),
          tr('办公地', '      省（区、市）      市（地、州）       县（区、旗）'),
        ),
    );
    expect(listed(form)).toEqual([
      'T1 R1 C2 underline 单位地址 / 省（自治区、直辖市）',
      'T1 R1 C2 underline 单位地址 / 地（区、市、州、盟）',
      'T1 R1 C2 underline 单位地址 / 县（区、市、旗）',
      'T1 R1 C2 underline 单位地址 / 详细地址',
      'T1 R2 C2 after-label 办公地 / 省（区、市）',
      'T1 R2 C2 after-label 办公地 / 市（地、州）',
      'T1 R2 C2 after-label 办公地 / 县（区、旗）',
    ]);
  });
  it('a printed number above a table names none of its places; a role does not name its neighbour', () => {
    const form = docx(
      p('反馈表') +
        p('编号：〔202X〕　　号') +
        tbl(
          tr('姓名', '部门', '角色', '联系方式'),
          tr('', '', '组长', ''),
          tr('', '', '成员', ''),
          tr('', '', '成员', ''),
        ),
    );
    const [place] = readBlank(form, 'a.docx').places;
    expect(place?.columns?.map(({ label }) => label.at(-1))).toEqual(['姓名', '部门', '联系方式']);
    expect(place?.label).toEqual([]);
  });
  it('English prompts longer than a label, words in brackets', () => {
    const form = docx(
      p('Vendor questionnaire') +
        p('3.4 Describe your vulnerability disclosure process (max. 500 characters):') +
        p('') +
        p('3.5 How quickly are critical vulnerabilities patched? Within ______ days') +
        p('I, [Full name], declare on behalf of [Company name] that this is accurate.'),
    );
    expect(listed(form)).toEqual([
      'p2 after-label Describe your vulnerability disclosure process (max. 500 characters)',
      'p4 underline How quickly are critical vulnerabilities patched? Within……days',
      'p5 placeholder Full name',
      'p5 placeholder Company name',
    ]);
  });
  it('points to be filled, a screenshot, an answer in letters of two points', () => {
    const tiny = `<w:p><w:pPr><w:rPr><w:sz w:val="4"/></w:rPr></w:pPr></w:p>`;
    const form = docx(
      heading + tbl(tr('整改措施', tc(['1.', '2.', '3.'])), tr('整改后截图', ''), tr('联系人', tc([tiny]))),
    );
    expect(listed(form)).toEqual(['T1 R1 C2 hint 整改措施', 'T1 R2 C2 image 整改后截图', 'T1 R3 C2 cell 联系人']);
    const { bytes } = fill(form, { 联系人: '张三' });
    expect(textOf(openZip(bytes), 'word/document.xml')).toMatch(/<w:r>(?:<w:rPr><\/w:rPr>)?<w:t[^>]*>张三/);
  });
  it('a line in running text still is what it was', () => {
    const form = docx(heading + p(run('变更事项（'), line(10), run('）')));
    expect(listed(form)).toHaveLength(1);
  });
});

describe('workbooks of other makers', () => {
  async function book(make: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
    const made = new ExcelJS.Workbook();
    const sheet = made.addWorksheet('清单');
    make(sheet);
    return new Uint8Array(await made.xlsx.writeBuffer());
  }
  const thin = { style: 'thin' } as const;
  const table = (sheet: ExcelJS.Worksheet): void => {
    sheet.getCell('A1').value = '填报人：';
    ['序号', '名称', '数量', '等级'].forEach((word, i) => (sheet.getCell(2, i + 1).value = word));
    for (let row = 3; row <= 5; row += 1) sheet.getCell(row, 1).value = row - 2;
    sheet.getCell('A6').value = '合计';
    sheet.getCell('C6').value = { formula: 'SUM(C3:C5)', result: 0 };
    for (let row = 2; row <= 6; row += 1)
      for (let column = 1; column <= 4; column += 1)
        sheet.getCell(row, column).border = { top: thin, left: thin, bottom: thin, right: thin };
    for (let row = 3; row <= 5; row += 1)
      sheet.getCell(row, 4).dataValidation = {
        type: 'whole',
        operator: 'between',
        formulae: [1, 5],
        showErrorMessage: true,
      };
  };

  it('sums ask for nothing beside their formulas; numbers keep to the rule of their cell; the sheet may be named', async () => {
    const bytes = await book(table);
    const { places } = readBlank(bytes, 'a.xlsx');
    expect(places.map(({ at, kind }) => `${at} ${kind}`)).toEqual([
      '清单!A1 after-label',
      '清单!B3 row',
      '清单!C6 formula',
    ]);
    const { report } = fillBlank(bytes, 'a.xlsx', {
      '清单 / 填报人': '张三',
      清单: [
        { 名称: 'a', 数量: 1, 等级: 9 },
        { 名称: 'b', 数量: 2, 等级: 5 },
      ],
    });
    expect(report.unplaced).toEqual([]);
    expect(report.refused).toMatchObject([{ reason: expect.stringContaining('1 到 5 之间的整数') }]);
    expect(report.placed.map(({ text }) => text)).toContain('5');
  });

  it('an empty list of rows is no fault', async () => {
    const { report } = fillBlank(await book(table), 'a.xlsx', { 清单: [] });
    expect([report.unplaced, report.refused]).toEqual([[], []]);
  });
});

describe('values files', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  it('GB 18030 as Chinese editors write it', () => {
    const gbk = Uint8Array.from([0x7b, 0x22, 0xbc, 0xd7, 0x22, 0x3a, 0x31, 0x7d]);
    expect(parseValues(gbk, 'v.json')).toEqual({ 甲: 1 });
  });
  it.each([
    ['{\n"a": 1, // 注\n}', '第 2 行有注释'],
    ['{"a": 1,\n}', '第 2 行最后一项后面多了一个逗号'],
    ['{"a"：1}', '英文半角'],
    ['{"a": 1\n"b": 2}', '第 2 行前面少了一个逗号'],
    ['', '文件是空的'],
    ['{"a": 1, "a": 2}', '请只留一个'],
  ])('%j', (text, advice) => {
    expect(() => parseValues(bytes(text), 'v.json')).toThrow(
      expect.objectContaining({ advice: expect.stringContaining(advice) }),
    );
  });
});
