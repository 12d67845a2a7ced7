/** Sheets: margins of GB/T 9704, running head, page numbers 「— 1 —」 outside on odd and even pages. */
import {
  AlignmentType,
  BorderStyle,
  type FileChild,
  Footer,
  Header,
  type ISectionOptions,
  NumberFormat,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from 'docx';
import { LANDSCAPE, mm, PORTRAIT } from './units.ts';

const BLANK = { headers: { default: new Header({ children: [new Paragraph({ style: 'Header' })] }) } };

function pageSetup(sheet: typeof PORTRAIT, numbers?: { start?: number; formatType?: 'upperRoman' | 'decimal' }) {
  const turned = sheet.width > sheet.height;
  return {
    type: SectionType.NEXT_PAGE,
    page: {
      // Word wants the upright size and the turn; docx swaps the sides itself.
      size: {
        width: mm(turned ? sheet.height : sheet.width),
        height: mm(turned ? sheet.width : sheet.height),
        orientation: turned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: mm(sheet.top),
        bottom: mm(sheet.bottom),
        left: mm(sheet.left),
        right: mm(sheet.right),
        header: mm(turned ? 15 : 22),
        footer: mm(turned ? 14 : 24),
      },
      ...(numbers ? { pageNumbers: numbers } : {}),
    },
  };
}

function folio(alignment: 'left' | 'right'): Footer {
  const indent = alignment === 'left' ? { left: mm(4.9) } : { right: mm(4.9) };
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        alignment: AlignmentType[alignment === 'left' ? 'LEFT' : 'RIGHT'],
        indent,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function runningHead(text: string): Header {
  return new Header({
    children: [
      new Paragraph({
        style: 'Header',
        border: { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: '7F7F7F' } },
        children: [new TextRun(text)],
      }),
    ],
  });
}

/** 「第 3 页　共 80 页」: the cover counts too, so that the last page says the same number twice. */
function pageOfPages(): Footer {
  const children = ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'];
  return new Footer({
    children: [new Paragraph({ style: 'PageOf', children: [new TextRun({ children })] })],
  });
}

export interface ReportSheet {
  wide?: boolean;
  /** Text flows in two columns, e.g. pictures with their captions. */
  columns?: 2;
}

/** A section of a long report: its pages are counted through the whole file. */
export function reportSection(head: string, children: FileChild[], sheet: ReportSheet = {}): ISectionOptions {
  return {
    headers: { default: runningHead(head), even: runningHead(head) },
    footers: { default: pageOfPages(), even: pageOfPages() },
    properties: {
      ...pageSetup(sheet.wide ? LANDSCAPE : PORTRAIT),
      ...(sheet.columns ? { column: { count: sheet.columns, space: mm(8) } } : {}),
    },
    children: [...children, new Paragraph({ style: 'SectionEnd' })],
  };
}

/** The cover: no page number, no running head. */
export function coverSection(children: FileChild[]): ISectionOptions {
  const blankFooter = { default: new Footer({ children: [new Paragraph({ style: 'Footer' })] }) };
  return { ...BLANK, footers: blankFooter, properties: pageSetup(PORTRAIT), children };
}

function numbered(
  head: string,
  sheet: typeof PORTRAIT,
  children: FileChild[],
  numbers?: Parameters<typeof pageSetup>[1],
): ISectionOptions {
  return {
    headers: { default: runningHead(head), even: runningHead(head) },
    footers: { default: folio('right'), even: folio('left') },
    properties: pageSetup(sheet, numbers),
    // The paragraph that ends a section carries its page set-up; a marker there would take it away when it vanishes.
    children: [...children, new Paragraph({ style: 'SectionEnd' })],
  };
}

/** The table of contents counts I, II … so that the text begins with page 1. */
export const contentsSection = (head: string, children: FileChild[]): ISectionOptions =>
  numbered(head, PORTRAIT, children, { start: 1, formatType: NumberFormat.UPPER_ROMAN });

/** First section of the text: pages count from 1. */
export const firstTextSection = (head: string, children: FileChild[]): ISectionOptions =>
  numbered(head, PORTRAIT, children, { start: 1, formatType: NumberFormat.DECIMAL });

export const textSection = (head: string, children: FileChild[]): ISectionOptions => numbered(head, PORTRAIT, children);
export const wideSection = (head: string, children: FileChild[]): ISectionOptions =>
  numbered(head, LANDSCAPE, children);
