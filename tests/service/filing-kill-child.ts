/** Edits a catalogue and hands it in as fast as it can until it is killed; prints a line after each filing. */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { openDesk } from './desk.ts';

const [, , home = '', path = '', subject = ''] = process.argv;
const desk = openDesk({ home, packsDirs: [join(import.meta.dirname, '../fixtures/packs')], newId: randomUUID });
await desk.call('casefile.open', { path });
const at = { subject, question: 'catalogue' };
for (;;) {
  const edits = Array.from({ length: 200 }, (_, i) => ({ row: `r${i}`, cells: { records: Math.random() } }));
  await desk.call('register.put', { ...at, edits });
  const { row } = await desk.call('filing.record', at);
  writeSync(1, `${row}\n`);
}
