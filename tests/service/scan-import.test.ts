/** A scanner's report goes into the register of weaknesses: columns proposed, hosts found by their addresses. */
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SUBJECT } from '../../core/answer/answer.ts';
import type { CallInput } from '../../core/contract.ts';
import { DEFAULT_CHOICES } from '../../core/register/import-model.ts';
import { openDesk, PACK, type Desk } from './desk.ts';

const QUESTION = 'rsk_weaknesses';
let desk: Desk;
let subject: string;
beforeEach(async () => {
  desk = openDesk();
  const { answers } = await desk.call('casefile.demo', { path: desk.path('a'), packId: PACK });
  const systems = answers.filter(
    ({ question, value }) => question === SUBJECT && JSON.stringify(value).includes('"system"'),
  );
  subject = systems.sort((a, b) => (JSON.stringify(a.value) < JSON.stringify(b.value) ? -1 : 1))[0]?.subject ?? '';
});
afterEach(() => desk.clear());

const rows = async () => (await desk.call('register.rows', { subject, question: QUESTION, from: 0, count: 1000 })).rows;
const item = (name: string, port: number, score: string, more = ''): string =>
  `<ReportItem port="${port}" svc_name="www" protocol="tcp" severity="3" pluginID="1" pluginName="${name}"><cvss3_base_score>${score}</cvss3_base_score><solution>升级。</solution><description>影响接口。</description>${more}</ReportItem>`;
const host = (ip: string, items: string): string =>
  `<ReportHost name="${ip}"><HostProperties><tag name="host-ip">${ip}</tag></HostProperties>${items}</ReportHost>`;
const REPORT = `<?xml version="1.0"?><NessusClientData_v2><Report name="r">${
  host(
    '203.0.113.4',
    item('接口框架远程执行', 443, '9.8', '<cve>CVE-2024-0001</cve>') + item('TLS 1.0 可用', 443, '5.3'),
  ) + host('192.0.2.77', item('匿名访问', 21, '7.5'))
}</Report></NessusClientData_v2>`;

it('is mapped without a hand, hosts become assets, what is not known is said, one undo takes it back', async () => {
  writeFileSync(desk.path('scan.nessus'), REPORT);
  const opened = await desk.call('register.importOpen', {
    subject,
    question: QUESTION,
    path: desk.path('scan.nessus'),
  });
  expect(opened.kind).toBe('scan');
  const mapped = opened.mapping.map(({ at, column }) => [
    opened.columns.find((each) => each.at === at)?.labels.at(-1),
    column,
  ]);
  expect(Object.fromEntries(mapped)).toMatchObject({
    漏洞名称: 'description',
    IP地址: 'asset',
    端口: 'port',
    CVSS: 'cvss',
    CVE编号: 'cve',
    整改建议: 'solution',
    来源: 'origin',
    // A number of something else: findings of one check on many hosts are not one row.
    检测项编号: null,
  });
  const mapping = opened.mapping.map(({ score: _, reason: __, ...each }) => each);
  expect(
    (await desk.ended(await desk.call('register.importPreview', { id: opened.id, mapping, key: [] }))).error,
  ).toBeUndefined();
  const preview = await desk.call('register.importResult', { id: opened.id });
  expect(preview.counts).toMatchObject({ added: 3, rejected: 0 });
  expect(preview.series).not.toBeNull();
  const choices = { ...structuredClone(DEFAULT_CHOICES), number: true } as CallInput<'register.importApply'>['choices'];
  const before = await rows();
  expect((await desk.ended(await desk.call('register.importApply', { id: opened.id, choices }))).error).toBeUndefined();
  const added = (await rows()).slice(before.length);
  const assets = await desk.call('register.rows', { subject, question: 'rsk_assets', from: 0, count: 500 });
  const asset = assets.rows.find(({ cells }) => String(cells['ip']).includes('203.0.113.4'))?.id;
  expect(
    added.map(({ cells: { description, asset: at, port, cvss, origin } }) => [description, at, port, cvss, origin]),
  ).toEqual([
    ['接口框架远程执行', asset, '443', 9.8, 'scan'],
    ['TLS 1.0 可用', asset, '443', 5.3, 'scan'],
    ['匿名访问', undefined, '21', 7.5, 'scan'],
  ]);
  expect(new Set(added.map(({ cells }) => cells['no'])).size).toBe(3);
  await desk.call('answer.undo', {});
  expect(await rows()).toEqual(before);
});
