/** The unseen workbooks, filled as a person would: by label paths, with rows over the printed ones; then read by others. */
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type BlankColumn, type BlankPlace, type FillValue, UNTOUCHABLE } from '../../core/blank/place.ts';
import { fillBlank, readBlank } from '../../electron/blank/index.ts';
import { lintDocument } from '../../electron/document/lint.ts';
import { openZip, textOf, writeZip, type Parts } from '../../electron/document/zip.ts';
import { libreOfficePdf, needs, pdfText, tempDir, validateOpenXml } from '../support/index.ts';
import { picture } from './sheet-drawing.ts';
import * as filings from './sheet-unseen-filings.ts';
import * as questions from './sheet-unseen-questions.ts';
import * as records from './sheet-unseen-records.ts';

const BOOKS = Object.entries({ ...filings, ...questions, ...records });
const image = (): Uint8Array => picture(120, 160);

const cellsOf = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  return book;
};
const fill = (bytes: Uint8Array, values: Record<string, FillValue>) => fillBlank(bytes, 'a.xlsx', values, { image });
const clean = (report: ReturnType<typeof fill>['report']) => [
  report.unplaced,
  report.ambiguous,
  report.refused,
  report.mismatched,
];

let count = 0;
/** A value of the kind that the place wants, as a person would give it. */
function valueFor({
  kind,
  label,
  options,
}: Pick<BlankColumn, 'kind' | 'label' | 'options'>): string | number | string[] {
  count += 1;
  const words = label.at(-1) ?? '';
  if (options && options.length > 0) {
    const chosen = options[count % options.length]?.label ?? '';
    return kind === 'tick-many' ? [chosen] : chosen;
  }
  if (kind === 'date') return '2025-09-30';
  if (/手机|电话/.test(words)) return '13800138000';
  return /数|次|收入|利润|占比/.test(words) ? count : `答${count}`;
}

function valuesFor(places: readonly BlankPlace[]): Record<string, FillValue> {
  const values: Record<string, FillValue> = {};
  for (const place of places) {
    if (UNTOUCHABLE.has(place.kind)) continue;
    const key = place.label.join(' / ');
    const open = (place.columns ?? []).filter(({ kind }) => !UNTOUCHABLE.has(kind));
    if (place.kind === 'image') values[key] = { image: 'a.png' };
    else if (place.columns)
      values[key] = Array.from({ length: (place.rows ?? 1) + 2 }, () =>
        Object.fromEntries(open.map((column) => [column.label.join(' / '), valueFor(column)])),
      );
    else values[key] = valueFor(place);
  }
  return values;
}

describe.each(BOOKS)('%s', (_name, draw) => {
  it('takes a value in every place, by its label path', async () => {
    const bytes = await draw();
    const { places } = readBlank(bytes, 'a.xlsx');
    const { bytes: filled, report } = fill(bytes, valuesFor(places));
    expect(clean(report)).toEqual([[], [], [], []]);
    expect(report.empty).toEqual([]);
    // The library that drew the blank writes overlapping rules for some ranges.
    expect(lintDocument(filled, 'xlsx')).toHaveLength(lintDocument(bytes, 'xlsx').length);
    const [before, after] = [openZip(bytes), openZip(filled)];
    const touched = /^xl\/(?:worksheets\/|tables\/|workbook\.xml$|media\/|drawings\/)|^\[Content_Types\]\.xml$/;
    for (const [part, content] of before)
      if (!touched.test(part)) expect(Buffer.from(after.get(part) ?? '').equals(Buffer.from(content)), part).toBe(true);
  });

  it('leaves every other cell as it was', async () => {
    const bytes = await draw();
    const { places } = readBlank(bytes, 'a.xlsx');
    const single = places.filter(({ kind }) => kind !== 'row' && kind !== 'image');
    const { bytes: filled, report } = fill(bytes, valuesFor(single));
    const written = new Set(report.placed.map(({ at }) => at.split(':')[0]));
    const [before, after] = [await cellsOf(bytes), await cellsOf(filled)];
    before.eachSheet((sheet) =>
      sheet.eachRow({ includeEmpty: true }, (row) =>
        row.eachCell({ includeEmpty: true }, (cell) => {
          const now = after.getWorksheet(sheet.name)?.getCell(cell.address);
          expect(now?.style).toEqual(cell.style);
          expect(now?.dataValidation).toEqual(cell.dataValidation);
          const at = `${sheet.name}!${cell.master.address}`;
          if (!written.has(at) && !cell.formula) expect(now?.value, at).toEqual(cell.value);
          expect(now?.formula).toBe(cell.formula);
        }),
      ),
    );
  });
});

