/** What both assessment reports begin with: cover, declaration, signatures, contents. */
import { type FileChild, type ISectionOptions, TableOfContents } from 'docx';
import { cover, type CoverField } from '../layout/cover.ts';
import { coverSection, reportSection } from '../layout/page.ts';
import { centred, formTable, label, value } from '../layout/table.ts';
import { body, gap, paragraph } from '../layout/text.ts';

export interface FrontOptions {
  head: string;
  titleLines: string[];
  fields: CoverField[];
  /** Numbered sentences; tags allowed. */
  declaration: string[];
  /** Rows of the table of basic facts: label, tag text, and whether it takes the whole line. */
  facts: [string, string, 'half' | 'whole'][];
  /** Captions listed after the contents: 「表」, 「图」. */
  captions: ('表' | '图')[];
}

const WIDTHS = [33, 45, 33, 45];

/** Facts of half a line stand in pairs. */
export function factTable(facts: FrontOptions['facts']): FileChild {
  const rows: ReturnType<typeof label>[][] = [];
  let open: ReturnType<typeof label>[] | undefined;
  for (const [name, content, room] of facts) {
    if (room === 'whole') rows.push([label(name), value(content, { span: 3, long: true })]);
    else if (open) {
      open.push(label(name), value(content));
      open = undefined;
    } else rows.push((open = [label(name), value(content)]));
  }
  if (open) open.push(label(''), value(''));
  return formTable(WIDTHS, rows);
}

const signatures = formTable(
  [24, 40, 48, 44],
  [
    [label(''), label('姓名'), label('签字'), label('日期')],
    ...['编制人', '审核人', '批准人'].map((role) => [
      label(role),
      centred(`{{${role}}}`, { heightMm: 16 }),
      centred('　'),
      centred('　　年　　月　　日'),
    ]),
  ],
  1,
);

/** Cover, declaration with signatures, basic facts, contents. */
export function front({ head, titleLines, fields, declaration, facts, captions }: FrontOptions): ISectionOptions[] {
  return [
    coverSection(cover(titleLines, fields, [])),
    reportSection(head, [
      paragraph('Title', '声　明'),
      ...declaration.map((sentence, i) => body(`${i + 1}. ${sentence}`)),
      paragraph('SignLine', '{{实施单位}}（盖章）', { spacing: { before: 360 }, keepNext: true }),
      paragraph('SignLine', '{{报告日期}}'),
      paragraph('Title', '签 字 页', { pageBreakBefore: true }),
      signatures,
      gap(),
      paragraph('Title', '基本信息表', { spacing: { before: 360 } }),
      factTable(facts),
    ]),
    reportSection(head, [
      paragraph('Title', '目　录'),
      new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' }),
      ...captions.flatMap((kind) => [
        paragraph('Title', `${kind}目录`, { spacing: { before: 480 } }),
        new TableOfContents(`${kind}目录`, { hyperlink: true, captionLabelIncludingNumbers: kind }),
      ]),
    ]),
  ];
}
