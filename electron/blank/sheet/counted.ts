/** Cells that a sheet computes with: those its formulas refer to, and those that accept only numbers. */
import { unescapeXml } from '../../document/text.ts';
import { attribute } from '../../document/xml.ts';
import { type CellRange, parseRange } from './lists.ts';

/** A formula over whole columns says nothing of single cells. */
const MAX_ROWS = 100_000;
const REFERENCE =
  /(?:('(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)(?![\p{L}\p{N}_(!])/gu;
/** Functions that look at texts as well. */
const TEXTUAL =
  /\b(?:COUNTA|COUNTIF|COUNTIFS|VLOOKUP|XLOOKUP|MATCH|INDEX|CONCAT|CONCATENATE|TEXT|LEN|MID|LEFT|RIGHT)\s*\(/iu;
/** Comparisons with texts: IF(G4="",…) looks whether something is there. */
const ARITHMETIC = /\b(?:SUM|SUMPRODUCT|AVERAGE|MIN|MAX|ROUND|PRODUCT|RANK)\s*\(|[-+*/^]/iu;

export class Counted {
  private readonly ranges: CellRange[] = [];

  constructor(xml: string) {
    for (const [, raw = ''] of xml.matchAll(/<f\b[^>]*>([^<]+)<\/f>/g)) {
      if (this.ranges.length > 5_000) break;
      this.formula(unescapeXml(raw));
    }
    for (const [tag] of xml.matchAll(/<dataValidation\b[^>]*>/g)) {
      if (!/^(?:whole|decimal)$/.test(attribute(tag, 'type') ?? '')) continue;
      for (const part of (attribute(tag, 'sqref') ?? '').split(/\s+/)) this.add(part);
    }
  }

  has(row: number, column: number): boolean {
    return this.ranges.some((r) => r.row <= row && row <= r.rowEnd && r.column <= column && column <= r.columnEnd);
  }

  private formula(formula: string): void {
    const bare = formula.replace(/"(?:[^"]|"")*"/g, '""');
    if (TEXTUAL.test(bare) || /""/.test(bare) || !ARITHMETIC.test(bare)) return;
    for (const [, sheet, reference = ''] of bare.matchAll(REFERENCE)) if (sheet === undefined) this.add(reference);
  }

  private add(reference: string): void {
    const range = parseRange(reference);
    if (range && range.rowEnd - range.row < MAX_ROWS) this.ranges.push(range);
  }
}
