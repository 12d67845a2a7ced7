/** Covers: title in 小标宋, then a form of underlined fields. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { inline, paragraph } from './text.ts';
import { mm, twips } from './units.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const LINE = { style: BorderStyle.SINGLE, size: 6, color: '000000' };

export interface CoverField {
  label: string;
  content: string;
}

function fieldRow({ label, content }: CoverField, widths: [number, number]): TableRow {
  const cell = (style: string, text: string, width: number, underlined: boolean): TableCell =>
    new TableCell({
      width: { size: mm(width), type: WidthType.DXA },
      verticalAlign: VerticalAlign.BOTTOM,
      borders: { top: NONE, left: NONE, right: NONE, bottom: underlined ? LINE : NONE },
      children: [new Paragraph({ style, children: inline(text) })],
    });
  return new TableRow({
    cantSplit: true,
    children: [cell('CoverLabel', label, widths[0], false), cell('CoverValue', content, widths[1], true)],
  });
}

function fieldTable(fields: CoverField[]): Table {
  const widths: [number, number] = [50, 100];
  return new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: mm(widths[0] + widths[1]), type: WidthType.DXA },
    columnWidths: widths.map(mm),
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
    rows: fields.map((field) => fieldRow(field, widths)),
  });
}

const space = (points: number): Paragraph =>
  new Paragraph({ style: 'CoverTitle', spacing: { line: twips(points), lineRule: 'exact' } });

/** `{{$草稿}}` is the engine's own tag: 「草稿」 on a draft, nothing on a finished document. */
export function cover(titleLines: string[], fields: CoverField[], foot: string[]): (Paragraph | Table)[] {
  return [
    new Paragraph({ style: 'CoverDraft', children: [new TextRun('{{$草稿}}')] }),
    space(70),
    ...titleLines.map((line) => paragraph('CoverTitle', line)),
    space(90),
    fieldTable(fields),
    space(50),
    ...foot.map((line) => paragraph('CoverValue', line)),
  ];
}
