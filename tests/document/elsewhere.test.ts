/** What other programs say to the files: the Open XML SDK validator and LibreOffice. */
import fs from 'node:fs';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { HeadingLevel, ImageRun, Paragraph, TableOfContents } from 'docx';
import { describe, expect, it } from 'vitest';
import type { Rendered } from '../../electron/document/index.ts';
import { libreOfficePdf, needs, pdfText, tempDir, validateOpenXml } from '../support/index.ts';
import {
  check,
  date,
  footer,
  header,
  longtext,
  number,
  p,
  pictures,
  png,
  render,
  rows,
  run,
  table,
  text,
  word,
  wordOf,
} from './support.ts';

function save(rendered: Rendered): string {
  const file = path.join(tempDir(), rendered.report.fileName);
  fs.writeFileSync(file, rendered.bytes);
  return file;
}

const heading = (value: string) => new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run(value)] });
const sentence = '平台承担车辆远程监控、远程升级与用户数据汇聚等业务，部署于自有数据中心。';

async function report(assets: number, draft: boolean): Promise<Rendered> {
  const own = new Paragraph({
    children: [new ImageRun({ type: 'png', data: png(50), transformation: { width: 20, height: 20 } })],
  });
  const template = await wordOf([
    { properties: { titlePage: true }, children: [p('{{单位}}'), p('{{日期}}')] },
    { children: [new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' })] },
    {
      headers: header('{{单位}}'),
      footers: footer('第'),
      properties: { page: { pageNumbers: { start: 1 } } },
      children: [
        heading('概述'),
        p('{{概述}}'),
        p('{{#系统}}'),
        heading('{{名称}}'),
        own,
        p('{{概述}}'),
        p('{{%拓扑}}'),
        table(['序号', '资产'], ['{{#资产}}{{序号}}', '{{名}}{{/资产}}']),
        p('{{/系统}}'),
        heading('结论'),
        table(['{{概述}}', '{{是}}是 {{否}}否'], ['{{%拓扑}}', '']),
      ],
    },
  ]);
  const { value, evidence } = pictures(
    Array.from({ length: 12 }, (_, i) => png(i)),
    Array.from({ length: 12 }, (_, i) => `拓扑${i + 1}`),
  );
  const asset = (i: number) => ({ 名: text(`资产<${i}>&`) });
  const system = (名称: string, images: boolean) => ({
    名称: text(名称),
    资产: rows(...Array.from({ length: assets }, (_, i) => asset(i + 1))),
    拓扑: images ? value : { ...pictures([]).value },
  });
  const values = {
    单位: text('上海甲汽车科技有限公司😀'),
    日期: date('2025-03-01', '2025年3月1日'),
    概述: longtext(...Array.from({ length: 8 }, (_, i) => `${i + 1}. ${sentence.repeat(3)}`)),
    系统: rows(system('监控平台', true), system('升级平台', false)),
    拓扑: pictures([]).value,
    是: check(true),
    否: check(false),
  };
  return render(template, values, { draft }, evidence);
}

describe('Word documents elsewhere', () => {
  it.for([
    [0, false],
    [1, true],
    [200, false],
  ] as const)('%i rows, draft %s: valid for the Open XML SDK', async ([assets, draft], context) => {
    needs(context, 'validator');
    const file = save(await report(assets, draft));
    expect(await validateOpenXml(file)).toEqual([]);
  });

  it('every placed text is in the pages LibreOffice makes, and the contents name the right ones', async (context) => {
    needs(context, 'libreoffice', 'pdftotext');
    const rendered = await report(30, false);
    const pages = (await pdfText(await libreOfficePdf(save(rendered))))
      .split('\f')
      .map((page) => page.replace(/\s+/g, ''));
    const all = pages.join('');
    for (const { place, text: shown } of rendered.report.placed) {
      if (place.endsWith('拓扑') || shown.endsWith('…') || shown.includes('😀')) continue;
      expect(all).toContain(shown.replace(/\s+/g, ''));
    }
    const contents = pages.findIndex((page) => page.includes('监控平台.'));
    for (const title of ['概述', '监控平台', '升级平台', '结论']) {
      const shown = Number(new RegExp(`${title}\\.+(\\d+)`).exec(pages[contents] ?? '')?.[1]);
      // Pages of the text count from 1, behind cover and contents.
      const there =
        pages.findIndex((page, i) => i > contents && page.includes(title) && isHeading(page, title)) - contents;
      expect(Math.abs(shown - there), `${title}: ${shown} / ${there}`).toBeLessThanOrEqual(1);
    }
  }, 120_000);
});

/** The running head names the firm, so a title stands on a page of its own right. */
const isHeading = (page: string, title: string): boolean => !page.includes('目录') && page.includes(title);

describe('workbooks elsewhere', () => {
  it.for([0, 1, 200])(
    '%i rows: valid, and LibreOffice shows the values',
    { timeout: 120_000 },
    async (count, context) => {
      needs(context, 'validator', 'libreoffice', 'pdftotext');
      const workbook = new ExcelJS.Workbook();
      const sheet = workbook.addWorksheet('资产表');
      sheet.mergeCells('A1:C1');
      sheet.getCell('A1').value = '{{单位}}资产表';
      sheet.getRow(2).values = ['{{#资产}}{{序号}}', '{{名}}', '{{数}}{{/资产}}'];
      sheet.getCell('B3').value = '合计';
      sheet.getCell('C3').value = { formula: 'SUM(C2:C2)', result: 0 };
      sheet.getCell('C2').dataValidation = { type: 'whole', operator: 'greaterThan', formulae: [0], allowBlank: true };
      const template = new Uint8Array(await workbook.xlsx.writeBuffer());
      const items = Array.from({ length: count }, (_, i) => ({ 名: text(`设备${i + 1}`), 数: number(2) }));
      const more = { format: 'xlsx', fileName: '资产表.xlsx', draft: count === 1 } as const;
      const file = save(await render(template, { 单位: text('甲公司'), 资产: rows(...items) }, more));
      // exceljs, which built the template, writes the children of fonts in an unusual order; that part is not ours.
      expect((await validateOpenXml(file)).filter((error) => !error.includes('/xl/styles.xml'))).toEqual([]);
      const shown = (await pdfText(await libreOfficePdf(file))).replace(/\s+/g, '');
      expect(shown).toContain('甲公司资产表');
      if (count > 0) expect(shown).toContain(`设备${count}`);
      expect(shown).toContain(`合计${count * 2}`);
      expect(shown.includes('草稿')).toBe(count === 1);
    },
  );
});

describe('the template itself', () => {
  it('is valid, so that what is found above is ours', async (context) => {
    needs(context, 'validator');
    const file = path.join(tempDir(), 'template.docx');
    fs.writeFileSync(file, await word([p('{{单位}}')]));
    expect(await validateOpenXml(file)).toEqual([]);
  });
});