it('is valid, and LibreOffice reads every value', async (context) => {
  needs(context, 'libreoffice', 'pdftotext', 'validator');
  for (const name of ['classification', 'drillRecord', 'letter']) {
    const bytes = await (Object.fromEntries(BOOKS)[name] ?? records.staff)();
    const { bytes: filled, report } = fill(bytes, valuesFor(readBlank(bytes, 'a.xlsx').places));
    const [blank, file] = [path.join(tempDir(), `${name}-blank.xlsx`), path.join(tempDir(), `${name}.xlsx`)];
    fs.writeFileSync(blank, bytes);
    fs.writeFileSync(file, filled);
    expect(await validateOpenXml(file), name).toEqual(await validateOpenXml(blank));
    const text = (await pdfText(await libreOfficePdf(file))).replace(/\s/g, '');
    const shown = report.placed.filter(({ text: value }) => /^答\d+$/.test(value));
    const missing = shown.filter(({ text: value }) => !text.includes(value));
    expect(missing, name).toEqual([]);
  }
}, 240_000);

describe('what goes into the cells', () => {
  it('grows an Excel table with its filter, rules, formats and print titles', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => ({
      资产编号: `000${i}`,
      敏感字段占比: '35%',
      登记日期: '2025-01-02',
      '数据量（条）': '1,200',
      责任部门: '研发',
    }));
    const { bytes, report } = fill(await filings.dataAssets(), { 数据资产清单: rows });
    expect(clean(report)).toEqual([[], [], [], []]);
    const parts = openZip(bytes);
    expect(textOf(parts, 'xl/tables/table1.xml').match(/ref="A1:F7"/g)).toHaveLength(2);
    const xml = textOf(parts, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<conditionalFormatting sqref="D2:D7">');
    expect(xml).toMatch(/<dataValidation [^>]*sqref="C2:C7"/);
    const sheet = (await cellsOf(bytes)).getWorksheet('数据资产清单');
    expect(['A7', 'D7', 'F7'].map((at) => sheet?.getCell(at).value)).toEqual(['0005', 0.35, 1200]);
    expect(sheet?.getCell('E7').value).toEqual(new Date(Date.UTC(2025, 0, 2)));
  });

  it('keeps an example, and writes out shared formulas for added rows', async () => {
    const { bytes } = fill(await filings.vulnerabilities(), {
      网络产品安全漏洞整改台账: Array.from({ length: 8 }, (_, i) => ({ 影响资产: `资产${i}`, '整改进度（%）': 50 })),
    });
    const sheet = (await cellsOf(bytes)).getWorksheet('台账');
    expect(sheet?.getCell('I11').formula).toBe('IF(G11="","",IF(G11>F11,"是","否"))');
    expect(sheet?.getCell('H11').value).toBe(0.5);
    expect(sheet?.getCell('H12').formula).toBe('IFERROR(AVERAGE(H4:H11),0)');
    expect(textOf(openZip(bytes), 'xl/workbook.xml')).toMatch(/\$A\$?1:\$J\$?12</);
    const catalogue = fill(await filings.importantData(), {
      重要数据目录备案表: [{ 数据名称: '轨迹', '存储量（GB）': '12' }],
    });
    const first = (await cellsOf(catalogue.bytes)).getWorksheet('重要数据目录');
    expect(['B7', 'B8', 'E8'].map((at) => first?.getCell(at).value)).toEqual([
      '车外视频数据（人脸、车牌）',
      '轨迹',
      12,
    ]);
  });

  it('gives an example that says so over to the first row, as a whole', async () => {
    const book = await cellsOf(await filings.importantData());
    const sheet = book.getWorksheet('重要数据目录');
    if (sheet) sheet.getCell('A7').value = '示例（填报时请删除）';
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    const { bytes: filled, report } = fill(bytes, { 重要数据目录备案表: [{ 数据名称: '轨迹' }] });
    expect(clean(report)).toEqual([[], [], [], []]);
    const now = (await cellsOf(filled)).getWorksheet('重要数据目录');
    expect(['A7', 'B7', 'C7', 'L7'].map((at) => now?.getCell(at).text)).toEqual(['1', '轨迹', '', '']);
  });

  it('adds records of two rows with their merged cells', async () => {
    const { bytes, report } = fill(await filings.classification(), {
      车联网平台网络安全防护定级信息汇总表: Array.from({ length: 5 }, (_, i) => ({
        平台名称: `平台${i}`,
        责任人: `人${i}`,
        备注: `注${i}`,
      })),
    });
    expect(clean(report)).toEqual([[], [], [], []]);
    const sheet = (await cellsOf(bytes)).getWorksheet('汇总表');
    expect(['A13', 'B13', 'E14', 'F13', 'F14'].map((at) => sheet?.getCell(at).text)).toEqual([
      '5',
      '平台4',
      '人4',
      '注4',
      '注4',
    ]);
    expect(textOf(openZip(bytes), 'xl/worksheets/sheet1.xml')).toContain('<mergeCell ref="F13:F14"/>');
  });

  it('leaves pairs beside a growing table alone', async () => {
    const { bytes } = fill(await questions.besides(), {
      车联网卡实名登记申报表: Array.from({ length: 6 }, (_, i) => ({ 车型: `车${i}` })),
    });
    const sheet = (await cellsOf(bytes)).getWorksheet('申报');
    expect(['A7', 'A8', 'A9', 'A11'].map((at) => sheet?.getCell(at).text)).toEqual(['申报日期', '', '', '附言']);
    expect(sheet?.getCell('A8').border?.top).toBeUndefined();
    expect(sheet?.getCell('D9').text).toBe('车5');
  });

  it('types numbers where the sheet computes, and keeps names made of digits', async () => {
    const statistics = fill(await records.eventStatistics(), { '网络攻击 / 拒绝服务 / 发生次数 / 1月': '3' });
    expect((await cellsOf(statistics.bytes)).getWorksheet('统计表')?.getCell('C5').value).toBe(3);
    const profile = fill(await records.companyProfile(), {
      统一社会信用代码: '123456789012345678',
      注册资本: '1200万元',
      员工总数: '300人',
      邮政编码: '200001',
      通讯地址: '上海市某区某路1号',
    });
    const sheet = (await cellsOf(profile.bytes)).getWorksheet('企业基本情况表');
    expect(['C3', 'C5', 'F5', 'H7', 'C7'].map((at) => sheet?.getCell(at).value)).toEqual([
      '123456789012345678',
      1200,
      '300人',
      '200001',
      '上海市某区某路1号',
    ]);
  });

  it('puts a picture into its frame, in proportion', async () => {
    const bytes = await records.companyProfile();
    const { bytes: filled, report } = fill(bytes, { 企业标识图片: { image: 'logo.png' } });
    expect(clean(report)).toEqual([[], [], [], []]);
    const parts = openZip(filled);
    expect(textOf(parts, 'xl/worksheets/sheet1.xml')).toMatch(/<drawing [^>]*r:id="rIdFilled1"\/>/);
    const [, cx, cy] = /<xdr:ext cx="(\d+)" cy="(\d+)"\/>/.exec(textOf(parts, 'xl/drawings/drawing1.xml')) ?? [];
    expect(Number(cx) / Number(cy)).toBeCloseTo(0.75, 2);
    const book = await cellsOf(filled);
    expect(book.getWorksheet(1)?.getImages()[0]?.range.tl.nativeCol).toBe(6);
    expect(book.getWorksheet(1)?.getCell('G2').text).toBe('');
    const wrong = fillBlank(bytes, 'a.xlsx', { 企业标识图片: { image: 'a.txt' } }, { image: () => new Uint8Array(9) });
    expect(wrong.report.refused[0]?.reason).toContain('不是可用的图片');
    expect((await cellsOf(wrong.bytes)).getWorksheet(1)?.getCell('G2').text).toContain('企业标识图片');
  });
});

