import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTable, type TableRow } from '../../electron/workbook/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'scan-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function tablesOf(name: string, content: string | Uint8Array): Promise<Record<string, TableRow['cells'][]>> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const file = await openTable(path);
  try {
    expect(file.kind).toBe('scan');
    const tables: Record<string, TableRow['cells'][]> = {};
    for (const [i, { name: sheet }] of file.sheets.entries()) {
      const rows: TableRow['cells'][] = (tables[sheet] = []);
      for await (const batch of file.rows(i, { batchRows: 2 })) rows.push(...batch.map(({ cells }) => cells));
    }
    return tables;
  } finally {
    await file.close();
  }
}
const refusal = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return openTable(path).then(
    () => 'opened',
    (error: unknown) => (error as Error).message,
  );
};
const column = (rows: TableRow['cells'][] | undefined, name: string): unknown[] => {
  const at = rows?.[0]?.indexOf(name) ?? -1;
  return rows?.slice(1).map((cells) => cells[at] ?? null) ?? [];
};

const NMAP = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nmaprun>
<?xml-stylesheet href="file:///usr/share/nmap/nmap.xsl" type="text/xsl"?>
<!-- Nmap 7.94 scan -->
<nmaprun scanner="nmap" start="1760000000" version="7.94">
<host><status state="up"/><address addr="10.20.1.11" addrtype="ipv4"/><address addr="00:16:3E:11:22:33" addrtype="mac" vendor="Xensource"/>
<hostnames><hostname name="tsp-gw01" type="PTR"/></hostnames>
<ports><extraports state="closed" count="997"/>
<port protocol="tcp" portid="22"><state state="open"/><service name="ssh" product="OpenSSH" version="8.2p1"/></port>
<port protocol="tcp" portid="443"><state state="open"/><service name="https" product="nginx" version="1.18.0"/>
<script id="ssl-heartbleed" output="&#xa;  VULNERABLE:&#xa;  CVE-2014-0160 &lt;severe&gt;"/><script id="ssl-poodle" output="NOT VULNERABLE"/><script id="http-title" output="TSP"/></port>
<port protocol="tcp" portid="8080"><state state="filtered"/></port></ports>
<os><osmatch name="Linux 5.4" accuracy="97"/></os>
<hostscript><script id="smb-vuln-ms17-010" output="State: VULNERABLE CVE-2017-0143 cve-2017-0144"/></hostscript></host>
<host><status state="down"/><address addr="10.20.1.12" addrtype="ipv4"/></host>
</nmaprun>`;

test('nmap: hosts that are up, open ports, what scripts found', async () => {
  const tables = await tablesOf('a.xml', NMAP);
  expect(tables['主机']?.slice(1)).toEqual([
    ['10.20.1.11', 'tsp-gw01', '00:16:3E:11:22:33', 'Xensource', 'Linux 5.4', 2, '22/tcp、443/tcp'],
  ]);
  expect(tables['开放端口']?.slice(1)).toEqual([
    ['10.20.1.11', 'tsp-gw01', 22, 'tcp', 'ssh', 'OpenSSH', '8.2p1'],
    ['10.20.1.11', 'tsp-gw01', 443, 'tcp', 'https', 'nginx', '1.18.0'],
  ]);
  expect(column(tables['脚本发现'], '漏洞名称')).toEqual(['ssl-heartbleed', 'smb-vuln-ms17-010']);
  expect(column(tables['脚本发现'], 'CVE编号')).toEqual(['CVE-2014-0160', 'CVE-2017-0143、CVE-2017-0144']);
  expect(column(tables['脚本发现'], '检测输出')[0]).toBe('VULNERABLE:\n  CVE-2014-0160 <severe>');
});

const NESSUS = `<?xml version="1.0" ?>
<NessusClientData_v2><Policy><policyName>内网</policyName></Policy><Report name="TSP" xmlns:cm="http://www.nessus.org/cm">
<ReportHost name="10.20.1.21"><HostProperties><tag name="host-ip">10.20.1.21</tag><tag name="operating-system">CentOS 7</tag><tag name="host-fqdn">db01.tsp</tag></HostProperties>
<ReportItem port="3306" svc_name="mysql" protocol="tcp" severity="4" pluginID="171077" pluginName="MySQL 5.7 &lt; 5.7.42 多个漏洞" pluginFamily="Databases">
<cve>CVE-2023-21912</cve><cve>CVE-2023-21980</cve><cvss_base_score>7.8</cvss_base_score><cvss3_base_score>9.8</cvss3_base_score><description>版本过低。</description><synopsis>远端数据库受影响。</synopsis><solution>升级到 5.7.42。</solution><xref>CNVD:CNVD-2023-12345</xref><plugin_output><![CDATA[ installed: 5.7.30 <x> ]]></plugin_output></ReportItem>
<ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="19506" pluginName="Nessus Scan Information"/>
</ReportHost></Report></NessusClientData_v2>`;

test('Nessus: every item with its scores, numbers and texts', async () => {
  const { 漏洞: findings, 主机: hosts } = await tablesOf('b.nessus', NESSUS);
  expect(findings?.[1]).toEqual([
    'MySQL 5.7 < 5.7.42 多个漏洞',
    '10.20.1.21',
    'db01.tsp',
    3306,
    'tcp',
    'mysql',
    '严重',
    9.8,
    'CVE-2023-21912、CVE-2023-21980',
    'CNVD-2023-12345',
    '远端数据库受影响。\n版本过低。',
    '升级到 5.7.42。',
    'installed: 5.7.30 <x>',
    '171077',
    'Nessus',
    '漏洞扫描',
  ]);
  expect(column(findings, '风险等级')).toEqual(['严重', '信息']);
  expect(column(findings, '端口')).toEqual([3306, null]);
  expect(hosts?.slice(1)).toEqual([['10.20.1.21', 'db01.tsp', null, 'CentOS 7']]);
});

const OPENVAS = `<get_reports_response status="200"><report id="1"><report id="2"><results start="1" max="100">
<result id="r1"><name>SSL/TLS: Weak Cipher Suites</name><host>10.20.1.31<asset asset_id="x"/><hostname>api01</hostname></host><port>443/tcp</port>
<nvt oid="1.3.6.1.4.1.25623.1.0.103440"><name>SSL/TLS: Weak Cipher Suites</name><cvss_base>5.0</cvss_base><tags>summary=弱套件。|solution=关闭 RC4。</tags><refs><ref type="cve" id="CVE-2015-2808"/><ref type="url" id="https://x"/></refs></nvt>
<threat>Medium</threat><severity>5.9</severity><description>RC4 可用</description></result>
<result id="r2"><name>ICMP Timestamp</name><host>10.20.1.31</host><port>general/icmp</port><nvt oid="9"/><severity>0.0</severity></result>
</results></report></report></get_reports_response>`;

test('OpenVAS: results inside the manager’s answer, old tags included', async () => {
  const { 漏洞: findings } = await tablesOf('c.xml', OPENVAS);
  expect(findings?.slice(1).map((cells) => cells.slice(0, 9))).toEqual([
    ['SSL/TLS: Weak Cipher Suites', '10.20.1.31', 'api01', 443, 'tcp', null, '中', 5.9, 'CVE-2015-2808'],
    ['ICMP Timestamp', '10.20.1.31', null, null, 'icmp', null, '信息', 0, null],
  ]);
  expect(column(findings, '整改建议')[0]).toBe('关闭 RC4。');
});

test('GBK is read as declared; an empty scan has a head and no rows', async () => {
  const gbk = Buffer.concat([
    Buffer.from(
      '<?xml version="1.0" encoding="GB2312"?><nmaprun><host><status state="up"/><address addr="10.0.0.1"/><hostnames><hostname name="',
    ),
    Buffer.from([0xcd, 0xf8, 0xb9, 0xd8]),
    Buffer.from('"/></hostnames></host></nmaprun>'),
  ]);
  const { 主机: hosts } = await tablesOf('d.xml', gbk);
  expect(column(hosts, '主机名')).toEqual(['网关']);
  expect((await tablesOf('e.xml', '<nmaprun></nmaprun>'))['主机']?.length).toBe(1);
});

test.each([
  ['cut.xml', NMAP.slice(0, NMAP.length - 200), /不完整或已损坏/],
  [
    'bomb.xml',
    `<?xml version="1.0"?><!DOCTYPE nmaprun [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><nmaprun><host>&b;</host></nmaprun>`,
    /网页或 XML/,
  ],
  ['entity.xml', '<nmaprun><host>&outside;</host></nmaprun>', /不完整或已损坏/],
  ['deep.xml', `<nmaprun><host>${'<a>'.repeat(500)}`, /不完整或已损坏/],
  ['other.xml', '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', /网页或 XML/],
  ['page.xml', '<!DOCTYPE html><html><body>nmaprun</body></html>', /网页或 XML/],
])('%s is refused with a sentence', async (name, content, sentence) => {
  expect(await refusal(name, content)).toMatch(sentence);
});

test('long outputs are cut and say so', async () => {
  const long = NESSUS.replace('installed: 5.7.30 <x>', 'x'.repeat(20_000));
  const { 漏洞: findings } = await tablesOf('f.nessus', long);
  expect(String(column(findings, '检测输出')[0])).toMatch(/^x{8000}…（以下从略/);
});
