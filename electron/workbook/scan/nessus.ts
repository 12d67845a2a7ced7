/** Nessus' own export (.nessus, NessusClientData_v2). */
import { childrenOf, childOf, type ScanElement, textOf } from './element.ts';
import type { ScanReader } from './reader.ts';
import { addFinding, FINDING_HEAD, numberOf, ScanSheet } from './sheet.ts';

const RISKS = ['信息', '低', '中', '高', '严重'];

export function nessusReader(): ScanReader {
  const findings = new ScanSheet('漏洞', FINDING_HEAD);
  const hosts = new ScanSheet('主机', ['IP地址', '主机名', 'MAC地址', '操作系统']);
  return {
    tool: 'Nessus',
    root: 'NessusClientData_v2',
    unit: new Set(['ReportHost']),
    sheets: [findings, hosts],
    take(host) {
      const tags = new Map(
        childrenOf(childOf(host, 'HostProperties'), 'tag').map(({ attributes, text }) => [attributes['name'], text]),
      );
      const ip = tags.get('host-ip') ?? host.attributes['name'];
      const name = tags.get('host-fqdn') ?? tags.get('netbios-name') ?? host.attributes['name'];
      hosts.add([ip, name === ip ? null : name, tags.get('mac-address'), tags.get('operating-system')]);
      for (const item of childrenOf(host, 'ReportItem')) takeItem(item, ip, name);
    },
  };

  function takeItem(item: ScanElement, ip: string | undefined, host: string | undefined): void {
    const { attributes } = item;
    const scores = ['cvss3_base_score', 'cvss_base_score'].map((name) => numberOf(textOf(item, name)));
    addFinding(findings, {
      name: attributes['pluginName'] ?? '',
      ip,
      host,
      port: numberOf(attributes['port']),
      protocol: attributes['protocol'],
      service: attributes['svc_name'],
      risk: RISKS[numberOf(attributes['severity']) ?? -1],
      cvss: scores.find((score) => score !== undefined),
      ids: [...childrenOf(item, 'cve'), ...childrenOf(item, 'xref')].map(({ text }) => text),
      description: [textOf(item, 'synopsis'), textOf(item, 'description')].filter(Boolean).join('\n'),
      solution: textOf(item, 'solution'),
      output: textOf(item, 'plugin_output'),
      check: attributes['pluginID'],
      tool: 'Nessus',
    });
  }
}
