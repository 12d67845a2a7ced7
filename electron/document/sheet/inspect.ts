/** What tags an Excel template has, where, and what is wrong with them. */
import { buildTree, type Inspection, type TemplateProblem, type TextPlace } from '../tag-scan.ts';
import { unescapeXml } from '../text.ts';
import { openZip, type Parts, textOf } from '../zip.ts';
import { columnLetters, readRows } from './rows.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

export function inspectSheet(template: Uint8Array): Inspection {
  const parts = openZip(template);
  return inspectWorkbook(parts, readWorkbook(parts));
}

export function inspectWorkbook(parts: Parts, workbook: Workbook): Inspection {
  const problems: TemplateProblem[] = [];
  const tags = workbook.sheets.flatMap((sheet) => {
    const xml = textOf(parts, sheet.part);
    const places: TextPlace[] = [];
    for (const row of readRows(xml, workbook.strings).rows) {
      const tagged = row.cells.some((cell) => cell.text?.includes('{{'));
      for (const cell of row.cells) {
        const where = `${sheet.name}!${columnLetters(cell.column)}${row.number}`;
        if (cell.text !== undefined) places.push({ where, text: cell.text });
        if (tagged && /<f\b[^>]*\st="shared"/.test(cell.xml)) problems.push(sharedFormula(where));
      }
    }
    for (const [, name = '', code = ''] of xml.matchAll(/<((?:odd|even|first)(?:Header|Footer))>([^<]*)</g)) {
      places.push({ where: `${sheet.name} ${name.endsWith('Header') ? '页眉' : '页脚'}`, text: unescapeXml(code) });
    }
    return buildTree(places, problems);
  });
  return { tags, problems };
}

function sharedFormula(where: string): TemplateProblem {
  const message = `${where}：与标记同一行的公式是填充出来的共享公式，重复行时会出错；请在该单元格重新输入公式。`;
  return { level: 'warning', where, tag: '', message };
}
