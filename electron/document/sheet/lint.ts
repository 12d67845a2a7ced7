/** What Excel repairs silently or with a question: order of rows and cells, overlapping merges and validations. */
import { attribute, scanTags } from '../xml.ts';
import { textOf, type Parts } from '../zip.ts';
import { columnNumber } from './rows.ts';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
  range: string;
}

function box(range: string): Box | undefined {
  const match = /^\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/.exec(range);
  if (!match) return undefined;
  const [, left = '', top = '', right = left, bottom = top] = match;
  return { left: columnNumber(left), top: Number(top), right: columnNumber(right), bottom: Number(bottom), range };
}

const overlap = (a: Box, b: Box): boolean =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

function overlaps(boxes: Box[]): [Box, Box][] {
  const sorted = [...boxes].sort((a, b) => a.top - b.top);
  const found: [Box, Box][] = [];
  let active: Box[] = [];
  for (const each of sorted) {
    active = active.filter((other) => other.bottom >= each.top);
    for (const other of active) if (overlap(each, other)) found.push([other, each]);
    active.push(each);
  }
  return found;
}

function lintSheet(part: string, xml: string, problems: string[]): void {
  let row = 0;
  let column = 0;
  const merges: Box[] = [];
  const validations: Box[] = [];
  scanTags(xml, (name, kind, start, end) => {
    if (kind === 'close') return;
    if (name === 'row') {
      const number = Number(attribute(xml.slice(start, end), 'r') ?? row + 1);
      if (number <= row) problems.push(`${part}：第 ${number} 行的次序不对或重复`);
      row = number;
      column = 0;
    } else if (name === 'c') {
      const reference = attribute(xml.slice(start, end), 'r');
      const match = reference === undefined ? undefined : /^([A-Z]+)(\d+)$/.exec(reference);
      const number = match ? columnNumber(match[1] ?? '') : column + 1;
      if (match && Number(match[2]) !== row) problems.push(`${part}：单元格 ${reference} 不在第 ${row} 行`);
      if (number <= column) problems.push(`${part}：单元格 ${reference} 的次序不对或重复`);
      column = number;
    } else if (name === 'mergeCell') {
      const found = box(attribute(xml.slice(start, end), 'ref') ?? '');
      if (found) merges.push(found);
    } else if (name === 'dataValidation') {
      const ranges = (attribute(xml.slice(start, end), 'sqref') ?? '').split(/\s+/).filter(Boolean);
      if (ranges.length === 0) problems.push(`${part}：数据有效性没有范围`);
      for (const range of ranges) {
        const found = box(range);
        if (found) validations.push(found);
      }
    }
  });
  for (const [a, b] of overlaps(merges)) problems.push(`${part}：合并单元格 ${a.range} 与 ${b.range} 重叠`);
  for (const [a, b] of overlaps(validations)) problems.push(`${part}：数据有效性 ${a.range} 与 ${b.range} 重叠`);
}

export function lintSheets(parts: Parts): string[] {
  const problems: string[] = [];
  for (const part of parts.keys()) {
    if (/^xl\/worksheets\/[^/]*\.xml$/.test(part)) lintSheet(part, textOf(parts, part), problems);
  }
  return problems;
}
