/** What lies around a sheet's rows and refers to them: merged cells, validations, formats, print areas, drawings. */
import { escapeXml, unescapeXml } from '../text.ts';
import { setText, textOf, type Parts } from '../zip.ts';
import type { FilledSheet, Item } from './layout.ts';
import type { RowMap } from './plan.ts';
import { moveFormula, moveRange, moveRanges } from './references.ts';
import { columnLetters } from './rows.ts';
import { relations, WORKBOOK } from './workbook.ts';

type Maps = Map<string, RowMap>;

const formulaText = (raw: string, sheet: string, maps: Maps): string =>
  escapeXml(moveFormula(unescapeXml(raw), { sheet }, maps));

const RANGE = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/;

/** Merged cells inside a repeated row come with every copy; others stretch or move. */
export function moveMerges(xml: string, map: RowMap, items: Item[]): string {
  return xml.replace(/<mergeCells\b[^>]*>(.*?)<\/mergeCells>/s, (_whole, inner: string) => {
    const ranges = new Set<string>();
    for (const [, range = ''] of inner.matchAll(/ref="([^"]*)"/g)) {
      for (const copy of mergeCopies(range, map, items)) ranges.add(copy);
    }
    if (ranges.size === 0) return '';
    const cells = [...ranges].map((range) => `<mergeCell ref="${range}"/>`).join('');
    return `<mergeCells count="${ranges.size}">${cells}</mergeCells>`;
  });
}

function mergeCopies(range: string, map: RowMap, items: Item[]): string[] {
  const match = RANGE.exec(range);
  if (!match) return [range];
  const [top, bottom] = [Number(match[2]), Number(match[4])];
  const around = items.filter((item) => item.from <= top && bottom <= item.to);
  if (around.length === 0) {
    const moved = moveRange(range, map);
    return moved === '' ? [] : [moved];
  }
  // The innermost repetition holds the copies; the ones around it would repeat the first.
  const smallest = Math.min(...around.map((item) => item.to - item.from));
  return around
    .filter((item) => item.to - item.from === smallest)
    .map((item) => `${match[1]}${item.at + top - item.from}:${match[3]}${item.at + bottom - item.from}`);
}

/** Elements behind `sheetData` whose ranges follow their rows; validations so cover the added ones too. */
export function moveRangesAround(xml: string, sheet: string, maps: Maps): string {
  const map = maps.get(sheet);
  if (!map) return xml;
  return xml
    .replace(
      /(\ssqref=")([^"]*)(")/g,
      (_w, head: string, ranges: string, tail: string) => head + moveRanges(ranges, map) + tail,
    )
    .replace(
      /(<xm:sqref>)([^<]*)(<\/xm:sqref>)/g,
      (_w, head: string, ranges: string, tail: string) => head + moveRanges(ranges, map) + tail,
    )
    .replace(
      /(<(?:formula[12]?|xm:f)>)([^<]*)(<\/(?:formula[12]?|xm:f)>)/g,
      (_w, head: string, text: string, tail: string) => head + formulaText(text, sheet, maps) + tail,
    )
    .replace(
      /(<(?:autoFilter|hyperlink|sortState|sortCondition|protectedRange|ignoredError)\b[^>]*?\sref=")([^"]*)(")/g,
      (_w, head: string, range: string, tail: string) => head + (moveRange(range, map) || range) + tail,
    )
    .replace(
      /(<brk\b[^>]*?\sid=")(\d+)(")/g,
      (_w, head: string, row: string, tail: string) => head + map.last(Number(row)) + tail,
    );
}

/** An element left without a range would make the file invalid. */
export const dropEmptyRanges = (xml: string): string =>
  xml
    .replace(/<conditionalFormatting\b[^>]*\ssqref=""[^>]*>.*?<\/conditionalFormatting>/gs, '')
    .replace(/<dataValidation\b[^>]*\ssqref=""[^>]*?(?:\/>|>.*?<\/dataValidation>)/gs, '')
    .replace(/<dataValidations\b[^>]*>(.*?)<\/dataValidations>/gs, (_whole, inner: string) => {
      const count = inner.match(/<dataValidation\b/g)?.length ?? 0;
      return count === 0 ? '' : `<dataValidations count="${count}">${inner}</dataValidations>`;
    });

