/** A scanner's report as tables: one list of findings, one of hosts, one of open ports. */
import type { CellValue, TableRow } from '../read/model.ts';
import { tooLarge } from '../read/refusal.ts';

/** More findings than any assessment holds, and what fits into memory. */
const MAX_ROWS = 500_000;
/** Longer outputs are cut, and say so. */
const MAX_TEXT = 8_000;

export class ScanSheet {
  readonly name: string;
  readonly rows: TableRow[];

  constructor(name: string, head: readonly string[]) {
    this.name = name;
    this.rows = [{ row: 1, cells: [...head] }];
  }

  /** @throws WorkbenchError WORKBOOK */
  add(cells: readonly (string | number | null | undefined)[]): void {
    if (this.rows.length >= MAX_ROWS) throw tooLarge(`more than ${MAX_ROWS} rows in ${this.name}`);
    this.rows.push({ row: this.rows.length + 1, cells: cells.map(cellOf) });
  }

  get count(): number {
    return this.rows.length - 1;
  }
}

function cellOf(value: string | number | null | undefined): CellValue {
  if (typeof value !== 'string') return value ?? null;
  const text = value.replace(/\r\n?/g, '\n').trim();
  if (text === '') return null;
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…（以下从略，全文见扫描报告）` : text;
}

export const FINDING_HEAD = [
  '漏洞名称',
  'IP地址',
  '主机名',
  '端口',
  '协议',
  '服务',
  '风险等级',
  'CVSS',
  'CVE编号',
  'CNVD编号',
  '漏洞描述',
  '整改建议',
  '检测输出',
  '检测项编号',
  '来源工具',
  '来源',
] as const;

export interface ScanFinding {
  name: string;
  ip?: string | undefined;
  host?: string | undefined;
  /** Number; 0 is the host itself. */
  port?: number | undefined;
  protocol?: string | undefined;
  service?: string | undefined;
  /** 严重, 高, 中, 低, 信息 */
  risk?: string | undefined;
  cvss?: number | undefined;
  ids: readonly string[];
  description?: string | undefined;
  solution?: string | undefined;
  output?: string | undefined;
  check?: string | undefined;
  tool: string;
}

const idsLike = (ids: readonly string[], pattern: RegExp): string =>
  [...new Set(ids.flatMap((text) => text.match(pattern) ?? []).map((id) => id.toUpperCase()))].join('、');

export function addFinding(sheet: ScanSheet, finding: ScanFinding): void {
  const { name, ip, host, port, protocol, service, risk, cvss, ids, description, solution, output, check, tool } =
    finding;
  const cve = idsLike(ids, /CVE-\d{4}-\d{4,}/gi);
  const cnvd = idsLike(ids, /CNVD-\d{4}-\d{4,}/gi);
  const at = [ip, host === ip ? undefined : host, port === 0 ? undefined : port, protocol, service] as const;
  sheet.add([name, ...at, risk, cvss, cve, cnvd, description, solution, output, check, tool, '漏洞扫描']);
}

/** Qualitative rating of CVSS v3 (FIRST, CVSS v3.1 specification, section 5). */
export function riskOf(cvss: number | undefined): string | undefined {
  if (cvss === undefined) return undefined;
  if (cvss >= 9) return '严重';
  if (cvss >= 7) return '高';
  if (cvss >= 4) return '中';
  return cvss > 0 ? '低' : '信息';
}

export function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}
