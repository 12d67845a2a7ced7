/** One task in a process of its own, so that its memory is its own: `node workbook-child.ts write ours FILE ROWS`. */
import fs from 'node:fs';
import * as readers from './workbook-read.ts';
import * as writers from './workbook-write.ts';

export interface Measured {
  milliseconds: number;
  /** Of all threads. */
  cpuMilliseconds: number;
  /** Highest resident memory, and what of it was there before the task, with all libraries loaded. */
  peakMegabytes: number;
  baseMegabytes: number;
  bytes: number;
  cells: number;
}

const peak = (): number => process.resourceUsage().maxRSS / 1024;

async function measure(work: () => Promise<number>, file: string): Promise<Measured> {
  const baseMegabytes = peak();
  const before = process.cpuUsage();
  const start = performance.now();
  const cells = await work();
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return {
    milliseconds,
    cpuMilliseconds: (user + system) / 1000,
    peakMegabytes: peak(),
    baseMegabytes,
    bytes: fs.statSync(file).size,
    cells,
  };
}

if (import.meta.main) {
  const [kind, name = '', file = '', count = '0'] = process.argv.slice(2);
  const work =
    kind === 'write'
      ? () => writers[name as keyof typeof writers](file, Number(count)).then(() => 0)
      : () => readers[name as keyof typeof readers](file);
  console.log(JSON.stringify(await measure(work, file)));
}