export function dimensionOf(filled: FilledSheet): string {
  let [left, right, top, bottom] = [Infinity, 0, Infinity, 0];
  for (const row of filled.out) {
    if (row.source.cells.length === 0) continue;
    const more = row.stream ? row.stream.value.count * row.stream.height - 1 : 0;
    top = Math.min(top, row.number);
    bottom = Math.max(bottom, row.number + more);
    for (const cell of row.source.cells) {
      left = Math.min(left, cell.column);
      right = Math.max(right, cell.column);
    }
  }
  return bottom === 0 ? 'A1' : `${columnLetters(left)}${top}:${columnLetters(right)}${bottom}`;
}

/** Print areas, print titles and other names; and Excel is told to compute everything when the file is opened. */
export function moveWorkbookNames(parts: Parts, maps: Maps, hasFormulas: boolean): void {
  let xml = textOf(parts, WORKBOOK);
  xml = xml.replace(
    /(<definedName\b[^>]*>)([^<]*)(<\/definedName>)/g,
    (_whole, head: string, text: string, tail: string) => head + formulaText(text, '', maps) + tail,
  );
  if (hasFormulas) xml = withFullCalculation(xml);
  setText(parts, WORKBOOK, xml);
}

function withFullCalculation(xml: string): string {
  if (/<calcPr\b/.test(xml)) {
    return xml.replace(/<calcPr\b[^>]*?(\/?)>/, (tag) =>
      tag.replace(/\sfullCalcOnLoad="[^"]*"/, '').replace(/<calcPr\b/, '<calcPr fullCalcOnLoad="1"'),
    );
  }
  const after = /<\/definedNames>|<\/externalReferences>|<\/functionGroups>|<\/sheets>/g;
  const last = [...xml.matchAll(after)].at(-1);
  if (!last) return xml;
  const at = last.index + last[0].length;
  return `${xml.slice(0, at)}<calcPr fullCalcOnLoad="1"/>${xml.slice(at)}`;
}

/** The order of computation is Excel's to find again; a stale one makes it repair the file. */
export function dropCalculationChain(parts: Parts): void {
  if (!parts.delete('xl/calcChain.xml')) return;
  const types = '[Content_Types].xml';
  setText(parts, types, textOf(parts, types).replace(/<Override\b[^>]*calcChain[^>]*\/>/, ''));
  const relationsPart = 'xl/_rels/workbook.xml.rels';
  setText(parts, relationsPart, textOf(parts, relationsPart).replace(/<Relationship\b[^>]*calcChain[^>]*\/>/, ''));
}

/** Drawings, Excel tables and comments that belong to a sheet. */
export function moveSheetParts(parts: Parts, part: string, map: RowMap): void {
  for (const { type, target } of relations(parts, part).values()) {
    const xml = textOf(parts, target);
    if (type === 'drawing') setText(parts, target, moveAnchors(xml, map));
    else if (type === 'table') setText(parts, target, moveTable(xml, map));
    else if (type === 'comments') {
      const moved = xml.replace(
        /(<comment\b[^>]*?\sref=")([A-Z]+)(\d+)(")/g,
        (_w, head: string, column: string, row: string, tail: string) => head + column + map.first(Number(row)) + tail,
      );
      setText(parts, target, moved);
    } else if (type === 'vmlDrawing') {
      const moved = xml.replace(
        /(<x:Row>)(\d+)(<\/x:Row>)/g,
        (_w, head: string, row: string, tail: string) => head + (map.first(Number(row) + 1) - 1) + tail,
      );
      setText(parts, target, moved);
    }
  }
}

/** Anchors count rows from 0. */
const moveAnchors = (xml: string, map: RowMap): string =>
  xml.replace(
    /(<xdr:row>)(\d+)(<\/xdr:row>)/g,
    (_w, head: string, row: string, tail: string) => head + (map.first(Number(row) + 1) - 1) + tail,
  );

const moveTable = (xml: string, map: RowMap): string =>
  xml.replace(
    /(<(?:table|autoFilter)\b[^>]*?\sref=")([^"]*)(")/g,
    (_w, head: string, range: string, tail: string) => head + (moveRange(range, map) || range) + tail,
  );

/** The array or shared range of a formula follows its rows. */
export const moveFormulaRange = (xml: string, map: RowMap): string =>
  xml.replace(
    /(<f\b[^>]*?\sref=")([^"]*)(")/g,
    (_w, head: string, range: string, tail: string) => head + (moveRange(range, map) || range) + tail,
  );
