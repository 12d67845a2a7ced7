/** Named styles of the shipped Word templates, so that a person can restyle a document in Word's own style pane. */
import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx';
import { FONT, type Font } from './fonts.ts';
import { mm, pt, SIZE, twips } from './units.ts';

/** Body lines are exactly 28 pt apart: 22 lines on the page of GB/T 9704. */
const BODY_LINE = { line: twips(28), lineRule: LineRuleType.EXACT };
/** Exact here too: fonts differ in their own line height, and with them the page numbers of the contents. */
const CELL_LINE = { line: twips(15), lineRule: LineRuleType.EXACT, before: twips(1.5), after: twips(1.5) };
const SMALL_LINE = { line: twips(12.5), lineRule: LineRuleType.EXACT, before: twips(1.5), after: twips(1.5) };
const exact = (points: number) => ({ line: twips(points), lineRule: LineRuleType.EXACT });
/** Only styles that carry pictures or large type may grow with their content; exact spacing would cut them off. */
const FREE_LINE = { line: 240, lineRule: LineRuleType.AUTO };

const run = (font: Font, size: number, more: object = {}) => ({ font, size: pt(size), ...more });
type Style = Omit<IParagraphStyleOptions, 'id' | 'name'>;
const style = (id: string, name: string, rest: Style): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: id === 'Normal' ? undefined : 'Normal',
  quickFormat: true,
  ...rest,
});

const body: IParagraphStyleOptions[] = [
  style('Normal', 'Normal', {
    run: run(FONT.body, SIZE.三号),
    paragraph: { spacing: BODY_LINE, alignment: AlignmentType.BOTH },
  }),
  style('BodyText', 'Body Text', { paragraph: { indent: { firstLine: mm(11.3), firstLineChars: 200 } } }),
  style('Caption', 'caption', {
    run: run(FONT.hei, SIZE.小四),
    paragraph: {
      alignment: AlignmentType.CENTER,
      spacing: { ...exact(20), before: twips(8), after: twips(4) },
      keepNext: true,
    },
  }),
  style('Figure', '图片', {
    paragraph: { alignment: AlignmentType.CENTER, spacing: { ...FREE_LINE, before: twips(10) }, keepNext: true },
  }),
  style('Note', '注', {
    run: run(FONT.body, SIZE.五号),
    paragraph: { spacing: { ...exact(16), before: twips(4), after: twips(6) } },
  }),
  style('Formula', '公式', {
    run: run(FONT.body, SIZE.小四),
    paragraph: { alignment: AlignmentType.CENTER, spacing: { ...exact(22), before: twips(3), after: twips(3) } },
  }),
  style('SubTitle', '小标题', {
    run: run(FONT.body, SIZE.三号, { bold: true }),
    paragraph: { indent: { firstLine: mm(11.3), firstLineChars: 200 }, keepNext: true },
  }),
  style('SectionEnd', '节尾', { run: run(FONT.body, 1), paragraph: { spacing: exact(1) } }),
  style('SignLine', '落款', {
    paragraph: { alignment: AlignmentType.RIGHT, indent: { right: mm(11.3) }, keepLines: true },
  }),
];

const tables: IParagraphStyleOptions[] = [
  style('TableText', '表格正文', {
    run: run(FONT.body, SIZE.五号),
    paragraph: { alignment: AlignmentType.LEFT, spacing: CELL_LINE },
  }),
  style('TableCenter', '表格居中', { basedOn: 'TableText', paragraph: { alignment: AlignmentType.CENTER } }),
  style('TableHead', '表头', {
    basedOn: 'TableText',
    run: run(FONT.hei, SIZE.五号),
    paragraph: { alignment: AlignmentType.CENTER },
  }),
  style('TableSmall', '表格小字', {
    basedOn: 'TableText',
    run: run(FONT.body, SIZE.小五),
    paragraph: { spacing: SMALL_LINE },
  }),
  style('TableSmallCenter', '表格小字居中', {
    basedOn: 'TableSmall',
    run: run(FONT.body, SIZE.小五),
    paragraph: { alignment: AlignmentType.CENTER },
  }),
  style('TableSmallHead', '表头小字', {
    basedOn: 'TableHead',
    run: run(FONT.hei, SIZE.小五),
    paragraph: { alignment: AlignmentType.CENTER, spacing: SMALL_LINE },
  }),
];

