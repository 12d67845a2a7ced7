/** Document → bytes that are the same on every run: no clock, fixed zip times, parts in name order. */
import { Document, type ISectionOptions, Packer } from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { headingNumbering } from './numbering.ts';
import { documentStyles, TABLE_STYLE_XML } from './styles.ts';
import { fixedZip } from './zip.ts';

export interface TemplateDocument {
  title: string;
  /** `false` where headings carry codes of their own. */
  numberedHeadings: boolean;
  sections: ISectionOptions[];
}

const EPOCH = '2025-01-01T00:00:00Z';

export async function writeDocx({ title, numberedHeadings, sections }: TemplateDocument): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: '车联安评工作台',
    lastModifiedBy: '车联安评工作台',
    description: '文书模板：可在 Word 中修改版式，双花括号中的名称请保留。',
    styles: documentStyles(numberedHeadings),
    ...(numberedHeadings ? { numbering: headingNumbering } : {}),
    evenAndOddHeaderAndFooters: true,
    defaultTabStop: 420,
    compatibility: { version: 15 },
    // Fields are written clean, with numbers, so that Word opens the file without asking to update them.
    pageNumbers: estimatePageNumbersWith({ guess: true }),
    sections,
  });
  const bytes = await Packer.toBuffer(document);
  return fixedZip(bytes, settle);
}

/** What docx writes differently on every run, or cannot write. */
function settle(name: string, text: string): string {
  if (name === 'docProps/core.xml') return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, EPOCH);
  // docx takes table styles only instead of its own paragraph styles, not beside them.
  if (name === 'word/styles.xml') return text.replace('</w:styles>', `${TABLE_STYLE_XML}</w:styles>`);
  if (name === 'word/document.xml') return renumberBookmarks(text);
  return text;
}

/** docx counts the bookmarks of tables of contents through the whole process; here they count per document. */
function renumberBookmarks(xml: string): string {
  const names = new Map<string, string>();
  const ids = new Map<string, number>();
  return xml
    .replace(/_Toc\d+/g, (name) => {
      if (!names.has(name)) names.set(name, `_Toc${200_000_001 + names.size}`);
      return names.get(name) ?? name;
    })
    .replace(/<w:bookmark(?:Start|End) [^>]*>/g, (mark) =>
      mark.replace(/w:id="(\d+)"/, (_, id: string) => {
        if (!ids.has(id)) ids.set(id, ids.size + 1);
        return `w:id="${ids.get(id) ?? 0}"`;
      }),
    );
}
