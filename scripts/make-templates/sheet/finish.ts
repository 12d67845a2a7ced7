/** A new workbook with fixed times, and its bytes: same input, same bytes. */
import ExcelJS from 'exceljs';
import { fixedZip } from '../layout/zip.ts';

export function newWorkbook(): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '车联安评工作台';
  workbook.created = workbook.modified = new Date(Date.UTC(2025, 0, 1));
  return workbook;
}

export async function finish(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  return fixedZip(new Uint8Array(await workbook.xlsx.writeBuffer()), (name, text) => {
    if (name === 'xl/styles.xml') return orderFonts(text);
    // A file that claims to come from Excel keeps its row heights: LibreOffice would not fit rows to their text.
    return name === 'xl/workbook.xml' ? text.replace(/<fileVersion [^>]*\/>/, '') : text;
  });
}

const FONT_ORDER = ['b', 'i', 'strike', 'u', 'vertAlign', 'sz', 'color', 'name', 'family', 'charset', 'scheme'];

/** exceljs writes a font's parts in an order of its own; the schema has one. */
function orderFonts(xml: string): string {
  return xml.replace(/<font>(.*?)<\/font>/g, (_, inner: string) => {
    const parts = [...inner.matchAll(/<(\w+)[^>]*\/>/g)].map((match) => ({ name: match[1] ?? '', text: match[0] }));
    parts.sort((a, b) => FONT_ORDER.indexOf(a.name) - FONT_ORDER.indexOf(b.name));
    return `<font>${parts.map((part) => part.text).join('')}</font>`;
  });
}