const cover: IParagraphStyleOptions[] = [
  style('CoverTitle', '封面标题', {
    run: run(FONT.title, SIZE.一号),
    paragraph: { alignment: AlignmentType.CENTER, spacing: { line: twips(42), lineRule: LineRuleType.AT_LEAST } },
  }),
  style('CoverDraft', '封面草稿', {
    run: run(FONT.hei, SIZE.小二, { color: 'C00000', characterSpacing: 80 }),
    paragraph: { alignment: AlignmentType.RIGHT, spacing: FREE_LINE },
  }),
  style('CoverLabel', '封面栏目', {
    run: run(FONT.hei, SIZE.三号),
    paragraph: { alignment: AlignmentType.DISTRIBUTE, spacing: { ...FREE_LINE, before: twips(7), after: twips(2) } },
  }),
  style('CoverValue', '封面填写', {
    run: run(FONT.body, SIZE.三号),
    paragraph: { alignment: AlignmentType.CENTER, spacing: { ...FREE_LINE, before: twips(7), after: twips(2) } },
  }),
  style('Title', 'Title', {
    run: run(FONT.title, SIZE.二号),
    paragraph: {
      alignment: AlignmentType.CENTER,
      spacing: { line: twips(32), lineRule: LineRuleType.AT_LEAST, before: twips(6), after: twips(14) },
      keepNext: true,
    },
  }),
];

const contents: IParagraphStyleOptions[] = [1, 2, 3].map((level) =>
  style(`TOC${level}`, `toc ${level}`, {
    run: run(level === 1 ? FONT.hei : FONT.body, level === 1 ? SIZE.四号 : SIZE.小四),
    paragraph: {
      alignment: AlignmentType.LEFT,
      indent: { left: mm(7.4 * (level - 1)) },
      spacing: { line: twips(level === 1 ? 22 : 19), lineRule: LineRuleType.EXACT },
    },
  }),
);

const captionList = style('TableofFigures', 'table of figures', {
  run: run(FONT.body, SIZE.小四),
  paragraph: { alignment: AlignmentType.LEFT, spacing: exact(18.5) },
});

const margins: IParagraphStyleOptions[] = [
  style('Header', 'header', {
    run: run(FONT.song, SIZE.小五),
    paragraph: { alignment: AlignmentType.CENTER, spacing: FREE_LINE },
  }),
  style('Footer', 'footer', {
    run: run(FONT.folio, SIZE.四号),
    paragraph: { alignment: AlignmentType.LEFT, spacing: FREE_LINE },
  }),
  style('PageOf', '页码', {
    run: run(FONT.folio, SIZE.五号),
    paragraph: { alignment: AlignmentType.CENTER, spacing: FREE_LINE },
  }),
];

function heading(font: Font, more: object = {}, level = 1): Style {
  return {
    basedOn: 'Normal',
    next: 'BodyText',
    run: run(font, SIZE.三号, { color: '000000', ...more }),
    paragraph: {
      spacing: { ...BODY_LINE, before: twips(level === 1 ? 8 : 4), after: twips(level === 1 ? 4 : 0) },
      indent: { firstLine: mm(11.3), firstLineChars: 200 },
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
      numbering: { reference: 'headings', level: level - 1 },
    },
  };
}

/** Grid lines, cell margins and a shaded head; a table keeps only its widths and merges to itself. */
export const TABLE_STYLE_XML = `<w:style w:type="table" w:customStyle="1" w:styleId="FilingTable">
<w:name w:val="申报表格"/><w:uiPriority w:val="59"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="8" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders>
<w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="74" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="74" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tcPr><w:vAlign w:val="center"/></w:tcPr></w:style>`.replace(/>\s+</g, '><');

/** @param numberedHeadings `false` where headings carry fixed codes of their own (附件 F-03) instead of 一、（一）1. */
export function documentStyles(numberedHeadings: boolean): IStylesOptions {
  const strip = (options: Style): Style =>
    numberedHeadings ? options : { ...options, paragraph: { ...options.paragraph, numbering: undefined } };
  return {
    default: {
      document: { run: { ...run(FONT.body, SIZE.三号), language: { value: 'en-US', eastAsia: 'zh-CN' } } },
      heading1: strip(heading(FONT.hei)),
      heading2: strip(heading(FONT.kai, {}, 2)),
      heading3: strip(heading(FONT.body, { bold: true }, 3)),
      hyperlink: { run: { color: '000000' } },
    },
    paragraphStyles: [...body, ...tables, ...cover, ...contents, captionList, ...margins],
  };
}
