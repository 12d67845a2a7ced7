/** `npm run bench`: every bench of this folder in one run, side by side. `npm run bench -- word` runs those whose file name holds `word`. */
import fs from 'node:fs';
import path from 'node:path';
import type { Bench, BenchRow } from './types.ts';

const wanted = process.argv.slice(2);
const files = fs
  .readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts' && file !== 'types.ts')
  .filter((file) => !wanted.length || wanted.some((word) => file.includes(word)));

const rows: BenchRow[] = [];
for (const file of files) {
  const module = (await import(path.join(import.meta.dirname, file))) as { run?: Bench };
  if (!module.run) continue;
  console.log(`… ${file}`);
  rows.push(...(await module.run()));
}

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1) : value.toFixed(3);
console.log('\nmedians, one run on this machine\n');
console.log('| what | ours | other | ratio | aim |\n| --- | ---: | ---: | ---: | --- |');
for (const row of rows)
  console.log(
    `| ${row.name} | ${shown(row.ours)} ${row.unit} | ${shown(row.other)} ${row.unit} | ${row.ratio.toFixed(2)}× | ${row.aim} |`,
  );
