/**
 * Rows drawn from a library: 1,000 items × 20 objects. What one mark costs, what the window then asks for costs, and how
 * long the longest stretch is in which the program answers nobody.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createWorkbench } from '../electron/service/workbench.ts';

const ITEMS = Number(process.argv[2] ?? 1000);
const OBJECTS = Number(process.argv[3] ?? 20);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-rows-'));
const pack = path.join(folder, 'packs', 'register-rows');
fs.cpSync(path.join(import.meta.dirname, '../tests/fixtures/packs/register-rows'), pack, { recursive: true });
const items = Array.from(
  { length: ITEMS },
  (_, i) =>
    `  - { id: A${i}, fields: { domain: ${i % 2 ? 'net' : 'org'}, requirement: 要求 ${i}, l2: "yes", l3: "yes", weight: ${1 + (i % 3)}, objects: [host], feature: ${i % 5 ? 'none' : 'ota'} } }`,
);
fs.writeFileSync(
  path.join(pack, 'libraries/points.yaml'),
  `id: points\ntitle: 指标库\nversion: '1'\nitems:\n${items.slice(0, 5000).join('\n')}\n`,
);

let ids = 0;
const workbench = createWorkbench({
  home: path.join(folder, 'home'),
  packsDirs: [path.join(folder, 'packs')],
  calendarDir: path.join(import.meta.dirname, '../resources/work-calendar'),
  door: 'cli',
  version: '0.0.0',
  now: () => new Date(2026, 6, 1),
  newId: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
  documentsFolder: folder,
});
type Named = Parameters<typeof workbench.invoke>[0];
let longest = 0;
let last = performance.now();
const ticker = setInterval(() => {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
}, 1);
async function timed<T>(label: string, name: Named, input: object): Promise<T> {
  longest = 0;
  await new Promise((resolve) => setTimeout(resolve, 5));
  last = performance.now();
  longest = 0;
  const start = performance.now();
  const reply = await workbench.invoke(name, input as never);
  const took = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 5));
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  console.log(`${label.padEnd(44)} ${took.toFixed(1).padStart(8)} ms, longest stretch ${longest.toFixed(0)} ms`);
  return reply.result as T;
}

const state = await timed<{ answers: { subject: string }[] }>('new casefile with its sample', 'casefile.demo', {
  path: path.join(folder, 'a.iovcase'),
  packId: 'register-rows',
});
const subject = state.answers[0]?.subject ?? '';
const order = (i: number): string => `a${i.toString(36).padStart(1, '0')}`;
const assets = Array.from({ length: OBJECTS }, (_, i) => ({
  row: `asset-${i}`,
  order: i < 36 ? order(i) : `b${i.toString(36).padStart(2, '0')}`,
  cells: { no: `H-${i}`, name: `主机 ${i}`, class: 'host', tested: true, c: 2, threat: 2 },
}));
await timed('objects', 'register.put', { subject, question: 'assets', edits: assets });
const page = await timed<{ total: number; rows: { id: string }[] }>('rows, first time', 'register.rows', {
  subject,
  question: 'records',
  from: 0,
  count: 50_000,
});
console.log(`${page.total} rows`);
await timed('state, first time', 'register.state', {});
const mark = (i: number, result: string) => ({
  subject,
  question: 'records',
  edits: [{ row: page.rows[i]?.id ?? '', cells: { result } }],
});
for (const i of [10, 11, 12]) await timed('one mark', 'register.put', mark(i, 'pass'));
await timed('state after a mark', 'register.state', {});
await timed('one mark (failed: makes a row elsewhere)', 'register.put', mark(13, 'fail'));
await timed('state after that', 'register.state', {});
await timed('one object changed', 'register.put', {
  subject,
  question: 'assets',
  edits: [{ row: 'asset-0', cells: { name: '改名' } }],
});
await timed('rows after that', 'register.rows', { subject, question: 'records', from: 0, count: 200 });
await timed('state after that', 'register.state', {});
const all = page.rows.map(({ id }) => ({ row: id, cells: { result: 'pass' } }));
await timed('all marked', 'register.put', { subject, question: 'records', edits: all });
await timed('state after that', 'register.state', {});
await timed('one mark among 20,000', 'register.put', mark(20, 'partial'));
await timed('state after that', 'register.state', {});
await timed('linked rows', 'register.links', { subject, question: 'records' });
clearInterval(ticker);
await workbench.close();
fs.rmSync(folder, { recursive: true });
