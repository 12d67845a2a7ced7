/** Small Word blanks built from raw XML, unlike the samples on purpose. */
import { zipSync, strToU8 } from 'fflate';
import { readWordBlank } from '../../electron/blank/word/index.ts';
import type { BlankPlace } from '../../core/blank/place.ts';
import { openZip, textOf } from '../../electron/document/zip.ts';

const NS =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:v="urn:schemas-microsoft-com:vml" mc:Ignorable="w14 w15"';

export const run = (text: string, properties = ''): string =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const line = (count: number): string => run(' '.repeat(count), '<w:u w:val="single"/>');
export const p = (...runs: string[]): string =>
  `<w:p>${runs.map((one) => (one.startsWith('<') ? one : run(one))).join('')}</w:p>`;
interface CellOptions {
  span?: number;
  merge?: 'restart' | 'continue';
}
/** A cell of text lines, or of ready paragraphs. */
export const tc = (content: string | string[], { span, merge }: CellOptions = {}): string => {
  const blocks = (Array.isArray(content) ? content : [content]).map((one) =>
    /^<w:(?:p|sdt|tbl)[ >]/.test(one) ? one : p(one === '' ? run('') : one),
  );
  const pr = `<w:tcPr><w:tcW w:w="2000" w:type="dxa"/>${span ? `<w:gridSpan w:val="${span}"/>` : ''}${merge ? `<w:vMerge w:val="${merge}"/>` : ''}</w:tcPr>`;
  return `<w:tc>${pr}${blocks.join('')}</w:tc>`;
};
export const tr = (...cells: string[]): string =>
  `<w:tr>${cells.map((one) => (one.startsWith('<') ? one : tc(one))).join('')}</w:tr>`;
export const tbl = (...rows: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;

export function docx(body: string, more: Record<string, string> = {}): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml':
      '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${NS}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

/** Places as `at kind label` lines, for reading at a glance. */
export const listed = (bytes: Uint8Array): string[] =>
  readWordBlank(bytes).places.map(({ at, kind, label }) => `${at} ${kind} ${label.join(' / ')}`);

/** The place whose label ends with these words. */
export function placeOf(bytes: Uint8Array, ...label: string[]): BlankPlace {
  const wanted = label.join(' / ');
  const found = readWordBlank(bytes).places.filter((place) => place.label.join(' / ').endsWith(wanted));
  const [one] = found;
  if (!one || found.length > 1) throw new Error(`${found.length} places called ${wanted}`);
  return one;
}

export const documentXml = (bytes: Uint8Array, part = 'word/document.xml'): string => textOf(openZip(bytes), part);
/** Printed text, paragraphs separated by `|`. */
export const printed = (bytes: Uint8Array): string =>
  documentXml(bytes)
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<w:br\/>/g, '\n')
    .replace(/<\/w:p>/g, '|')
    .replace(/<[^>]*>/g, '');
