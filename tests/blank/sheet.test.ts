/** Untouched workbooks: every place found, only the intended cells changed, the file sound for other programs. */
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../core/contract.ts';
import type { BlankPlace, FillValue } from '../../core/blank/place.ts';
import { fillBlank, readBlank } from '../../electron/blank/index.ts';
import { lintDocument } from '../../electron/document/lint.ts';
import { openZip, textOf, writeZip, type Parts } from '../../electron/document/zip.ts';
import { computed, libreOfficePdf, needs, pdfText, tempDir, validateOpenXml } from '../support/index.ts';
import { assetSheets, budget, bytesOf, englishForm, filingForm, selfCheck } from './sheet-forms.ts';

const samples = path.resolve(import.meta.dirname, '../../../shared/samples/blanks');
const hasSamples = fs.existsSync(path.join(samples, 'blanks.tsv'));
const sample = (file: string): Uint8Array => new Uint8Array(fs.readFileSync(path.join(samples, file)));

interface Listed {
  file: string;
  label: string;
  at: string;
  kind: string;
}
const listed: Listed[] = hasSamples
  ? fs
      .readFileSync(path.join(samples, 'blanks.tsv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .map(([file = '', label = '', , at = '', kind = '']) => ({ file, label, at, kind }))
      .filter(({ file }) => file.endsWith('.xlsx'))
  : [];

const fill = (bytes: Uint8Array, values: Record<string, FillValue>) => fillBlank(bytes, 'a.xlsx', values);
const cellsOf = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
};
const shown = (place: BlankPlace): string => `${place.at} ${place.kind} ${place.label.join(' / ')}`;

/** Parts whose bytes differ. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [openZip(before), openZip(after)];
  expect([...now.keys()]).toEqual([...old.keys()]);
  return [...old.keys()].filter((name) => !Buffer.from(old.get(name) ?? '').equals(Buffer.from(now.get(name) ?? '')));
}

/** Sheet XML with the given cells taken out: what is left must be equal. */
function without(parts: Parts, part: string, cells: string[]): string {
  return cells.reduce(
    (xml, at) => xml.replace(new RegExp(`<c r="${at}"(?:[^>]*/>|[^>]*>.*?</c>)`, 's'), `[${at}]`),
    textOf(parts, part),
  );
}

describe.skipIf(!hasSamples)('samples', () => {
  it.each(listed)('$file: $label → $at ($kind)', ({ file, label, at, kind }) => {
    const { places } = readBlank(sample(file), file);
    const place = places.find((each) => each.at === at || each.columns?.some((column) => column.at === at));
    expect(place?.kind).toBe(kind);
    const chosen = place?.options?.[0]?.label ?? '2025-09-30';
    const { report } = fillBlank(sample(file), file, { [label]: chosen });
    expect(report.placed.map(({ place: id }) => id)).toEqual([place?.id]);
    expect(report.mismatched).toEqual([]);
  });

  it('finds so many places of each kind', () => {
    const counts = (file: string): Record<string, number> => {
      const found: Record<string, number> = {};
      for (const { kind } of readBlank(sample(file), file).places) found[kind] = (found[kind] ?? 0) + 1;
      return found;
    };
    expect(counts('year-review.xlsx')).toEqual({ 'after-label': 1, row: 1 });
    expect(counts('ico-ai-toolkit.xlsx')).toEqual({ cell: 96, dropdown: 96, date: 32 });
  });

  it('fills every place of the largest, and changes nothing else', async () => {
    const file = 'ico-ai-toolkit.xlsx';
    const { places } = readBlank(sample(file), file);
    const values = Object.fromEntries(
      places.map((place, i): [string, FillValue] => [
        place.id,
        place.options?.[i % 4]?.label ?? (place.kind === 'date' ? '2025-09-30' : `Text ${i} <&> "quoted"`),
      ]),
    );
    const { bytes, report } = fillBlank(sample(file), file, values);
    expect(report.placed).toHaveLength(places.length);
    expect([report.unplaced, report.ambiguous, report.refused, report.mismatched, report.empty]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect(changedParts(sample(file), bytes)).toEqual(['xl/worksheets/sheet2.xml']);
    const cells = report.placed.map(({ at }) => at.split('!')[1] ?? '');
    const [before, after] = [openZip(sample(file)), openZip(bytes)];
    expect(without(after, 'xl/worksheets/sheet2.xml', cells)).toBe(without(before, 'xl/worksheets/sheet2.xml', cells));
    const sheet = (await cellsOf(bytes)).getWorksheet('Risk Toolkit');
    expect(sheet?.getCell('E2').text).toBe(values['Risk Toolkit!E2:E6']);
    expect(sheet?.getCell('F2').text).toBe('Medium');
  });

  it('adds rows below the printed ones and keeps an ID number as text', async () => {
    const people = Array.from({ length: 9 }, (_, i) => ({
      证件号: `31010119900101123${i}`,
      姓名: `张${i}`,
      出生年月: '1990-01',
      '2023年': '优秀',
    }));
    const { bytes, report } = fillBlank(sample('year-review.xlsx'), 'year-review.xlsx', {
      填报单位: '某某单位',
      审核表: people,
    });
    expect([report.unplaced, report.ambiguous, report.refused, report.mismatched]).toEqual([[], [], [], []]);
    expect(changedParts(sample('year-review.xlsx'), bytes)).toEqual(['xl/worksheets/sheet1.xml']);
    const sheet = (await cellsOf(bytes)).getWorksheet('Sheet1');
    expect(sheet?.getCell('A2').text).toBe('填报单位（盖章）：某某单位');
    expect(sheet?.getCell('B13').value).toBe('310101199001011238');
    expect(sheet?.getCell('A13').value).toBe(9);
    expect(sheet?.getCell('G13').text).toBe('优秀');
    expect(sheet?.getCell('B13').border).toEqual(sheet?.getCell('B10').border);
    expect(lintDocument(bytes, 'xlsx')).toEqual([]);
  });

  it('looks right to LibreOffice and to the validator', async (context) => {
    needs(context, 'libreoffice', 'pdftotext', 'validator');
    const file = path.join(tempDir(), 'filled.xlsx');
    const { bytes } = fillBlank(sample('year-review.xlsx'), 'year-review.xlsx', {
      填报单位: '某某单位',
      审核表: Array.from({ length: 8 }, (_, i) => ({ 姓名: `张三${i}` })),
    });
    fs.writeFileSync(file, bytes);
    expect(await validateOpenXml(file)).toEqual([]);
    const text = await pdfText(await libreOfficePdf(file));
    expect(text).toContain('填报单位（盖章）：某某单位');
    expect(text).toContain('张三7');
  });

  it('survives a hundred damaged copies of each', () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
    for (const file of ['year-review.xlsx', 'ico-ai-toolkit.xlsx']) {
      for (let copy = 0; copy < 100; copy += 1) {
        const bytes = new Uint8Array(sample(file));
        for (let flips = 0; flips < 1 + copy / 10; flips += 1)
          bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
        try {
          readBlank(bytes, file);
        } catch (error) {
          expect(error).toBeInstanceOf(WorkbenchError);
        }
      }
    }
  });
});

describe('a filing form', () => {
  it('lists its places', async () => {
    const { places } = readBlank(await filingForm(), 'a.xlsx');
    expect(places.map(shown)).toMatchInlineSnapshot(`
      [
        "备案表!A2 date 填表日期",
        "备案表!B4:C4 cell 一、基本信息 / 单位名称",
        "备案表!E4:F4 cell 一、基本信息 / 统一社会信用代码",
        "备案表!B5:C5 cell 一、基本信息 / 注册资本（万元）",
        "备案表!E5 cell 一、基本信息 / 员工数",
        "备案表!C6 cell 一、基本信息 / 负责人 / 姓名",
        "备案表!E6:F6 cell 一、基本信息 / 负责人 / 职务",
        "备案表!C7 cell 一、基本信息 / 负责人 / 手机*",
        "备案表!E7:F7 cell 一、基本信息 / 负责人 / 电子邮箱",
        "备案表!C8 cell 一、基本信息 / 联系人 / 姓名",
        "备案表!E8:F8 cell 一、基本信息 / 联系人 / 职务",
        "备案表!C9 cell 一、基本信息 / 联系人 / 手机*",
        "备案表!E9:F9 cell 一、基本信息 / 联系人 / 电子邮箱",
        "备案表!B10:F10 tick-many 一、基本信息 / 单位性质",
        "备案表!B11:F11 tick-one 一、基本信息 / 是否上市",
        "备案表!B13:F13 hint 二、系统情况 / 系统简介（限20字）",
        "备案表!B14 date 二、系统情况 / 上线日期",
        "备案表!A15:C15 sign 二、系统情况 / 法定代表人（签字）",
        "备案表!D15:F15 after-label 二、系统情况 / 经办人",
        "备案表!D15:F15 after-label 二、系统情况 / 审核人",
        "备案表!B17 office-use 受理编号",
        "备案表!B18 office-use 受理人",
      ]
    `);
  });

  it('fills them', async () => {
    const { bytes, report } = fill(await filingForm(), {
      单位名称: '某某公司',
      注册资本: '120 万元',
      员工数: 300,
      '负责人 / 姓名': '张三',
      '联系人 / 姓名': '李四',
      '联系人 / 手机': '13800138000',
      姓名: '谁',
      单位性质: '其他：合伙',
      是否上市: false,
      系统简介: '很好的系统',
      上线日期: '2025-09-30',
      填表日期: '2025-10-01',
      经办人: '王五',
      审核人: '赵六',
      法定代表人: '张三',
      受理编号: '1',
    });
    expect(report.ambiguous.map(({ key, candidates }) => [key, candidates.length])).toEqual([['姓名', 2]]);
    expect(report.refused.map(({ key }) => key)).toEqual(['法定代表人', '受理编号']);
    expect([report.unplaced, report.mismatched]).toEqual([[], []]);
    const sheet = (await cellsOf(bytes)).getWorksheet('备案表');
    const text = (at: string): string => sheet?.getCell(at).text ?? '';
    expect(sheet?.getCell('B5').value).toBe(120);
    expect(sheet?.getCell('B14').value).toEqual(new Date(Date.UTC(2025, 8, 30)));
    expect([text('C6'), text('C8'), text('C9')]).toEqual(['张三', '李四', '13800138000']);
    expect(text('B10')).toBe('□国有  □民营  □外资  ■其他：合伙');
    expect(text('B11')).toBe('□是    ■否');
    expect(text('D15')).toBe('经办人：王五    审核人：赵六');
    expect(text('A2')).toBe('填表日期：    2025年10月1日');
    expect([text('A15'), text('B17')]).toEqual(['法定代表人（签字）：', '']);
  });
});

describe('asset sheets', () => {
  it('start below their headers, with the lists of a hidden sheet', async () => {
    const { places } = readBlank(await assetSheets(), 'a.xlsx');
    expect(places.map(shown)).toEqual(['服务器清单!B2 row 服务器清单', '网络设备清单!B2 row 网络设备清单']);
    expect(places[0]?.columns?.map(({ kind, options }) => [kind, options?.map(({ label }) => label).join()])).toEqual([
      ['cell', undefined],
      ['cell', undefined],
      ['dropdown', '生产,测试,灾备'],
      ['dropdown', '是,否'],
      ['date', undefined],
    ]);
  });

  it('take any number of rows and refuse words that are not on the list', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({
      设备名称: `S${i}`,
      IP地址: '10.0.0.1',
      用途: '生产',
      是否托管: i % 2 === 0,
    }));
    const { bytes, report } = fill(await assetSheets(), { 服务器清单: rows, '网络设备清单 / 用途': ['外星'] });
    expect(report.refused.map(({ reason }) => reason)).toEqual(['没有选项「外星」，可选：「生产」「测试」「灾备」。']);
    const sheet = (await cellsOf(bytes)).getWorksheet('服务器清单');
    expect(sheet?.getCell('B301').text).toBe('S299');
    expect(sheet?.getCell('A301').value).toBe(300);
    expect(sheet?.getCell('E2').text).toBe('是');
  });
});

