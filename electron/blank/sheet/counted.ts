/** Cells that a sheet computes with: those its formulas refer to, and those that accept only numbers. */
import { unescapeXml } from '../../document/text.ts';
import { attribute, findElements } from '../../document/xml.ts';
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

interface Bounds {
  range: CellRange;
  whole: boolean;
  least: number;
  most: number;
}

/** The limits of a rule that Excel enforces; `undefined` when they are computed or only advised. */
function boundsOf(tag: string, inner: string): Omit<Bounds, 'range'> | undefined {
  const enforced = /^(?:1|true)$/.test(attribute(tag, 'showErrorMessage') ?? '');
  if (!enforced || (attribute(tag, 'errorStyle') ?? 'stop') !== 'stop') return undefined;
  const [first, second] = [1, 2].map((n) => {
    const text = new RegExp(`<formula${n}>\\s*(-?\\d+(?:\\.\\d+)?)\\s*</formula${n}>`).exec(inner)?.[1];
    return text === undefined ? undefined : Number(text);
  });
  const whole = attribute(tag, 'type') === 'whole';
  const operator = attribute(tag, 'operator') ?? 'between';
  if (operator === 'between' && first !== undefined && second !== undefined)
    return { whole, least: first, most: second };
  if (operator === 'greaterThanOrEqual' && first !== undefined) return { whole, least: first, most: Infinity };
  if (operator === 'lessThanOrEqual' && first !== undefined) return { whole, least: -Infinity, most: first };
  return undefined;
}

export class Counted {
  private readonly ranges: CellRange[] = [];
  private readonly bounds: Bounds[] = [];

  constructor(xml: string) {
    for (const [, raw = ''] of xml.matchAll(/<f\b[^>]*>([^<]+)<\/f>/g)) {
      if (this.ranges.length > 5_000) break;
      this.formula(unescapeXml(raw));
    }
    for (const element of findElements(xml, ['dataValidation'])) {
      const tag = xml.slice(element.start, element.innerStart);
      if (!/^(?:whole|decimal)$/.test(attribute(tag, 'type') ?? '')) continue;
      const bounds = boundsOf(tag, xml.slice(element.innerStart, element.innerEnd));
      for (const part of (attribute(tag, 'sqref') ?? '').split(/\s+/)) {
        this.add(part);
        const range = bounds && parseRange(part);
        if (bounds && range) this.bounds.push({ ...bounds, range });
      }
    }
  }

  /** Why Excel would not accept this number here. */
  refusal(row: number, column: number, value: number): string | undefined {
    const rule = this.bounds.find(
      ({ range: r }) => r.row <= row && row <= r.rowEnd && r.column <= column && column <= r.columnEnd,
    );
    if (!rule || (value >= rule.least && value <= rule.most && (!rule.whole || Number.isInteger(value))))
      return undefined;
    const kind = rule.whole ? '整数' : '数';
    if (rule.most === Infinity) return `${value} 不在允许的范围里：应是不小于 ${rule.least} 的${kind}。`;
    if (rule.least === -Infinity) return `${value} 不在允许的范围里：应是不大于 ${rule.most} 的${kind}。`;
    return `${value} 不在允许的范围里：应是 ${rule.least} 到 ${rule.most} 之间的${kind}。`;
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
