/** nmap's XML output (-oX): hosts, open ports, and what its scripts found. */
import { childOf, childrenOf, type ScanElement } from './element.ts';
import { addFinding, FINDING_HEAD, numberOf, ScanSheet } from './sheet.ts';
import type { ScanReader } from './reader.ts';

/** Scripts that report weaknesses, as against those that only describe: nmap's own naming. */
const WEAKNESS_SCRIPT = /vuln|cve|heartbleed|poodle|weak|anonymous|default-accounts|empty-password|brute/i;

export function nmapReader(): ScanReader {
  const hosts = new ScanSheet('主机', ['IP地址', '主机名', 'MAC地址', '厂商', '操作系统', '开放端口数', '开放端口']);
  const ports = new ScanSheet('开放端口', ['IP地址', '主机名', '端口', '协议', '服务', '产品', '版本']);
  const findings = new ScanSheet('脚本发现', FINDING_HEAD);
  return {
    tool: 'nmap',
    root: 'nmaprun',
    unit: new Set(['host']),
    sheets: [hosts, ports, findings],
    take(host) {
      if (childOf(host, 'status')?.attributes['state'] === 'down') return;
      const addresses = childrenOf(host, 'address');
      const mac = addresses.find(({ attributes }) => attributes['addrtype'] === 'mac')?.attributes;
      const ip = addresses.find(({ attributes }) => attributes['addrtype'] !== 'mac')?.attributes['addr'];
      const name = childOf(host, 'hostnames', 'hostname')?.attributes['name'];
      const open = childrenOf(childOf(host, 'ports'), 'port').filter(
        (port) => childOf(port, 'state')?.attributes['state'] === 'open',
      );
      const system = childOf(host, 'os', 'osmatch')?.attributes['name'];
      const list = open.map(({ attributes }) => `${attributes['portid'] ?? ''}/${attributes['protocol'] ?? ''}`);
      hosts.add([ip, name, mac?.['addr'], mac?.['vendor'], system, open.length, list.join('、')]);
      for (const port of open) takePort(port, ip, name);
      for (const script of childrenOf(childOf(host, 'hostscript'), 'script')) takeScript(script, { ip, host: name });
    },
  };

  function takePort(port: ScanElement, ip: string | undefined, host: string | undefined): void {
    const number = numberOf(port.attributes['portid']);
    const protocol = port.attributes['protocol'];
    const service = childOf(port, 'service')?.attributes ?? {};
    ports.add([ip, host, number, protocol, service['name'], service['product'], service['version']]);
    const at = { ip, host, port: number, protocol, service: service['name'] };
    for (const script of childrenOf(port, 'script')) takeScript(script, at);
  }

  function takeScript(script: ScanElement, at: Partial<Parameters<typeof addFinding>[1]>): void {
    const { id = '', output = '' } = script.attributes;
    // A script that looked for a weakness and found none says so, or says nothing.
    if (!WEAKNESS_SCRIPT.test(id) || output.trim() === '' || /NOT VULNERABLE|false\s*$/i.test(output)) return;
    addFinding(findings, { ...at, name: id, ids: [output], output, check: id, tool: 'nmap' });
  }
}