describe('a self-check', () => {
  it('names answers by row and column', async () => {
    const { bytes, report } = fill(await selfCheck(), {
      '访问控制 / 检查结果': '符合',
      '日志审计 / 备注': '已留存',
      检查结果: '符合',
    });
    expect(report.ambiguous.map(({ candidates }) => candidates.length)).toEqual([3]);
    const sheet = (await cellsOf(bytes)).getWorksheet('自查表');
    expect([sheet?.getCell('D3').text, sheet?.getCell('E4').text]).toEqual(['符合', '已留存']);
  });
});

describe('a budget', () => {
  const rows = Array.from({ length: 5 }, (_, i) => ({ 名称: `项目${i}`, 单价: 10 + i, 数量: 2 }));

  it('grows with everything that refers to its rows', async () => {
    const { bytes, report } = fill(await budget(), { 支出明细: rows, 编制人: '张三', 备注: '=1+1' });
    expect([report.unplaced, report.refused, report.mismatched]).toEqual([[], [], []]);
    const xml = textOf(openZip(bytes), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<f>SUM(E4:E8)</f>');
    expect(xml).toContain('<f>C8*D8</f>');
    expect(xml).toContain('sqref="D4:D8"');
    expect(xml).toContain('<conditionalFormatting sqref="E4:E8">');
    expect(xml).toContain('<mergeCell ref="A9:D9"/>');
    const parts = openZip(bytes);
    expect(textOf(parts, 'xl/workbook.xml')).toMatch(/\$A\$?1:\$E\$?12<\/definedName>/);
    expect(textOf(parts, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(textOf(parts, 'xl/worksheets/sheet2.xml')).toContain('<f>预算!E9*2</f>');
    const sheet = (await cellsOf(bytes)).getWorksheet('预算');
    expect(sheet?.getCell('B12').value).toBe('=1+1');
    expect(lintDocument(bytes, 'xlsx')).toEqual([]);
  });

  it('is computed by LibreOffice', async (context) => {
    needs(context, 'libreoffice', 'pdftotext');
    const file = path.join(tempDir(), 'budget.xlsx');
    fs.writeFileSync(file, fill(await budget(), { 支出明细: rows }).bytes);
    expect(await pdfText(await libreOfficePdf(file))).toMatch(/合计\s+120/);
  });

  it('refuses the row over the printed limit', async () => {
    const { report } = fill(await budget(), { 支出明细: Array.from({ length: 9 }, () => rows[0] ?? {}) });
    expect(report.refused.map(({ key }) => key)).toEqual(['支出明细（第 9 行）']);
  });
});

describe('an English form', () => {
  it('fills the cells beside the labels, and open cells of a protected sheet', async () => {
    const { bytes, report } = fill(await englishForm(), {
      'Company name': 'ACME',
      'Date of incorporation': '2001-02-03',
      'Annual revenue': 12.5,
      Reference: 'x',
      'Authorised signature': 'x',
    });
    expect(report.refused.map(({ key }) => key)).toEqual(['Reference', 'Authorised signature']);
    const book = await cellsOf(bytes);
    expect(book.getWorksheet('Applicant')?.getCell('B3').text).toBe('ACME');
    expect(book.getWorksheet('Applicant')?.getCell('B5').text).toBe('2001-02-03');
    expect(book.getWorksheet('Figures')?.getCell('B1').value).toBe(12.5);
  });
});

describe('a printed header', () => {
  it('has blanks of its own', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('表');
    sheet.getCell('A1').value = '名称：';
    sheet.headerFooter.oddHeader = '&L填报单位：____&C第 &P 页&R填报人：';
    const bytes = await bytesOf(book);
    expect(readBlank(bytes, 'a.xlsx').places.map(shown)).toEqual([
      '表!A1 after-label 名称',
      '表!oddHeader after-label 填报单位',
      '表!oddHeader after-label 填报人',
    ]);
    const { bytes: filled, report } = fill(bytes, { 填报单位: '甲&乙', 填报人: '张三' });
    expect([report.unplaced, report.mismatched]).toEqual([[], []]);
    expect(textOf(openZip(filled), 'xl/worksheets/sheet1.xml')).toContain(
      '<oddHeader>&amp;L填报单位：甲&amp;&amp;乙&amp;C第 &amp;P 页&amp;R填报人：张三</oddHeader>',
    );
  });
});

describe('what is written', () => {
  it.each([
    ['=1+1', '=1+1'],
    ['+86', '+86'],
    ['@x', '@x'],
    ['00012', '00012'],
    ['第一行\n第二行', '第一行\n第二行'],
    ['a\u0000b', 'ab'],
    [' 前后 ', ' 前后 '],
  ])('%j stays text', async (value, expected) => {
    const { bytes, report } = fill(await filingForm(), { 单位名称: value });
    expect(report.mismatched).toEqual([]);
    expect((await cellsOf(bytes)).getWorksheet('备案表')?.getCell('B4').text).toBe(expected);
  });

  it('keeps what Excel would take for an escaped character', async () => {
    // exceljs does not undo this escape in inline strings; Excel and LibreOffice do.
    const { bytes } = fill(await filingForm(), { 单位名称: '_x0041_' });
    expect(textOf(openZip(bytes), 'xl/worksheets/sheet1.xml')).toContain('>_x005F_x0041_<');
  });

  it('refuses more than a cell can hold', async () => {
    const { report } = fill(await filingForm(), { 单位名称: '字'.repeat(32_768) });
    expect(report.refused[0]?.reason).toContain('32767');
    expect(report.placed).toEqual([]);
  });
});

describe('hostile and wrong files', () => {
  const changed = async (change: (parts: Parts) => void): Promise<Uint8Array> => {
    const parts = openZip(await filingForm());
    change(parts);
    return writeZip(parts);
  };
  const refusal = (bytes: Uint8Array, name = 'a.xlsx'): string => {
    try {
      readBlank(bytes, name);
    } catch (error) {
      expect(error).toBeInstanceOf(WorkbenchError);
      return (error as WorkbenchError).message;
    }
    return '';
  };
  const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');
  const cfb = (inside: Uint8Array): Uint8Array =>
    new Uint8Array(
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), inside]),
    );

  it('refuses what is no workbook', () => {
    expect(refusal(new Uint8Array())).toContain('空的');
    expect(refusal(new TextEncoder().encode('hello'))).toContain('不是 Word');
    expect(refusal(new TextEncoder().encode('%PDF-1.7'))).toContain('PDF');
    expect(refusal(new TextEncoder().encode('<html><table>'))).toContain('网页');
    expect(refusal(cfb(utf16('Workbook')))).toContain('旧格式');
    expect(refusal(cfb(utf16('EncryptedPackage')))).toContain('密码');
  });

  it('refuses macros, entities, strange paths and bombs', async () => {
    const sheet = 'xl/worksheets/sheet1.xml';
    expect(refusal(await changed((parts) => parts.set('xl/vbaProject.bin', 'x')))).toContain('宏');
    expect(
      refusal(await changed((parts) => parts.set(sheet, `<!DOCTYPE x [<!ENTITY a "b">]>${textOf(parts, sheet)}`))),
    ).toContain('DOCTYPE');
    expect(refusal(await changed((parts) => parts.set('../evil.txt', 'x')))).toContain('路径');
    expect(refusal(await changed((parts) => parts.set('xl/media/bomb.xml', new Uint8Array(60_000_000))))).toContain(
      '大得不正常',
    );
    expect(refusal(await changed((parts) => parts.set(sheet, '<worksheet><sheetData><row>')))).toContain('损坏');
    expect(refusal(await changed((parts) => void parts.delete('[Content_Types].xml')))).toContain('不是 Word');
  });

  it('survives ranges over the whole sheet', async () => {
    const sheet = 'xl/worksheets/sheet1.xml';
    const bytes = await changed((parts) =>
      parts.set(
        sheet,
        textOf(parts, sheet)
          .replace('<mergeCells', '<mergeCells x="1"')
          .replace('</mergeCells>', '<mergeCell ref="H20:XFD1048576"/></mergeCells>'),
      ),
    );
    const { seconds, result } = computed(() => readBlank(bytes, 'a.xlsx'));
    expect(result.places.length).toBeGreaterThan(20);
    expect(seconds).toBeLessThan(2);
  });

  it('tells a wrong extension', async () => {
    expect(refusal(await filingForm(), 'a.docx')).toContain('扩展名');
  });
});