describe('other ways to write the same workbook', () => {
  const rewritten = async (change: (xml: string) => string, only: RegExp): Promise<[Uint8Array, Uint8Array]> => {
    const bytes = await records.staff();
    const parts: Parts = openZip(bytes);
    for (const name of parts.keys()) if (only.test(name)) parts.set(name, change(textOf(parts, name)));
    return [bytes, writeZip(parts)];
  };
  const places = (bytes: Uint8Array): unknown => readBlank(bytes, 'a.xlsx').places;

  it('reads and fills elements with a prefix', async () => {
    const [plain, prefixed] = await rewritten(
      (xml) =>
        xml
          .replace(/<(\/?)(?=[A-Za-z])(?![A-Za-z0-9]+:)/g, '<$1x:')
          .replace(/xmlns="(http:\/\/schemas\.openxmlformats\.org\/spreadsheetml[^"]*)"/, 'xmlns:x="$1"'),
      /^xl\/(?:workbook|sharedStrings|styles|worksheets\/sheet\d)\.xml$/,
    );
    expect(places(prefixed)).toEqual(places(plain));
    const { bytes, report } = fill(prefixed, { '安全负责人 / 姓名': '张三' });
    expect(clean(report)).toEqual([[], [], [], []]);
    expect(textOf(openZip(bytes), 'xl/worksheets/sheet1.xml')).toMatch(/<c r="C3"[^>]*><is><t[^>]*>张三</);
    expect(textOf(openZip(bytes), 'xl/styles.xml')).toBe(textOf(openZip(prefixed), 'xl/styles.xml'));
  });

  it('reads and fills the strict variant', async () => {
    const [plain, strict] = await rewritten(
      (xml) =>
        xml
          .replace(
            /http:\/\/schemas\.openxmlformats\.org\/spreadsheetml\/2006\/main/g,
            'http://purl.oclc.org/ooxml/spreadsheetml/main',
          )
          .replace(
            /http:\/\/schemas\.openxmlformats\.org\/officeDocument\/2006\/relationships/g,
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          ),
      /^xl\/.*\.(?:xml|rels)$/,
    );
    expect(places(strict)).toEqual(places(plain));
    expect(clean(fill(strict, { '安全负责人 / 姓名': '张三' }).report)).toEqual([[], [], [], []]);
  });

  it('reads texts that stand in the cells themselves', async () => {
    const bytes = await records.staff();
    const strings = [...textOf(openZip(bytes), 'xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(
      ([, si]) => si ?? '',
    );
    const [plain, inline] = await rewritten(
      (xml) =>
        xml.replace(
          / t="s"([^>]*)><v>(\d+)<\/v>/g,
          (_w, rest: string, index: string) => ` t="inlineStr"${rest}><is>${strings[Number(index)] ?? ''}</is>`,
        ),
      /^xl\/worksheets\/sheet\d\.xml$/,
    );
    expect(places(inline)).toEqual(places(plain));
  });
});
