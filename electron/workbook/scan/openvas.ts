/** OpenVAS' and GVM's XML reports, bare or as an answer of the manager. */
import { childOf, childrenOf, textOf } from './element.ts';
import type { ScanReader } from './reader.ts';
import { addFinding, FINDING_HEAD, numberOf, riskOf, ScanSheet } from './sheet.ts';

export function openvasReader(root: string): ScanReader {
  const findings = new ScanSheet('漏洞', FINDING_HEAD);
  return {
    tool: 'OpenVAS',
    root,
    unit: new Set(['result']),
    sheets: [findings],
    take(result) {
      const nvt = childOf(result, 'nvt');
      const [, port, protocol] = /^(\d+)\/(\w+)/.exec(textOf(result, 'port') ?? '') ?? [];
      const refs = childrenOf(childOf(nvt, 'refs'), 'ref').map(({ attributes }) => attributes['id'] ?? '');
      const cvss = numberOf(textOf(result, 'severity')) ?? numberOf(textOf(nvt, 'cvss_base'));
      const name = textOf(result, 'name') ?? textOf(nvt, 'name') ?? '';
      // `<result id="…"/>` also stands in lists that only point at results.
      if (name === '') return;
      addFinding(findings, {
        name,
        ip: textOf(result, 'host'),
        host: textOf(result, 'host', 'hostname'),
        port: numberOf(port),
        protocol: protocol ?? textOf(result, 'port')?.split('/')[1],
        risk: riskOf(cvss),
        cvss: cvss !== undefined && cvss >= 0 ? cvss : undefined,
        ids: [...refs, textOf(nvt, 'cve') ?? ''],
        description: tagged(textOf(nvt, 'tags')).get('summary') ?? textOf(result, 'description'),
        solution: textOf(nvt, 'solution') ?? tagged(textOf(nvt, 'tags')).get('solution'),
        output: textOf(result, 'description'),
        check: nvt?.attributes['oid'],
        tool: 'OpenVAS',
      });
    },
  };
}

/** `summary=…|solution=…` */
function tagged(tags: string | undefined): Map<string, string> {
  const pairs = (tags ?? '').split('|').map((part) => part.split(/=(.*)/s));
  return new Map(pairs.map(([name = '', value = '']) => [name, value]));
}
